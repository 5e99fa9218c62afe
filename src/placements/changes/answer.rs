//! Answer a proposal: the other side accepts or refuses it, whoever made it withdraws it. Where a reviewer has to say
//! yes too, it goes to the bureau.
use super::{
    force,
    propose::{ChangeError, held, other, tell},
    queries::open,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        case::Case,
        letters,
        life::Ender,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Utc};
use entity::placement_change::{self, State};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    Accept,
    /// With words.
    Refuse(String),
    Withdraw,
}

/// `change` is the one that was read: of two tabs the second finds that it is over.
pub async fn answer(
    db: &Db,
    key: &AddressKey,
    who: Ender<'_>,
    id: Uuid,
    change: Uuid,
    reply: &Reply,
    now: DateTime<Utc>,
) -> Result<placement_change::Model, ChangeError> {
    let tx = db.begin().await?;
    let mut case = held(&tx, key, who, id, now).await?;
    let change = open(&tx, id).await?.filter(|open| open.id == change).ok_or(ChangeError::Over)?;
    let is_own = change.side == who.side();
    let is_late = change.state != State::Open || change.expires_at.is_none_or(|until| until <= now);
    let (before, by, account) = (change.state, who.side(), who.account());
    let fields = change.touched().join(" ");
    let change = match reply {
        Reply::Withdraw if !is_own => return Err(ChangeError::Over),
        Reply::Accept | Reply::Refuse(_) if is_own || is_late => return Err(ChangeError::Over),
        Reply::Accept => {
            force::check(&tx, &case, &change, who.side(), now).await?;
            accept(&tx, key, who, &mut case, change, now).await?
        }
        Reply::Refuse(words) => {
            let step = Step::new("change-refused", by, account).naming("fields", fields);
            steps::put(&tx, &case.row, step.words(Some(words)), now).await?;
            let kinds = [letters::CHANGE_REFUSED, letters::CHANGE_REFUSED_MINE];
            tell(&tx, key, change.side, kinds, &case, now).await?;
            force::settle(&tx, change, State::Refused, now).await?
        }
        Reply::Withdraw => {
            let step = Step::new("change-withdrawn", by, account).naming("fields", fields);
            steps::put(&tx, &case.row, step, now).await?;
            let kinds = [letters::CHANGE_WITHDRAWN, letters::CHANGE_WITHDRAWN_MINE];
            tell(&tx, key, other(change.side), kinds, &case, now).await?;
            force::settle(&tx, change, State::Withdrawn, now).await?
        }
    };
    let entry = Entry::new("placements.answer_change", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry.states(before.to_value(), change.state.to_value()), now).await?;
    tx.commit().await?;
    Ok(change)
}

/// In force, or to the bureau.
async fn accept(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: Ender<'_>,
    case: &mut Case,
    change: placement_change::Model,
    now: DateTime<Utc>,
) -> Result<placement_change::Model, DbErr> {
    let (fields, by, account) = (change.touched(), who.side(), who.account());
    if change.needs_reviewer() {
        let mut row = case.row.clone().into_active_model();
        row.with_since = Set(now);
        case.row = row.update(tx).await?;
        let step = Step::new("change-agreed", by, account).naming("fields", fields.join(" "));
        steps::put(tx, &case.row, step, now).await?;
        tell(tx, key, change.side, [letters::CHANGE_AGREED, letters::CHANGE_AGREED_MINE], case, now).await?;
        return force::settle(tx, change, State::Agreed, now).await;
    }
    force::write(tx, case, &change.after, &fields).await?;
    let step = Step::new("change-in-force", by, account).naming("fields", fields.join(" "));
    steps::put(tx, &case.row, step, now).await?;
    tell(tx, key, change.side, [letters::CHANGE_IN_FORCE, letters::CHANGE_IN_FORCE_MINE], case, now).await?;
    force::settle(tx, change, State::InForce, now).await
}
