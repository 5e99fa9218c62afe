//! A speaker of an agenda, called otherwise wherever they speak.
use super::{questions::title, review::revision, sessions::Names, show::find};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        form::SpeakerForm,
        sessions::{
            self,
            call::{SpeakerError, call_speaker},
        },
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::{event, speaker};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "events/admin/speaker.html")]
struct SpeakerPage {
    view: View,
    slug: String,
    title: Spoken,
    id: Uuid,
    form: SpeakerForm,
    revision: i32,
    /// What another saved meanwhile: text key of the label, and value.
    theirs: Option<Vec<(&'static str, String)>>,
    problems: Problems,
}

fn speaker_page(view: View, event: &event::Model, was: &speaker::Model, form: SpeakerForm) -> SpeakerPage {
    SpeakerPage {
        slug: event.slug.clone(),
        title: title(&view, event),
        id: was.id,
        form,
        revision: was.revision,
        theirs: None,
        problems: Problems::default(),
        view,
    }
}

/// An event and who speaks at it.
async fn named(
    app: &App,
    who: &Officer<WriteEvents>,
    slug: &str,
    id: Uuid,
) -> Result<(event::Model, speaker::Model), AppError> {
    let event = find(app, who, slug).await?;
    let agenda = sessions::of(app.db.read(), event.id).await?;
    let speaker = agenda.into_iter().flat_map(|item| item.speakers).find(|speaker| speaker.id == id);
    Ok((event, speaker.ok_or(AppError::NotFound)?))
}

pub async fn show(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path((slug, id)): Names) -> Answer {
    let (event, was) = named(&app, &who, &slug, id).await?;
    page(&speaker_page(view, &event, &was, SpeakerForm::from(&was)))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    fields: Fields,
) -> Answer {
    let (event, was) = named(&app, &who, &slug, id).await?;
    let (form, revision) = (SpeakerForm::from(&fields), revision(&fields));
    let shown = |form| SpeakerPage { revision, ..speaker_page(view.clone(), &event, &was, form) };
    let called = match form.parse() {
        Ok(called) => called,
        Err(errors) => return refused(shown(form), &errors),
    };
    match call_speaker(&app.db, &who, id, revision, called, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}/sessions?done=called"))),
        Err(SpeakerError::Known) => refused(shown(form), &FieldErrors::one("name_zh", wrong("speaker_known"))),
        Err(SpeakerError::Stale(saved)) => {
            let page = speaker_page(view, &event, &saved, form);
            page_with(StatusCode::CONFLICT, &SpeakerPage { theirs: Some(theirs(&saved)), ..page })
        }
        Err(error) => Err(error.into()),
    }
}

fn refused(shown: SpeakerPage, errors: &FieldErrors) -> Answer {
    again(&SpeakerPage { problems: Problems::of(&shown.view, errors), ..shown })
}

fn theirs(saved: &speaker::Model) -> Vec<(&'static str, String)> {
    vec![
        ("events-speaker-name_zh", saved.name_zh.clone()),
        ("events-speaker-name_en", saved.name_en.clone()),
        ("events-speaker-affiliation_zh", saved.affiliation_zh.clone()),
        ("events-speaker-affiliation_en", saved.affiliation_en.clone()),
    ]
}
