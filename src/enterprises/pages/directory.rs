//! The directory, and one enterprise as everybody sees it.
use super::{district, facts};
use crate::{
    app::App,
    enterprises::{
        card,
        form::EnterpriseFilter,
        public, queries,
        recognitions::{self, Card},
        structured::json_ld,
    },
    error::{Answer, AppError},
    web::{choice::Choice, form::Query, page::page, view::View},
    words::{names, spoken::Spoken, when::local},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{enterprise, event};
use sea_orm::ActiveEnum;

#[derive(Template)]
#[template(path = "enterprises/list.html")]
struct ListPage {
    view: View,
    filter: EnterpriseFilter,
    districts: Vec<Choice>,
    chains: Vec<Choice>,
    recognitions: Vec<Choice>,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    slug: String,
    name: String,
    logo: Option<String>,
    district: String,
    chain: String,
}

pub async fn list(State(app): State<App>, view: View, query: Query) -> Answer {
    let kinds = recognitions::kinds(app.db.read()).await?;
    let filter = EnterpriseFilter::from(query).among(&kinds);
    let shown = queries::directory(app.db.read(), &filter, view.today()).await?;
    let row = |enterprise: &enterprise::Model| Row {
        slug: enterprise.slug.clone(),
        name: enterprise.name.clone(),
        logo: card::logo(enterprise),
        district: district(&view, enterprise),
        chain: view.t(card::chain(enterprise.chain)),
    };
    let chosen = |value: Option<String>| value.unwrap_or_default();
    page(&ListPage {
        rows: shown.enterprises.iter().map(row).collect(),
        districts: Choice::all(&view, names::district, &chosen(filter.district.map(|each| each.to_value()))),
        chains: Choice::all(&view, card::chain, &chosen(filter.chain.map(|each| each.to_value()))),
        recognitions: recognitions::choices(&view, &kinds, filter.recognition.as_deref().unwrap_or_default()),
        next: shown.next.map(|cursor| filter.path("/enterprises", &cursor)),
        filter,
        view,
    })
}

#[derive(Template)]
#[template(path = "enterprises/show.html")]
struct ShowPage {
    view: View,
    slug: String,
    name: String,
    logo: Option<String>,
    facts: Vec<(String, String)>,
    intro: Option<Spoken>,
    /// Valid today.
    recognitions: Vec<Card>,
    /// That it takes part in: to come, and the last that are over.
    events: [Vec<EventRow>; 2],
    json_ld: String,
    /// A listed one is joined by applying with its code.
    may_claim: bool,
}

struct EventRow {
    slug: String,
    title: Spoken,
    when: String,
}

impl EventRow {
    fn of(view: &View, event: &event::Model) -> Self {
        Self {
            slug: event.slug.clone(),
            title: Spoken::of(event.title(view.locale()), view.locale()),
            when: view.words.date_time(local(event.starts_at, &event.zone)),
        }
    }
}

pub async fn show(State(app): State<App>, view: View, Path(slug): Path<String>) -> Answer {
    let enterprise = queries::public(app.db.read(), &slug).await?.ok_or(AppError::NotFound)?;
    let intro = Spoken::of(enterprise.intro(view.locale()), view.locale());
    let (db, today) = (app.db.read(), view.today());
    let kinds = recognitions::kinds(db).await?;
    let valid = recognitions::valid_of(db, [enterprise.id], today).await?;
    let events = public::events_of(db, enterprise.id, view.now).await?;
    page(&ShowPage {
        events: events.map(|events| events.iter().map(|event| EventRow::of(&view, event)).collect()),
        logo: card::logo(&enterprise),
        recognitions: valid.iter().map(|row| Card::of(&view, &kinds, row)).collect(),
        facts: facts(&view, &enterprise),
        intro: Some(intro).filter(|intro| !intro.text.is_empty()),
        json_ld: json_ld(&view, &enterprise),
        may_claim: enterprise.status.is_active(),
        slug: enterprise.slug,
        name: enterprise.name,
        view,
    })
}
