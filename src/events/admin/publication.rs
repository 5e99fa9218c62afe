//! Publishing an event: what is missing or odd about it and what it meets, then the act.
use super::{met::Met, review::revision, show::find};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        checks::{Check, checks},
        conflicts,
        publish::{self, PublishError, Seen, publish},
        sessions,
    },
    holidays,
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{Fields, reason},
        page::{page, page_with},
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
use entity::event;

#[derive(Template)]
#[template(path = "events/admin/publication.html")]
struct PublicationPage {
    view: View,
    slug: String,
    title: Spoken,
    revision: i32,
    /// Mark of the one that is looked at.
    agenda: String,
    checks: Vec<Check>,
    /// On which it takes place.
    holidays: Vec<String>,
    met: Met,
    /// Another saved it, or something of its agenda, since the page was opened.
    is_stale: bool,
    problems: Problems,
}

async fn publication_page(
    app: &App,
    view: View,
    (event, agenda): (&event::Model, &str),
    met: Met,
    problems: Problems,
) -> Result<PublicationPage, AppError> {
    Ok(PublicationPage {
        slug: event.slug.clone(),
        title: Spoken::of(event.title(view.locale()), view.locale()),
        revision: event.revision,
        agenda: agenda.to_owned(),
        checks: checks(event, view.now),
        holidays: holidays::notes(app.db.read(), view.words, (event.starts_at, event.ends_at), &event.zone).await?,
        met,
        is_stale: false,
        problems,
        view,
    })
}

pub async fn ask(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    page(&looked_at(&app, view, &who, &slug, "").await?)
}

/// As it is now.
async fn looked_at(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    slug: &str,
    despite: &str,
) -> Result<PublicationPage, AppError> {
    let event = find(app, who, slug).await?;
    publish::refuse(&event, who.account, app.settings.two_officers)?;
    let agenda = sessions::of(app.db.read(), event.id).await?;
    let found = conflicts::find(app.db.read(), &event, &agenda, view.now).await?;
    let (met, mark) = (Met::at(&view, who, &event, &found, despite), sessions::mark(&agenda));
    publication_page(app, view, (&event, mark.as_str()), met, Problems::default()).await
}

/// 409 where it meets what takes the same, or somebody was faster; 422 where it takes a reason to go on.
pub async fn publication(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let (rule, typed, agenda) = (app.settings.two_officers, fields.get("despite"), fields.get("agenda"));
    let despite = reason(typed).unwrap_or_default();
    let seen = Seen { event: event.id, revision: revision(&fields), despite: &despite };
    match publish(&app.db, &app.address_key, rule, &who, seen, agenda, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}?done=published"))),
        Err(PublishError::Conflicts(found)) => {
            let met = Met::at(&view, &who, &event, &found, typed);
            let (status, problems) = (met.status(), met.problems(&view));
            page_with(status, &publication_page(&app, view, (&event, agenda), met, problems).await?)
        }
        Err(PublishError::Stale) => {
            let shown = looked_at(&app, view, &who, &slug, typed).await?;
            page_with(StatusCode::CONFLICT, &PublicationPage { is_stale: true, ..shown })
        }
        Err(error) => Err(error.into()),
    }
}
