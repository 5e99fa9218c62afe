//! Moving an event: typed, looked at beside what holds now with the number of letters, then done.
use super::{About, told::Told, within};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{self, EventForm, Met, Seen, Tell, conflicts},
    holidays,
    registrations::move_event::{MoveEventError, TimeAndPlace, move_event, refuse, refuse_stale},
    roles::{Officer, rights::WriteEvents},
    venues,
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Query, reason, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::event;

/// Field, text key of its label, type of its control.
const MOVED: [(&str, &str, &str); 9] = [
    ("starts_at", "events-field-starts_at", "datetime-local"),
    ("ends_at", "events-field-ends_at", "datetime-local"),
    ("room", "events-field-room", "select"),
    ("setup", "events-field-setup", "text"),
    ("clearing", "events-field-clearing", "text"),
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
    despite: String,
    fields: Vec<Field>,
    problems: Problems,
}

/// What comes with a form.
#[derive(Clone, Copy)]
struct Sent<'a> {
    form: &'a EventForm,
    /// The one that its officer saw.
    revision: i32,
    despite: &'a str,
}

struct Field {
    name: &'static str,
    label: String,
    kind: &'static str,
    value: String,
    /// In words: what holds now, and what is to.
    was: String,
    said: String,
    groups: Vec<(String, Vec<Choice>)>,
}

#[derive(Template)]
#[template(path = "registrations/admin/move_preview.html")]
struct PreviewPage {
    view: View,
    about: About,
    revision: i32,
    fields: Vec<Field>,
    told: Told,
    holidays: Vec<String>,
    /// Another officer saved it while this was typed.
    is_stale: bool,
    met: Met,
    problems: Problems,
}

/// With times and room in the address, as the schedule puts them there, what they would mean is shown at once.
pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = within(&app, &who, &slug).await?;
    refuse(&event)?;
    let mut form = EventForm::from(&event);
    form.overlay(&MOVED.map(|(name, ..)| name), &query);
    let sent = Sent { form: &form, revision: event.revision, despite: "" };
    if query.get("starts_at").is_empty() {
        return page(&move_page(&app, view, &event, sent, &FieldErrors::default()).await?);
    }
    looked_at(&app, view, &who, &event, sent).await
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
    let revision = fields.get("revision").parse().unwrap_or_default();
    let sent = Sent { form: &form, revision, despite: fields.get("despite") };
    let to = match form.parse() {
        Ok(new) => TimeAndPlace::from(new),
        Err(errors) => return again(&move_page(&app, view, &event, sent, &errors).await?),
    };
    if fields.get("step") == "change" {
        return page(&move_page(&app, view, &event, sent, &FieldErrors::default()).await?);
    }
    let Some(tell) = events::tell_whom(fields.get("step")) else {
        return looked_at(&app, view, &who, &event, sent).await;
    };
    let despite = reason(sent.despite).unwrap_or_default();
    let seen = Seen { event: event.id, revision, despite: &despite };
    let done = if tell == Tell::Everybody { "moved" } else { "moved-untold" };
    match move_event(&app.db, &app.address_key, &who, seen, &to, tell, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}?done={done}"))),
        Err(error) => refused(&app, view, &who, (&event, &to), sent, error).await,
    }
}

/// What it would mean, or what another made of it since it was looked at.
async fn looked_at(app: &App, view: View, who: &Officer<WriteEvents>, event: &event::Model, sent: Sent<'_>) -> Answer {
    let to = match sent.form.parse() {
        Ok(new) => TimeAndPlace::from(new),
        Err(errors) => return again(&move_page(app, view, event, sent, &errors).await?),
    };
    if to.ends_at <= view.now {
        return again(&move_page(app, view, event, sent, &FieldErrors::one("ends_at", wrong("ends_past"))).await?);
    }
    let met = meets(app, &view, who, (event, &to), sent.despite).await?;
    let shown = preview_page(app, view, who, event, sent, (&to, met)).await?;
    if shown.is_stale { again(&shown) } else { page(&shown) }
}

/// The page on which it can be put right. 409 where it meets what takes the same.
async fn refused(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    (event, to): (&event::Model, &TimeAndPlace),
    sent: Sent<'_>,
    error: MoveEventError,
) -> Answer {
    let one = |field, code| FieldErrors::one(field, wrong(code));
    match error {
        MoveEventError::Over => again(&move_page(app, view, event, sent, &one("ends_at", "ends_past")).await?),
        MoveEventError::NoSuchRoom => again(&move_page(app, view, event, sent, &one("room", "room_gone")).await?),
        MoveEventError::Stale => {
            let met = meets(app, &view, who, (event, to), sent.despite).await?;
            again(&PreviewPage { is_stale: true, ..preview_page(app, view, who, event, sent, (to, met)).await? })
        }
        MoveEventError::Conflicts(found) => {
            let met = Met::at(&view, who, event, &found, sent.despite);
            let (status, problems) = (met.status(), met.problems(&view));
            page_with(status, &PreviewPage { problems, ..preview_page(app, view, who, event, sent, (to, met)).await? })
        }
        error => Err(error.into()),
    }
}

async fn meets(
    app: &App,
    view: &View,
    who: &Officer<WriteEvents>,
    (event, to): (&event::Model, &TimeAndPlace),
    despite: &str,
) -> Result<Met, AppError> {
    let agenda = events::agenda(app.db.read(), event.id).await?;
    let agenda = events::shifted(agenda, to.starts_at - event.starts_at);
    let found = conflicts::find(app.db.read(), &to.of(event), &agenda, view.now).await?;
    Ok(Met::again(view, who, event, &found, despite))
}

async fn fields_of(app: &App, view: &View, event: &event::Model, form: &EventForm) -> Result<Vec<Field>, AppError> {
    let now = EventForm::from(event);
    let to_choose = venues::card::to_choose(view.words, &venues::to_choose(app.db.read(), event.room_id).await?);
    let field = |(name, label, kind): (&'static str, &str, &'static str)| {
        let said = |value: &str| match kind {
            "select" => room_of(&to_choose, value).unwrap_or_else(|| view.t("events-no-room")),
            "datetime-local" => value.replace('T', " "),
            _ => value.to_owned(),
        };
        let groups = if kind == "select" { to_choose.clone() } else { vec![] };
        Field {
            label: view.t(label),
            was: said(now.get(name)),
            said: said(form.get(name)),
            value: form.get(name).to_owned(),
            groups: Choice::groups(groups, form.get(name)),
            name,
            kind,
        }
    };
    Ok(MOVED.into_iter().map(field).collect())
}

fn room_of(groups: &[(String, Vec<(String, String)>)], id: &str) -> Option<String> {
    let mut rooms = groups.iter().flat_map(|(_, rooms)| rooms);
    rooms.find(|(room, _)| room == id).map(|(_, name)| name.clone())
}

async fn move_page(
    app: &App,
    view: View,
    event: &event::Model,
    sent: Sent<'_>,
    errors: &FieldErrors,
) -> Result<MovePage, AppError> {
    Ok(MovePage {
        about: About::of(&view, event),
        revision: sent.revision,
        despite: sent.despite.to_owned(),
        fields: fields_of(app, &view, event, sent.form).await?,
        problems: Problems::of(&view, errors),
        view,
    })
}

async fn preview_page(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    event: &event::Model,
    sent: Sent<'_>,
    (to, met): (&TimeAndPlace, Met),
) -> Result<PreviewPage, AppError> {
    Ok(PreviewPage {
        about: About::of(&view, event),
        revision: event.revision,
        fields: fields_of(app, &view, event, sent.form).await?,
        told: Told::of_move(app, who, event, to, view.now).await?,
        holidays: holidays::notes(app.db.read(), view.words, (to.starts_at, to.ends_at), &event.zone).await?,
        is_stale: refuse_stale(event, to, sent.revision).is_err(),
        met,
        problems: Problems::default(),
        view,
    })
}
