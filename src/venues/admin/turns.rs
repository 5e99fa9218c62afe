//! Retiring a venue or a room, after saying what it means, and bringing it back into use.
use super::{Head, Names, open, open_room};
use crate::{
    app::App,
    error::{Answer, AppError},
    roles::{Officer, rights::WriteVenues},
    venues::{
        card, queries,
        rooms::turn::turn_room,
        turn::{Turn, turn},
        uses::events_in,
    },
    web::{page::page, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "venues/admin/retirement.html")]
struct RetirementPage {
    view: View,
    head: Head,
    /// The room, with the piece of the address that names it; `None`: the whole venue.
    room: Option<(Spoken, String)>,
    /// Events that are to take place there still.
    coming: i64,
}

pub async fn ask(State(app): State<App>, view: View, who: Officer<WriteVenues>, Path(slug): Path<String>) -> Answer {
    let venue = open(&app, &who, &slug).await?;
    let rooms = queries::rooms_of(app.db.read(), venue.id).await?;
    let ids: Vec<Uuid> = rooms.iter().map(|room| room.id).collect();
    let coming = coming(&app, &view, &ids).await?;
    page(&RetirementPage { head: Head::of(&view, &venue), room: None, coming, view })
}

async fn coming(app: &App, view: &View, rooms: &[Uuid]) -> Result<i64, AppError> {
    let events = events_in(app.db.read(), rooms, view.now, None).await?;
    Ok(i64::try_from(events).unwrap_or(i64::MAX))
}

pub async fn retire(State(app): State<App>, view: View, who: Officer<WriteVenues>, Path(slug): Path<String>) -> Answer {
    let venue = open(&app, &who, &slug).await?;
    turn(&app.db, &who, venue.id, Turn::Retired, view.now).await?;
    Ok(view.see_other(&format!("/admin/venues/{slug}?done=retired")))
}

pub async fn bring_back(
    State(app): State<App>,
    view: View,
    who: Officer<WriteVenues>,
    Path(slug): Path<String>,
) -> Answer {
    let venue = open(&app, &who, &slug).await?;
    turn(&app.db, &who, venue.id, Turn::InUse, view.now).await?;
    Ok(view.see_other(&format!("/admin/venues/{slug}?done=in-use")))
}

pub async fn ask_room(State(app): State<App>, view: View, who: Officer<WriteVenues>, Path(names): Names) -> Answer {
    let (venue, room) = open_room(&app, &who, &names).await?;
    let coming = coming(&app, &view, &[room.id]).await?;
    let room = Some((card::room(view.words, &room), room.id.to_string()));
    page(&RetirementPage { head: Head::of(&view, &venue), room, coming, view })
}

pub async fn retire_room(State(app): State<App>, view: View, who: Officer<WriteVenues>, Path(names): Names) -> Answer {
    let (venue, room) = open_room(&app, &who, &names).await?;
    turn_room(&app.db, &who, venue.id, room.id, Turn::Retired, view.now).await?;
    Ok(view.see_other(&format!("/admin/venues/{}?done=retired", venue.slug)))
}

pub async fn bring_room_back(
    State(app): State<App>,
    view: View,
    who: Officer<WriteVenues>,
    Path(names): Names,
) -> Answer {
    let (venue, room) = open_room(&app, &who, &names).await?;
    turn_room(&app.db, &who, venue.id, room.id, Turn::InUse, view.now).await?;
    Ok(view.see_other(&format!("/admin/venues/{}?done=in-use", venue.slug)))
}
