//! The apprentice's page of a placement: what is next, who teaches, what was agreed to, and what happened.
use super::{
    find,
    offers::{Offer, offers},
    part::{self, PartOf, Petal},
    stands,
    taken::Taken,
    wishes::{Wish, wish},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::{Act, Hand, may},
        case::Case,
        changes::{Called, Told, objectable, standing},
        form::AnswersForm,
        guards::lacks_mentor,
        life::Now,
        mine::{self, Waiting},
        pages::{
            changed::{Row, rows},
            changing,
            facts::{self, Fact},
            waits::{Note, notes},
        },
        reason,
        stages::stage_on,
        steps,
        timeline::{self, Timeline},
    },
    roles::Candidate,
    web::{form::Query, page::page, problems::Problems, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    placement::{self, Side},
    placement_step,
};
use std::slice;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/mine/one.html")]
pub struct OnePage {
    view: View,
    row: placement::Model,
    enterprise: Spoken,
    programme: Spoken,
    state: String,
    tint: &'static str,
    next: String,
    notes: Vec<Note>,
    /// Why it was cancelled or ended, by another side.
    why: Option<(String, Option<String>)>,
    flash: Option<&'static str>,
    /// That a proposal waits, and for whom: text key.
    proposal: Option<&'static str>,
    /// What the enterprise put in force, as long as it may be objected to.
    /// What holds since lately and may be objected to, each by its id.
    told: Vec<(Uuid, Vec<Row>)>,
    /// What was typed is for a page that is no more: text keys of what happened and what to do.
    pub stale: Option<[&'static str; 2]>,
    taken: Option<Taken>,
    /// What was asked and is not over, for this one or about it.
    wishes: Vec<Wish>,
    petals: Vec<Petal>,
    summary: String,
    parts: Vec<PartOf>,
    is_asked: bool,
    person: Vec<Fact>,
    /// What to do where it is wrong: text key.
    person_wrong: &'static str,
    teachers: Vec<Fact>,
    /// Somebody teaches who may not any more.
    is_unled: bool,
    may_share: bool,
    may_cancel: bool,
    offers: Vec<Offer>,
    may_change: bool,
    timeline: Timeline,
    /// Of birth date and files.
    looks: Timeline,
    problems: Problems,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    let flash = match query.get("done") {
        "answered" => Some("placements-mine-done-answered"),
        "cancelled" => Some("placements-mine-done-cancelled"),
        "answered-change" => Some("placements-change-done-answered"),
        "withdrawn-change" => Some("placements-change-done-withdrawn"),
        "proposed" => Some("placements-change-done-proposed"),
        "contact" => Some("placements-mine-done-contact"),
        "ended" => Some("placements-mine-done-ended"),
        "leaving" => Some("placements-mine-done-leaving"),
        "earlier" => Some("placements-done-earlier"),
        "later" => Some("placements-done-later"),
        "own-back" => Some("placements-done-own-back"),
        "staying" => Some("placements-mine-done-staying"),
        "objected" => Some("placements-done-objected"),
        "stated" => Some("placements-mine-done-stated"),
        "asked" => Some("placements-mine-done-asked"),
        "unasked" => Some("placements-mine-done-unasked"),
        "redated" => Some("placements-mine-done-redated"),
        _ => None,
    };
    page(&OnePage { flash, ..one_page(&app, view, case, &AnswersForm::default(), Problems::default()).await? })
}

pub async fn one_page(
    app: &App,
    view: View,
    case: Case,
    form: &AnswersForm,
    problems: Problems,
) -> Result<OnePage, AppError> {
    let db = app.db.read();
    let stage = stage_on(&case.row, view.today());
    let wishes = mine::wishes(db, &case.row).await?;
    let wishes: Vec<Wish> = wishes.iter().map(|one| wish(&view, one)).filter(|wish| wish.is_live).collect();
    let waits = Waiting::of(db, slice::from_ref(&case.row)).await?.on(&case.row);
    let (state, tint) = stands::state(&view, &case.row, &case.enterprise, waits);
    let (looks, steps): (Vec<_>, Vec<_>) = steps::of_apprentice(db, case.row.id).await?.into_iter().partition(is_look);
    let now = Now::of(db, &case.row, view.now).await?;
    let all = Told::of(db, case.row.id).await?;
    let changed = part::changed(&all);
    let told_of = |steps: &[placement_step::Model]| {
        Timeline::of(&view, timeline::lines(&view, &case, steps, &all, Side::Apprentice))
    };
    Ok(OnePage {
        enterprise: Spoken::chinese(&case.enterprise.name, view.locale()),
        programme: Spoken::of(case.programme.name(view.locale()), view.locale()),
        state,
        tint,
        next: stands::next(&view, &case, waits, &steps),
        notes: notes(&view, &case, &now, Side::Apprentice),
        why: why(&view, &case.row),
        flash: None,
        proposal: changing::note(app, &view, &case, Side::Apprentice).await?,
        told: told(app, &view, &case).await?,
        stale: None,
        taken: Taken::of(app, &view, &case, &wishes).await?,
        wishes,
        petals: part::petals(&view, &case, &changed),
        summary: part::summary(&view, &case, &changed),
        parts: part::all(&view, &case, &changed, form),
        is_asked: !part::asked(&case).is_empty(),
        person: facts::person(&view, &case),
        person_wrong: match stage.is_draft() {
            true => "placements-mine-person-wrong",
            false => "placements-mine-person-filed",
        },
        teachers: facts::teachers(&view, &case),
        is_unled: lacks_mentor(db, &case).await?,
        may_share: may(Hand::Apprentice, Act::Share, stage),
        may_cancel: may(Hand::Apprentice, Act::Cancel, stage),
        offers: offers(&now),
        may_change: may(Hand::Apprentice, Act::Change, stage),
        timeline: told_of(&steps),
        looks: told_of(&looks),
        problems,
        row: case.row,
        view,
    })
}

async fn told(app: &App, view: &View, case: &Case) -> Result<Vec<(Uuid, Vec<Row>)>, AppError> {
    let db = app.db.read();
    let mut told = Vec::new();
    for change in objectable(db, case, view.now).await? {
        let mut rows = rows(view, &Called::of(db, &change).await?, &change);
        rows.retain(|row| standing(case, &change).contains(&row.field));
        told.push((change.id, rows));
    }
    Ok(told)
}

fn why(view: &View, row: &placement::Model) -> Option<(String, Option<String>)> {
    let words = row.reason.clone().filter(|_| row.end_side != Some(Side::Apprentice));
    Some((view.t(reason::name(row.reason_code?)), words))
}

/// Each is written down as a step of its own.
fn is_look(step: &placement_step::Model) -> bool {
    matches!(step.act.as_str(), "birth-date-read" | "file-read")
}
