//! A message to everybody in chosen states: typed, looked at with the number of letters, then sent.
use super::{About, state, within};
use crate::{
    app::App,
    error::{Answer, AppError},
    registrations::{
        form::{MessageForm, NewMessage, STATES},
        letters::Written,
        message::{MessageError, message, sent},
        roll,
    },
    roles::{Officer, rights::DecideRegistrations},
    secret,
    web::{
        form::{FieldErrors, Fields, Query},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::{Words, spoken::Spoken},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{Locale, event, registration::Status};
use sea_orm::ActiveEnum;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "registrations/admin/message.html")]
struct MessagePage {
    view: View,
    about: About,
    /// How many letters went out a moment ago.
    flash: Option<String>,
    states: Vec<StateField>,
    chinese: String,
    english: String,
    key: String,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "registrations/admin/message_preview.html")]
struct PreviewPage {
    view: View,
    about: About,
    states: Vec<StateField>,
    chinese: String,
    english: String,
    key: String,
    letters: i64,
    /// What readers of each language get.
    previews: Vec<Preview>,
}

struct StateField {
    value: String,
    label: String,
    number: i64,
    is_chosen: bool,
}

struct Preview {
    lang: &'static str,
    heading: String,
    what: String,
    note: Option<String>,
    lines: Vec<Spoken>,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = within(&app, &who, &slug).await?;
    let sent = sent(&app.db, event.id, query.get("done")).await?;
    let form = MessageForm { key: secret::token(), states: vec![Status::Confirmed], ..MessageForm::default() };
    let flash = sent.map(|letters| view.count("registrations-message-sent", letters));
    page(&message_page(&app, view, &event, form, flash, &FieldErrors::default()).await?)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = within(&app, &who, &slug).await?;
    let step = fields.get("step").to_owned();
    let form = MessageForm::from(fields);
    match (form.parse(), step.as_str()) {
        (Err(errors), _) => {
            // A key that is too short comes back as one that is not.
            let form = MessageForm { key: secret::token(), ..form };
            again(&message_page(&app, view, &event, form, None, &errors).await?)
        }
        (Ok(_), "change") => page(&message_page(&app, view, &event, form, None, &FieldErrors::default()).await?),
        (Ok(new), "send") => {
            message(&app.db, &app.address_key, &who, event.id, &new, view.now).await?;
            Ok(view.see_other(&format!("/admin/events/{slug}/message?done={}", new.key)))
        }
        (Ok(new), _) => page(&preview_page(&app, view, &event, form, &new).await?),
    }
}

async fn message_page(
    app: &App,
    view: View,
    event: &event::Model,
    form: MessageForm,
    flash: Option<String>,
    errors: &FieldErrors,
) -> Result<MessagePage, AppError> {
    let numbers = roll::numbers(app.db.read(), event.id).await?;
    Ok(MessagePage {
        about: About::of(&view, event),
        flash,
        states: STATES.map(|state| state_field(&view, state, &numbers, &form.states)).into(),
        problems: Problems::of(&view, errors),
        chinese: form.chinese,
        english: form.english,
        key: form.key,
        view,
    })
}

async fn preview_page(
    app: &App,
    view: View,
    event: &event::Model,
    form: MessageForm,
    new: &NewMessage,
) -> Result<PreviewPage, AppError> {
    let numbers = roll::numbers(app.db.read(), event.id).await?;
    let states: Vec<_> = new.states.iter().map(|state| state_field(&view, *state, &numbers, &new.states)).collect();
    let letters = states.iter().map(|state| state.number).sum();
    if letters == 0 {
        return Err(MessageError::Nobody.into());
    }
    Ok(PreviewPage {
        about: About::of(&view, event),
        states,
        letters,
        previews: Locale::ALL.map(|reader| preview(&view, event, new, reader)).into(),
        chinese: form.chinese,
        english: form.english,
        key: form.key,
        view,
    })
}

fn state_field(view: &View, status: Status, numbers: &HashMap<Status, i64>, chosen: &[Status]) -> StateField {
    StateField {
        value: status.to_value(),
        label: view.t(state(status).0),
        number: numbers.get(&status).copied().unwrap_or_default(),
        is_chosen: chosen.contains(&status),
    }
}

/// In the words of the letter itself.
fn preview(view: &View, event: &event::Model, new: &NewMessage, reader: Locale) -> Preview {
    let words = Words(reader);
    let what = words.with("registrations-message-what", "title", event.title(reader).text);
    let written = Written::of(new, reader);
    let note = written.note(words);
    let lang = note.as_ref().map(|_| Locale::Zh.tag());
    Preview {
        lang: reader.tag(),
        heading: view.t(match reader {
            Locale::Zh => "registrations-message-to-chinese",
            Locale::En => "registrations-message-to-english",
        }),
        lines: written.lines().map(|text| Spoken { text, lang }).collect(),
        what,
        note,
    }
}
