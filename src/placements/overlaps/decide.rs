//! Decide: where the enterprise that is left said no, or nothing for two weeks, a reviewer of the draft says whether
//! the day that was wished is the last. All three sides read why.
use super::{
    Act, OverlapError,
    answer::leave,
    close::{are_free, close},
    find::live,
    hold::{Pair, hold},
    letters::{self, tell_apprentice, tell_enterprise},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises::is_member,
    mail::{address::AddressKey, outbox},
    placements::{
        acts::Hand,
        approve::give_back,
        decide::is_own,
        queries,
        steps::{self, Step},
    },
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{Returned, Side, fault},
    placement_overlap::{self, Outcome, Status},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use uuid::Uuid;

/// Of the draft's requests the one that waits for the bureau.
pub async fn decide(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    draft: Uuid,
    outcome: Outcome,
    why: &str,
    now: DateTime<Utc>,
) -> Result<placement_overlap::Model, OverlapError> {
    let tx = db.begin().await?;
    let case = queries::within(&tx, who, draft).await?.ok_or(OverlapError::NoSuchPlacement)?;
    let seen = super::of_draft(&tx, draft).await?;
    let waiting = live(&tx, &case.row).await?.into_iter().max_by_key(|(request, _)| request.queued_at.is_some());
    let (request, _) = waiting.or(seen.into_iter().next()).ok_or(OverlapError::NothingAsked)?;
    let mut pair = hold(&tx, request.id).await?.ok_or(OverlapError::NoSuchPlacement)?;
    if !who.reaches(pair.draft.enterprise.district) {
        return Err(OverlapError::NoSuchPlacement);
    }
    if is_own(&tx, who, &pair.draft).await? || is_member(&tx, who.account, [pair.other.enterprise.id]).await? {
        return Err(OverlapError::Member);
    }
    pair.allows(Hand::Reviewer, Act::Decide, now)?;
    // Either enterprise reads it, and neither may learn who the other is.
    let [new, old] = [&pair.draft, &pair.other].map(|case| case.enterprise.name.as_str());
    if names(why, new, old) || names(why, old, new) {
        return Err(OverlapError::Faults(vec![fault("reason_names_enterprise").at("reason")]));
    }
    let mut row = pair.request.clone().into_active_model();
    row.outcome = Set(Some(outcome));
    row.reason = Set(Some(why.to_owned()));
    pair.request = row.update(&tx).await?;
    let before = pair.other.row.status;
    match outcome {
        Outcome::Leaves => let_go(&tx, key, who.account, &mut pair, why, now).await?,
        Outcome::Stays => keep(&tx, key, who.account, &mut pair, why, now).await?,
    }
    outbox::caused_by(&tx, draft, who.account, now).await?;
    let entry = Entry::new("placements.decide_leave", "placement", draft).district(pair.draft.enterprise.district);
    audit::put(&tx, &who.actor(), entry.states("", outcome.to_value()).reason(why), now).await?;
    if outcome == Outcome::Leaves {
        let entry = Entry::new("placements.end", "placement", pair.other.row.id);
        let entry = entry.district(pair.other.enterprise.district).reason(why);
        audit::put(&tx, &who.actor(), entry.states(before.to_value(), pair.other.row.status.to_value()), now).await?;
    }
    tx.commit().await?;
    Ok(pair.request)
}

/// In full, or for short: by four Chinese characters in a row that the other's name has not.
fn names(why: &str, name: &str, other: &str) -> bool {
    let marks: Vec<char> = name.chars().collect();
    let is_said = |some: &[char]| {
        let said: String = some.iter().collect();
        some.iter().all(|mark| matches!(mark, '\u{4e00}'..='\u{9fff}')) && why.contains(&said) && !other.contains(&said)
    };
    why.contains(name) || marks.windows(4).any(is_said)
}

async fn let_go(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    officer: Uuid,
    pair: &mut Pair,
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    leave(tx, key, pair, Side::Reviewer, now).await?;
    let step = Step::new("leave-granted", Side::Reviewer, officer).naming("last", pair.request.last_day);
    steps::put(tx, &pair.other.row, step.words(Some(why)), now).await?;
    close(tx, key, pair, Status::Decided, now).await?;
    tell_enterprise(tx, key, letters::GRANTED, &pair.other, Some(&pair.request), now).await?;
    tell_apprentice(tx, key, letters::GRANTED_MINE, pair, now).await?;
    if are_free(tx, &pair.draft).await? {
        let step = Step::new("dates-free", Side::Reviewer, officer).words(Some(why));
        steps::put(tx, &pair.draft.row, step, now).await?;
        return tell_enterprise(tx, key, letters::DATES_FREE, &pair.draft, None, now).await;
    }
    let step = Step::new("dates-decided", Side::Reviewer, officer).words(Some(why));
    steps::put(tx, &pair.draft.row, step, now).await
}

async fn keep(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    officer: Uuid,
    pair: &mut Pair,
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let (by, words) = (Some(Side::Reviewer), Some(why.to_owned()));
    // What was said no to besides is said still.
    let noes = pair.draft.row.returned.as_ref().map(|was| was.noes.clone()).unwrap_or_default();
    let returned = Returned { by, fields: vec!["first_day".to_owned()], words, noes, ..Returned::default() };
    give_back(tx, &mut pair.draft, returned, now).await?;
    close(tx, key, pair, Status::Decided, now).await?;
    let step = Step::new("leave-dismissed", Side::Reviewer, officer).words(Some(why));
    steps::put(tx, &pair.other.row, step, now).await?;
    let step = Step::new("dates-stay", Side::Reviewer, officer).words(Some(why));
    steps::put(tx, &pair.draft.row, step, now).await?;
    tell_enterprise(tx, key, letters::DISMISSED, &pair.other, Some(&pair.request), now).await?;
    tell_apprentice(tx, key, letters::DISMISSED_MINE, pair, now).await?;
    tell_enterprise(tx, key, letters::DATES_STAY, &pair.draft, None, now).await
}
