//! A recognition in the reader's words, as pages of several doors show it.
use crate::{web::view::View, words::names};
use entity::{
    recognition::{self, Reason, Status},
    recognition_kind,
};
use uuid::Uuid;

/// One of a table's rows, or what is public of one.
pub struct Card {
    pub id: Uuid,
    pub kind: String,
    pub number: String,
    pub from: String,
    pub until: String,
    /// Its kind, and until when.
    pub tag: String,
    pub state: String,
    pub tint: &'static str,
    /// How long it is still valid, where that is not long.
    pub lapsing: Option<String>,
    /// Days since it was claimed, where nobody has decided.
    pub waits: Option<String>,
    /// Text key of why it was rejected.
    pub why: Option<&'static str>,
}

impl Card {
    pub fn of(view: &View, kinds: &[recognition_kind::Model], row: &recognition::Model) -> Self {
        let left = row.days_left(view.today()).filter(|_| row.is_lapsing(view.today()));
        let waits = (row.status == Status::Claimed).then(|| (view.now - row.claimed_at).num_days());
        let (kind, until) = (kind(view, kinds, &row.kind), view.day(row.valid_to));
        Self {
            id: row.id,
            tag: view
                .fill("enterprises-recognition-tag", &[("kind", kind.clone().into()), ("until", until.clone().into())]),
            kind,
            number: row.number.clone(),
            from: view.day(row.valid_from),
            until,
            state: view.t(names::recognition(row.status)),
            tint: tint(row.status),
            lapsing: left.map(|days| view.count("enterprises-recognition-left", days)),
            waits: waits.map(|days| view.count("enterprises-waits", days)),
            why: row.reason_code.filter(|code| *code != Reason::Other).map(names::recognition_reason),
        }
    }
}

pub fn kind(view: &View, kinds: &[recognition_kind::Model], key: &str) -> String {
    kinds.iter().find(|kind| kind.key == key).map_or(key, |kind| kind.name(view.locale())).to_owned()
}

fn tint(status: Status) -> &'static str {
    match status {
        Status::Claimed => "info",
        Status::Confirmed => "ok",
        Status::Rejected => "bad",
        Status::Lapsed => "warn",
        Status::Withdrawn => "",
    }
}
