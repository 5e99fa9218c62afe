//! All placements of a filter as a file, in the officer's language; birth date and pay where they are ticked and a
//! purpose is told.
use super::{Decider, state};
use crate::{
    app::App,
    enterprises::district,
    error::{Answer, AppError},
    placements::{
        export::{Besides, export},
        fields::label,
        form::QueueFilter,
        queue::Listed,
        stages,
    },
    sheets::{Cell, Format, Sheet},
    web::{
        form::{Query, lines},
        page::attachment,
        view::View,
    },
    words::{
        when::{self, ZONE, local},
        yuan,
    },
};
use axum::extract::State;
use entity::said;

pub async fn csv(State(app): State<App>, view: View, who: Decider, query: Query) -> Answer {
    send(&app, &view, &who, query, Format::Csv).await
}

pub async fn xlsx(State(app): State<App>, view: View, who: Decider, query: Query) -> Answer {
    send(&app, &view, &who, query, Format::Xlsx).await
}

const LONGEST_PURPOSE: usize = 200;
/// Those that go along only when they are ticked.
const TICKED: [&str; 3] = ["birth_date", "pay", "probation_pay"];

async fn send(app: &App, view: &View, who: &Decider, query: Query, format: Format) -> Answer {
    let purpose = lines(query.0.get("purpose"), LONGEST_PURPOSE).ok().flatten();
    let fields = TICKED.into_iter().filter(|field| !query.0.get(ticked_by(field)).is_empty()).collect();
    let besides = Besides { fields, purpose };
    let rows = export(&app.db, who, &QueueFilter::from(query), &besides, view.now).await?;
    let sheet = sheet(view, &rows, &besides.fields);
    let written = tokio::task::spawn_blocking(move || sheet.write(format)).await;
    let file = written.map_err(|error| AppError::Internal(error.into()))??;
    attachment(&format!("placements.{}", format.ending()), format.media_type(), file)
}

/// One tick for both kinds of pay.
fn ticked_by(field: &str) -> &'static str {
    if field == "birth_date" { "birth_date" } else { "pay" }
}

/// Heads, in the order of [`own_cells`].
const COLUMNS: [&str; 15] = [
    "placements-number",
    "placements-name",
    "placements-email",
    "placements-mobile",
    "placements-enterprise",
    "enterprises-code",
    "enterprises-district",
    "placements-programme",
    "enterprises-state",
    "placements-first-day",
    "placements-last-day",
    "placements-desk-last-day",
    "placements-hours",
    "placements-place",
    "placements-desk-filed-at",
];

fn sheet(view: &View, listed: &[Listed], besides: &[&str]) -> Sheet {
    let heads = COLUMNS.iter().copied().chain(besides.iter().map(|field| label(field)));
    let rows = listed.iter().map(|listed| {
        let more = besides.iter().map(|field| ticked(listed, field));
        own_cells(view, listed).into_iter().chain(more).collect()
    });
    Sheet { name: view.t("desk-placements"), columns: heads.map(|key| view.t(key)).collect(), rows: rows.collect() }
}

fn own_cells(view: &View, listed: &Listed) -> [Cell; COLUMNS.len()] {
    let Listed { row, enterprise, programme } = listed;
    let day = |day: Option<chrono::NaiveDate>| Cell::own(day.map(|day| day.to_string()));
    [
        Cell::own(row.number.clone()),
        Cell::typed(Some(&row.name)),
        Cell::typed(Some(&row.email)),
        Cell::own(row.mobile.clone()),
        Cell::typed(Some(&enterprise.name)),
        Cell::Own(enterprise.code.clone()),
        Cell::Own(district(view, enterprise)),
        Cell::Own(said(&programme.name_zh, &programme.name_en, view.locale()).text.to_owned()),
        Cell::Own(view.t(state(stages::stage_on(row, view.today())).0)),
        day(row.first_day),
        day(row.last_day),
        day(row.end_day),
        Cell::own(row.hours_week.map(|hours| hours.to_string())),
        Cell::typed(Some(&row.place)),
        Cell::own(row.filed_at.map(|at| when::sortable(local(at, ZONE)))),
    ]
}

fn ticked(Listed { row, .. }: &Listed, field: &str) -> Cell {
    match field {
        "birth_date" => Cell::own(row.birth_date.map(|day| day.to_string())),
        "pay" => Cell::own(row.pay.map(yuan)),
        _ => Cell::own(row.probation_pay.map(yuan)),
    }
}
