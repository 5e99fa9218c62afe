//! One venue: where it is, when it is open, its rooms, and when they are not to be had.
use super::{Head, find};
use crate::{
    app::App,
    error::Answer,
    roles::{
        Officer,
        rights::{ReadVenues, WriteVenues},
    },
    venues::{card, keep, queries},
    web::{form::Query, page::page, prose::Written, view::View},
    words::{names, spoken::Spoken},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{room, room_block};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "venues/admin/show.html")]
struct ShowPage {
    view: View,
    head: Head,
    district: String,
    address: Spoken,
    contact: String,
    /// Text key of the heading, and what is said; what says nothing is left out.
    texts: Vec<(&'static str, Written)>,
    hours: Vec<(String, String)>,
    rooms: Vec<Room>,
    retired: Vec<Room>,
    blocks: Vec<Block>,
    is_retired: bool,
    can_write: bool,
    flash: Option<&'static str>,
}

struct Room {
    id: Uuid,
    name: Spoken,
    capacity: String,
    equipment: Spoken,
}

struct Block {
    id: Uuid,
    room: Spoken,
    times: String,
    kind: &'static str,
    note: String,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    _who: Officer<ReadVenues>,
    writer: Option<Officer<WriteVenues>>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let venue = find(&app, &slug).await?;
    let rooms = queries::rooms_of(app.db.read(), venue.id).await?;
    let blocks = queries::blocks_from(app.db.read(), venue.id, view.now).await?;
    let (retired, in_use): (Vec<_>, Vec<_>) = rooms.iter().partition(|room| room.retired_at.is_some());
    let locale = view.locale();
    let texts = card::arriving(view.words, &venue);
    page(&ShowPage {
        head: Head::of(&view, &venue),
        district: view.t(names::district(venue.district)),
        address: Spoken::of(venue.address(locale), locale),
        texts: texts.into_iter().filter_map(|(key, said)| Some((key, Written::of(said, locale)?))).collect(),
        hours: card::hours(view.words, &venue.hours),
        rooms: in_use.into_iter().map(|room| shown(&view, room)).collect(),
        retired: retired.into_iter().map(|room| shown(&view, room)).collect(),
        blocks: blocks.iter().map(|(block, room)| blocked(&view, block, room)).collect(),
        is_retired: venue.retired_at.is_some(),
        can_write: writer.is_some_and(|who| keep::refuse(&who, &venue).is_ok()),
        flash: flash(query.get("done")),
        contact: venue.contact,
        view,
    })
}

fn shown(view: &View, room: &room::Model) -> Room {
    Room {
        id: room.id,
        name: card::room(view.words, room),
        capacity: view.count("venues-people", room.capacity),
        equipment: Spoken::of(room.equipment(view.locale()), view.locale()),
    }
}

fn blocked(view: &View, block: &room_block::Model, room: &room::Model) -> Block {
    Block {
        id: block.id,
        room: card::room(view.words, room),
        times: card::times(view.words, block),
        kind: card::kind(block.kind),
        note: block.note.clone(),
    }
}

fn flash(done: &str) -> Option<&'static str> {
    match done {
        "saved" => Some("venues-done-saved"),
        "retired" => Some("venues-done-retired"),
        "in-use" => Some("venues-done-in-use"),
        "blocked" => Some("venues-done-blocked"),
        "blocked-over" => Some("venues-done-blocked-over"),
        "freed" => Some("venues-done-freed"),
        _ => None,
    }
}
