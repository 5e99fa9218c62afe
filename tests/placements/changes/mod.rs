//! What changes after filing: who teaches, what holds at once, what the other side answers, and what the bureau decides.
mod answer;
mod at_once;
mod bureau;
mod contract;
mod guardian;
mod guards;
mod hand_over;
mod judge;
mod missing;
mod overtaken;
mod people;
mod programme;
mod timeline;
mod timetable;
mod wrong;

use super::{MEMBER, ground, in_both, told, turned_down};
use crate::support::{Seat, Site, placements::Ground};
use entity::{
    mentor::{self, Status::Approved},
    placement, placement_change, placement_mentor,
    placement_mentor::Role,
};
use sea_orm::{ActiveEnum, EntityTrait, QueryFilter, QueryOrder};
use xingtan::placements::{Draft, Stage};

const WHY: &str = "家里有变动";
/// What whoever answers too late reads, in both languages.
const OVER: [&str; 2] = ["这项更改提议不再等待答复", "This proposed change waits no more"];

fn at(on: &Ground, row: &placement::Model, rest: &str) -> String {
    format!("/enterprise/{}/placements/{}{rest}", on.enterprise.slug, row.id)
}

fn mine(row: &placement::Model, rest: &str) -> String {
    format!("/my/placements/{}{rest}", row.id)
}

fn desk(row: &placement::Model, rest: &str) -> String {
    format!("/admin/placements/{}{rest}", row.id)
}

async fn owner<'a>(site: &'a Site, on: &Ground) -> Seat<'a> {
    let account = site.tending(&on.enterprise).await.account;
    site.sign_in(&account).await
}

async fn apprentice<'a>(site: &'a Site, name: &str) -> Seat<'a> {
    site.sign_in(&site.account_called(name).await).await
}

/// Agreed, to begin in ten days; the letters are delivered.
async fn agreed(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let row = site.placed(on, name, Stage::Agreed).await;
    site.deliver().await;
    row
}

/// Running since today.
async fn running(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let today = Some(site.today());
    let draft = Draft { first_day: today, contract_first: today, ..on.draft(site, name) };
    let row = site.placed_with(on, draft, Stage::Running).await;
    site.deliver().await;
    row
}

/// Approved, and with an account where one is named.
pub async fn teacher(site: &Site, on: &Ground, name: &str, account: Option<&str>) -> mentor::Model {
    let row = match account {
        Some(account) => {
            let account = site.account_called(account).await;
            site.mentor_of(&on.enterprise, &account, name).await
        }
        None => site.mentor(&on.enterprise, name).await,
    };
    let row = site.bring_mentor(&on.enterprise, row, Approved).await;
    site.deliver().await;
    row
}

/// Who taught and teaches: mentor, role, and until when.
async fn ties(site: &Site, row: &placement::Model) -> Vec<(uuid::Uuid, Role, Option<chrono::NaiveDate>)> {
    let its = placement_mentor::Entity::find().filter(placement_mentor::COLUMN.placement_id.eq(row.id));
    let rows = its.order_by_asc(placement_mentor::Column::Id).all(site.db()).await.unwrap();
    rows.into_iter().map(|tie| (tie.mentor_id, tie.role, tie.until_day)).collect()
}

async fn teaching(site: &Site, row: &mentor::Model) -> i32 {
    site.mentor_now(row).await.unwrap().teaching
}

/// What the form is filled with.
fn filled(row: &placement::Model) -> Vec<(&'static str, String)> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let yuan = |fen: Option<i64>| fen.map(|fen| (fen / 100).to_string()).unwrap_or_default();
    vec![
        ("programme", row.programme_id.to_string()),
        ("occupation", row.occupation_id.unwrap().to_string()),
        ("level", "senior".to_owned()),
        ("first_day", day(row.first_day)),
        ("last_day", day(row.last_day)),
        ("contract_kind", row.contract_kind.map(|kind| kind.to_value()).unwrap_or_default()),
        ("contract_first", day(row.contract_first)),
        ("contract_last", day(row.contract_last)),
        ("probation_last", day(row.probation_last)),
        ("hours_week", row.hours_week.map(|hours| hours.to_string()).unwrap_or_default()),
        ("pay", yuan(row.pay)),
        ("probation_pay", yuan(row.probation_pay)),
        ("place", row.place.clone()),
        ("guardian_name", row.guardian_name.clone()),
        ("guardian_relation", row.guardian_relation.clone()),
        ("guardian_email", row.guardian_email.clone()),
    ]
}

/// The fields, some of them otherwise.
fn with<'a>(fields: &'a [(&'static str, String)], change: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| change.iter().all(|(other, _)| other != name));
    kept.map(|(name, value)| (*name, value.as_str())).chain(change.iter().copied()).collect()
}

async fn changes(site: &Site, row: &placement::Model) -> Vec<placement_change::Model> {
    let its = placement_change::Entity::find().filter(placement_change::COLUMN.placement_id.eq(row.id));
    its.order_by_asc(placement_change::Column::Id).all(site.db()).await.unwrap()
}

/// The last one's id and the answer, as a form sends them.
async fn said(site: &Site, row: &placement::Model, answer: &'static str) -> Vec<(&'static str, String)> {
    let change = changes(site, row).await.pop().expect("a change");
    vec![("change", change.id.to_string()), ("answer", answer.to_owned()), ("words", WHY.to_owned())]
}

fn borrowed<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

fn letter(to: &str, said: &str) -> (String, String) {
    (to.to_owned(), said.to_owned())
}

fn error(field: &str, sentence: &str) -> (String, String) {
    (field.to_owned(), sentence.to_owned())
}
