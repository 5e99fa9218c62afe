//! Writing an event, both languages on one screen. Two who edit at the same time never lose what either
//! typed: the second sees what the first saved, beside their own.
use super::review::revision;
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        card,
        draft::{DraftError, draft},
        edit::{self, EditError},
        form::{EventForm, reach},
        queries,
        series::{Reach, Spread, edit::edit_series},
    },
    roles::{Officer, rights::WriteEvents},
    venues,
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Wrong, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
    words::{names, spoken::Spoken},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::event::{self, District};
use sea_orm::Iterable;

#[derive(Template)]
#[template(path = "events/admin/editor.html")]
struct EditorPage {
    view: View,
    /// `None`: a new one.
    title: Option<Spoken>,
    back: String,
    here: String,
    form: EventForm,
    marks: String,
    revision: i32,
    /// Time, place and places of what was published are moved elsewhere.
    is_fixed: bool,
    kinds: Vec<Choice>,
    districts: Vec<Choice>,
    /// Under their venues.
    rooms: Vec<(String, Vec<Choice>)>,
    problems: Problems,
    /// What another saved meanwhile in the fields that both touched: label and their value.
    theirs: Option<Vec<(String, String)>>,
    /// Why nothing can be saved now: text key.
    stopped: Option<&'static str>,
    /// How far the change reaches in its series; `None`: it belongs to none.
    reach: Option<Reach>,
}

pub async fn blank(State(app): State<App>, view: View, who: Officer<WriteEvents>) -> Answer {
    page(&editor(&app, view, &who, None, EventForm::blank(), &FieldErrors::default()).await?)
}

pub async fn create(State(app): State<App>, view: View, who: Officer<WriteEvents>, fields: Fields) -> Answer {
    let form = EventForm::from(&fields);
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => return again(&editor(&app, view, &who, None, form, &errors).await?),
    };
    match draft(&app.db, &who, new, view.now).await {
        Ok(event) => Ok(view.see_other(&format!("/admin/events/{}?done=saved", event.slug))),
        Err(error) => match field(&error) {
            Some((name, wrong)) => {
                let errors = FieldErrors::one(name, wrong);
                again(&editor(&app, view, &who, None, form, &errors).await?)
            }
            None => Err(error.into()),
        },
    }
}

/// At which field a refusal of the verb is shown.
fn field(error: &DraftError) -> Option<(&'static str, Wrong)> {
    match error {
        DraftError::SlugTaken => Some(("slug", wrong("slug_taken"))),
        DraftError::Slug => Some(("slug", wrong("slug_reserved"))),
        DraftError::OutOfReach => Some(("district", wrong("out_of_reach"))),
        DraftError::NoSuchRoom => Some(("room", wrong("room_gone"))),
        DraftError::Times | DraftError::Db(_) => None,
    }
}

pub async fn show(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = queries::within(app.db.read(), &who, &slug).await?.ok_or(AppError::NotFound)?;
    edit::refuse(&event)?;
    let form = EventForm::from(&event);
    page(&editor(&app, view, &who, Some(&event), form, &FieldErrors::default()).await?)
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = queries::within(app.db.read(), &who, &slug).await?.ok_or(AppError::NotFound)?;
    let (revision, marks) = (revision(&fields), fields.get("marks"));
    let reach = reach(fields.get("reach"));
    let form = EventForm::from(&fields).held(&event);
    if let Err(error) = edit::refuse(&event) {
        return held(&app, view, &who, &event, form, reach, error).await;
    }
    if revision != event.revision {
        return stale(&app, view, &who, &event, form, (marks, reach)).await;
    }
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => {
            let page = editor(&app, view, &who, Some(&event), form, &errors).await?;
            return again(&page.reaching(reach));
        }
    };
    let changed = form.differs(&EventForm::from(&event));
    match edit_series(&app.db, &who, (event.id, revision), new, &changed, reach, view.now).await {
        Ok(spread) => Ok(view.see_other(&saved_at(&slug, reach, spread))),
        Err(EditError::Stale(saved)) => stale(&app, view, &who, &saved, form, (marks, reach)).await,
        Err(EditError::NoSuchRoom) => {
            let errors = FieldErrors::one("room", wrong("room_gone"));
            again(&editor(&app, view, &who, Some(&event), form, &errors).await?.reaching(reach))
        }
        Err(error) => held(&app, view, &who, &event, form, reach, error).await,
    }
}

/// Where one reads what became of it.
fn saved_at(slug: &str, reach: Reach, Spread { followed, held }: Spread) -> String {
    match reach {
        Reach::One => format!("/admin/events/{slug}?done=saved"),
        Reach::Following | Reach::All => {
            format!("/admin/events/{slug}/series?done=spread&followed={followed}&held={held}")
        }
    }
}

/// 409: what was typed, where nothing can be saved now.
async fn held(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    event: &event::Model,
    form: EventForm,
    reach: Reach,
    error: EditError,
) -> Answer {
    let stopped = match error {
        EditError::InReview => Some("events-in_review"),
        EditError::Ended => Some("events-ended"),
        error => return Err(error.into()),
    };
    let page = editor(app, view, who, Some(event), form, &FieldErrors::default()).await?.reaching(reach);
    page_with(StatusCode::CONFLICT, &EditorPage { stopped, ..page })
}

/// 409: both versions on one page, ready to be saved on top of what the other saved.
async fn stale(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    saved: &event::Model,
    mut form: EventForm,
    (marks, reach): (&str, Reach),
) -> Answer {
    let theirs = EventForm::from(saved);
    let both = form.merge(&theirs, marks);
    let page = editor(app, view, who, Some(saved), form, &FieldErrors::default()).await?.reaching(reach);
    let both = both.iter().map(|name| (page.label(name), page.said(name, theirs.get(name)))).collect();
    page_with(StatusCode::CONFLICT, &EditorPage { theirs: Some(both), ..page })
}

async fn editor(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    event: Option<&event::Model>,
    form: EventForm,
    errors: &FieldErrors,
) -> Result<EditorPage, AppError> {
    let to_choose = venues::to_choose(app.db.read(), event.and_then(|event| event.room_id)).await?;
    let back = event.map_or_else(|| "/admin/events".to_owned(), |event| format!("/admin/events/{}", event.slug));
    let within = District::iter().filter(|each| who.reaches(*each));
    Ok(EditorPage {
        rooms: Choice::groups(venues::card::to_choose(view.words, &to_choose), form.get("room")),
        title: event.map(|event| Spoken::of(event.title(view.locale()), view.locale())),
        here: event
            .map_or_else(|| "/admin/events/new".to_owned(), |event| format!("/admin/events/{}/text", event.slug)),
        back,
        marks: event.map_or_else(|| form.marks(), |event| EventForm::from(event).marks()),
        revision: event.map_or(0, |event| event.revision),
        is_fixed: event.is_some_and(|event| event.status.is_public()),
        kinds: Choice::all(&view, card::kind_key, form.get("kind")),
        districts: Choice::these(&view, within, names::district, form.get("district")),
        problems: Problems::of(&view, errors),
        theirs: None,
        stopped: None,
        reach: event.and_then(|event| event.series_id).map(|_| Reach::One),
        form,
        view,
    })
}

impl EditorPage {
    /// With what was chosen.
    fn reaching(self, chosen: Reach) -> Self {
        Self { reach: self.reach.map(|_| chosen), ..self }
    }

    fn label(&self, name: &str) -> String {
        card::field_key(name).map_or_else(|| name.to_owned(), |key| self.view.t(key))
    }

    /// What was chosen reads as where it is chosen.
    fn said(&self, name: &str, value: &str) -> String {
        let choices: Vec<&Choice> = match name {
            "kind" => self.kinds.iter().collect(),
            "district" => self.districts.iter().collect(),
            "room" => self.rooms.iter().flat_map(|(_, rooms)| rooms).collect(),
            _ => vec![],
        };
        let chosen = choices.iter().find(|choice| choice.value == value);
        chosen.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
    }
}
