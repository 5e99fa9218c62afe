//! Keep what an event takes, in the transaction of the act that changes it; a published one may not take what is
//! taken.
use super::{Conflict, Grade, What, find, worst};
use crate::{
    events::{
        duty, place,
        sessions::{self, Item},
    },
    venues,
};
use chrono::{DateTime, Utc};
use entity::{event, session};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum Unsettled {
    /// A hard one, or one that asks for a reason where none is given. Those without grounds are told as well.
    #[error("it meets what takes the same")]
    Conflicts(Vec<Conflict>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Of an event that is not published: what it would take.
pub async fn keep(tx: &impl ConnectionTrait, event: &event::Model) -> Result<(), DbErr> {
    keep_these(tx, event, &sessions::of(tx, event.id).await?).await
}

async fn keep_these(tx: &impl ConnectionTrait, event: &event::Model, agenda: &[Item]) -> Result<(), DbErr> {
    venues::leave(tx, event.id).await?;
    venues::take(tx, place::uses(event, agenda).into_iter().map(|one| one.at).collect()).await
}

/// Of a published event, whose row is locked: locks its sessions, their rooms, speakers and officers, keeps what it takes,
/// and looks what else takes it. `despite` is the officer's reason, none if empty; it is kept while something asks for it.
pub async fn settle(
    tx: &impl ConnectionTrait,
    event: event::Model,
    despite: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, Unsettled> {
    let (_, found) = met(tx, &event, now).await?;
    judge(tx, event, found, |_| true, despite).await
}

/// The same where sessions of its agenda come, change or go: what the others meet was judged before, or came about
/// since, and stands in nobody's way. Once the last is gone the event takes its room, and that is judged.
pub async fn settle_sessions(
    tx: &impl ConnectionTrait,
    event: event::Model,
    sessions: &[Uuid],
    despite: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, Unsettled> {
    let (agenda, found) = met(tx, &event, now).await?;
    judge(tx, event, found, |conflict| agenda.is_empty() || conflict.involves(sessions), despite).await
}

/// All that a published event stands on is locked by every change of it, each by id, so that nothing it is judged by
/// changes meanwhile.
async fn met(
    tx: &impl ConnectionTrait,
    event: &event::Model,
    now: DateTime<Utc>,
) -> Result<(Vec<Item>, Vec<Conflict>), DbErr> {
    let agenda = sessions::lock(tx, event.id).await?;
    let rooms = place::uses(event, &agenda).into_iter().map(|one| one.at.room_id);
    venues::lock_rooms(tx, rooms.chain(event.room_id)).await?;
    let speakers = agenda.iter().flat_map(|item| &item.speakers).map(|speaker| speaker.id);
    sessions::speakers::lock(tx, speakers).await?;
    duty::lock(tx, event.id).await?;
    keep_these(tx, event, &agenda).await?;
    let found = find(tx, event, &agenda, now).await?;
    Ok((agenda, found))
}

/// The same where only its places change: what else it meets was judged before.
pub async fn settle_size(
    tx: &impl ConnectionTrait,
    event: event::Model,
    despite: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, Unsettled> {
    let (_, found) = met(tx, &event, now).await?;
    judge(tx, event, found, Conflict::is_of_size, despite).await
}

/// The same where only the places of one of its sessions change.
pub async fn settle_places(
    tx: &impl ConnectionTrait,
    event: event::Model,
    session: Uuid,
    despite: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, Unsettled> {
    let (_, found) = met(tx, &event, now).await?;
    // Where they are taken back its room holds the event's places, which stands in nobody's way.
    let is_its = |of: &session::Model| of.id == session && of.places.is_some();
    let is_about = |conflict: &Conflict| {
        matches!(conflict.what, What::RoomSmall { .. }) && conflict.of.as_deref().is_some_and(is_its)
    };
    judge(tx, event, found, is_about, despite).await
}

/// The same where an officer is put on duty: only their being so twice may ask for a reason.
pub async fn settle_duty(
    tx: &impl ConnectionTrait,
    event: event::Model,
    officer: Uuid,
    despite: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, Unsettled> {
    let (_, found) = met(tx, &event, now).await?;
    judge(tx, event, found, |conflict| conflict.is_duty_of(officer), despite).await
}

/// The same where one is relieved: nothing stands in its way.
pub async fn settle_relief(
    tx: &impl ConnectionTrait,
    event: event::Model,
    now: DateTime<Utc>,
) -> Result<event::Model, Unsettled> {
    let (_, found) = met(tx, &event, now).await?;
    judge(tx, event, found, |_| false, "").await
}

/// Of all that it meets what the act is about may refuse it; the reason stays while anything asks for one.
async fn judge(
    tx: &impl ConnectionTrait,
    mut event: event::Model,
    found: Vec<Conflict>,
    is_about: impl Fn(&Conflict) -> bool,
    despite: &str,
) -> Result<event::Model, Unsettled> {
    let asks = found.iter().any(|conflict| conflict.grade() == Grade::Reason);
    let about: Vec<Conflict> = found.into_iter().filter(is_about).collect();
    match worst(&about) {
        Some(Grade::Hard) => return Err(Unsettled::Conflicts(about)),
        Some(Grade::Reason) if despite.is_empty() => return Err(Unsettled::Conflicts(about)),
        _ => {}
    }
    let given = Some(despite.to_owned()).filter(|reason| !reason.is_empty()).or_else(|| event.despite.clone());
    let reason = given.filter(|_| asks);
    if event.despite != reason {
        event.despite = reason;
        let row = event::ActiveModel { id: Set(event.id), despite: Set(event.despite.clone()), ..Default::default() };
        row.update(tx).await?;
    }
    Ok(event)
}

/// What was explained for more places holds for fewer, unless another reason is given.
pub fn explained<'a>(event: &'a event::Model, given: &'a str, [was, is]: [Option<i32>; 2]) -> &'a str {
    let is_fewer = is.is_some_and(|is| was.is_none_or(|was| is < was));
    let before = event.despite.as_deref().filter(|_| is_fewer && given.is_empty());
    before.unwrap_or(given)
}
