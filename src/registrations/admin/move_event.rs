//! Moving an event: typed, looked at beside what holds now with the number of letters, then done.
use super::{About, within};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::EventForm,
    registrations::{
        move_event::{MoveEventError, TimeAndPlace, move_event, refuse},
        people,
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::event;

/// Field, text key of its label, type of its control.
const MOVED: [(&str, &str, &str); 6] = [
    ("starts_at", "events-field-starts_at", "datetime-local"),
    ("ends_at", "events-field-ends_at", "datetime-local"),
    ("place_zh", "events-field-place_zh", "text"),
    ("place_en", "events-field-place_en", "text"),
    ("closes_at", "events-field-closes_at", "datetime-local"),
    ("answers_until", "events-field-answers_until", "datetime-local"),
];

#[derive(Template)]
#[template(path = "registrations/admin/move_event.html")]
struct MovePage {
    view: View,
    about: About,
    revision: i32,
    fields: Vec<Field>,
    problems: Problems,
}

struct Field {
    name: &'static str,
    label: String,
    kind: &'static str,
    was: String,
    value: String,
}

#[derive(Template)]
#[template(path = "registrations/admin/move_preview.html")]
struct PreviewPage {
    view: View,
    about: About,
    revision: i32,
    fields: Vec<Field>,
    letters: i64,
    /// Another officer saved it while this was typed.
    is_stale: bool,
}

pub async fn ask(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = within(&app, &who, &slug).await?;
    refuse(&event)?;
    page(&move_page(view, &event, &EventForm::from(&event), &FieldErrors::default()))
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
    MOVED.iter().for_each(|(name, ..)| form.set(name, fields.get(name)));
    let to = match form.parse() {
        Ok(new) => TimeAndPlace::from(new),
        Err(errors) => return again(&move_page(view, &event, &form, &errors)),
    };
    match fields.get("step") {
        "change" => page(&move_page(view, &event, &form, &FieldErrors::default())),
        "send" => {
            let revision = fields.get("revision").parse().unwrap_or_default();
            match move_event(&app.db, &app.address_key, &who, event.id, revision, &to, view.now).await {
                Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}?done=moved"))),
                Err(MoveEventError::Over) => again(&move_page(view, &event, &form, &past())),
                Err(MoveEventError::Stale) => again(&preview_page(&app, view, &event, &form, &to, true).await?),
                Err(error) => Err(error.into()),
            }
        }
        _ if to.ends_at <= view.now => again(&move_page(view, &event, &form, &past())),
        _ => page(&preview_page(&app, view, &event, &form, &to, false).await?),
    }
}

fn past() -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add("ends_at", wrong("ends_past"));
    errors
}

fn fields_of(view: &View, event: &event::Model, form: &EventForm) -> Vec<Field> {
    let now = EventForm::from(event);
    let field = |(name, label, kind): (&'static str, &str, &'static str)| Field {
        label: view.t(label),
        was: now.get(name).to_owned(),
        value: form.get(name).to_owned(),
        name,
        kind,
    };
    MOVED.into_iter().map(field).collect()
}

fn move_page(view: View, event: &event::Model, form: &EventForm, errors: &FieldErrors) -> MovePage {
    MovePage {
        about: About::of(&view, event),
        revision: event.revision,
        fields: fields_of(&view, event, form),
        problems: Problems::of(&view, errors),
        view,
    }
}

async fn preview_page(
    app: &App,
    view: View,
    event: &event::Model,
    form: &EventForm,
    to: &TimeAndPlace,
    is_stale: bool,
) -> Result<PreviewPage, AppError> {
    let letters = if to.is_told(event) { people::live(app.db.read(), event.id).await? } else { 0 };
    Ok(PreviewPage {
        about: About::of(&view, event),
        revision: event.revision,
        fields: fields_of(&view, event, form),
        letters,
        is_stale,
        view,
    })
}
