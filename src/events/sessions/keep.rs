//! Write sessions: what adding, changing and copying have in common, and how an agenda follows its event.
use super::{
    Item, Named, NewSession, SessionError, speakers,
    tell::{self, Tell},
};
use crate::{
    events::{
        conflicts::{keep, settle_sessions},
        versions::{self, keep_changes},
    },
    venues::{self, Hall},
    words::when::local,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event::{self, Status},
    event_version::Change,
    session, session_speaker, speaker,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::OnConflict,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// A new one, its speakers too. Whether its room exists is the caller's to know.
pub async fn put(tx: &impl ConnectionTrait, event: Uuid, new: &NewSession) -> Result<Item, DbErr> {
    let put = put_all(tx, event, &[new]).await?.pop();
    put.ok_or(DbErr::RecordNotInserted)
}

/// The same of many, by as many statements however many they are.
pub async fn put_all(tx: &impl ConnectionTrait, event: Uuid, all: &[&NewSession]) -> Result<Vec<Item>, DbErr> {
    let named = all.iter().flat_map(|new| &new.speakers).collect();
    let known = speakers::by_name(tx, &named).await?;
    let items: Vec<Item> = all.iter().map(|new| item(event, new, &known)).collect();
    let rows = items.iter().map(|item| item.session.clone().into_active_model().reset_all());
    session::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let ties: Vec<_> = items.iter().flat_map(ties).collect();
    session_speaker::Entity::insert_many(ties).exec_without_returning(tx).await?;
    Ok(items)
}

/// As it would be; `known` are the rows of those who speak. Of one who is named twice the first counts.
pub fn item(event: Uuid, new: &NewSession, known: &BTreeMap<Named, speaker::Model>) -> Item {
    let NewSession { title, text, track, .. } = new.clone();
    let ([title_zh, title_en], [text_zh, text_en], [track_zh, track_en]) = (title, text, track);
    let session = session::Model {
        id: Uuid::now_v7(),
        event_id: event,
        title_zh,
        title_en,
        text_zh,
        text_en,
        track_zh,
        track_en,
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        room_id: new.room,
        setup_minutes: new.setup,
        clearing_minutes: new.clearing,
        revision: 1,
        moves: 0,
        places: new.places,
        taken: 0,
        waiting: 0,
        wished: 0,
        next_number: 1,
    };
    let mut named = BTreeSet::new();
    let speak = new.speakers.iter().filter(|each| named.insert(*each)).filter_map(|each| known.get(each)).cloned();
    Item { session, speakers: speak.collect() }
}

/// The row as `new` says, its speakers too.
pub async fn rewrite(tx: &impl ConnectionTrait, was: &session::Model, new: &NewSession) -> Result<Item, DbErr> {
    let known = speakers::by_name(tx, &new.speakers.iter().collect()).await?;
    let mut is = item(was.event_id, new, &known);
    let is_moved = (new.starts_at, new.ends_at) != (was.starts_at, was.ends_at);
    (is.session.id, is.session.revision) = (was.id, was.revision + 1);
    is.session.moves = was.moves + i32::from(is_moved);
    let mut row = is.session.clone().into_active_model().reset_all();
    // What people hold is theirs: it changes with their rows alone.
    (row.taken, row.waiting, row.wished, row.next_number) = (NotSet, NotSet, NotSet, NotSet);
    is.session = row.update(tx).await?;
    untie(tx, was.id).await?;
    session_speaker::Entity::insert_many(ties(&is)).exec_without_returning(tx).await?;
    Ok(is)
}

/// Each speaker at the place in which they are named.
fn ties(Item { session, speakers }: &Item) -> Vec<session_speaker::ActiveModel> {
    let tie = |(speaker, position): (&speaker::Model, i32)| session_speaker::ActiveModel {
        session_id: Set(session.id),
        speaker_id: Set(speaker.id),
        position: Set(position),
    };
    speakers.iter().zip(1..).map(tie).collect()
}

pub async fn untie(tx: &impl ConnectionTrait, session: Uuid) -> Result<(), DbErr> {
    let ties = session_speaker::Entity::delete_many().filter(session_speaker::COLUMN.session_id.eq(session));
    ties.exec(tx).await.map(|_| ())
}

/// What an act made of sessions: each as it was and as it is, `None` where there is none.
pub struct Turn<'a> {
    pub act: &'static str,
    /// Whether those whom it concerns are told.
    pub tell: Tell,
    pub sessions: Vec<[Option<&'a Item>; 2]>,
}

/// Keeps what the event takes now, judged where it is published, and what became of it. `despite` as in
/// [`settle_sessions`].
pub async fn settled(
    tx: &impl ConnectionTrait,
    who: Uuid,
    event: event::Model,
    turn: Turn<'_>,
    despite: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, SessionError> {
    let mut is = touch(tx, &event, now).await?;
    if is.status == Status::Published {
        let about: Vec<Uuid> = turn.items().map(|item| item.session.id).collect();
        is = settle_sessions(tx, is, &about, despite, now).await?;
    } else {
        keep(tx, &is).await?;
    }
    kept(tx, who, [&event, &is], turn, now).await?;
    Ok(is)
}

/// An event whose agenda changes.
pub async fn touch(tx: &impl ConnectionTrait, event: &event::Model, now: DateTime<Utc>) -> Result<event::Model, DbErr> {
    let mut row = event.clone().into_active_model();
    row.updated_at = Set(now);
    row.update(tx).await
}

/// Keeps as a version what an act, judged already, made of an event and its sessions. Whom it concerns is told, if the
/// act says so.
pub async fn kept(
    tx: &impl ConnectionTrait,
    who: Uuid,
    [was, is]: [&event::Model; 2],
    turn: Turn<'_>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let halls = venues::halls(tx, turn.items().filter_map(|item| item.session.room_id)).await?;
    let said = |item: Option<&Item>| item.map(|item| told(&was.zone, &halls, item)).unwrap_or_default();
    let change = |[before, after]: &[Option<&Item>; 2]| Change {
        field: "session".to_owned(),
        old: said(*before),
        new: said(*after),
    };
    let mut changes: Vec<Change> = turn.sessions.iter().map(change).collect();
    changes.extend(versions::changes(tx, Some(was), is).await?);
    keep_changes(tx, Some(who), turn.act, is, changes, now).await?;
    if turn.tell == Tell::Everybody {
        tell::leave(tx, who, is, &turn.sessions, &halls, now).await?;
    }
    Ok(())
}

impl Turn<'_> {
    fn items(&self) -> impl Iterator<Item = &Item> {
        self.sessions.iter().flatten().flatten().copied()
    }
}

/// As officers wrote it, a line for each thing.
fn told(zone: &str, halls: &HashMap<Uuid, Hall>, Item { session, speakers }: &Item) -> String {
    let hall = session.room_id.and_then(|room| halls.get(&room));
    let [from, to] = [session.starts_at, session.ends_at].map(|at| local(at, zone));
    let lines = [
        session.title_zh.clone(),
        session.title_en.clone(),
        format!("{} – {}", from.format("%Y-%m-%d %H:%M"), to.format("%Y-%m-%d %H:%M")),
        hall.map(versions::room_told).unwrap_or_default(),
        match (session.setup_minutes, session.clearing_minutes) {
            (0, 0) => String::new(),
            (setup, clearing) => format!("−{setup}′ +{clearing}′"),
        },
        session.places.map(|places| format!("{places}×")).unwrap_or_default(),
        session.track_zh.clone(),
        session.track_en.clone(),
        speakers.iter().map(|each| format!("{} {}", each.name_zh, each.affiliation_zh)).collect::<Vec<_>>().join("\n"),
        session.text_zh.clone(),
        session.text_en.clone(),
    ];
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// An agenda begins with its event: it moves by as much, in the transaction that moves the event. Says which sessions
/// moved, as they are now.
pub async fn follow(
    tx: &impl ConnectionTrait,
    was: &event::Model,
    is: &event::Model,
) -> Result<Vec<session::Model>, DbErr> {
    let by = is.starts_at - was.starts_at;
    if by.is_zero() {
        return Ok(vec![]);
    }
    let moved = shifted(super::lock(tx, is.id).await?, by).into_iter().map(|Item { session, .. }| {
        let revision = session.revision + 1;
        session::Model { revision, ..session }
    });
    let moved: Vec<session::Model> = moved.collect();
    let rows = moved.iter().map(|session| session.clone().into_active_model().reset_all());
    let times = [session::Column::StartsAt, session::Column::EndsAt, session::Column::Revision];
    let again = OnConflict::column(session::Column::Id).update_columns(times).to_owned();
    session::Entity::insert_many(rows).on_conflict(again).exec_without_returning(tx).await?;
    Ok(moved)
}

pub fn shifted(mut agenda: Vec<Item>, by: Duration) -> Vec<Item> {
    for Item { session, .. } in &mut agenda {
        session.starts_at += by;
        session.ends_at += by;
    }
    agenda
}
