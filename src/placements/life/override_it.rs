//! Complete without the planned end, the declaration or the statement: proposed by one reviewer, granted or refused by
//! another.
use super::{
    complete::{CompleteError, completion, nothing_open, reached},
    finish::{blank, finish, with_bureau},
    start::write_down,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Hand, Stage, may},
        case::Case,
        draft::wrong_stage,
        steps::{self, Step},
    },
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::placement::{self, Side};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr};
use uuid::Uuid;

/// To do without the planned end, the declaration or the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Override {
    Propose(String),
    Grant,
    Refuse,
}

/// Proposed by one reviewer, granted or refused by another.
pub async fn override_it(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    what: &Override,
    now: DateTime<Utc>,
) -> Result<placement::Model, CompleteError> {
    let tx = db.begin().await?;
    let mut case = reached(&tx, who, id).await?;
    write_down(&tx, key, &mut case, now).await?;
    if !may(Hand::Reviewer, Act::Complete, Stage::of(&case.row)) {
        return Err(CompleteError::WithAnother(wrong_stage(Stage::of(&case.row))));
    }
    let mut row = blank(&tx, id).await?;
    let proposed = completion(&tx, id).await?.and_then(|stands| stands.override_by.zip(stands.override_reason));
    if let Override::Propose(why) = what {
        row.override_by = Set(Some(who.account));
        row.override_reason = Set(Some(why.clone()));
        row.override_at = Set(Some(now));
        with_bureau(&tx, &mut case, row.update(&tx).await?, now).await?;
        let step = Step::new("override-proposed", Side::Reviewer, who.account).words(Some(why));
        steps::put(&tx, &case.row, step, now).await?;
        note(&tx, who, &case, "placements.propose_override", why, now).await?;
        tx.commit().await?;
        return Ok(case.row);
    }
    let (by, why) = proposed.ok_or(CompleteError::NothingProposed)?;
    if by == who.account {
        return Err(CompleteError::SameOfficer);
    }
    if *what == Override::Grant {
        nothing_open(&tx, id).await?;
        steps::put(&tx, &case.row, Step::new("override-granted", Side::Reviewer, who.account), now).await?;
        let entry = Entry::new("placements.grant_override", "placement", id).reason(&why);
        finish(&tx, key, who, &mut case, entry, now).await?;
    } else {
        row.override_by = Set(None);
        row.override_reason = Set(None);
        row.override_at = Set(None);
        row.update(&tx).await?;
        steps::put(&tx, &case.row, Step::new("override-refused", Side::Reviewer, who.account), now).await?;
        note(&tx, who, &case, "placements.refuse_override", "", now).await?;
    }
    tx.commit().await?;
    Ok(case.row)
}

async fn note(
    tx: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    case: &Case,
    act: &'static str,
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let entry = Entry::new(act, "placement", case.row.id).district(case.enterprise.district).reason(why);
    audit::put(tx, &who.actor(), entry, now).await
}
