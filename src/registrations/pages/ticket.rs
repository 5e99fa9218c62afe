//! The ticket: state, code and QR, and what can be done.
use super::{
    About, asked, held,
    offer::{self, Line},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        self,
        calendar::{Entry, Method, calendar},
    },
    registrations::{
        answer, cancel,
        claim::claim as claim_registration,
        holder::{Holder, Proof},
        letters::dashed,
        queries,
        sessions::{chosen_of, refuse_choice},
    },
    roles::Candidate,
    web::{
        form::Query,
        page::{self, page},
        qr::Qr,
        route::Piece,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    event::{self, Phase},
    registration::{self, Status},
};

#[derive(Template)]
#[template(path = "registrations/ticket.html")]
struct TicketPage {
    view: View,
    token: String,
    about: About,
    flash: Option<String>,
    name: String,
    email: String,
    state: String,
    tint: &'static str,
    explanation: String,
    /// Why the event was cancelled, or the registration rejected, in the officer's words.
    reason: Option<Spoken>,
    code: Option<(String, Qr)>,
    /// Question and answer.
    answers: Vec<(String, String)>,
    /// Chosen sessions; of two at the same time the ticket asks for one.
    sessions: Vec<Line>,
    two: Option<String>,
    can_choose: bool,
    can_cancel: bool,
    waits: bool,
    can_answer: bool,
    by_letter: bool,
    can_claim: bool,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    Path(piece): Path<Piece>,
    Query(query): Query,
    who: Holder,
) -> Answer {
    match piece {
        Piece::Calendar(_) => calendar_file(&app, &view, &who).await,
        Piece::Page(token) => show_page(&app, view, token, query.get("done"), &who).await,
    }
}

async fn show_page(app: &App, view: View, token: String, done: &str, who: &Holder) -> Answer {
    let (event, row) = held(app, who).await?;
    let rank = queries::waiting_position(app.db.read(), &row).await?;
    let questions = events::questions(app.db.read(), event.id).await?;
    let chosen = if row.status.is_live() { chosen_of(app.db.read(), row.id).await? } else { vec![] };
    let can_choose = refuse_choice(&event, &row, view.now).is_ok();
    let offers = can_choose && !offer::offered(app, &event, view.now).await?.is_empty();
    let about = About::of(&view, &event);
    let off = event.is_cancelled();
    let (state, tint, explanation) = stands(&view, &event, &row, rank);
    let code = (row.status == Status::Confirmed && !off && event.phase(view.now) != Phase::Over)
        .then(|| qr(&view, &event, &row))
        .transpose()?;
    let answered = questions.iter().filter_map(|question| {
        let answer = row.answers.0.get(&question.key)?;
        Some((question.label(view.locale()).text.to_owned(), asked::in_words(&view, question, answer)))
    });
    page(&TicketPage {
        flash: flash(&view, done, &row),
        reason: event
            .cancel_reason
            .as_deref()
            .or(row.reason.as_deref())
            .map(|reason| Spoken::chinese(reason, view.locale())),
        name: row.name.clone().unwrap_or_default(),
        email: row.email.clone().unwrap_or_default(),
        answers: answered.collect(),
        sessions: offer::lines(&view, &event, &chosen),
        two: offer::two(&view, &chosen).filter(|_| offers),
        can_choose: offers,
        can_cancel: cancel::refuse(&event, &row, view.now).is_ok(),
        waits: row.status == Status::Waiting,
        can_answer: !questions.is_empty() && answer::refuse(&event, &row, view.now).is_ok(),
        by_letter: who.by != Proof::Shown,
        can_claim: can_claim(view.visitor.is_some(), &row, who),
        token,
        about,
        state,
        tint,
        explanation,
        code,
        view,
    })
}

/// Signed in, by the letter's link, and nobody has claimed it.
fn can_claim(is_signed_in: bool, row: &registration::Model, who: &Holder) -> bool {
    is_signed_in && who.by == Proof::Letter && row.account_id.is_none()
}

pub async fn claim(State(app): State<App>, view: View, who: Candidate, held: Holder) -> Answer {
    claim_registration(&app.db, &app.address_key, &who, &held, view.now).await?;
    Ok(view.see_other("/my?done=claimed"))
}

/// The word, its tint, and the sentence that says what it means for the holder.
pub fn stands(
    view: &View,
    event: &event::Model,
    row: &registration::Model,
    rank: Option<i64>,
) -> (String, &'static str, String) {
    if event.is_cancelled() {
        let means = view.t("registrations-means-event-cancelled");
        return (view.t("registrations-state-event-cancelled"), "bad", means);
    }
    let (word, tint, means) = match row.status {
        status if status.is_live() && event.phase(view.now) == Phase::Over => {
            ("registrations-state-over", "", view.t("registrations-means-over"))
        }
        Status::Confirmed => ("registrations-state-confirmed", "ok", view.t("registrations-means-confirmed")),
        Status::Waiting => {
            ("registrations-state-waiting", "warn", view.count("registrations-means-waiting", rank.unwrap_or_default()))
        }
        Status::Pending => ("registrations-state-pending", "info", view.t("registrations-means-pending")),
        Status::Rejected => ("registrations-state-rejected", "bad", view.t("registrations-means-rejected")),
        Status::Cancelled => ("registrations-state-cancelled", "", view.t("registrations-means-cancelled")),
    };
    (view.t(word), tint, means)
}

/// A phone that scans it shows the event's page; only an officer's scanner reads the code behind `#`.
fn qr(view: &View, event: &event::Model, row: &registration::Model) -> Result<(String, Qr), AppError> {
    let text = view.absolute(&format!("/events/{}#{}", event.slug, row.code));
    Ok((dashed(&row.code), Qr::of(&text)?))
}

/// What was done a moment ago; an unknown word says nothing.
fn flash(view: &View, done: &str, row: &registration::Model) -> Option<String> {
    let key = match (done, row.status) {
        ("registered", Status::Waiting) => "registrations-done-waiting",
        ("registered", Status::Pending) => "registrations-done-pending",
        ("registered", Status::Confirmed) => "registrations-done-registered",
        ("corrected", _) => "registrations-done-corrected",
        ("chosen", _) => "registrations-done-chosen",
        ("answered", _) => "registrations-done-answered",
        ("cancelled", Status::Cancelled) => "registrations-done-cancelled",
        _ => return None,
    };
    Some(view.with(key, "email", row.email.as_deref().unwrap_or_default()))
}

/// Same UID and SEQUENCE as in the letters; people who wait have no entry.
async fn calendar_file(app: &App, view: &View, who: &Holder) -> Answer {
    let (event, row) = held(app, who).await?;
    if row.confirmed_at.is_none() {
        return Err(AppError::NotFound);
    }
    let url = view.absolute(&format!("/events/{}", event.slug));
    let public = Entry::of(&event, view.locale(), url, &app.calendar_host);
    let entry = Entry {
        uid: format!("{}@{}", row.id, app.calendar_host),
        sequence: row.sequence,
        cancelled: public.cancelled || row.status != Status::Confirmed,
        ..public
    };
    page::calendar(&event.slug, calendar(&[entry], Method::Publish, None, view.now))
}
