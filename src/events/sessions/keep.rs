//! Write sessions: what adding, changing and copying have in common, and how an agenda follows its event.
use super::{Item, NewSession, SessionError, speakers};
use crate::{
    events::{
        conflicts::{keep, settle_session},
        versions::{self, keep_changes},
    },
    venues,
    words::when::local,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event::{self, Status},
    event_version::Change,
    session, session_speaker,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// A new one, its speakers too. Whether its room exists is the caller's to know.
pub async fn put(tx: &impl ConnectionTrait, event: Uuid, new: &NewSession) -> Result<Item, DbErr> {
    let row = session::ActiveModel { id: Set(Uuid::now_v7()), event_id: Set(event), revision: Set(1), ..written(new) };
    let session = row.insert(tx).await?;
    tie(tx, session, new).await
}

/// The row as `new` says, its speakers too.
pub async fn rewrite(tx: &impl ConnectionTrait, was: &session::Model, new: &NewSession) -> Result<Item, DbErr> {
    let row = session::ActiveModel { id: Set(was.id), revision: Set(was.revision + 1), ..written(new) };
    let session = row.update(tx).await?;
    untie(tx, session.id).await?;
    tie(tx, session, new).await
}

fn written(new: &NewSession) -> session::ActiveModel {
    let NewSession { title, text, track, .. } = new.clone();
    let ([title_zh, title_en], [text_zh, text_en], [track_zh, track_en]) = (title, text, track);
    session::ActiveModel {
        title_zh: Set(title_zh),
        title_en: Set(title_en),
        text_zh: Set(text_zh),
        text_en: Set(text_en),
        track_zh: Set(track_zh),
        track_en: Set(track_en),
        starts_at: Set(new.starts_at),
        ends_at: Set(new.ends_at),
        room_id: Set(new.room),
        setup_minutes: Set(new.setup),
        clearing_minutes: Set(new.clearing),
        ..Default::default()
    }
}

async fn tie(tx: &impl ConnectionTrait, session: session::Model, new: &NewSession) -> Result<Item, DbErr> {
    let speakers = speakers::named(tx, &new.speakers).await?;
    let tie = |(speaker_id, position): (Uuid, i32)| session_speaker::ActiveModel {
        session_id: Set(session.id),
        speaker_id: Set(speaker_id),
        position: Set(position),
    };
    let rows: Vec<_> = speakers.iter().map(|speaker| speaker.id).zip(1..).map(tie).collect();
    session_speaker::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(Item { session, speakers })
}

pub async fn untie(tx: &impl ConnectionTrait, session: Uuid) -> Result<(), DbErr> {
    let ties = session_speaker::Entity::delete_many().filter(session_speaker::COLUMN.session_id.eq(session));
    ties.exec(tx).await.map(|_| ())
}

/// What an act made of a session; `None` where there is none.
pub struct Turn<'a> {
    pub act: &'static str,
    pub was: Option<&'a Item>,
    pub is: Option<&'a Item>,
}

/// Keeps what the event takes now, judged where it is published, and what changed as a version. `despite` as in
/// [`settle_session`].
pub async fn settled(
    tx: &impl ConnectionTrait,
    who: Uuid,
    event: event::Model,
    turn: Turn<'_>,
    despite: &str,
    now: DateTime<Utc>,
) -> Result<(), SessionError> {
    let mut row = event.clone().into_active_model();
    row.updated_at = Set(now);
    let mut is = row.update(tx).await?;
    if is.status == Status::Published {
        let session = turn.is.or(turn.was).map(|item| item.session.id).unwrap_or_default();
        is = settle_session(tx, is, session, despite, now).await?;
    } else {
        keep(tx, &is).await?;
    }
    let mut changes = vec![Change {
        field: "session".to_owned(),
        old: told(tx, &event.zone, turn.was).await?,
        new: told(tx, &event.zone, turn.is).await?,
    }];
    changes.extend(versions::changes(Some(&event), &is));
    keep_changes(tx, Some(who), turn.act, &is, changes, now).await?;
    Ok(())
}

/// As officers wrote it, a line for each thing.
async fn told(tx: &impl ConnectionTrait, zone: &str, item: Option<&Item>) -> Result<String, DbErr> {
    let Some(Item { session, speakers }) = item else { return Ok(String::new()) };
    let hall = match session.room_id {
        Some(room) => venues::hall(tx, room).await?,
        None => None,
    };
    let [from, to] = [session.starts_at, session.ends_at].map(|at| local(at, zone));
    let lines = [
        session.title_zh.clone(),
        session.title_en.clone(),
        format!("{} – {}", from.format("%Y-%m-%d %H:%M"), to.format("%Y-%m-%d %H:%M")),
        hall.map(|hall| format!("{} {}", hall.venue.name_zh, hall.room.name_zh)).unwrap_or_default(),
        match (session.setup_minutes, session.clearing_minutes) {
            (0, 0) => String::new(),
            (setup, clearing) => format!("−{setup}′ +{clearing}′"),
        },
        session.track_zh.clone(),
        session.track_en.clone(),
        speakers.iter().map(|each| format!("{} {}", each.name_zh, each.affiliation_zh)).collect::<Vec<_>>().join("\n"),
        session.text_zh.clone(),
        session.text_en.clone(),
    ];
    Ok(lines.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n"))
}

/// An agenda begins with its event: it moves by as much, in the transaction that moves the event.
pub async fn follow(tx: &impl ConnectionTrait, was: &event::Model, is: &event::Model) -> Result<(), DbErr> {
    let by = is.starts_at - was.starts_at;
    if by.is_zero() {
        return Ok(());
    }
    for Item { session, .. } in shifted(super::lock(tx, is.id).await?, by) {
        let row = session::ActiveModel {
            id: Set(session.id),
            starts_at: Set(session.starts_at),
            ends_at: Set(session.ends_at),
            revision: Set(session.revision + 1),
            ..Default::default()
        };
        row.update(tx).await?;
    }
    Ok(())
}

pub fn shifted(mut agenda: Vec<Item>, by: Duration) -> Vec<Item> {
    for Item { session, .. } in &mut agenda {
        session.starts_at += by;
        session.ends_at += by;
    }
    agenda
}
