//! Approval and the line of a published event; where turning approval off confirms people, their number is
//! shown first.
use super::{About, within};
use crate::{
    app::App,
    error::Answer,
    events::EventForm,
    registrations::{
        admission::{Admission, AdmissionError, refuse, set_admission},
        roll,
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{event, registration::Status};

#[derive(Template)]
#[template(path = "registrations/admin/admission.html")]
struct AdmissionPage {
    view: View,
    about: About,
    /// Value and label of each kind of line.
    lines: [(&'static str, String); 3],
    form: EventForm,
    revision: i32,
    /// What another officer saved meanwhile, and its line in words.
    theirs: Option<(EventForm, String)>,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "registrations/admin/admission_preview.html")]
struct PreviewPage {
    view: View,
    about: About,
    form: EventForm,
    revision: i32,
    /// The line in words: as it is, and as it is to be.
    was: String,
    line: String,
    letters: i64,
}

pub async fn ask(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = within(&app, &who, &slug).await?;
    refuse(&event)?;
    page(&admission_page(view, &event, EventForm::from(&event), event.revision, &FieldErrors::default()))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = within(&app, &who, &slug).await?;
    refuse(&event)?;
    let revision = fields.get("revision").parse().unwrap_or_default();
    let is = EventForm::from(&event);
    let mut form = is.clone();
    ["line", "waiting_limit", "approval"].into_iter().for_each(|name| form.set(name, fields.get(name)));
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => return again(&admission_page(view, &event, form, revision, &errors)),
    };
    let to = Admission { needs_approval: new.needs_approval, waiting_limit: new.waiting_limit };
    let numbers = roll::numbers(app.db.read(), event.id).await?;
    let letters = numbers.get(&Status::Pending).copied().filter(|_| !to.needs_approval).unwrap_or_default();
    // Where another saved it meanwhile the verb says so, for what they changed is not what is asked about here.
    if letters > 0 && fields.get("step") != "send" && revision == event.revision {
        let (was, line) = (line(&view, &is), line(&view, &form));
        return page(&PreviewPage { about: About::of(&view, &event), revision, was, line, form, letters, view });
    }
    match set_admission(&app.db, &app.address_key, &who, event.id, revision, to, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}?done=admission"))),
        Err(AdmissionError::Stale) => {
            let theirs = Some((is.clone(), line(&view, &is)));
            let stale = admission_page(view, &event, form, event.revision, &FieldErrors::default());
            again(&AdmissionPage { theirs, ..stale })
        }
        Err(error) => Err(error.into()),
    }
}

/// `revision` is the one that its officer saw.
fn admission_page(
    view: View,
    event: &event::Model,
    form: EventForm,
    revision: i32,
    errors: &FieldErrors,
) -> AdmissionPage {
    AdmissionPage {
        about: About::of(&view, event),
        lines: lines(&view),
        problems: Problems::of(&view, errors),
        revision,
        theirs: None,
        form,
        view,
    }
}

fn lines(view: &View) -> [(&'static str, String); 3] {
    [
        ("unlimited", view.t("events-field-line-unlimited")),
        ("limit", view.t("events-field-line-limit")),
        ("none", view.t("events-field-line-none")),
    ]
}

/// As a form holds it, in words.
fn line(view: &View, form: &EventForm) -> String {
    let named = lines(view).into_iter().find(|(value, _)| *value == form.get("line"));
    let named = named.map(|(_, label)| label).unwrap_or_default();
    format!("{named} {}", form.get("waiting_limit"))
}
