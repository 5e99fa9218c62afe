//! A guardian says yes or no, by a link of their own; a no sends the draft back, or ends the change that names them.
use super::{
    acts::{Act, Hand, Stage, may},
    approve::{give_back, tell_apprentice, tell_writer},
    case, changes, exceptions, letters, links,
    open::{OpenError, opened},
    steps::{self, Step},
};
use crate::{db::Db, mail::address::AddressKey};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Returned, Side},
    placement_link::For,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// The field at which a draft comes back that a guardian said no to; the apprentice's own no is at parts.
const GUARDIAN: &str = "guardian_name";

/// Whether it came back because a guardian said no.
pub fn is_guardians(returned: &Returned) -> bool {
    returned.by == Some(Side::Apprentice) && returned.fields.iter().any(|field| field == GUARDIAN)
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consent {
    Yes,
    /// With what is wrong.
    No(String),
}

pub async fn consent(
    db: &Db,
    key: &AddressKey,
    token: &str,
    said: &Consent,
    now: DateTime<Utc>,
) -> Result<placement::Model, OpenError> {
    let tx = db.begin().await?;
    let (link, _) = opened(&tx, token, For::Guardian, now).await?;
    let mut case = case::lock(&tx, link.placement_id).await?.ok_or(OpenError::NoSuchLink)?;
    opened(&tx, token, For::Guardian, now).await?;
    if !may(Hand::Guardian, Act::Consent, Stage::of(&case.row)) {
        return Err(OpenError::Over);
    }
    if case.row.status.is_live() {
        changes::guardian_says(&tx, key, &mut case, said, now).await?;
        tx.commit().await?;
        return Ok(case.row);
    }
    links::end(&tx, case.row.id, &[For::Guardian], now).await?;
    match said {
        Consent::Yes => {
            let mut row = case.row.clone().into_active_model();
            row.guardian_said_at = Set(Some(now));
            // Only now is there something for the bureau to do.
            row.with_since = Set(exceptions::since(&case.row, now));
            case.row = row.update(&tx).await?;
            steps::put(&tx, &case.row, Step::new("guardian-yes", Side::Apprentice, None), now).await?;
        }
        Consent::No(why) => {
            let (by, fields) = (Some(Side::Apprentice), vec![GUARDIAN.to_owned()]);
            let returned = Returned { by, fields, words: Some(why.clone()), ..Returned::default() };
            give_back(&tx, &mut case, returned, now).await?;
            steps::put(&tx, &case.row, Step::new("guardian-no", Side::Apprentice, None).words(Some(why)), now).await?;
            tell_writer(&tx, key, letters::GUARDIAN_NO, &case, now).await?;
            tell_apprentice(&tx, key, letters::GUARDIAN_NO_MINE, &case, now).await?;
        }
    }
    tx.commit().await?;
    Ok(case.row)
}
