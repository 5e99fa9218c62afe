//! The sample city with many sessions besides: events that are copies of one of its own, a day each, in its rooms.
use crate::{city::City, sign_ins::sign_in};
use anyhow::{Context, ensure};
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Utc};
use entity::{
    event::{self, Status},
    room, room_use, session,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;
use xingtan::events::{agenda, conflicts, shifted};

/// Rows of one statement; SQLite takes 32,766 variables.
const AT_A_TIME: usize = 400;
/// Events of a month.
const MONTH: usize = 20;

pub struct Site {
    pub city: City,
    pub scheduler: String,
    /// In the month that is looked at.
    pub day: NaiveDate,
    /// Drafts whose move is asked about.
    pub alone: event::Model,
    pub with_agenda: event::Model,
    /// Where and when it is busy.
    room: Uuid,
    busy: DateTime<Utc>,
}

/// Row, its sessions, and what they take.
type Made = (event::ActiveModel, Vec<session::ActiveModel>, Vec<room_use::ActiveModel>);

impl Site {
    pub async fn open(events: usize, sessions: usize, few: usize) -> anyhow::Result<Self> {
        let city = City::open().await?;
        let (db, now) = (&city.app.db, city.app.clock.now());
        let (scheduler, _) = sign_in(&city, "scheduler").await?;
        let rooms = room::Entity::find().order_by_asc(room::Column::Id).all(db.read()).await?;
        let sample = event::Entity::find().filter(event::COLUMN.status.eq(Status::Published)).one(db.read()).await?;
        let sample = sample.context("a published event")?;
        // The first of a month half a year ahead, in whose weeks nothing of the city's own takes place.
        let first = (now + Duration::days(200)).date_naive().with_day(1).context("a day")?;
        let mut all = Vec::new();
        for number in 0..events {
            let months = i64::try_from(number / MONTH)?;
            let day = (first + chrono::Months::new(u32::try_from(months)?)) + Days::new((number % MONTH) as u64);
            all.push(made(&sample, &rooms, day, number, sessions));
        }
        let quiet = first - Days::new(40);
        for (number, many) in [(events, 0), (events + 1, few)] {
            let (mut row, its, uses) = made(&sample, &rooms, quiet, number, many);
            row.status = Set(Status::Draft);
            all.push((row, its, uses));
        }
        let (rows, rest): (Vec<_>, Vec<_>) = all.into_iter().map(|(row, its, uses)| (row, (its, uses))).unzip();
        let (its, uses): (Vec<_>, Vec<_>) = rest.into_iter().unzip();
        for rows in rows.chunks(AT_A_TIME) {
            event::Entity::insert_many(rows.to_vec()).exec_without_returning(db.write()).await?;
        }
        for its in its.concat().chunks(AT_A_TIME) {
            session::Entity::insert_many(its.to_vec()).exec_without_returning(db.write()).await?;
        }
        for uses in uses.concat().chunks(AT_A_TIME) {
            room_use::Entity::insert_many(uses.to_vec()).exec_without_returning(db.write()).await?;
        }
        let drafted = async |number: usize| {
            let own = event::Entity::find().filter(event::COLUMN.slug.eq(slug(number)));
            own.one(db.read()).await?.context("a draft")
        };
        let (alone, with_agenda) = (drafted(events).await?, drafted(events + 1).await?);
        let busy = starts(first);
        Ok(Self { scheduler, day: first, alone, with_agenda, room: rooms[0].id, busy, city })
    }

    /// How much an event meets on a busy day.
    pub async fn moved(&self, event: &event::Model) -> anyhow::Result<usize> {
        let db = self.city.app.db.read();
        let by = self.busy - event.starts_at;
        let its = shifted(agenda(db, event.id).await?, by);
        let there = event::Model { starts_at: event.starts_at + by, ends_at: event.ends_at + by, ..event.clone() };
        Ok(conflicts::find(db, &there, &its, self.city.app.clock.now()).await?.len())
    }

    /// The plain query: sessions of the month.
    pub async fn month(&self) -> anyhow::Result<()> {
        let (from, until) = (starts(self.day), starts(self.day + chrono::Months::new(1)));
        let its = session::Entity::find()
            .filter(session::COLUMN.starts_at.gte(from))
            .filter(session::COLUMN.starts_at.lt(until));
        let number = its.all(self.city.app.db.read()).await?.len();
        ensure!(number >= 1_900, "{number} sessions in the month");
        Ok(())
    }

    /// The plain query: what takes a room on a day.
    pub async fn room_of_a_day(&self) -> anyhow::Result<()> {
        let taken = room_use::Entity::find()
            .filter(room_use::COLUMN.room_id.eq(self.room))
            .filter(room_use::COLUMN.until_at.gt(self.busy))
            .filter(room_use::COLUMN.from_at.lt(self.busy + Duration::hours(12)));
        ensure!(!taken.all(self.city.app.db.read()).await?.is_empty(), "a room is taken");
        Ok(())
    }
}

fn slug(number: usize) -> String {
    format!("bench-{number}")
}

/// Eight in the morning in the city.
fn starts(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// Hour by hour in each room, so that none meets another.
fn made(sample: &event::Model, rooms: &[room::Model], day: NaiveDate, number: usize, sessions: usize) -> Made {
    let (id, starts_at) = (Uuid::now_v7(), starts(day));
    let ends_at = starts_at + Duration::hours(12);
    let mut row = sample.clone().into_active_model().reset_all();
    row.id = Set(id);
    row.slug = Set(slug(number));
    row.starts_at = Set(starts_at);
    row.ends_at = Set(ends_at);
    row.closes_at = Set(starts_at);
    row.answers_until = Set(starts_at);
    row.room_id = Set(Some(rooms[0].id));
    row.taken = Set(0);
    row.waiting = Set(0);
    let taken = |own: Uuid, room: Uuid, from_at, until_at| room_use::ActiveModel {
        id: Set(own),
        room_id: Set(room),
        event_id: Set(Some(id)),
        from_at: Set(from_at),
        until_at: Set(until_at),
    };
    let one = |nth: usize| {
        let (own, room) = (Uuid::now_v7(), rooms[nth % rooms.len()].id);
        let from = starts_at + Duration::hours((nth / rooms.len()) as i64);
        let until = from + Duration::minutes(50);
        let session = session::ActiveModel {
            id: Set(own),
            event_id: Set(id),
            title_zh: Set(format!("第 {nth} 场：企业面谈")),
            title_en: Set(String::new()),
            text_zh: Set("带一份简历来。".to_owned()),
            text_en: Set(String::new()),
            track_zh: Set("求职".to_owned()),
            track_en: Set(String::new()),
            starts_at: Set(from),
            ends_at: Set(until),
            room_id: Set(Some(room)),
            setup_minutes: Set(0),
            clearing_minutes: Set(0),
            revision: Set(1),
            moves: Set(0),
            places: Set(None),
            taken: Set(0),
            waiting: Set(0),
            wished: Set(0),
            next_number: Set(1),
        };
        (session, taken(own, room, from, until))
    };
    let (its, mut uses): (Vec<_>, Vec<_>) = (0..sessions).map(one).unzip();
    if its.is_empty() {
        uses.push(taken(id, rooms[0].id, starts_at, ends_at));
    }
    (row, its, uses)
}
