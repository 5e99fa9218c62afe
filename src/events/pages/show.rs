//! One event, and its calendar file.
use super::{
    agenda::{self, Day},
    entry,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        calendar::{self, Method},
        card::{self, EventCard, Leaf, Places, State},
        named::taking_part,
        queries, sessions, structured,
    },
    venues,
    web::{
        page::{self, page},
        prose::Written,
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
use entity::event::{self, Phase};

#[derive(Template)]
#[template(path = "events/show.html")]
struct ShowPage {
    view: View,
    slug: String,
    kind: String,
    district: String,
    title: Spoken,
    summary: Spoken,
    text: Option<Written>,
    agenda: Vec<Day>,
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
    arriving: Vec<(&'static str, Written)>,
    /// What else takes place at the venue.
    there: Option<String>,
    /// The other dates of its series.
    series: Option<String>,
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
    let hall = match event.room_id {
        Some(room) => venues::hall(app.db.read(), room).await?,
        None => None,
    };
    let venue = hall.map(|hall| hall.venue);
    let arriving = venue.iter().flat_map(|venue| venues::card::arriving(view.words, venue));
    let items = sessions::of(app.db.read(), event.id).await?;
    let locale = view.locale();
    let (starts, ends) = (local(event.starts_at, &event.zone), local(event.ends_at, &event.zone));
    let is_open = event.phase(view.now) == Phase::Open;
    page(&ShowPage {
        slug: event.slug.clone(),
        kind: view.t(card::kind_key(event.kind)),
        district: view.t(card::district_key(event.district)),
        title: Spoken::of(event.title(locale), locale),
        summary: Spoken::of(event.summary(locale), locale),
        text: Written::of(event.text(locale), locale),
        agenda: agenda::days(app, &view, event, &items).await?,
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
        arriving: arriving.filter_map(|(key, said)| Some((key, Written::of(said, locale)?))).collect(),
        there: venue.as_ref().map(|venue| format!("/events?venue={}", venue.slug)),
        series: event.series_id.map(|id| format!("/events?series={id}")),
        enterprises: enterprises.iter().map(|each| (each.slug.clone(), each.name.clone())).collect(),
        json_ld: structured::json_ld(&view, event),
        is_preview: !event.status.is_public(),
        view,
    })
}

async fn find(app: &App, slug: &str) -> Result<event::Model, AppError> {
    queries::by_slug(app.db.read(), slug).await?.ok_or(AppError::NotFound)
}

/// Until when one may register, change answers and cancel.
fn deadlines(view: &View, event: &event::Model) -> String {
    let short = |at| view.words.short(local(at, &event.zone), view.now).into();
    view.fill("events-deadlines", &[("closes", short(event.closes_at)), ("answers", short(event.answers_until))])
}
