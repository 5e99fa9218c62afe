//! Enterprises: applying, deciding, the directory.
mod apply;
mod decide;
mod directory;
mod imports;
mod licence;
mod logo;
mod people;
mod profile;
mod proposals;
mod reach;
mod recognitions;

use crate::support::{
    Site,
    enterprises::{code, company, company_in, numbered_code},
};
use entity::{audit, enterprise, event::District, file, letter, membership};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use xingtan::enterprises::NewEnterprise;

const CODE: &str = "91370800MA3TEXT0X2";

/// A form that is filled in well, with some fields otherwise.
fn filled<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let well = [
        ("uscc", CODE),
        ("name", "曲阜精工机床有限公司"),
        ("kind", "company"),
        ("district", "qufu"),
        ("chain", "equipment"),
        ("staff", "1200"),
        ("science_staff", "150"),
        ("address", "曲阜市春秋中路 8 号"),
        ("intro_zh", "做精密机床。"),
        ("intro_en", "Makes precision machine tools."),
    ];
    let other = |name: &str| changes.iter().find(|(changed, _)| *changed == name).map(|(_, value)| *value);
    let mut fields: Vec<_> = well.into_iter().map(|(name, value)| (name, other(name).unwrap_or(value))).collect();
    fields.extend(changes.iter().filter(|(name, _)| !well.iter().any(|(known, _)| known == name)));
    fields
}

/// Rows of enterprises, members, files and letters.
async fn kept(site: &Site) -> [u64; 4] {
    [
        enterprise::Entity::find().count(site.db()).await.unwrap(),
        membership::Entity::find().count(site.db()).await.unwrap(),
        file::Entity::find().count(site.db()).await.unwrap(),
        letter::Entity::find().count(site.db()).await.unwrap(),
    ]
}

fn one() -> NewEnterprise {
    company(code(CODE), "曲阜精工机床有限公司")
}

/// Applies with the same code.
fn from_elsewhere() -> NewEnterprise {
    company_in(None, code(CODE), "曲阜精工机床有限公司")
}

fn in_district(number: usize, district: Option<District>) -> NewEnterprise {
    company_in(district, numbered_code(number), &format!("公司{number}"))
}

/// What the audit kept, oldest first: act, before, after, reason.
async fn acts(site: &Site) -> Vec<(String, String, String, String)> {
    let rows = audit::Entity::find().order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
    let text = |text: Option<String>| text.unwrap_or_default();
    rows.into_iter()
        .filter(|row| row.act.starts_with("enterprises."))
        .map(|row| (row.act, text(row.before), text(row.after), text(row.reason)))
        .collect()
}
