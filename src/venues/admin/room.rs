//! One room: added, or edited.
use super::{Head, Names, open, open_room};
use crate::{
    app::App,
    error::Answer,
    roles::{Officer, rights::WriteVenues},
    venues::{
        form::RoomForm,
        rooms::{RoomError, add::add_room, edit::edit_room},
    },
    web::{
        form::{FieldErrors, Fields, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::{room, venue};

#[derive(Template)]
#[template(path = "venues/admin/room.html")]
struct RoomPage {
    view: View,
    head: Head,
    /// Last piece of the address.
    here: String,
    form: RoomForm,
    revision: i32,
    /// `None`: a new one.
    is_retired: Option<bool>,
    /// What another saved meanwhile: text key and value.
    theirs: Option<Vec<(&'static str, String)>>,
    problems: Problems,
}

fn room_page(view: View, venue: &venue::Model, was: Option<&room::Model>, form: RoomForm) -> RoomPage {
    RoomPage {
        head: Head::of(&view, venue),
        here: was.map_or_else(|| "new".to_owned(), |was| was.id.to_string()),
        revision: was.map_or(0, |was| was.revision),
        is_retired: was.map(|was| was.retired_at.is_some()),
        theirs: None,
        problems: Problems::default(),
        form,
        view,
    }
}

fn refused(shown: RoomPage, errors: &FieldErrors) -> Answer {
    again(&RoomPage { problems: Problems::of(&shown.view, errors), ..shown })
}

fn name_taken() -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add("name_zh", wrong("room_name_taken"));
    errors
}

pub async fn blank(State(app): State<App>, view: View, who: Officer<WriteVenues>, Path(slug): Path<String>) -> Answer {
    let venue = open(&app, &who, &slug).await?;
    page(&room_page(view, &venue, None, RoomForm::blank()))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteVenues>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let venue = open(&app, &who, &slug).await?;
    let form = RoomForm::from(&fields);
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => return refused(room_page(view, &venue, None, form), &errors),
    };
    match add_room(&app.db, &who, venue.id, new, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/venues/{slug}?done=saved"))),
        Err(RoomError::NameTaken) => refused(room_page(view, &venue, None, form), &name_taken()),
        Err(error) => Err(error.into()),
    }
}

pub async fn show(State(app): State<App>, view: View, who: Officer<WriteVenues>, Path(names): Names) -> Answer {
    let (venue, was) = open_room(&app, &who, &names).await?;
    page(&room_page(view, &venue, Some(&was), RoomForm::from(&was)))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteVenues>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let (venue, was) = open_room(&app, &who, &names).await?;
    let (form, revision) = (RoomForm::from(&fields), fields.get("revision").parse().unwrap_or(0));
    let shown = |form| RoomPage { revision, ..room_page(view.clone(), &venue, Some(&was), form) };
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => return refused(shown(form), &errors),
    };
    match edit_room(&app.db, &who, venue.id, was.id, revision, new, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/venues/{}?done=saved", venue.slug))),
        Err(RoomError::NameTaken) => refused(shown(form), &name_taken()),
        Err(RoomError::Stale(saved)) => {
            let page = room_page(view, &venue, Some(&saved), form);
            page_with(StatusCode::CONFLICT, &RoomPage { theirs: Some(theirs(&saved)), ..page })
        }
        Err(error) => Err(error.into()),
    }
}

fn theirs(saved: &room::Model) -> Vec<(&'static str, String)> {
    vec![
        ("venues-room-name_zh", saved.name_zh.clone()),
        ("venues-room-name_en", saved.name_en.clone()),
        ("venues-room-capacity", saved.capacity.to_string()),
        ("venues-room-equipment_zh", saved.equipment_zh.clone()),
        ("venues-room-equipment_en", saved.equipment_en.clone()),
    ]
}
