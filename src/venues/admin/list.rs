//! Every venue with its rooms, those of all districts.
use super::Head;
use crate::{
    app::App,
    error::Answer,
    roles::{
        Officer,
        rights::{ReadVenues, WriteVenues},
    },
    venues::queries,
    web::{page::page, view::View},
    words::{names, spoken::Spoken},
};
use askama::Template;
use axum::extract::State;
use entity::{room, venue};

#[derive(Template)]
#[template(path = "venues/admin/list.html")]
struct ListPage {
    view: View,
    rows: Vec<Row>,
    can_write: bool,
}

struct Row {
    head: Head,
    district: String,
    address: Spoken,
    rooms: String,
    is_retired: bool,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    _who: Officer<ReadVenues>,
    writer: Option<Officer<WriteVenues>>,
) -> Answer {
    let all = queries::all(app.db.read()).await?;
    let row = |(venue, rooms): &(venue::Model, Vec<room::Model>)| Row {
        head: Head::of(&view, venue),
        district: view.t(names::district(venue.district)),
        address: Spoken::of(venue.address(view.locale()), view.locale()),
        rooms: view.count("venues-rooms-count", i64::try_from(rooms.len()).unwrap_or_default()),
        is_retired: venue.retired_at.is_some(),
    };
    page(&ListPage { rows: all.iter().map(row).collect(), can_write: writer.is_some(), view })
}
