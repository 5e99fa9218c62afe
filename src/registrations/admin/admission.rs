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
    /// What another officer saved meanwhile.
    theirs: Option<EventForm>,
    problems: Problems,
}

impl AdmissionPage {
    /// The line as a form holds it, in words.
    fn line(&self, form: &EventForm) -> String {
        let named = self.lines.iter().find(|(value, _)| *value == form.get("line"));
        let named = named.map(|(_, label)| label.as_str()).unwrap_or_default();
        format!("{named} {}", form.get("waiting_limit"))
    }
}

#[derive(Template)]
#[template(path = "registrations/admin/admission_preview.html")]
struct PreviewPage {
    view: View,
    about: About,
    form: EventForm,
    revision: i32,
    letters: i64,
}

pub async fn ask(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = within(&app, &who, &slug).await?;
    refuse(&event)?;
    page(&admission_page(view, &event, EventForm::from(&event), &FieldErrors::default()))
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
    let mut form = EventForm::from(&event);
    ["line", "waiting_limit", "approval"].into_iter().for_each(|name| form.set(name, fields.get(name)));
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => return again(&admission_page(view, &event, form, &errors)),
    };
    let to = Admission { needs_approval: new.needs_approval, waiting_limit: new.waiting_limit };
    let numbers = roll::numbers(app.db.read(), event.id).await?;
    let letters = numbers.get(&Status::Pending).copied().filter(|_| !to.needs_approval).unwrap_or_default();
    if letters > 0 && fields.get("step") != "send" {
        return page(&PreviewPage { about: About::of(&view, &event), revision: event.revision, form, letters, view });
    }
    let revision = fields.get("revision").parse().unwrap_or_default();
    match set_admission(&app.db, &app.address_key, &who, event.id, revision, to, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}?done=admission"))),
        Err(AdmissionError::Stale) => {
            let stale = admission_page(view, &event, form, &FieldErrors::default());
            again(&AdmissionPage { theirs: Some(EventForm::from(&event)), ..stale })
        }
        Err(error) => Err(error.into()),
    }
}

fn admission_page(view: View, event: &event::Model, form: EventForm, errors: &FieldErrors) -> AdmissionPage {
    AdmissionPage {
        about: About::of(&view, event),
        lines: [
            ("unlimited", view.t("events-field-line-unlimited")),
            ("limit", view.t("events-field-line-limit")),
            ("none", view.t("events-field-line-none")),
        ],
        problems: Problems::of(&view, errors),
        revision: event.revision,
        theirs: None,
        form,
        view,
    }
}
