//! Placements whose people look alike, as a reviewer sees them: enterprise, days and name of the other.
use super::Decider;
use crate::{
    app::App,
    error::AppError,
    placements::{Case, acts::Stage, matches},
    web::view::View,
};
use entity::placement;
use uuid::Uuid;

#[derive(Default)]
pub struct Alike {
    /// Nobody has said yet whether it is the same person.
    pub left: Vec<Pair>,
    pub said: Vec<Verdict>,
}

pub struct Pair {
    pub id: Uuid,
    pub name: String,
    pub enterprise: String,
    pub days: String,
}

pub struct Verdict {
    pub id: Uuid,
    pub pair: Pair,
    /// Text key.
    pub said: &'static str,
    /// Whoever said it cannot undo it.
    pub may_undo: bool,
}

impl Alike {
    pub async fn of(app: &App, view: &View, who: &Decider, case: &Case) -> Result<Self, AppError> {
        let db = app.db.read();
        let waits = Stage::of(&case.row) == Stage::WithReviewer;
        let left = if waits { matches::left(db, &case.row).await? } else { vec![] };
        let said = matches::said(db, case.row.id).await?;
        let others = matches::others(db, case.row.id, &said).await?;
        let pairs = matches::named(db, others).await?;
        let verdict = |said: &entity::person_match::Model| {
            let found = pairs.iter().find(|(other, _)| matches::is_about(said, other.id));
            found.map(|(other, of)| Verdict {
                id: said.id,
                pair: pair(view, other, &of.name),
                said: if said.is_same { "placements-desk-same" } else { "placements-desk-different" },
                may_undo: said.by != who.account,
            })
        };
        Ok(Self {
            said: said.iter().filter_map(verdict).collect(),
            left: matches::named(db, left).await?.iter().map(|(other, of)| pair(view, other, &of.name)).collect(),
        })
    }
}

fn pair(view: &View, other: &placement::Model, enterprise: &str) -> Pair {
    Pair { id: other.id, name: other.name.clone(), enterprise: enterprise.to_owned(), days: days(view, other) }
}

pub fn days(view: &View, row: &placement::Model) -> String {
    let days = row.first_day.zip(row.until());
    let args = days.map(|(first, last)| [("first", view.day(first).into()), ("last", view.day(last).into())]);
    args.map(|args| view.fill("placements-days", &args)).unwrap_or_default()
}
