//! The sample city with many sessions besides: events that are copies of one of its own, a day each, in its rooms; and
//! years later many that a feed carries.
use crate::{
    city::City,
    made::{Ground, Made, slug, speaker, starts},
    sign_ins::sign_in,
};
use anyhow::{Context, ensure};
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Utc};
use entity::{
    duty,
    event::{self, Status},
    room, room_use, session, session_speaker, speaker as speakers,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use xingtan::{
    db::Db,
    events::{
        agenda,
        conflicts::{self, Conflict},
        shifted,
    },
};

/// Rows of one statement; SQLite takes 32,766 variables.
const AT_A_TIME: usize = 400;
/// Events of a month.
const MONTH: usize = 20;
const SPEAKERS: usize = 2_000;
/// Of what only a feed carries, on one day.
const BARE_A_DAY: usize = 10;

/// How many there are to be.
pub struct Size {
    pub events: usize,
    pub sessions: usize,
    /// Sessions of the draft whose move is asked about.
    pub few: usize,
    /// Events that a feed carries.
    pub feed: usize,
}

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

impl Site {
    pub async fn open(size: Size) -> anyhow::Result<Self> {
        let city = City::open().await?;
        let (db, now) = (&city.app.db, city.app.clock.now());
        let (scheduler, one) = sign_in(&city, "scheduler").await?;
        let (_, other) = sign_in(&city, "administrator").await?;
        let rooms = room::Entity::find().order_by_asc(room::Column::Id).all(db.read()).await?;
        let sample = event::Entity::find().filter(event::COLUMN.status.eq(Status::Published)).one(db.read()).await?;
        let speak: Vec<_> = (0..SPEAKERS).map(speaker).collect();
        let ground = Ground {
            sample: sample.context("a published event")?,
            rooms,
            speakers: speak.iter().map(|row| row.id.clone().unwrap()).collect(),
            officers: [one, other],
        };
        put::<speakers::Entity, _>(db, speak).await?;
        // The first of a month half a year ahead, in whose weeks nothing of the city's own takes place.
        let first = (now + Duration::days(200)).date_naive().with_day(1).context("a day")?;
        let mut made = Made::default();
        for number in 0..size.events {
            let months = u32::try_from(number / MONTH)?;
            let day = (first + chrono::Months::new(months)) + Days::new((number % MONTH) as u64);
            ground.add(&mut made, day, number, size.sessions);
        }
        let (with_agenda, alone) = (size.events, size.events + 1);
        let quiet = first - Days::new(40);
        for (number, many) in [(with_agenda, size.few), (alone, 0)] {
            ground.add(&mut made, quiet, number, many);
            made.events.last_mut().context("it was added")?.status = Set(Status::Draft);
        }
        let later = first + chrono::Months::new(36);
        for nth in 0..size.feed {
            ground.add_bare(&mut made, later + Days::new((nth / BARE_A_DAY) as u64), alone + 1 + nth);
        }
        put_all(db, made).await?;
        let drafted = async |number: usize| {
            let own = event::Entity::find().filter(event::COLUMN.slug.eq(slug(number)));
            own.one(db.read()).await?.context("a draft")
        };
        let (alone, with_agenda) = (drafted(alone).await?, drafted(with_agenda).await?);
        let (room, busy) = (ground.rooms[0].id, starts(first));
        Ok(Self { scheduler, day: first, alone, with_agenda, room, busy, city })
    }

    /// What an event meets on a busy day.
    pub async fn moved(&self, event: &event::Model) -> anyhow::Result<Vec<Conflict>> {
        let db = self.city.app.db.read();
        let by = self.busy - event.starts_at;
        let its = shifted(agenda(db, event.id).await?, by);
        let there = event::Model { starts_at: event.starts_at + by, ends_at: event.ends_at + by, ..event.clone() };
        Ok(conflicts::find(db, &there, &its, self.city.app.clock.now()).await?)
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

    /// The plain query: so many published events.
    pub async fn published(&self, number: usize) -> anyhow::Result<()> {
        let rows = event::Entity::find()
            .filter(event::COLUMN.status.eq(Status::Published))
            .order_by_asc(event::Column::StartsAt)
            .limit(number as u64);
        ensure!(rows.all(self.city.app.db.read()).await?.len() == number, "{number} events are published");
        Ok(())
    }
}

async fn put_all(db: &Db, made: Made) -> anyhow::Result<()> {
    put::<event::Entity, _>(db, made.events).await?;
    put::<session::Entity, _>(db, made.sessions).await?;
    put::<room_use::Entity, _>(db, made.uses).await?;
    put::<session_speaker::Entity, _>(db, made.talks).await?;
    put::<duty::Entity, _>(db, made.duties).await
}

async fn put<E: EntityTrait, A: ActiveModelTrait<Entity = E>>(db: &Db, rows: Vec<A>) -> anyhow::Result<()> {
    for rows in rows.chunks(AT_A_TIME) {
        E::insert_many(rows.to_vec()).exec_without_returning(db.write()).await?;
    }
    Ok(())
}
