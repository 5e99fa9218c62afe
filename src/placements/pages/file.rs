//! Placements as a file in the reader's language, a row each.
use crate::{
    enterprises::district,
    error::Answer,
    placements::{fields::label, pages::state::unguarded, queue::Listed, stages},
    sheets::{Cell, Format, Sheet},
    web::{page::table, view::View},
    words::{
        when::{self, ZONE, local},
        yuan,
    },
};
use chrono::NaiveDate;
use entity::said;

/// Head, as a text key, and what stands under it.
pub type Field = (&'static str, fn(&View, &Listed) -> Cell);

pub const NUMBER: Field = ("placements-number", |_, listed| Cell::own(listed.row.number.clone()));
pub const NAME: Field = ("placements-name", |_, listed| Cell::typed(Some(&listed.row.name)));
pub const EMAIL: Field = ("placements-email", |_, listed| Cell::typed(Some(&listed.row.email)));
pub const MOBILE: Field = ("placements-mobile", |_, listed| Cell::own(listed.row.mobile.clone()));
pub const ENTERPRISE: Field = ("placements-enterprise", |_, listed| Cell::typed(Some(&listed.enterprise.name)));
pub const CODE: Field = ("enterprises-code", |_, listed| Cell::Own(listed.enterprise.code.clone()));
pub const DISTRICT: Field = ("enterprises-district", |view, listed| Cell::Own(district(view, &listed.enterprise)));
pub const PROGRAMME: Field = ("placements-programme", |view, listed| {
    Cell::Own(said(&listed.programme.name_zh, &listed.programme.name_en, view.locale()).text.to_owned())
});
pub const STATE: Field = ("enterprises-state", |view, listed| {
    let stage = || view.t(stages::name(stages::stage_on(&listed.row, view.today())));
    Cell::Own(if listed.is_unguarded { unguarded(view).0 } else { stage() })
});
pub const FIRST_DAY: Field = ("placements-first-day", |_, listed| day(listed.row.first_day));
pub const LAST_DAY: Field = ("placements-last-day", |_, listed| day(listed.row.last_day));
pub const END_DAY: Field = ("placements-desk-last-day", |_, listed| day(listed.row.end_day));
pub const HOURS: Field =
    ("placements-hours", |_, listed| Cell::own(listed.row.hours_week.map(|hours| hours.to_string())));
pub const PLACE: Field = ("placements-place", |_, listed| Cell::typed(Some(&listed.row.place)));
pub const FILED_AT: Field =
    ("placements-desk-filed-at", |_, listed| Cell::own(listed.row.filed_at.map(|at| when::sortable(local(at, ZONE)))));

/// With those that were ticked at the end.
pub async fn send(
    view: &View,
    listed: &[Listed],
    columns: &[Field],
    besides: &[&'static str],
    format: Format,
) -> Answer {
    let heads = columns.iter().map(|(head, _)| *head).chain(besides.iter().map(|field| label(field)));
    let rows = listed.iter().map(|listed| {
        let own = columns.iter().map(|(_, cell)| cell(view, listed));
        own.chain(besides.iter().map(|field| ticked(listed, field))).collect()
    });
    let sheet = Sheet {
        name: view.t("desk-placements"),
        columns: heads.map(|key| view.t(key)).collect(),
        rows: rows.collect(),
    };
    table("placements", format, move || sheet.write(format)).await
}

fn day(day: Option<NaiveDate>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

fn amount(fen: Option<i64>) -> Cell {
    fen.map_or(Cell::Empty, |fen| Cell::Amount(fen, yuan(fen)))
}

fn ticked(Listed { row, .. }: &Listed, field: &str) -> Cell {
    match field {
        "birth_date" => day(row.birth_date),
        "pay" => amount(row.pay),
        _ => amount(row.probation_pay),
    }
}
