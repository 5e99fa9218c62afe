//! The list of letters with its filters, newest first.
use super::{Shown, kind_name, reader, shown, subject};
use crate::{
    app::App,
    error::Answer,
    letters::{form::LetterFilter, kinds::KINDS, queries},
    roles::{
        Officer,
        rights::{ReadLetters, SendLetters},
    },
    web::{choice::Choice, form::Query, page::page, view::View},
};
use askama::Template;
use axum::extract::State as AppState;
use entity::letter::State;
use sea_orm::Iterable;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "letters/list.html")]
struct ListPage {
    view: View,
    filter: LetterFilter,
    tabs: Vec<Tab>,
    kinds: Vec<Choice>,
    chips: Vec<Chip>,
    letters: Vec<Row>,
    next: Option<String>,
    /// The test letter is on its way.
    tested: bool,
    may_send: bool,
}

struct Tab {
    href: String,
    label: String,
    is_current: bool,
}

/// A filter that holds and has no field, and the list without it.
struct Chip {
    label: String,
    href: String,
}

struct Row {
    id: Uuid,
    subject: String,
    to: String,
    state: Shown,
    at: String,
}

pub async fn list(
    AppState(app): AppState<App>,
    view: View,
    who: Officer<ReadLetters>,
    sends: Option<Officer<SendLetters>>,
    Query(query): Query,
) -> Answer {
    let tested = query.get("done") == "test";
    let filter = LetterFilter::from(Query(query));
    let found = queries::list(app.db.read(), &app.address_key, &who, &filter).await?;
    page(&ListPage {
        tabs: tabs(&view, &filter),
        kinds: kinds(&view, &filter),
        chips: chips(&view, &filter),
        letters: found.letters.into_iter().map(|letter| row(&view, letter)).collect(),
        next: found.next.map(|cursor| filter.path_after(&cursor)),
        tested,
        may_send: sends.is_some(),
        view,
        filter,
    })
}

fn row(view: &View, letter: queries::Listed) -> Row {
    Row {
        id: letter.id,
        subject: subject(view, letter.subject.as_deref(), &letter.kind),
        to: reader(view, letter.email.as_deref(), letter.is_clear),
        state: shown(view, letter.state),
        at: view.moment(letter.created_at),
    }
}

fn tabs(view: &View, filter: &LetterFilter) -> Vec<Tab> {
    let tab = |state: Option<State>, label: String| Tab {
        href: LetterFilter { state, ..first_page(filter) }.path(),
        label,
        is_current: filter.state == state,
    };
    let each = State::iter().map(|state| tab(Some(state), shown(view, state).word));
    std::iter::once(tab(None, view.t("letters-all"))).chain(each).collect()
}

fn kinds(view: &View, filter: &LetterFilter) -> Vec<Choice> {
    let chosen = filter.kind.unwrap_or_default();
    let all = Choice::of("", view.t("letters-all-kinds"), chosen);
    let each = KINDS.iter().map(|kind| Choice::of(*kind, kind_name(view, kind), chosen));
    std::iter::once(all).chain(each).collect()
}

fn chips(view: &View, filter: &LetterFilter) -> Vec<Chip> {
    let about = filter.about.map(|_| Chip {
        label: view.t("letters-chip-about"),
        href: LetterFilter { about: None, ..first_page(filter) }.path(),
    });
    let event = (!filter.event.is_empty()).then(|| Chip {
        label: view.with("letters-chip-event", "event", &filter.event),
        href: LetterFilter { event: String::new(), ..first_page(filter) }.path(),
    });
    about.into_iter().chain(event).collect()
}

fn first_page(filter: &LetterFilter) -> LetterFilter {
    LetterFilter { after: String::new(), ..filter.clone() }
}
