//! A reviewer puts in force what both sides agreed to, or refuses it.
use super::{
    force, guardian,
    propose::{ChangeError, held},
    queries::open,
    tell::tell_both,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::{address::AddressKey, outbox},
    placements::{
        draft::may_enrol,
        letters,
        life::Ender,
        steps::{self, Step},
    },
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{
    placement::Side,
    placement_change::{self, State},
};
use sea_orm::ActiveEnum;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Grant,
    /// With words.
    Refuse(String),
}

/// Of two officers the second finds that it is over.
pub async fn judge(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    change: Uuid,
    verdict: &Verdict,
    now: DateTime<Utc>,
) -> Result<placement_change::Model, ChangeError> {
    let tx = db.begin().await?;
    let mut case = held(&tx, key, Ender::Reviewer(who), id, now).await?;
    let agreed = |open: &placement_change::Model| open.id == change && open.state == State::Agreed;
    let change = open(&tx, id).await?.filter(agreed).ok_or(ChangeError::Over)?;
    let fields = change.touched();
    let (change, reason) = match verdict {
        Verdict::Grant => {
            if !may_enrol(&case.enterprise) {
                return Err(ChangeError::NotVerified);
            }
            if guardian::lacks(&tx, &case, &change, now).await? {
                return Err(ChangeError::NoGuardian);
            }
            force::check(&tx, &case, &change, Side::Reviewer, now).await?;
            force::write_with_guardian(&tx, &mut case, &change).await?;
            let step = Step::new("change-in-force", Side::Reviewer, who.account).naming("fields", fields.join(" "));
            steps::put(&tx, &case.row, step.naming("change", change.id), now).await?;
            tell_both(&tx, key, [letters::CHANGE_IN_FORCE, letters::CHANGE_IN_FORCE_MINE], &case, now).await?;
            (force::settle(&tx, change, State::InForce, now).await?, "")
        }
        Verdict::Refuse(why) => {
            let step = Step::new("change-refused", Side::Reviewer, who.account).naming("fields", fields.join(" "));
            steps::put(&tx, &case.row, step.words(Some(why)), now).await?;
            tell_both(&tx, key, [letters::CHANGE_REFUSED, letters::CHANGE_REFUSED_MINE], &case, now).await?;
            (force::settle(&tx, change, State::Refused, now).await?, why.as_str())
        }
    };
    outbox::caused_by(&tx, id, who.account, now).await?;
    let entry = Entry::new("placements.decide_change", "placement", id).district(case.enterprise.district);
    let entry = entry.states(State::Agreed.to_value(), change.state.to_value()).fields(fields).reason(reason);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(change)
}
