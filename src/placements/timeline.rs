//! What happened to a placement, in the words of whoever reads it: the latest first. Officers and colleagues have no
//! names here, the sides have.
use super::{
    case::Case,
    changes::Told,
    fields::label,
    pages::changed::{Row, rows},
    reason,
};
use crate::{
    web::view::View,
    words::{
        Value,
        when::{ZONE, local, machine},
    },
};
use chrono::NaiveDate;
use entity::{placement::Side, placement_step};

/// One thing that happened.
pub struct Line {
    pub at: String,
    /// The moment for `<time datetime>`.
    pub machine: String,
    pub what: String,
    /// Free words of whoever did it, where the reader may read them.
    pub words: Option<String>,
    /// Of a change: each field that may be told, as it was and as it is to be.
    pub rows: Vec<Row>,
    /// A turn of the whole.
    pub is_key: bool,
}

/// So many of the latest stand open.
const LATEST: usize = 8;

/// The latest, and what was before behind a press.
pub struct Timeline {
    pub latest: Vec<Line>,
    pub earlier: Vec<Line>,
    /// What the press shows.
    pub more: String,
}

impl Timeline {
    /// A single line more is no reason to hide it.
    pub fn of(view: &View, mut latest: Vec<Line>) -> Self {
        let earlier = if latest.len() > LATEST + 1 { latest.split_off(LATEST) } else { vec![] };
        let more = view.count("placements-earlier", i64::try_from(earlier.len()).unwrap_or(i64::MAX));
        Self { latest, earlier, more }
    }

    pub fn is_empty(&self) -> bool {
        self.latest.is_empty()
    }
}

/// Only that they changed.
const KEPT: [&str; 3] = ["pay", "probation_pay", "guardian_email"];

pub fn lines(view: &View, case: &Case, steps: &[placement_step::Model], told: &Told, reader: Side) -> Vec<Line> {
    let line = |step: &placement_step::Model| Line {
        at: view.moment(step.at),
        machine: machine(local(step.at, ZONE)),
        what: what(view, case, step, reader),
        words: step.words.clone().filter(|_| may_read(step, reader)),
        rows: changed(view, told, step),
        is_key: matches!(step.act.as_str(), "cancelled" | "filed" | "refused"),
    };
    steps.iter().map(line).collect()
}

fn changed(view: &View, told: &Told, step: &placement_step::Model) -> Vec<Row> {
    let named = step.named.0.iter().find(|(name, _)| name == "change");
    let change = named.and_then(|(_, id)| told.change(id));
    let rows = change.map(|change| rows(view, &told.called, change)).unwrap_or_default();
    rows.into_iter().filter(|row| !KEPT.contains(&row.field)).collect()
}

fn what(view: &View, case: &Case, step: &placement_step::Model, reader: Side) -> String {
    let mut args = vec![("who", Value::from(who(view, case, step.side, reader)))];
    args.extend(step.named.0.iter().filter_map(|(name, value)| Some((known(name)?, said(view, name, value)))));
    view.fill(&key(step, reader), &args)
}

/// Of whoever did something themselves, and of what is named only since lately, the same step reads otherwise.
fn key(step: &placement_step::Model, reader: Side) -> String {
    let names = |what: &str| step.named.0.iter().any(|(name, _)| name == what);
    match (step.act.as_str(), step.side) {
        ("dates-asked", _) if reader == Side::Apprentice => "placements-step-dates-asked-mine".to_owned(),
        ("dates-free", Side::Reviewer) => "placements-step-dates-freed".to_owned(),
        ("end-taken-back", _) if !names("last") => "placements-step-end-taken-back-undated".to_owned(),
        ("objected", _) if names("about") => "placements-step-objected-to".to_owned(),
        (act, _) => format!("placements-step-{act}"),
    }
}

/// A side as the reader calls it.
pub fn who(view: &View, case: &Case, side: Side, reader: Side) -> String {
    match side {
        Side::Enterprise => case.enterprise.name.clone(),
        Side::Apprentice if reader == Side::Apprentice => view.t("placements-side-you"),
        Side::Apprentice => view.t("placements-side-apprentice"),
        Side::Reviewer => view.t("placements-side-bureau"),
        Side::Nobody => view.t("placements-side-nobody"),
    }
}

/// What an officer wrote to the enterprise about its draft is not the apprentice's to read; all else is for both.
pub fn may_read(step: &placement_step::Model, reader: Side) -> bool {
    reader != Side::Apprentice || step.act != "returned"
}

/// The places that sentences of steps have.
fn known(name: &str) -> Option<&'static str> {
    ["about", "count", "day", "fields", "file", "from", "last", "reason", "refusal", "to"]
        .into_iter()
        .find(|known| *known == name)
}

/// Days are spelled out, reasons and files named.
fn said(view: &View, name: &str, value: &str) -> Value {
    let key = match name {
        "about" => reason::objection(value),
        "file" => Some(label(value)),
        "reason" => reason::stored(value),
        "refusal" => reason::refusal(value),
        _ => None,
    };
    if name == "fields" {
        let labels: Vec<String> = value.split(' ').map(|field| view.t(label(field))).collect();
        return view.words.list(labels).into();
    }
    match (key, value.parse::<i64>(), value.parse::<NaiveDate>()) {
        (Some(key), ..) => view.t(key).into(),
        (_, Ok(number), _) => number.into(),
        (_, _, Ok(day)) => view.day(day).into(),
        _ => value.to_owned().into(),
    }
}
