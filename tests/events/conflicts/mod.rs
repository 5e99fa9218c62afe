//! Conflicts: what takes a room meets what else takes it; told while drafting, refused when it would be published.
mod doors;
mod races;
mod rooms;

use crate::support::{Seat, Site, venues::venue as new_venue};
use chrono::{DateTime, Duration, Utc};
use entity::{event, officer_role::Role, room, room_block::Kind, venue};
use xingtan::{
    events::{
        NewEvent, Place, PublishError, Seen, agenda,
        conflicts::{self, Conflict, Grade, What},
        publish,
    },
    venues::NewBlock,
};

pub async fn scheduler(site: &Site) -> Seat<'_> {
    let account = site.officer("scheduler", Role::Scheduler, None).await;
    site.sign_in(&account).await
}

/// A tower with a hall for 60 people.
pub async fn hall(site: &Site) -> (venue::Model, room::Model) {
    let tower = site.venue(new_venue("tower")).await;
    let hall = site.room(&tower, "报告厅", 60).await;
    (tower, hall)
}

pub fn place(room: &room::Model) -> Place {
    Place::Room { id: room.id, setup: 0, clearing: 0 }
}

/// Two hours in a room, so many minutes after the others of this file; 50 places.
pub fn at(room: &room::Model, minutes: i64) -> impl FnOnce(&mut NewEvent) {
    let place = place(room);
    move |new| {
        new.place = place;
        new.starts_at += Duration::minutes(minutes);
        new.ends_at += Duration::minutes(minutes);
        new.closes_at = new.starts_at;
        new.answers_until = new.starts_at;
    }
}

pub async fn go(site: &Site, event: &event::Model, despite: &str) -> Result<event::Model, PublishError> {
    let (app, who) = (&site.app, site.by().await);
    let (seen, agenda) = (Seen { despite, ..event.into() }, site.agenda_mark(event).await);
    publish(&app.db, &app.address_key, app.settings.two_officers, &who, seen, &agenda, site.now()).await
}

/// As a door tells it: how grave, and of what kind.
pub fn told(found: &[Conflict]) -> Vec<(Grade, &'static str)> {
    let name = |conflict: &Conflict| match conflict.what {
        What::RoomTaken { .. } => "taken",
        What::RoomShared { .. } => "shared",
        What::RoomBlocked { .. } => "blocked",
        What::VenueClosed { .. } => "closed",
        What::Retired { .. } => "retired",
        What::RoomSmall { .. } => "small",
        What::SpeakerTaken { .. } => "speaks",
        What::SpeakerShared { .. } => "speaks-twice",
        What::DutyTaken { .. } => "duty",
        What::DutyShared { .. } => "duty-twice",
        What::Outside => "outside",
    };
    found.iter().map(|conflict| (conflict.grade(), name(conflict))).collect()
}

pub async fn found(site: &Site, event: &event::Model) -> Vec<(Grade, &'static str)> {
    let agenda = agenda(site.db(), event.id).await.unwrap();
    told(&conflicts::find(site.db(), event, &agenda, site.now()).await.unwrap())
}

pub fn refused(outcome: Result<event::Model, PublishError>) -> Vec<(Grade, &'static str)> {
    match outcome {
        Err(PublishError::Conflicts(found)) => told(&found),
        other => panic!("{other:?}"),
    }
}

pub async fn block(site: &Site, of: &venue::Model, kind: Kind, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) {
    site.blocked(of, NewBlock { room: None, kind, starts_at, ends_at, note: "检修".to_owned() }).await;
}
