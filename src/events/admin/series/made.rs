//! The page of a series: its rule, and its events.
use super::{more::Further, new::said};
use crate::{
    app::App,
    error::AppError,
    events::{
        admin::questions::title,
        card,
        form::EventFilter,
        series::{self, Rule, Until, day_of, like, offset},
    },
    holidays,
    roles::{Officer, rights::ReadSeries},
    web::{form::Fields, view::View},
    words::{spoken::Spoken, when::local},
};
use askama::Template;
use chrono::{Duration, NaiveDate};
use entity::{event, holiday};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "events/admin/series.html")]
pub struct SeriesPage {
    view: View,
    feed: String,
    slug: String,
    title: Spoken,
    rule: String,
    rows: Vec<Row>,
    /// For whoever may let it go on.
    further: Option<Further>,
    flash: Vec<String>,
}

impl SeriesPage {
    pub fn with(self, further: Option<Further>) -> Self {
        Self { further, ..self }
    }

    /// With what was done a moment ago.
    pub fn told(self, query: &Fields) -> Self {
        Self { flash: flash(&self.view, query), ..self }
    }
}

struct Row {
    slug: String,
    title: Spoken,
    when: String,
    /// What the table of holidays says of its first day.
    holiday: Option<String>,
    state: (String, &'static str),
    /// Labels of the fields that were changed here alone.
    by_hand: String,
    is_here: bool,
}

pub async fn series_page(
    app: &App,
    view: View,
    who: &Officer<ReadSeries>,
    event: &event::Model,
    id: Uuid,
) -> Result<SeriesPage, AppError> {
    let series = series::row(app.db.read(), id).await?.ok_or(AppError::NotFound)?;
    let mut events = series::of(app.db.read(), id).await?;
    let first = events.first().and_then(|event| event.series_day).unwrap_or_default();
    events.retain(|event| who.reaches(event.district));
    let off = like(&events).map(offset).unwrap_or_default();
    let days = || events.iter().map(day_of);
    let holidays = match days().min().zip(days().max()) {
        Some((first, last)) => holidays::between(app.db.read(), first, last).await?,
        None => vec![],
    };
    Ok(SeriesPage {
        feed: view.spoken(&EventFilter { series: Some(id), ..EventFilter::default() }.path("/events.ics")),
        slug: event.slug.clone(),
        title: title(&view, event),
        rule: rule_said(&view, &Rule::from(&series), first, off),
        rows: events.iter().map(|one| row(&view, one, event, &holidays)).collect(),
        further: None,
        flash: vec![],
        view,
    })
}

/// The whole rule in words; `off` is by how many days its events were moved together since.
fn rule_said(view: &View, rule: &Rule, first: NaiveDate, off: Duration) -> String {
    let until = match rule.until {
        Until::Day(last) => view.with("events-series-until-day", "day", &view.day(last + off)),
        Until::Times(times) => view.count("events-series-until-times", i64::try_from(times).unwrap_or_default()),
    };
    let skips = rule.skips_holidays.then(|| view.t("events-series-skips"));
    let off = match off.num_days() {
        0 => None,
        later @ 1.. => Some(view.count("events-series-later", later)),
        earlier => Some(view.count("events-series-earlier", -earlier)),
    };
    [Some(said(view, rule.every, first)), off, Some(until), skips].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn row(view: &View, one: &event::Model, here: &event::Model, holidays: &[holiday::Model]) -> Row {
    let labels = one.by_hand.0.iter().filter_map(|name| card::field_key(name)).map(|key| view.t(key));
    let holiday = holidays.iter().find(|holiday| holiday.day == day_of(one));
    Row {
        holiday: holiday.map(|holiday| holidays::said(view.words, holiday)),
        slug: one.slug.clone(),
        title: title(view, one),
        when: view.words.span(local(one.starts_at, &one.zone), local(one.ends_at, &one.zone)),
        state: card::desk_state(view, one),
        by_hand: view.words.list(labels.collect::<Vec<_>>()),
        is_here: one.id == here.id,
    }
}

fn flash(view: &View, query: &Fields) -> Vec<String> {
    let number = |name: &str| query.get(name).parse::<i64>().ok().filter(|number| (0..1000).contains(number));
    match (query.get("done"), number("followed").zip(number("held"))) {
        ("extended", _) => {
            number("count").map(|count| view.count("events-series-extended", count)).into_iter().collect()
        }
        ("made", _) => vec![view.t("events-series-made")],
        ("spread", Some((followed, held))) => {
            let held = (held > 0).then(|| view.count("events-series-held", held));
            std::iter::once(view.count("events-series-followed", followed)).chain(held).collect()
        }
        _ => vec![],
    }
}
