//! Door for everybody: home, and the accessibility statement.
use crate::{
    app::App,
    enterprises,
    error::Answer,
    events::{self, EventFilter, card::EventCard},
    programmes,
    web::{page::page, view::View},
    words::{spoken::Spoken, thousands, when::local},
};
use askama::Template;
use axum::extract::State;
use entity::{
    enterprise,
    event::{self, Phase},
    programme,
};

const SOON: usize = 6;
const NEWEST: u64 = 6;

#[derive(Template)]
#[template(path = "front/home.html")]
struct HomePage {
    view: View,
    lead: Option<Lead>,
    events: Vec<EventCard>,
    coming: i64,
    /// Those that take apprentices.
    programmes: Vec<ProgrammeRow>,
    /// Those verified last.
    enterprises: Vec<EnterpriseRow>,
    tiles: Vec<Tile>,
}

/// The open event whose registration closes first.
struct Lead {
    card: EventCard,
    district: String,
    closes: String,
}

struct ProgrammeRow {
    slug: String,
    name: Spoken,
    summary: Spoken,
}

impl ProgrammeRow {
    fn of(view: &View, row: &programme::Model) -> Self {
        let summary = Spoken::of(row.summary(view.locale()), view.locale());
        Self { slug: row.slug.clone(), name: programmes::card::name(view.words, row), summary }
    }
}

struct EnterpriseRow {
    slug: String,
    name: String,
    district: String,
    chain: String,
}

impl EnterpriseRow {
    fn of(view: &View, row: &enterprise::Model) -> Self {
        Self {
            slug: row.slug.clone(),
            name: row.name.clone(),
            district: enterprises::district(view, row),
            chain: view.t(enterprises::chain(row.chain)),
        }
    }
}

struct Tile {
    label: String,
    number: String,
    unit: String,
}

pub async fn home(State(app): State<App>, view: View) -> Answer {
    let filter = EventFilter::default();
    let coming = events::list(app.db.read(), &filter, view.now).await?.events;
    let total: i64 = events::count(app.db.read(), &filter, view.now).await?.values().sum();
    let (published, taken) = events::published_total(app.db.read()).await?;
    let listed = enterprises::public_total(app.db.read()).await? as i64;
    let newest = enterprises::newest(app.db.read(), NEWEST).await?;
    let programmes = programmes::open_ones(app.db.read()).await?;
    let open = coming.iter().filter(|event| event.phase(view.now) == Phase::Open);
    page(&HomePage {
        lead: open.min_by_key(|event| (!event.has_place(), event.closes_at)).map(|event| lead(&view, event)),
        events: coming.iter().take(SOON).map(|event| EventCard::of(&view, event)).collect(),
        coming: total,
        programmes: programmes.iter().map(|row| ProgrammeRow::of(&view, row)).collect(),
        enterprises: newest.iter().map(|row| EnterpriseRow::of(&view, row)).collect(),
        tiles: tiles(
            &view,
            &[
                ("front-tile-coming", total),
                ("front-tile-published", published),
                ("front-tile-taken", taken),
                ("front-tile-enterprises", listed),
            ],
        ),
        view,
    })
}

fn lead(view: &View, event: &event::Model) -> Lead {
    Lead {
        card: EventCard::of(view, event),
        district: view.t(events::card::district_key(event.district)),
        closes: view.words.short(local(event.closes_at, &event.zone), view.now),
    }
}

fn tiles(view: &View, numbers: &[(&str, i64)]) -> Vec<Tile> {
    numbers
        .iter()
        .map(|(key, number)| Tile {
            label: view.t(key),
            number: thousands(*number),
            unit: view.count(&format!("{key}-unit"), *number),
        })
        .collect()
}

#[derive(Template)]
#[template(path = "front/accessibility.html")]
struct AccessibilityPage {
    view: View,
}

pub async fn accessibility(view: View) -> Answer {
    page(&AccessibilityPage { view })
}
