//! One registration: where it stands and why, and what may be decided.
use super::{case, person};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::card,
    registrations::{
        pages::{
            asked,
            offer::{self, Line},
        },
        queries, roll,
        sessions::chosen_of,
    },
    roles::{
        Officer, Sight,
        rights::{ReadLetters, ReadRegistrations},
    },
    web::{form::Query, page::page, view::View},
    words::{spoken::Spoken, when::local},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    event,
    registration::{self, Status},
};

#[derive(Template)]
#[template(path = "registrations/admin/one.html")]
struct OnePage {
    view: View,
    title: Spoken,
    list: String,
    person: person::Person,
    state: String,
    tint: &'static str,
    why: String,
    reason: Option<String>,
    places: String,
    /// Term and value.
    times: Vec<(String, String)>,
    /// Question and answer.
    answers: Vec<(String, String)>,
    sessions: Vec<Line>,
    acts: Vec<Act>,
    flash: Option<String>,
    shows_addresses: bool,
    /// The letters about it, for whoever may read letters.
    letters: Option<String>,
}

/// Something that may be decided now.
pub struct Act {
    pub key: &'static str,
    pub href: String,
    /// Done at once; the others ask for a reason first.
    pub at_once: bool,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ReadRegistrations>,
    reader: Option<Officer<ReadLetters>>,
    Path((slug, id)): Path<(String, String)>,
    Query(query): Query,
) -> Answer {
    let (event, row) = case(&app, &who, &slug, &id).await?;
    let sight = who.sight_in(event.district).ok_or(AppError::NotFound)?;
    let rank = queries::waiting_position(app.db.read(), &row).await?;
    let questions = roll::questions(app.db.read(), event.id).await?;
    let answered = questions.iter().filter(|_| sight == Sight::All).filter_map(|question| {
        let answer = row.answers.0.get(&question.key)?;
        Some((question.label(view.locale()).text.to_owned(), asked::in_words(&view, question, answer)))
    });
    let chosen = chosen_of(app.db.read(), row.id).await?;
    let list = super::at(&event);
    let here = format!("{list}/{}", row.id);
    let (state, tint) = super::state(row.status);
    page(&OnePage {
        title: Spoken::of(event.title(view.locale()), view.locale()),
        person: person::Person::of(&row, sight),
        why: why(&view, &event, &row, rank),
        reason: row.reason.clone().filter(|_| sight == Sight::All),
        places: card::taken(&view, &event),
        times: times(&view, &event, &row),
        answers: answered.collect(),
        sessions: offer::lines(&view, &event, &chosen),
        acts: if sight == Sight::All { acts(&event, &row, &here, &view) } else { vec![] },
        flash: flash(&view, query.get("done")),
        letters: reader.is_some().then(|| format!("/admin/letters?about={}", row.id)),
        shows_addresses: sight != Sight::NameAndCode,
        state: view.t(state),
        tint,
        list,
        view,
    })
}

/// Why somebody stands where they stand.
fn why(view: &View, event: &event::Model, row: &registration::Model, rank: Option<i64>) -> String {
    if event.is_cancelled() {
        return view.t("registrations-why-event-cancelled");
    }
    match row.status {
        Status::Waiting if event.has_started(view.now) => view.t("registrations-why-line-stands"),
        Status::Waiting => {
            let rank = rank.unwrap_or(1);
            view.fill("registrations-why-waiting", &[("rank", rank.into()), ("ahead", (rank - 1).into())])
        }
        Status::Pending => view.t("registrations-why-pending"),
        Status::Confirmed => view.t("registrations-why-confirmed"),
        Status::Rejected => view.t("registrations-why-rejected"),
        Status::Cancelled => view.t("registrations-why-cancelled"),
    }
}

fn times(view: &View, event: &event::Model, row: &registration::Model) -> Vec<(String, String)> {
    let moment = |key: &str, at: Option<_>| at.map(|at| (view.t(key), view.words.date_time(local(at, &event.zone))));
    [
        moment("registrations-data-registered", Some(row.created_at)),
        moment("registrations-data-proven", row.proven_at),
        moment("registrations-data-confirmed", row.confirmed_at),
        moment("registrations-data-cancelled", row.cancelled_at),
        moment("registrations-data-present", row.present_at),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn acts(event: &event::Model, row: &registration::Model, here: &str, view: &View) -> Vec<Act> {
    let published = event.status == event::Status::Published;
    let ahead = !event.has_started(view.now);
    let act = |key, piece: &str, at_once| Act { key, href: format!("{here}/{piece}"), at_once };
    let mut acts = Vec::new();
    if !published || row.is_forgotten() {
        return acts;
    }
    if row.status == Status::Pending {
        acts.push(act("registrations-act-approve", "approval", true));
    }
    if row.status == Status::Waiting && ahead {
        acts.push(act("registrations-act-admit", "place", false));
    }
    if matches!(row.status, Status::Pending | Status::Waiting) {
        acts.push(act("registrations-act-reject", "rejection", false));
    }
    if row.status == Status::Rejected && ahead {
        acts.push(act("registrations-act-reinstate", "reinstatement", false));
    }
    if row.status.is_live() && ahead {
        acts.push(act("registrations-act-cancel", "cancellation", false));
    }
    acts
}

fn flash(view: &View, done: &str) -> Option<String> {
    let key = match done {
        "approved" => "registrations-desk-done-approved",
        "rejected" => "registrations-desk-done-rejected",
        "reinstated" => "registrations-desk-done-reinstated",
        "cancelled" => "registrations-desk-done-cancelled",
        "added" => "registrations-desk-done-added",
        "admitted" => "registrations-desk-done-admitted",
        _ => return None,
    };
    Some(view.t(key))
}
