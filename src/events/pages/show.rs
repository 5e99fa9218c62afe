//! One event, and its calendar file.
use super::entry;
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        calendar::{self, Method},
        card::{self, EventCard, Leaf, Places, State},
        named::taking_part,
        queries, structured,
    },
    venues,
    web::{
        page::{self, page},
        prose::Prose,
        route::Piece,
        view::View,
    },
    words::{
        spoken::Spoken,
        when::{local, machine},
    },
};
use askama::Template;
use axum::extract::{Path, State as AppState};
use entity::{
    event::{self, Phase},
    venue,
};

#[derive(Template)]
#[template(path = "events/show.html")]
struct ShowPage {
    view: View,
    slug: String,
    kind: String,
    district: String,
    title: Spoken,
    summary: Spoken,
    text: Prose,
    text_lang: Option<&'static str>,
    leaf: Leaf,
    starts: String,
    when: String,
    hours: String,
    zone: String,
    place: Spoken,
    contact: String,
    places: Option<Places>,
    state: Option<State>,
    deadlines: String,
    can_register: bool,
    can_wait: bool,
    is_full: bool,
    /// How one gets to the venue and in: text key of the heading, and what is said.
    venue: Vec<(&'static str, Written)>,
    /// Those that take part: slug and name.
    enterprises: Vec<(String, String)>,
    json_ld: String,
    is_preview: bool,
}

pub async fn show(AppState(app): AppState<App>, view: View, Path(piece): Path<Piece>) -> Answer {
    match piece {
        Piece::Page(slug) => show_page(&app, view, &slug).await,
        Piece::Calendar(slug) => {
            let event = find(&app, &slug).await?;
            page::calendar(&slug, calendar::calendar(&[entry(&app, &view, &event)], Method::Publish, None, view.now))
        }
    }
}

async fn show_page(app: &App, view: View, slug: &str) -> Answer {
    draw(app, view, &find(app, slug).await?).await
}

/// Also for those who may see it before it is published.
pub async fn draw(app: &App, view: View, event: &event::Model) -> Answer {
    let enterprises = taking_part(app.db.read(), event.id).await?;
    let halls = venues::halls(app.db.read(), &event.room_id.into_iter().collect()).await?;
    let locale = view.locale();
    let (starts, ends) = (local(event.starts_at, &event.zone), local(event.ends_at, &event.zone));
    let is_open = event.phase(view.now) == Phase::Open;
    let text = Spoken::of(event.text(locale), locale);
    page(&ShowPage {
        slug: event.slug.clone(),
        kind: view.t(card::kind_key(event.kind)),
        district: view.t(card::district_key(event.district)),
        title: Spoken::of(event.title(locale), locale),
        summary: Spoken::of(event.summary(locale), locale),
        text: Prose::of(&text.text),
        text_lang: text.lang,
        leaf: Leaf::of(&view, starts),
        starts: machine(starts),
        when: view.words.span(starts, ends),
        hours: view.words.hours(starts, ends),
        zone: view.words.zone(starts),
        place: Spoken::of(event.place(locale), locale),
        contact: event.contact.clone(),
        places: is_open.then(|| card::places(&view, event)),
        state: EventCard::of(&view, event).state,
        deadlines: deadlines(&view, event),
        can_register: is_open && event.has_place(),
        can_wait: is_open && !event.has_place() && event.takes_more(view.now),
        is_full: is_open && !event.takes_more(view.now),
        venue: halls.first().map(|hall| arriving(&view, &hall.venue)).unwrap_or_default(),
        enterprises: enterprises.iter().map(|each| (each.slug.clone(), each.name.clone())).collect(),
        json_ld: structured::json_ld(&view, event),
        is_preview: !event.status.is_public(),
        view,
    })
}

struct Written {
    prose: Prose,
    lang: Option<&'static str>,
}

/// What says nothing is left out.
fn arriving(view: &View, venue: &venue::Model) -> Vec<(&'static str, Written)> {
    let texts =
        [("venues-directions", venue.directions(view.locale())), ("venues-access", venue.access(view.locale()))];
    let text = |(key, said)| {
        let said = Spoken::of(said, view.locale());
        (!said.text.is_empty()).then(|| (key, Written { prose: Prose::of(&said.text), lang: said.lang }))
    };
    texts.into_iter().filter_map(text).collect()
}

async fn find(app: &App, slug: &str) -> Result<event::Model, AppError> {
    queries::by_slug(app.db.read(), slug).await?.ok_or(AppError::NotFound)
}

/// Until when one may register, change answers and cancel.
fn deadlines(view: &View, event: &event::Model) -> String {
    let short = |at| view.words.short(local(at, &event.zone), view.now).into();
    view.fill("events-deadlines", &[("closes", short(event.closes_at)), ("answers", short(event.answers_until))])
}
