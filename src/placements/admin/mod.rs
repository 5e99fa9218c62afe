//! Door for reviewers: what waits for the bureau, one placement, deciding, and numbers.
pub mod act;
mod alike;
mod became;
pub mod change;
pub mod export;
mod facts;
pub mod life;
pub mod list;
pub mod looks;
pub mod matches;
pub mod numbers;
pub mod objection;
mod offers;
pub mod overlap;
pub mod pause;
pub mod proposal;
mod said;
pub mod show;
pub mod staying;

use super::acts::{Act, Hand, may};
use super::{
    Case,
    draft::wrong_turn,
    exceptions::{self, NO_MENTOR, NO_ROOM, OBJECTION, OVERLAP},
    fields, queries, stages,
};
use crate::{
    app::App,
    error::AppError,
    roles::{Officer, Right, Sight, rights::DecideEnterprises},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use entity::{enterprise, placement};
use uuid::Uuid;

type Decider = Officer<DecideEnterprises>;

/// The page on which a reviewer says why, with whatever else the act asks.
#[derive(Template)]
#[template(path = "placements/admin/act.html")]
struct ActPage {
    view: View,
    name: String,
    /// Text keys of the act and of what it means.
    key: (&'static str, &'static str),
    back: String,
    /// What somebody else said that this is about.
    about: Vec<(String, String)>,
    /// Which objection is decided on.
    objection: Option<Uuid>,
    /// Fields that may be marked.
    marks: Vec<Choice>,
    /// Text key of the label, and the day.
    day: Option<(&'static str, String)>,
    /// Text key of the label, and what may be chosen.
    codes: Option<(&'static str, Vec<Choice>)>,
    reason: String,
    asks_words: bool,
    problems: Problems,
    is_bad: bool,
}

impl ActPage {
    fn new(view: View, key: (&'static str, &'static str), case: &Case, fields: &Fields, errors: &FieldErrors) -> Self {
        Self {
            name: case.row.name.clone(),
            key,
            back: format!("/admin/placements/{}", case.row.id),
            about: vec![],
            objection: None,
            marks: vec![],
            day: None,
            codes: None,
            reason: fields.get("reason").to_owned(),
            asks_words: true,
            problems: Problems::of(&view, errors),
            is_bad: true,
            view,
        }
    }
}

async fn find<R: Right>(app: &App, who: &Officer<R>, id: &str) -> Result<Case, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    queries::within(app.db.read(), who, id).await?.ok_or(AppError::NotFound)
}

/// The placement, where its stage allows the act; the verb asks once more.
async fn allowed(app: &App, view: &View, who: &Decider, id: &str, act: Act) -> Result<Case, AppError> {
    let case = find(app, who, id).await?;
    let stage = stages::stage_on(&case.row, view.today());
    if may(Hand::Reviewer, act, stage) { Ok(case) } else { Err(AppError::Refused(wrong_turn(&case.row))) }
}

/// Whether words, and what is personal besides the name, are shown to an officer in the enterprise's district.
fn reads<R: Right>(who: &Officer<R>, of: &enterprise::Model) -> bool {
    who.sight_in(of.district) == Some(Sight::All)
}

fn name(view: &View, row: &placement::Model) -> String {
    if row.name.is_empty() { view.t("placements-desk-nameless") } else { row.name.clone() }
}

/// Why reviewers look at it before all others: text keys.
fn why_first(row: &placement::Model) -> Vec<&'static str> {
    let key = |name: &str| match name {
        OBJECTION => "placements-exception-objection",
        NO_MENTOR => "placements-exception-no-mentor",
        OVERLAP => "placements-exception-overlap",
        NO_ROOM => "placements-exception-no-room",
        _ => "placements-exception-other",
    };
    exceptions::all(row).map(key).collect()
}

/// Fields of a draft that a reviewer may mark, as they are called.
fn marks(view: &View, case: &Case, under: i32, chosen: &[String]) -> Vec<Choice> {
    let mark = |field: &&str| Choice {
        value: (*field).to_owned(),
        label: view.t(fields::label(field)),
        is_chosen: chosen.iter().any(|other| other == field),
    };
    fields::MARKED.iter().filter(|field| fields::has(case, under, field)).map(mark).collect()
}
