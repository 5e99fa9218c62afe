//! Everybody at an event as a file, in the officer's language; `?status=` as on the list.
use super::state;
use crate::{
    app::App,
    error::Answer,
    registrations::{
        export::{Export, export},
        letters::dashed,
        pages::{asked, data::language_key, offer},
        sessions::Chosen,
    },
    roles::{Officer, rights::DecideRegistrations},
    sheets::{Cell, Format, Sheet},
    web::{
        form::{Fields, Query},
        page::table,
        view::View,
    },
    words::when::{self, local},
};
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use entity::{
    question,
    registration::{self, Status},
};
use sea_orm::ActiveEnum;

pub async fn csv(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    send(&app, &view, &who, &slug, &query, Format::Csv).await
}

pub async fn xlsx(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    send(&app, &view, &who, &slug, &query, Format::Xlsx).await
}

async fn send(
    app: &App,
    view: &View,
    who: &Officer<DecideRegistrations>,
    slug: &str,
    query: &Fields,
    format: Format,
) -> Answer {
    let states: Vec<Status> =
        query.all("status").iter().filter_map(|state| Status::try_from_value(state).ok()).collect();
    let exported = export(&app.db, who, slug, &states, view.now).await?;
    let sheet = sheet(view, &exported);
    table(&format!("registrations-{}", exported.event.slug), format, move || sheet.write(format)).await
}

fn sheet(view: &View, exported: &Export) -> Sheet {
    let zone = view.words.zone(local(exported.event.starts_at, &exported.event.zone));
    let own = COLUMNS.iter().map(|key| view.with(key, "zone", &zone));
    let has_sessions = !exported.chosen.is_empty();
    let sessions = has_sessions.then(|| view.t("registrations-sessions"));
    let asked = exported.questions.iter().map(|question| question.label(view.locale()).text.to_owned());
    let mut waiting = 0;
    let rows = exported.rows.iter().map(|row| {
        waiting += i32::from(row.status == Status::Waiting);
        let rank = (row.status == Status::Waiting).then_some(waiting);
        own_cells(view, row, rank, &exported.event.zone)
            .into_iter()
            .chain(answers(view, &exported.questions, row))
            .chain(has_sessions.then(|| sessions_cell(view, exported.chosen.get(&row.id))))
            .collect()
    });
    Sheet {
        name: view.t("registrations-export-sheet"),
        columns: own.chain(asked).chain(sessions).collect(),
        rows: rows.collect(),
    }
}

/// Heads, in the order of [`own_cells`].
const COLUMNS: [&str; 13] = [
    "registrations-code",
    "registrations-name",
    "registrations-email",
    "registrations-mobile",
    "registrations-export-state",
    "registrations-export-rank",
    "registrations-export-joined",
    "registrations-export-confirmed",
    "registrations-export-cancelled",
    "registrations-export-present",
    "registrations-export-proven",
    "registrations-export-language",
    "registrations-export-reason",
];

fn own_cells(view: &View, row: &registration::Model, rank: Option<i32>, zone: &str) -> [Cell; COLUMNS.len()] {
    let moment = |at: Option<DateTime<Utc>>| Cell::own(at.map(|at| when::sortable(local(at, zone))));
    [
        Cell::Own(dashed(&row.code)),
        Cell::typed(row.name.as_deref()),
        Cell::typed(row.email.as_deref()),
        Cell::own(row.mobile.clone()),
        Cell::Own(view.t(state(row.status).0)),
        Cell::own(rank.map(|rank| rank.to_string())),
        moment(Some(row.created_at)),
        moment(row.confirmed_at),
        moment(row.cancelled_at),
        moment(row.present_at),
        moment(row.proven_at),
        Cell::Own(view.t(language_key(row.locale))),
        Cell::typed(row.reason.as_deref()),
    ]
}

fn answers<'a>(
    view: &'a View,
    questions: &'a [question::Model],
    row: &'a registration::Model,
) -> impl Iterator<Item = Cell> + 'a {
    let answer = |question: &question::Model| {
        row.answers.0.get(&question.key).map(|answer| asked::in_words(view, question, answer))
    };
    questions.iter().map(move |question| Cell::typed(answer(question).as_deref()))
}

/// 车工：已留位，石雕：候补第 1 位
fn sessions_cell(view: &View, chosen: Option<&Vec<Chosen>>) -> Cell {
    let said = |chosen: &Chosen| {
        let title = chosen.session.title(view.locale()).text.to_owned();
        let (state, _) = offer::stands(view, chosen.state, chosen.rank);
        view.fill("registrations-export-session", &[("title", title.into()), ("state", state.into())])
    };
    Cell::own(chosen.map(|chosen| view.words.list(chosen.iter().map(said))))
}
