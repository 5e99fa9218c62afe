//! One import: what would come of it while it is only looked at, and what came of it.
use super::{find, state};
use crate::{
    app::App,
    enterprises::{
        form::import::column_name,
        imports::{DryRun, Left, Why, dry_run, queries},
    },
    error::{Answer, AppError},
    imports,
    roles::{Officer, rights::DecideEnterprises},
    web::{form::Query, page::page, view::View},
    words::thousands,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::import::{self, Status};
use uuid::Uuid;

/// So many rows of each sort are shown; the file has all.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "enterprises/admin/imports/show.html")]
struct ShowPage {
    view: View,
    id: Uuid,
    name: String,
    state: String,
    tint: &'static str,
    /// What is known of the file, in words.
    said: Vec<String>,
    tiles: Vec<(&'static str, String)>,
    sorts: Vec<Sort>,
    /// The same file was handed in before.
    earlier: Option<String>,
    is_dry: bool,
    good: i64,
    bad: i64,
    /// There are rows to be put right, and they can still be read.
    has_rejected: bool,
    flash: Option<&'static str>,
    is_refused: bool,
}

/// Rows that are left out for one sort of reason.
struct Sort {
    id: &'static str,
    title: String,
    rows: Vec<Row>,
    /// How many more there are.
    more: Option<String>,
}

struct Row {
    number: String,
    name: String,
    column: String,
    value: String,
    says: String,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let import = find(&app, &who, &id).await?;
    let earlier = queries::earlier(app.db.read(), &import).await?;
    let is_dry = import.status == Status::Dry;
    let dry =
        if is_dry { dry_run(app.db.read(), &who, &import, view.now).await.map_err(AppError::from)? } else { None };
    let counts = dry.as_ref().map(|dry| (dry.assessed.good.len() as i64, dry.assessed.left.len() as i64));
    let (good, bad) = counts.unwrap_or((import.good.into(), import.bad.into()));
    let (state, tint) = state(import.status);
    page(&ShowPage {
        state: view.t(state),
        tint,
        said: imports::said(view.words, &import, dry.as_ref().map(|dry| &*dry.list.table)),
        tiles: tiles(&import, dry.as_ref(), good, bad),
        sorts: dry.as_ref().map(|dry| sorts(&view, dry)).unwrap_or_default(),
        earlier: earlier.map(|earlier| view.moment(earlier.made_at)),
        is_dry,
        good,
        bad,
        has_rejected: bad > 0 && import.file_id.is_some(),
        flash: match query.get("done") {
            "committed" => Some("enterprises-import-done"),
            "cancelled" => Some("enterprises-import-given-up"),
            _ => None,
        },
        is_refused: is_dry && query.get("done") == "left",
        id: import.id,
        name: import.name,
        view,
    })
}

fn tiles(import: &import::Model, dry: Option<&DryRun>, good: i64, bad: i64) -> Vec<(&'static str, String)> {
    let Some(dry) = dry else {
        let is_taken = import.status == Status::Committed;
        let taken = if is_taken { "enterprises-import-taken" } else { "enterprises-import-good" };
        return vec![(taken, thousands(good)), ("enterprises-import-bad", thousands(bad))];
    };
    let each =
        SORTS.map(|(_, tile, _, is_of)| (tile, dry.assessed.left.iter().filter(|left| is_of(&left.why)).count()));
    let counted = each.map(|(tile, count)| (tile, thousands(count as i64)));
    [("enterprises-import-good", thousands(good))].into_iter().chain(counted).collect()
}

/// Anchor, text keys of tile and title, and which reasons are of the sort.
type SortOf = (&'static str, &'static str, &'static str, fn(&Why) -> bool);

const SORTS: [SortOf; 3] = [
    ("wrong", "enterprises-import-wrong", "enterprises-import-wrong-rows", |why| matches!(why, Why::Wrong(_))),
    ("twins", "enterprises-import-twins", "enterprises-import-twin-rows", |why| matches!(why, Why::Twin(_))),
    ("conflicts", "enterprises-import-conflicts", "enterprises-import-conflict-rows", |why| {
        matches!(why, Why::Conflict(_))
    }),
];

fn sorts(view: &View, dry: &DryRun) -> Vec<Sort> {
    let sort = |(id, _, title, is_of): SortOf| {
        let of: Vec<&Left> = dry.assessed.left.iter().filter(|left| is_of(&left.why)).collect();
        let more = of.len().saturating_sub(SHOWN) as i64;
        Sort {
            id,
            title: view.count(title, of.len() as i64),
            rows: of.iter().take(SHOWN).flat_map(|left| rows(view, dry, left)).collect(),
            more: (more > 0).then(|| view.count("enterprises-import-more", more)),
        }
    };
    SORTS.map(sort).into_iter().filter(|sort| !sort.rows.is_empty()).collect()
}

/// One for each thing that is wrong.
fn rows(view: &View, dry: &DryRun, left: &Left) -> Vec<Row> {
    let table = &dry.list.table;
    let value = |column: &str| table.at(&table.rows[left.place], column).text().into_owned();
    let row = |(column, says): (String, String)| Row {
        number: thousands(left.number as i64),
        name: left.name.clone(),
        value: Some(value(&column)).filter(|value| !value.is_empty()).unwrap_or_else(|| view.t("sheets-blank")),
        column: view.t(column_name(&column)),
        says,
    };
    left.why.sentences(view.words).into_iter().map(row).collect()
}
