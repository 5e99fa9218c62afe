//! One letter: what it says, with nothing in it that opens anything, and what became of it.
use super::{Shown, find, kind_name, reader, shown, subject};
use crate::{
    app::App,
    error::{Answer, AppError},
    letters::{
        queries::{self, Found},
        repeat::{self, RepeatError},
    },
    mail::address,
    roles::{
        Officer,
        rights::{ReadLetters, SendLetters},
    },
    web::{
        form::Query,
        page::{self, page},
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State as AppState};
use entity::{
    event,
    letter::{self, State},
    letter_delivery::{self, Outcome},
};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "letters/show.html")]
struct ShowPage {
    view: View,
    id: Uuid,
    subject: String,
    /// Of the letter, where it is not the page's.
    lang: Option<&'static str>,
    kind: String,
    state: Shown,
    to: String,
    facts: Vec<(String, String)>,
    event: Option<(String, Spoken)>,
    about: Option<Uuid>,
    last_error: Option<String>,
    tries: Vec<Try>,
    text: Option<String>,
    /// The secret in it is made when it leaves.
    is_secret: bool,
    /// The officer may repair it.
    may_send: bool,
    /// Why it cannot be sent again: text key.
    cannot: Option<&'static str>,
    is_dead: bool,
    has_address: bool,
    done: Option<&'static str>,
}

struct Try {
    at: String,
    word: String,
    error: Option<String>,
}

pub async fn show(
    AppState(app): AppState<App>,
    view: View,
    who: Officer<ReadLetters>,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let found = find(&app, &who, &id).await?;
    let (db, letter) = (app.db.read(), &found.letter);
    let tries = queries::deliveries(db, letter.id).await?;
    let address = address::find(db, &letter.address).await?;
    let event = queries::event(db, letter).await?;
    let shown_text = app.worker().shown(letter).filter(|_| found.is_clear);
    page(&ShowPage {
        text: shown_text.map(|rendered| rendered.text),
        cannot: cannot(repeat::refuse(letter, address.as_ref(), view.now)),
        is_dead: address.is_some_and(|address| address.is_dead()),
        tries: tries.into_iter().map(|one| tried(&view, one, found.is_clear)).collect(),
        event: event.map(|event| named(&view, &event)),
        done: done(query.get("done")),
        ..ShowPage::of(view, found)
    })
}

/// At an address of its own, for a letter brings its own styles.
pub async fn html(AppState(app): AppState<App>, who: Officer<ReadLetters>, Path(id): Path<String>) -> Answer {
    let found = find(&app, &who, &id).await?;
    let shown = app.worker().shown(&found.letter).filter(|_| found.is_clear);
    page::letter(shown.ok_or(AppError::NotFound)?.html)
}

pub async fn repeat(
    AppState(app): AppState<App>,
    view: View,
    who: Officer<SendLetters>,
    Path(id): Path<String>,
) -> Answer {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    repeat::repeat(&app.db, &app.address_key, &who, id, view.now).await?;
    Ok(view.see_other(&format!("/admin/letters/{id}?done=repeat")))
}

impl ShowPage {
    fn of(view: View, Found { letter, is_clear }: Found) -> Self {
        Self {
            id: letter.id,
            subject: subject(&view, letter.subject.as_deref(), &letter.kind),
            lang: letter.subject.as_ref().and((letter.locale != view.locale()).then(|| letter.locale.tag())),
            kind: kind_name(&view, &letter.kind),
            state: shown(&view, letter.state),
            to: reader(&view, letter.email.as_deref(), is_clear),
            facts: facts(&view, &letter),
            event: None,
            about: letter.about,
            last_error: letter.last_error.clone().filter(|_| is_clear),
            tries: Vec::new(),
            text: None,
            is_secret: letter.fresh_token,
            may_send: is_clear,
            cannot: None,
            is_dead: false,
            has_address: !letter.address.is_empty(),
            done: None,
            view,
        }
    }
}

/// What became of it, and until when it is of use.
fn facts(view: &View, letter: &letter::Model) -> Vec<(String, String)> {
    let fact = |key: &str, at| (view.t(key), view.moment(at));
    let next = match letter.state {
        State::Queued => Some(fact("letters-next-try", letter.next_try_at)),
        State::Sending => Some(fact("letters-lease", letter.next_try_at)),
        _ => letter.sent_at.map(|at| fact("letters-sent-at", at)),
    };
    [Some(fact("letters-put-at", letter.created_at)), next, Some(fact("letters-useful-until", letter.useful_until))]
        .into_iter()
        .flatten()
        .collect()
}

fn tried(view: &View, one: letter_delivery::Model, reads: bool) -> Try {
    let key = match one.outcome {
        Some(Outcome::Sent) => "letters-try-sent",
        Some(Outcome::Refused) => "letters-try-refused",
        Some(Outcome::PutOff) => "letters-try-put-off",
        Some(Outcome::GivenBack) => "letters-try-given-back",
        None => "letters-try-open",
    };
    Try { at: view.moment(one.started_at), word: view.t(key), error: one.error.filter(|_| reads) }
}

fn named(view: &View, event: &event::Model) -> (String, Spoken) {
    (event.slug.clone(), Spoken::of(event.title(view.locale()), view.locale()))
}

fn cannot(refused: Result<(), RepeatError>) -> Option<&'static str> {
    match refused.map_err(AppError::from) {
        Err(AppError::Refused(code)) => Some(code),
        _ => None,
    }
}

fn done(word: &str) -> Option<&'static str> {
    match word {
        "repeat" => Some("letters-done-repeat"),
        "dead" => Some("letters-done-dead"),
        "alive" => Some("letters-done-alive"),
        _ => None,
    }
}
