//! Answer a proposal: the other side accepts or refuses it, of a reviewer's both do; whoever made it withdraws it. Where
//! a reviewer has to say yes too, it goes to the bureau.
use super::{
    force, guardian,
    propose::{ChangeError, held},
    queries::one,
    tell::{tell, tell_maker, tell_others},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        case::Case,
        draft::may_enrol,
        exceptions, letters,
        life::Ender,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Utc};
use entity::{
    placement::Side,
    placement_change::{self, State},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
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
    let change = one(&tx, change).await?.filter(|change| change.placement_id == id).ok_or(ChangeError::Over)?;
    let (before, by, account) = (change.state, who.side(), who.account());
    let fields = change.touched().join(" ");
    let change = match reply {
        Reply::Accept if change.is_accepted_by(by) => return Err(ChangeError::Said),
        Reply::Withdraw if change.side != by || !change.state.is_open() => return Err(ChangeError::Over),
        Reply::Accept | Reply::Refuse(_) if !change.waits_for(by, now) => return Err(ChangeError::Over),
        Reply::Accept => {
            force::check(&tx, &case, &change, by, now).await?;
            accept(&tx, key, who, &mut case, change, now).await?
        }
        Reply::Refuse(words) => {
            let step = Step::new("change-refused", by, account).naming("fields", fields);
            steps::put(&tx, &case.row, step.words(Some(words)), now).await?;
            let kinds = [letters::CHANGE_REFUSED, letters::CHANGE_REFUSED_MINE];
            tell_maker(&tx, key, change.side, kinds, &case, now).await?;
            force::settle(&tx, change, State::Refused, now).await?
        }
        Reply::Withdraw => {
            let step = Step::new("change-withdrawn", by, account).naming("fields", fields);
            steps::put(&tx, &case.row, step, now).await?;
            let sides = [letters::CHANGE_WITHDRAWN, letters::CHANGE_WITHDRAWN_MINE];
            let bureaus = [letters::CHANGE_OVER, letters::CHANGE_OVER_MINE];
            tell_others(&tx, key, who, [sides, bureaus], &case, now).await?;
            force::settle(&tx, change, State::Withdrawn, now).await?
        }
    };
    let entry = Entry::new("placements.answer_change", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry.states(before.to_value(), change.state.to_value()), now).await?;
    tx.commit().await?;
    Ok(change)
}

/// In force, to the bureau, or to the other side where a reviewer asks both.
async fn accept(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: Ender<'_>,
    case: &mut Case,
    change: placement_change::Model,
    now: DateTime<Utc>,
) -> Result<placement_change::Model, ChangeError> {
    let (fields, by, maker) = (change.touched(), who.side(), change.side);
    let named = |step: Step| step.naming("fields", fields.join(" "));
    if maker == Side::Reviewer && change.accepted_by.is_none() {
        steps::put(tx, &case.row, named(Step::new("change-accepted", by, who.account())), now).await?;
        let other = if by == Side::Enterprise { Side::Apprentice } else { Side::Enterprise };
        tell(tx, key, other, [letters::CHANGE_HALF, letters::CHANGE_HALF_MINE], case, now).await?;
        let mut row = change.into_active_model();
        row.accepted_by = Set(Some(by));
        return Ok(row.update(tx).await?);
    }
    let lacks_guardian = guardian::lacks(tx, case, &change, now).await?;
    if change.needs_reviewer() || lacks_guardian {
        let mut row = case.row.clone().into_active_model();
        row.with_since = Set(exceptions::since(&case.row, now));
        case.row = row.update(tx).await?;
        steps::put(tx, &case.row, named(Step::new("change-agreed", by, who.account())), now).await?;
        let kinds = match lacks_guardian {
            true => [letters::CHANGE_WITH_GUARDIAN, letters::CHANGE_WITH_GUARDIAN_MINE],
            false => [letters::CHANGE_AGREED, letters::CHANGE_AGREED_MINE],
        };
        tell_maker(tx, key, maker, kinds, case, now).await?;
        let change = force::settle(tx, change, State::Agreed, now).await?;
        if lacks_guardian {
            guardian::ask(tx, key, case, &change, now).await?;
        }
        return Ok(change);
    }
    if maker == Side::Reviewer && !may_enrol(&case.enterprise) {
        return Err(ChangeError::NotVerified);
    }
    force::write(tx, case, &change.after, &fields).await?;
    steps::put(tx, &case.row, named(Step::new("change-in-force", by, who.account())).naming("change", change.id), now)
        .await?;
    tell_maker(tx, key, maker, [letters::CHANGE_IN_FORCE, letters::CHANGE_IN_FORCE_MINE], case, now).await?;
    Ok(force::settle(tx, change, State::InForce, now).await?)
}
