//! The enterprise does not pause what its apprentice wishes to have paused, and says why.
use super::{
    ender::Ender,
    pause::PauseError,
    wish::{settle_wish, wish},
};
use crate::{
    audit::Entry,
    db::Db,
    mail::{address::AddressKey, outbox},
    placements::{
        acts::Act,
        approve::apprentice,
        letters,
        steps::{self, Step},
    },
    roles::{Member, TendEnterprise},
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Side},
    placement_wish::Refusal,
};
use sea_orm::ActiveEnum;
use uuid::Uuid;

pub async fn refuse_pause(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    code: Refusal,
    words: &str,
    now: DateTime<Utc>,
) -> Result<placement::Model, PauseError> {
    let tx = db.begin().await?;
    let ender = Ender::Enterprise(who);
    let case = ender.hold(&tx, key, id, Act::RefusePause, now).await?;
    wish(&tx, id, today(now)).await?.ok_or(PauseError::NothingWished)?;
    settle_wish(&tx, id).await?;
    let step = Step::new("pause-refused", Side::Enterprise, who.account.id).naming("refusal", code.to_value());
    steps::put(&tx, &case.row, step.words(Some(words)), now).await?;
    if let Some(account) = apprentice(&tx, &case).await? {
        let letter = letters::to_apprentice(key, letters::PAUSE_REFUSED_MINE, &case, &account, now);
        outbox::put(&tx, letters::refusing(letter, &code.to_value()), now).await?;
    }
    ender.written(&tx, &case, Entry::new("placements.refuse_pause", "placement", id), now).await?;
    tx.commit().await?;
    Ok(case.row)
}
