//! One placement before its officers: all fields, what does not hold, what each side said, who may be the same person,
//! what may be done, and what happened.
use super::{
    Decider,
    alike::{Alike, days},
    became::Became,
    days_waited,
    facts::{self, Born, Section},
    find, name,
    offers::{Offer, change, offers},
    reads,
    rests::rest,
    said::{Said, answers},
    unled, unmet, why_first,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Stage,
        case::Case,
        changes,
        decide::faults,
        draft::may_enrol,
        guards::{lacks_mentor, others},
        life, matches,
        pages::state::state,
        stages, steps,
        timeline::{self, Timeline},
    },
    roles::{Officer, rights::ReadEnterprises},
    web::{form::Query, page::page, problems::Problems, view::View},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    placement::{self, Side},
    placement_change::State as Stands,
    placement_completion,
};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/admin/show.html")]
pub struct ShowPage {
    view: View,
    id: Uuid,
    name: String,
    enterprise: (Uuid, String),
    state: String,
    tint: &'static str,
    /// Text keys.
    exceptions: Vec<&'static str>,
    next: &'static str,
    /// Of what waits for the bureau.
    waits: Option<String>,
    problems: Problems,
    /// Of the bureau's own proposal.
    became: Option<Became>,
    /// What keeps it from being filed now.
    faults: Vec<String>,
    /// Enterprise and days of the person's other placements that take days of it.
    taken: Vec<(String, String)>,
    sections: Vec<Section>,
    has_birth_date: bool,
    /// Address and label.
    files: Vec<(&'static str, String)>,
    answers: Vec<Said>,
    alike: Alike,
    offers: Vec<Offer>,
    timeline: Timeline,
    flash: Option<&'static str>,
}

/// How it is drawn this time.
pub struct Drawn {
    pub born: Born,
    /// Of an act that was refused.
    pub problems: Problems,
    pub flash: Option<&'static str>,
}

impl Default for Drawn {
    fn default() -> Self {
        Self { born: Born::Age, problems: Problems::default(), flash: None }
    }
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEnterprises>,
    decider: Option<Decider>,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    let flash = match query.get("done") {
        "filed" => Some("placements-desk-done-filed"),
        "returned" => Some("placements-desk-done-returned"),
        "refused" => Some("placements-desk-done-refused"),
        "ended" => Some("placements-desk-done-ended"),
        "earlier" => Some("placements-done-earlier"),
        "later" => Some("placements-done-later"),
        "own-back" => Some("placements-done-own-back"),
        "reopened" => Some("placements-desk-done-reopened"),
        "completed" => Some("placements-desk-done-completed"),
        "proposed" => Some("placements-desk-done-proposed"),
        "change-proposed" => Some("placements-desk-done-change-proposed"),
        "change-withdrawn" => Some("placements-desk-done-change-withdrawn"),
        "decided" => Some("placements-desk-done-decided"),
        "staying" => Some("placements-desk-done-staying"),
        "paused" => Some("placements-desk-done-paused"),
        "pause-moved" => Some("placements-desk-done-pause-moved"),
        "resumed" => Some("placements-desk-done-resumed"),
        "said" => Some("placements-desk-done-said"),
        "undone" => Some("placements-desk-done-undone"),
        _ => None,
    };
    page(&draw(&app, view, &who, decider.as_ref(), case, Drawn { flash, ..Drawn::default() }).await?)
}

pub async fn draw(
    app: &App,
    view: View,
    who: &Officer<ReadEnterprises>,
    decider: Option<&Decider>,
    case: Case,
    drawn: Drawn,
) -> Result<ShowPage, AppError> {
    let (db, row, of) = (app.db.read(), &case.row, &case.enterprise);
    let decider = decider.filter(|decider| decider.reaches(of.district));
    let (reads, stage) = (reads(who, of), stages::stage_on(row, view.today()));
    let waits = stage == Stage::WithReviewer;
    let completion = life::completion(db, row.id).await?;
    let objections = life::objections(db, row.id).await?;
    let waiting = changes::open(db, row.id).await?;
    let rest = rest(app, &view, &case).await?;
    let (state, tint) = rest.as_ref().map_or_else(|| state(&view, row, of), |rest| rest.state.clone());
    let mut held = if waits { faults(db, &case, view.now).await? } else { vec![] };
    // Where another placement is to be left already, what comes next says so.
    let is_leaving = rest.as_ref().is_some_and(|rest| rest.is_leaving);
    held.retain(|fault| fault.code != "days_taken" || !is_leaving);
    let told = changes::Told::of(db, row.id).await?;
    let steps = steps::of(db, row.id).await?;
    let mut timeline = timeline::lines(&view, &case, &steps, &told, Side::Reviewer);
    if !reads {
        for line in &mut timeline {
            line.words = None;
            line.rows.retain(|row| !names_somebody(row.field));
        }
    }
    let unled = lacks_mentor(db, &case).await?.then(|| unled(row)).flatten();
    let unsaid = match &waiting {
        Some(change) => changes::waits_for_guardian(db, &case, change, view.now).await?,
        None => None,
    };
    let became = Became::of(&view, &told, &steps, &timeline, unsaid.as_deref());
    let is_agreed = unsaid.is_none() && waiting.as_ref().is_some_and(|change| change.state == Stands::Agreed);
    let is_unguarded = rest.as_ref().is_some_and(|rest| rest.is_unguarded);
    let is_to_file = waits && !is_unguarded && may_enrol(of);
    let in_queue = is_to_file || row.exception.is_some() || is_agreed && row.status.is_live();
    let next = match &rest {
        Some(rest) => rest.next,
        None if unsaid.is_some() && became.is_none() => "placements-change-waits-guardian-first",
        None => next(row, stage, completion.as_ref()),
    };
    Ok(ShowPage {
        id: row.id,
        name: name(&view, row),
        enterprise: (of.id, of.name.clone()),
        state,
        tint,
        exceptions: why_first(row).into_iter().chain(unled).collect(),
        next,
        waits: in_queue.then(|| days_waited(&view, row, of)),
        became,
        faults: if drawn.problems.is_empty() {
            unmet(&view, &held).into_iter().map(|(_, sentence)| sentence).collect()
        } else {
            vec![]
        },
        taken: if waits && reads { taken(app, &view, row).await? } else { vec![] },
        sections: facts::sections(
            &view,
            who,
            &case,
            drawn.born,
            facts::guardian(app, &view, &case, &steps, reads).await?,
        ),
        has_birth_date: decider.is_some() && row.birth_date.is_some() && drawn.born == Born::Age,
        files: if decider.is_some() { files(&view, &case) } else { vec![] },
        answers: answers(&view, &case, completion.as_ref(), &objections, reads),
        alike: match decider {
            Some(decider) => Alike::of(app, &view, decider, &case).await?,
            None => Alike::default(),
        },
        offers: decider
            .map(|decider| offers(decider, &case, rest.as_ref(), completion.as_ref(), &objections, view.now))
            .into_iter()
            .flatten()
            .chain(decider.and_then(|decider| change(decider, &case, waiting.as_ref())))
            .collect(),
        problems: drawn.problems,
        timeline: Timeline::of(&view, timeline),
        flash: drawn.flash,
        view,
    })
}

fn names_somebody(field: &str) -> bool {
    matches!(field, "guardian_name" | "guardian_relation" | "mentors")
}

/// What happens next: text key.
fn next(row: &placement::Model, stage: Stage, completion: Option<&placement_completion::Model>) -> &'static str {
    let are_both = completion.is_some_and(|stands| stands.declared_at.is_some() && stands.stated_at.is_some());
    match stage {
        Stage::WithEnterprise => "placements-desk-next-enterprise",
        Stage::WithApprentice => "placements-desk-next-apprentice",
        Stage::WithReviewer => "placements-desk-next-reviewer",
        Stage::Running | Stage::Paused if completion.is_some_and(|stands| stands.override_by.is_some()) => {
            "placements-desk-next-override"
        }
        Stage::Agreed | Stage::Running | Stage::Paused if row.end_day.is_some() => "placements-desk-next-early",
        Stage::Agreed => "placements-desk-next-agreed",
        Stage::Running if are_both => "placements-desk-next-complete",
        Stage::Running => "placements-desk-next-running",
        Stage::Paused => "placements-desk-next-paused",
        Stage::EndedEarly => "placements-desk-next-ended",
        Stage::Completed => "placements-desk-next-completed",
        Stage::Cancelled => "placements-desk-next-cancelled",
    }
}

/// Enterprise and dates alone: that is all a reviewer needs of the other.
pub(super) async fn taken(app: &App, view: &View, row: &placement::Model) -> Result<Vec<(String, String)>, AppError> {
    let others = others(app.db.read(), row).await?;
    let named = matches::named(app.db.read(), others).await?;
    Ok(named.into_iter().map(|(other, of)| (of.name, days(view, &other))).collect())
}

fn files(view: &View, case: &Case) -> Vec<(&'static str, String)> {
    use crate::placements::{fields::label, look::Paper};
    let kept = [Paper::Form, Paper::Contract].into_iter().filter(|kept| kept.of(case).is_some());
    kept.map(|kept| (kept.field(), view.t(label(kept.field())))).collect()
}
