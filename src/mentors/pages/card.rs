//! A mentor in the reader's words.
use crate::{web::view::View, words::names};
use entity::mentor::{self, Kind, Reason, Status};
use uuid::Uuid;

pub struct Card {
    pub id: Uuid,
    pub name: String,
    pub kind: String,
    pub occupation: String,
    pub grade: String,
    pub years: String,
    pub load: String,
    pub state: String,
    pub tint: &'static str,
    /// Days since they were proposed, where nobody has decided.
    pub waits: Option<String>,
    /// Text key of why they were refused.
    pub why: Option<&'static str>,
}

impl Card {
    pub fn of(view: &View, row: &mentor::Model) -> Self {
        let waits = (row.status == Status::Proposed).then(|| (view.now - row.proposed_at).num_days());
        Self {
            id: row.id,
            name: if row.name.is_empty() { view.t("mentors-nameless") } else { row.name.clone() },
            kind: view.t(kind(row.kind)),
            occupation: row.occupation.clone(),
            grade: view.t(names::mentor_grade(row.grade)),
            years: view.count("mentors-years-count", row.years),
            load: view.count("mentors-load-count", row.max_load),
            state: view.t(names::mentor(row.status)),
            tint: tint(row.status),
            waits: waits.map(|days| view.count("enterprises-waits", days)),
            why: row.reason_code.filter(|code| *code != Reason::Other).map(names::mentor_reason),
        }
    }

    /// Term and value, but for name and state.
    pub fn facts(&self, view: &View) -> Vec<(String, String)> {
        let facts = [
            ("mentors-kind", &self.kind),
            ("mentors-occupation", &self.occupation),
            ("mentors-grade", &self.grade),
            ("mentors-years", &self.years),
            ("mentors-load", &self.load),
        ];
        facts.into_iter().map(|(key, value)| (view.t(key), value.clone())).collect()
    }
}

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Enterprise => "mentors-kind-enterprise",
        Kind::School => "mentors-kind-school",
        Kind::Expert => "mentors-kind-expert",
    }
}

fn tint(status: Status) -> &'static str {
    match status {
        Status::Proposed => "info",
        Status::Approved => "ok",
        Status::Refused => "bad",
        Status::Resting => "warn",
        Status::Retired => "",
    }
}
