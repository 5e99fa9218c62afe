//! Two placements at the same time: the apprentice sees both and chooses what is to happen.
use super::{
    find,
    wishes::{Wish, wish},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::{Act, Hand, Stage, may},
        case::Case,
        form::{Choosing, OverlapForm},
        mine,
        overlaps::{self, OverlapError, ask, is_unfiled, may_be_left, may_redate, redate},
        pages::{facts, problems},
    },
    roles::Candidate,
    web::{
        choice::Choice,
        form::{Fields, Query},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::placement;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/mine/overlap.html")]
struct OverlapPage {
    view: View,
    id: Uuid,
    enterprise: Spoken,
    days: String,
    /// Enterprise and days of each that takes some of the draft's.
    others: Vec<(Spoken, String)>,
    wishes: Vec<Wish>,
    /// Nothing is chosen as long as somebody was asked.
    is_waiting: bool,
    /// The days meet still.
    is_met: bool,
    /// Of days that meet, and what is to be done: text key.
    lead: Option<&'static str>,
    choices: Vec<Choice>,
    /// There is one, which need not be chosen.
    is_single: bool,
    /// What each means: text keys.
    means: Vec<&'static str>,
    /// Of the others there is one that can be left.
    asks_day: bool,
    /// Why one cannot be left, and which the apprentice may cancel.
    kept: Vec<(String, Option<Uuid>)>,
    may_cancel: bool,
    last: String,
    problems: Problems,
    flash: Option<&'static str>,
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
        "asked" => Some("placements-overlap-done-asked"),
        "withdrawn" => Some("placements-overlap-done-withdrawn"),
        _ => None,
    };
    let asked = overlap_page(&app, view, &case, OverlapForm::default(), Problems::default()).await?;
    page(&OverlapPage { flash, ..asked })
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (case, form) = (find(&app, &who, &id).await?, OverlapForm::from(&fields));
    let (db, key, id, now) = (&app.db, &app.address_key, case.row.id, view.now);
    let problems = match form.parse() {
        Ok(Choosing::Redate) => {
            redate(db, key, &who, id, now).await?;
            return Ok(view.see_other(&format!("/my/placements/{id}?done=redated")));
        }
        Ok(Choosing::Leave(other, last)) => match ask(db, key, &who, id, other, last, now).await {
            Ok(_) => return Ok(view.see_other(&format!("/my/placements/{id}/overlap?done=asked"))),
            Err(OverlapError::Faults(faults)) => problems(&view, &faults),
            Err(error) => return Err(error.into()),
        },
        Err(errors) => Problems::of(&view, &errors),
    };
    again(&overlap_page(&app, view, &case, form, problems).await?)
}

pub async fn withdraw(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = find(&app, &who, &id).await?;
    overlaps::withdraw(&app.db, &app.address_key, &who, case.row.id, view.now).await?;
    Ok(view.see_other(&format!("/my/placements/{}/overlap?done=withdrawn", case.row.id)))
}

async fn overlap_page(
    app: &App,
    view: View,
    case: &Case,
    form: OverlapForm,
    problems: Problems,
) -> Result<OverlapPage, AppError> {
    let (db, row, stage) = (app.db.read(), &case.row, Stage::of(&case.row));
    let mut wishes = mine::wishes(db, row).await?;
    wishes.retain(|wish| wish.draft.id == row.id);
    let others = if stage.is_draft() { mine::others(db, row).await? } else { vec![] };
    if others.is_empty() && wishes.is_empty() {
        return Err(OverlapError::NothingMeets.into());
    }
    let (left, kept): (Vec<_>, Vec<_>) = others.iter().partition(|(met, _)| may_be_left(row, met).is_some());
    let leave = |(met, of): &&(placement::Model, String)| {
        Choice::of(met.id.to_string(), view.with("placements-overlap-leave", "enterprise", of), &form.choice)
    };
    let dates = may_redate(row).then(|| Choice::of("dates", view.t("placements-overlap-dates"), &form.choice));
    let wishes: Vec<Wish> = wishes.iter().map(|one| wish(&view, one)).collect();
    let means =
        [(!left.is_empty(), "placements-overlap-means-leave"), (dates.is_some(), "placements-overlap-means-dates")];
    let choices: Vec<Choice> = left.iter().map(leave).chain(dates).collect();
    let is_waiting = wishes.iter().any(|wish| wish.is_live);
    let lead =
        if is_waiting || choices.is_empty() { "placements-overlap-lead-alone" } else { "placements-overlap-lead" };
    Ok(OverlapPage {
        id: row.id,
        enterprise: Spoken::chinese(&case.enterprise.name, view.locale()),
        days: days(&view, row),
        is_met: !others.is_empty(),
        lead: (!others.is_empty()).then_some(lead),
        is_single: choices.len() == 1,
        means: means.into_iter().filter_map(|(is_offered, key)| is_offered.then_some(key)).collect(),
        choices,
        asks_day: !left.is_empty(),
        kept: kept.iter().map(|(met, of)| why_kept(&view, case, met, of)).collect(),
        others: others.iter().map(|(met, of)| (Spoken::chinese(of, view.locale()), days(&view, met))).collect(),
        is_waiting,
        may_cancel: may(Hand::Apprentice, Act::Cancel, stage),
        flash: None,
        wishes,
        last: form.last,
        problems,
        view,
    })
}

fn why_kept(view: &View, case: &Case, met: &placement::Model, of: &str) -> (String, Option<Uuid>) {
    if !is_unfiled(met) {
        return (view.with("placements-overlap-kept", "enterprise", of), None);
    }
    // One person may have several accounts.
    let own = Some(met.id).filter(|_| met.account_id == case.row.account_id);
    (view.with("placements-overlap-unfiled", "enterprise", of), own)
}

fn days(view: &View, row: &placement::Model) -> String {
    row.first_day.zip(row.until()).map(|(first, last)| facts::days(view, first, last)).unwrap_or_default()
}
