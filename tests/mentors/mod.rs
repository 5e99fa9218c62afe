//! Mentors: who may do what with them, proposing, deciding, joining, and what an account's end leaves.
mod desk;
mod join;
mod own;
mod propose;
mod table;

use crate::support::{
    Answer, Site,
    enterprises::{company_in, numbered_code},
    people::email,
};
use entity::{account, audit, enterprise, enterprise::Status::Verified, enterprise_mentor, event::District, mentor};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::enterprises::NewEnterprise;

fn numbered(number: usize, district: Option<District>) -> NewEnterprise {
    company_in(district, numbered_code(number), &format!("公司{number}"))
}

/// Verified, in Qufu, with its owner.
async fn led(site: &Site, name: &str, number: usize) -> (enterprise::Model, account::Model) {
    let row = site.enterprise(name, numbered(number, Some(District::Qufu)), Verified).await;
    let owner = xingtan::accounts::by_address(site.db(), email(name).key()).await.unwrap().unwrap();
    site.deliver().await;
    (row, owner)
}

/// A form that is filled in well, with some fields otherwise.
fn filled<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let well = [
        ("account", ""),
        ("name", "王师傅"),
        ("kind", "enterprise"),
        ("occupation", "数控车工"),
        ("grade", "technician"),
        ("years", "12"),
        ("max_load", "3"),
    ];
    let other = |name: &str| changes.iter().find(|(changed, _)| *changed == name).map(|(_, value)| *value);
    well.into_iter().map(|(name, value)| (name, other(name).unwrap_or(value))).collect()
}

async fn all(site: &Site) -> Vec<mentor::Model> {
    mentor::Entity::find().order_by_asc(mentor::Column::Id).all(site.db()).await.unwrap()
}

/// Slugs of the enterprises that a mentor teaches for.
async fn teaches_for(site: &Site, row: &mentor::Model) -> Vec<String> {
    let ties = enterprise_mentor::Entity::find().filter(enterprise_mentor::COLUMN.mentor_id.eq(row.id));
    let ties = ties.find_also_related(enterprise::Entity).all(site.db()).await.unwrap();
    let mut slugs: Vec<String> = ties.into_iter().map(|(_, enterprise)| enterprise.unwrap().slug).collect();
    slugs.sort();
    slugs
}

/// What the audit kept of mentors, oldest first: act, before, after, fields, reason.
async fn acts(site: &Site) -> Vec<(String, String, String, String, String)> {
    let rows = audit::Entity::find().order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
    let text = |text: Option<String>| text.unwrap_or_default();
    rows.into_iter()
        .filter(|row| row.act.starts_with("mentors."))
        .map(|row| (row.act, text(row.before), text(row.after), row.fields.to_string(), text(row.reason)))
        .collect()
}

fn act(act: &str, before: &str, after: &str, fields: &str, reason: &str) -> (String, String, String, String, String) {
    (format!("mentors.{act}"), before.into(), after.into(), fields.into(), reason.into())
}

/// To whom each letter goes, and what it says it is.
async fn told(site: &Site) -> Vec<(String, String)> {
    let letters = site.deliver().await;
    let mut told: Vec<_> = letters
        .iter()
        .map(crate::support::letters::Letter::from)
        .map(|letter| (letter.to.replace("@example.cn", ""), letter.subject))
        .collect();
    told.sort();
    told
}

/// Names in the order of a list.
fn listed(page: &Answer) -> Vec<String> {
    let rows = page.body.split("<th scope=\"row\" role=\"rowheader\"><a href=\"").skip(1);
    rows.map(|row| row.split(['>', '<']).nth(1).unwrap_or_default().to_owned()).collect()
}
