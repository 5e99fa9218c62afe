//! An enterprise's room of placements, as its people see it.
mod another;
mod draft;
mod export;
mod files;
mod leaving;
mod list;
mod programme;
mod sending;
mod sight;

use super::{ground, told};
use crate::support::{
    Seat, Site,
    placements::{BORN, Ground},
};
use entity::placement;

/// What a draft's form is filled with, like `Ground::draft`.
fn filled(site: &Site, on: &Ground, name: &str) -> Vec<(&'static str, String)> {
    let draft = on.draft(site, name);
    let (first, last) = (draft.first_day.unwrap().to_string(), draft.last_day.unwrap().to_string());
    vec![
        ("programme", on.programme.id.to_string()),
        ("name", name.to_owned()),
        ("birth_date", BORN.to_owned()),
        ("email", format!("{name}@example.cn")),
        ("mobile", "13812345678".to_owned()),
        ("told", "yes".to_owned()),
        ("occupation", on.occupation.id.to_string()),
        ("level", "senior".to_owned()),
        ("contract_kind", "open".to_owned()),
        ("contract_first", first.clone()),
        ("first_day", first),
        ("last_day", last),
        ("hours_week", "40".to_owned()),
        ("pay", "4,200".to_owned()),
        ("place", "高新区一号车间".to_owned()),
        ("lead", on.mentor.id.to_string()),
    ]
}

/// The fields, some of them otherwise.
fn with<'a>(fields: &'a [(&'static str, String)], change: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| change.iter().all(|(other, _)| other != name));
    kept.map(|(name, value)| (*name, value.as_str())).chain(change.iter().copied()).collect()
}

fn room(on: &Ground) -> String {
    format!("/enterprise/{}/placements", on.enterprise.slug)
}

fn at(on: &Ground, row: &placement::Model) -> String {
    format!("{}/{}", room(on), row.id)
}

async fn owner<'a>(site: &'a Site, on: &Ground) -> Seat<'a> {
    let account = site.tending(&on.enterprise).await.account;
    site.sign_in(&account).await
}

fn error(field: &str, sentence: &str) -> (String, String) {
    (field.to_owned(), sentence.to_owned())
}
