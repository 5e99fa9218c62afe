//! The devices that one is signed in on, and a button to end each.
use crate::{
    accounts::{
        agent,
        devices::{end_device, end_other_devices, open_doors},
    },
    app::App,
    error::{Answer, AppError},
    roles::Candidate,
    web::{form::Query, page::page, view::View},
    words::when::{ZONE, local, machine},
};
use askama::Template;
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use entity::sign_in;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "accounts/devices.html")]
struct DevicesPage {
    view: View,
    devices: Vec<Device>,
    ended: bool,
}

/// One open door.
struct Device {
    id: Uuid,
    name: String,
    since: Moment,
    seen: Moment,
    is_this: bool,
}

/// In words, and for machines.
struct Moment {
    text: String,
    machine: String,
}

pub async fn show(State(app): State<App>, view: View, who: Candidate, Query(query): Query) -> Answer {
    let doors = open_doors(app.db.read(), &who, view.now).await?;
    let devices = doors.iter().map(|door| device(&view, &who, door)).collect();
    page(&DevicesPage { devices, ended: query.get("done") == "ended", view })
}

fn device(view: &View, who: &Candidate, door: &sign_in::Model) -> Device {
    Device {
        id: door.id,
        name: name(view, &door.device),
        since: moment(view, door.created_at),
        seen: moment(view, door.seen_at),
        is_this: door.id == who.sign_in,
    }
}

/// Such as *Chrome, Windows*.
pub fn name(view: &View, agent: &str) -> String {
    match agent::known(agent) {
        (Some(browser), Some(system)) => {
            view.fill("accounts-device", &[("browser", browser.into()), ("system", system.into())])
        }
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => view.t("accounts-device-unknown"),
    }
}

fn moment(view: &View, at: DateTime<Utc>) -> Moment {
    let at = local(at, ZONE);
    Moment { text: view.words.date_time(at), machine: machine(at) }
}

pub async fn end(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let id = Uuid::parse_str(&id).map_err(|_| AppError::NotFound)?;
    if end_device(&app.db, &who, id).await? {
        Ok(view.see_other("/my/devices?done=ended"))
    } else {
        Err(AppError::NotFound)
    }
}

pub async fn end_others(State(app): State<App>, view: View, who: Candidate) -> Answer {
    end_other_devices(&app.db, &who).await?;
    Ok(view.see_other("/my/devices?done=ended"))
}
