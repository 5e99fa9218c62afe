//! Answer: the enterprise that is left says yes, and the day is the placement's last for every guard; or no with a
//! reason, and a reviewer decides. Whoever said yes has nothing to object to.
use super::{
    Act, OverlapError,
    close::{close, fits, to_bureau},
    hold::{Pair, hold},
    letters::{self, tell_apprentice},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::Hand,
        cancel::Why,
        life::name_last,
        steps::{self, Step},
    },
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Reason, Side},
    placement_overlap::{self, Refusal, Status},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    Yes,
    /// With words where the reason is another.
    No(Refusal, Option<String>),
}

impl Reply {
    fn act(&self) -> Act {
        match self {
            Self::Yes => Act::Accept,
            Self::No(..) => Act::Refuse,
        }
    }

    fn written(&self) -> &'static str {
        match self {
            Self::Yes => "placements.accept_leave",
            Self::No(..) => "placements.refuse_leave",
        }
    }
}

/// To the request that was read, of which `other` is the placement that is to be left.
pub async fn answer(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    other: Uuid,
    request: Uuid,
    reply: &Reply,
    now: DateTime<Utc>,
) -> Result<placement_overlap::Model, OverlapError> {
    let tx = db.begin().await?;
    let mut pair = hold(&tx, request).await?.ok_or(OverlapError::NoSuchPlacement)?;
    let is_theirs = pair.other.row.id == other && pair.other.enterprise.id == who.enterprise.id;
    if !is_theirs || who.lock(&tx).await?.is_none() {
        return Err(OverlapError::NoSuchPlacement);
    }
    pair.allows(Hand::Enterprise, reply.act(), now)?;
    let before = pair.other.row.status;
    match reply {
        Reply::Yes => accept(&tx, key, who, &mut pair, now).await?,
        Reply::No(code, words) => refuse(&tx, key, who, &mut pair, (*code, words.as_deref()), now).await?,
    }
    let entry = Entry::new(reply.written(), "placement", other).district(pair.other.enterprise.district);
    audit::put(&tx, &who.actor(), entry.states(before.to_value(), pair.other.row.status.to_value()), now).await?;
    tx.commit().await?;
    Ok(pair.request)
}

async fn accept(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    pair: &mut Pair,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    leave(tx, key, pair, Side::Apprentice, now).await?;
    let row = placement::ActiveModel { end_told_at: Set(None), ..pair.other.row.clone().into_active_model() };
    pair.other.row = row.update(tx).await?;
    let step = Step::new("leave-accepted", Side::Enterprise, who.account.id).naming("last", pair.request.last_day);
    steps::put(tx, &pair.other.row, step, now).await?;
    close(tx, key, pair, Status::Ended, now).await?;
    tell_apprentice(tx, key, letters::ACCEPTED_MINE, pair, now).await?;
    fits(tx, key, &pair.draft, Step::new("dates-free", Side::Nobody, None), now).await
}

/// From now on the day that was wished is the last. Why is not told as a change of enterprise: that would speak of
/// the new one.
pub async fn leave(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    pair: &mut Pair,
    side: Side,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let why = Why { code: Reason::OwnWish, words: None };
    name_last(tx, key, &mut pair.other, side, pair.request.last_day, &why, now).await
}

async fn refuse(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    pair: &mut Pair,
    (code, words): (Refusal, Option<&str>),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = pair.request.clone().into_active_model();
    row.status = Set(Status::Refused);
    row.refusal = Set(Some(code));
    row.words = Set(words.map(str::to_owned));
    pair.request = row.update(tx).await?;
    to_bureau(tx, pair, now).await?;
    let step = Step::new("leave-refused", Side::Enterprise, who.account.id).naming("refusal", code.to_value());
    steps::put(tx, &pair.other.row, step.words(words), now).await?;
    tell_apprentice(tx, key, letters::REFUSED_MINE, pair, now).await
}
