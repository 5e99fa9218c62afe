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
mod rests;
mod said;
pub mod show;
pub mod staying;

use super::acts::{Act, Hand, may};
use super::{
    Case,
    draft::{waits_since, wrong_turn},
    exceptions::{self, NO_MENTOR, NO_ROOM, OBJECTION, OVERLAP},
    faults::{sentence, sentences},
    fields,
    pages::problems,
    queries, stages,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    roles::{Officer, Right, Sight, rights::DecideEnterprises},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields},
        page::{again, page_with},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::http::StatusCode;
use entity::{
    enterprise,
    placement::{self, Fault},
};
use show::taken;
use uuid::Uuid;

type Decider = Officer<DecideEnterprises>;

/// The page on which a reviewer says why, with whatever else the act asks.
#[derive(Template)]
#[template(path = "placements/admin/act.html")]
struct ActPage {
    view: View,
    name: String,
    key: Key,
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
    /// Who reads it: text key.
    hint: &'static str,
    asks_words: bool,
    problems: Problems,
    is_bad: bool,
}

/// Text keys of an act and of what it means.
type Key = (&'static str, &'static str);

impl ActPage {
    fn new(view: View, key: Key, case: &Case, fields: &Fields) -> Self {
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
            hint: "placements-desk-reason-hint",
            asks_words: true,
            problems: Problems::default(),
            is_bad: false,
            view,
        }
    }

    /// Once more, with what is wrong with what was typed.
    fn wrong(self, errors: &FieldErrors) -> Answer {
        again(&Self { problems: Problems::of(&self.view, errors), ..self })
    }

    /// Once more, with what does not hold.
    fn faulty(self, faults: &[Fault]) -> Answer {
        again(&Self { problems: problems(&self.view, faults), ..self })
    }

    /// What is not free any more: only reviewers and the apprentice read which other placement it is.
    async fn not_free(self, app: &App, case: &Case, faults: &[Fault]) -> Answer {
        let planned = placement::Model { end_day: None, ..case.row.clone() };
        let view = &self.view;
        let others = taken(app, view, &planned).await?.into_iter().map(|(enterprise, days)| {
            let args = [("enterprise", enterprise.into()), ("days", days.into())];
            ("reason".to_owned(), view.fill("placements-desk-taken-by", &args))
        });
        let held: Vec<Fault> = faults.iter().filter(|fault| fault.code != "days_taken").cloned().collect();
        let problems = Problems::these(others.chain(sentences(view.words, &held)));
        page_with(StatusCode::CONFLICT, &Self { problems, ..self })
    }

    fn done(&self, what: &str) -> Answer {
        Ok(self.view.see_other(&format!("{}?done={what}", self.back)))
    }
}

/// Back on the placement's own page.
fn done(view: &View, id: Uuid, what: &str) -> Answer {
    Ok(view.see_other(&format!("/admin/placements/{id}?done={what}")))
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

/// What keeps a draft from being filed, at its fields. Nobody was asked about days that another placement of the person
/// takes: the bureau reads what comes next.
fn unmet(view: &View, faults: &[Fault]) -> Vec<(String, String)> {
    let said = |fault: &Fault| match fault.code.as_str() {
        "days_taken" => view.t("placements-desk-days-taken"),
        _ => sentence(view.words, fault),
    };
    faults.iter().map(|fault| (fault.field.clone(), said(fault))).collect()
}

/// How long the bureau has had it: not while the enterprise of a draft was being checked.
fn days_waited(view: &View, row: &placement::Model, of: &enterprise::Model) -> String {
    let since = if row.status == placement::Status::Draft { waits_since(row, of) } else { row.with_since };
    view.count("placements-desk-waits", (view.now - since).num_days())
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

/// The mark of one that needs a mentor, as long as it is no exception for it: text key.
fn unled(row: &placement::Model) -> Option<&'static str> {
    (!exceptions::stands(row, NO_MENTOR)).then_some("placements-enterprise-unled")
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
