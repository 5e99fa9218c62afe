//! Another guardian says yes or no to a change that names them, by a link of their own: asked once both sides agree, and
//! the bureau grants it only after the yes. Whoever has come of age meanwhile needs none.
use super::{force, queries::open, tell::tell_both};
use crate::{
    mail::{address::AddressKey, outbox},
    placements::{
        approve::apprentice,
        case::Case,
        consent::Consent,
        decide::guarded_under,
        exceptions,
        guards::years_on,
        letters, links,
        open::OpenError,
        steps::{self, Step},
    },
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::{
    Locale,
    placement::Side,
    placement_change::{self, State},
    placement_link::For,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};

/// Whether a guardian has still to say yes to it.
pub async fn lacks(
    db: &impl ConnectionTrait,
    case: &Case,
    change: &placement_change::Model,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    if !change.names_guardian() || change.guardian_said_at.is_some() {
        return Ok(false);
    }
    let under = guarded_under(db, case).await?;
    Ok(case.row.birth_date.is_some_and(|born| years_on(born, today(now)) < under))
}

/// Whom it waits for, once both sides agree.
pub async fn waits_for(
    db: &impl ConnectionTrait,
    case: &Case,
    change: &placement_change::Model,
    now: DateTime<Utc>,
) -> Result<Option<String>, DbErr> {
    let waits = change.state == State::Agreed && lacks(db, case, change, now).await?;
    Ok(waits.then(|| change.after.guardian_name.clone()))
}

pub async fn ask(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &Case,
    change: &placement_change::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let link = links::make(tx, case.row.id, For::Guardian, now).await?;
    let locale = apprentice(tx, case).await?.map_or(Locale::Zh, |account| account.locale);
    outbox::put(tx, letters::other_guardian(key, case, &change.after.guardian_email, &link, locale), now).await
}

/// By their link, with the placement held.
pub async fn say(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    said: &Consent,
    now: DateTime<Utc>,
) -> Result<(), OpenError> {
    let asked = |open: &placement_change::Model| open.state == State::Agreed && open.names_guardian();
    let change = open(tx, case.row.id).await?.filter(asked).ok_or(OpenError::Over)?;
    links::end(tx, case.row.id, &[For::Guardian], now).await?;
    match said {
        Consent::Yes => {
            placement_change::ActiveModel { guardian_said_at: Set(Some(now)), ..change.into_active_model() }
                .update(tx)
                .await?;
            let mut row = case.row.clone().into_active_model();
            row.with_since = Set(exceptions::since(&case.row, now));
            case.row = row.update(tx).await?;
            steps::put(tx, &case.row, Step::new("change-guardian-yes", Side::Apprentice, None), now).await?;
        }
        Consent::No(why) => {
            let step = Step::new("change-guardian-no", Side::Apprentice, None).words(Some(why));
            steps::put(tx, &case.row, step, now).await?;
            tell_both(tx, key, [letters::CHANGE_GUARDIAN_NO, letters::CHANGE_GUARDIAN_NO_MINE], case, now).await?;
            force::settle(tx, change, State::Refused, now).await?;
        }
    }
    Ok(())
}
