//! The venues of the sample city with their rooms, and times in which some are not to be had. They stand in
//! `venues.json`.
use super::people::People;
use crate::{
    app::App,
    venues::{self, NewBlock, NewRoom, NewVenue, Turn},
    words::when::{self, today},
};
use anyhow::Context;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use entity::{
    event::District,
    room_block::Kind,
    venue::{self, Hours, Span},
};
use sea_orm::ActiveEnum;
use serde::Deserialize;

/// Days ago at which they are added.
const ADDED: i64 = 420;
/// Nothing new takes place there.
const RETIRED: &str = "old-library";

/// `[Chinese, English]` everywhere.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    slug: String,
    district: String,
    name: [String; 2],
    address: [String; 2],
    directions: [String; 2],
    access: [String; 2],
    contact: String,
    weekdays: Option<[String; 2]>,
    weekends: Option<[String; 2]>,
    rooms: Vec<([String; 2], i32, [String; 2])>,
}

pub async fn build(app: &App, people: &People, now: DateTime<Utc>) -> anyhow::Result<()> {
    let samples: Vec<Sample> =
        serde_json::from_str(include_str!("venues.json")).context("venues.json of the sample city")?;
    let who = &people.venue_keeper;
    for (number, sample) in samples.iter().enumerate() {
        let at = now - Duration::days(ADDED) + Duration::hours(number as i64);
        let venue = venues::add(&app.db, who, told(sample)?, at).await?;
        for (name, capacity, equipment) in &sample.rooms {
            let new = NewRoom { name: name.clone(), capacity: *capacity, equipment: equipment.clone() };
            venues::add_room(&app.db, who, venue.id, new, at).await?;
        }
        if sample.slug == RETIRED {
            venues::turn(&app.db, who, venue.id, Turn::Retired, now - Duration::days(60)).await?;
        } else {
            for new in blocks(app, &venue, now).await? {
                venues::block(&app.db, who, venue.id, &new, now).await?;
            }
        }
    }
    Ok(())
}

fn told(sample: &Sample) -> anyhow::Result<NewVenue> {
    let span = |times: &Option<[String; 2]>| -> anyhow::Result<Option<Span>> {
        let Some([from, to]) = times else { return Ok(None) };
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").context("a time of the sample city");
        Ok(Some(Span { from: time(from)?, to: time(to)? }))
    };
    let (weekday, weekend) = (span(&sample.weekdays)?, span(&sample.weekends)?);
    Ok(NewVenue {
        slug: sample.slug.clone(),
        district: District::try_from_value(&sample.district)?,
        name: sample.name.clone(),
        address: sample.address.clone(),
        directions: sample.directions.clone(),
        access: sample.access.clone(),
        contact: sample.contact.clone(),
        hours: Hours([weekday, weekday, weekday, weekday, weekday, weekend, weekend]),
    })
}

/// Everything is closed for works in three months, and the first room is lent for a morning in ten days.
async fn blocks(app: &App, venue: &venue::Model, now: DateTime<Utc>) -> anyhow::Result<[NewBlock; 2]> {
    let rooms = venues::rooms_of(app.db.read(), venue.id).await?;
    let first = rooms.first().context("a venue of the sample city has a room")?.id;
    let works = today(now) + Duration::days(95);
    let lent = today(now) + Duration::days(10);
    let closed = [at(works, 0)?, at(works + Duration::days(3), 0)?];
    let booked = [at(lent, 8)?, at(lent, 12)?];
    let block = |room, kind, [starts_at, ends_at]: [DateTime<Utc>; 2], note: &str| NewBlock {
        room,
        kind,
        starts_at,
        ends_at,
        note: note.to_owned(),
    };
    Ok([block(None, Kind::Closed, closed, "设备检修"), block(Some(first), Kind::Booked, booked, "教育局借用")])
}

fn at(day: NaiveDate, hour: u32) -> anyhow::Result<DateTime<Utc>> {
    Ok(when::at(day, NaiveTime::from_hms_opt(hour, 0, 0).context("an hour of a day")?))
}
