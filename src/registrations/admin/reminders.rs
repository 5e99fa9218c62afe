//! When those who come are reminded: chosen, each with the moment at which it goes out.
use super::{About, within};
use crate::{
    app::App,
    error::{Answer, AppError},
    registrations::reminders::{
        OFFERED, RemindersError,
        due::due,
        set::{refuse, set_reminders},
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::Fields,
        page::{page, page_with},
        view::View,
    },
    words::{names, when::local},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::event;

#[derive(Template)]
#[template(path = "registrations/admin/reminders.html")]
struct RemindersPage {
    view: View,
    about: About,
    choices: Vec<Choice>,
    revision: i32,
    /// What another officer saved meanwhile, in words.
    theirs: Option<String>,
}

struct Choice {
    minutes: i32,
    label: String,
    when: String,
    is_chosen: bool,
}

fn reminders_page(view: View, event: &event::Model, chosen: &[i32]) -> RemindersPage {
    let choice = |minutes: i32| {
        let at = due(event, minutes);
        let moment = view.words.short(local(at, &event.zone), view.now);
        let key = if at > view.now { "registrations-reminder-at" } else { "registrations-reminder-past" };
        Choice {
            minutes,
            label: names::reminder(minutes).map(|key| view.t(key)).unwrap_or_default(),
            when: view.with(key, "when", &moment),
            is_chosen: chosen.contains(&minutes),
        }
    };
    RemindersPage {
        about: About::of(&view, event),
        choices: OFFERED.into_iter().map(choice).collect(),
        revision: event.revision,
        theirs: None,
        view,
    }
}

/// The reminders in words.
fn said(view: &View, minutes: &[i32]) -> String {
    match minutes {
        [] => view.t("registrations-reminders-none"),
        all => names::reminders(view.words, all.iter().copied()),
    }
}

pub async fn ask(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = within(&app, &who, &slug).await?;
    refuse(&event)?;
    page(&reminders_page(view, &event, &event.reminders.0))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = within(&app, &who, &slug).await?;
    let before = fields.all("before").iter().map(|minutes| minutes.parse()).collect::<Result<Vec<i32>, _>>();
    let before = before.map_err(|_| AppError::Malformed)?;
    let revision = fields.get("revision").parse().unwrap_or_default();
    match set_reminders(&app.db, &who, event.id, revision, &before, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}?done=reminders"))),
        Err(RemindersError::Stale) => {
            let theirs = Some(said(&view, &event.reminders.0));
            let shown = reminders_page(view, &event, &before);
            page_with(StatusCode::CONFLICT, &RemindersPage { theirs, ..shown })
        }
        Err(error) => Err(error.into()),
    }
}
