//! Numbers for officers: where all placements stand, and how many begin in which month.
use crate::{
    app::App,
    error::Answer,
    placements::{acts::Stage, queue, stages, tally},
    roles::{Officer, rights::ReadEnterprises},
    web::{page::page, view::View},
    words::{
        thousands,
        when::{ZONE, local},
    },
};
use askama::Template;
use axum::extract::State;
use chrono::{Months, NaiveDate, NaiveTime};
use sea_orm::Iterable;
use std::collections::BTreeMap;

/// Months that are shown at most, the last ones.
const MONTHS: usize = 24;

#[derive(Template)]
#[template(path = "placements/admin/numbers.html")]
struct NumbersPage {
    view: View,
    charts: [Chart; 2],
}

struct Chart {
    /// Text keys of what it shows, and of its first column.
    key: (&'static str, &'static str),
    bars: Vec<Bar>,
}

struct Bar {
    name: String,
    figure: String,
    /// In hundredths of the longest.
    width: i64,
}

pub async fn numbers(State(app): State<App>, view: View, who: Officer<ReadEnterprises>) -> Answer {
    let counts = queue::count(app.db.read(), &who, view.now).await?;
    let starts = tally::starts(app.db.read(), &who).await?;
    let of = |stage: Stage| (view.t(stages::name(stage)), counts.get(&stage).copied().unwrap_or_default());
    let states =
        Chart { key: ("placements-desk-by-state", "enterprises-state"), bars: bars(Stage::iter().map(of).collect()) };
    let by_month = Chart {
        key: ("placements-desk-by-month", "placements-desk-month"),
        bars: bars(months(&starts).into_iter().map(|(month, count)| (named(&view, month), count)).collect()),
    };
    page(&NumbersPage { charts: [states, by_month], view })
}

/// From the first to the last, those between without any too.
fn months(starts: &BTreeMap<NaiveDate, i64>) -> Vec<(NaiveDate, i64)> {
    let (Some((first, _)), Some((last, _))) = (starts.first_key_value(), starts.last_key_value()) else {
        return vec![];
    };
    let each = std::iter::successors(Some(*first), |month| month.checked_add_months(Months::new(1)));
    let all: Vec<(NaiveDate, i64)> = each
        .take_while(|month| month <= last)
        .map(|month| (month, starts.get(&month).copied().unwrap_or_default()))
        .collect();
    all[all.len().saturating_sub(MONTHS)..].to_vec()
}

fn named(view: &View, month: NaiveDate) -> String {
    view.words.month(local(month.and_time(NaiveTime::MIN).and_utc(), ZONE))
}

fn bars(counts: Vec<(String, i64)>) -> Vec<Bar> {
    let longest = counts.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let bar = |(name, count): (String, i64)| Bar { name, figure: thousands(count), width: count * 100 / longest };
    counts.into_iter().map(bar).collect()
}
