//! Programmes: written and published by administrators, read by everybody, with occupations, rules and quotas.
mod desk;
mod occupations;
mod public;
mod quotas;
mod rules;
mod saving;

use crate::support::{Seat, Site};
use entity::{audit, event::District, officer_role::Role, programme};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

/// A form that is filled in well.
fn well(slug: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("slug", slug),
        ("name_zh", "技师学徒"),
        ("name_en", ""),
        ("summary_zh", "跟技师学手艺。"),
        ("summary_en", ""),
        ("audience_zh", "新进员工。"),
        ("audience_en", ""),
        ("enterprise_duties_zh", "发工资。"),
        ("enterprise_duties_en", ""),
        ("apprentice_duties_zh", "守规程。"),
        ("apprentice_duties_en", ""),
        ("bureau_duties_zh", "审核。"),
        ("bureau_duties_en", ""),
        ("department_zh", "市人社局"),
        ("department_en", ""),
        ("legal_basis_zh", ""),
        ("legal_basis_en", ""),
        ("starts_on", "2026-01-01"),
        ("ends_on", ""),
        ("default_quota", "20"),
    ]
}

fn with<'a>(mut fields: Vec<(&'static str, &'a str)>, name: &str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    fields.iter_mut().filter(|(field, _)| *field == name).for_each(|(_, old)| *old = value);
    fields
}

/// A version of the rules that is filled in well.
fn ruled(based_on: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("based_on", based_on),
        ("valid_from", "2026-12-01"),
        ("months_min", "12"),
        ("months_max", "36"),
        ("days_back", "30"),
        ("months_ahead", "12"),
        ("age_min", "16"),
        ("age_guardian", "18"),
        ("hours_max", "44"),
        ("hours_minor", "40"),
        ("mentor_load", "5"),
        ("probation_under_3_months", "0"),
        ("probation_under_1_year", "1"),
        ("probation_under_3_years", "2"),
        ("probation_longer", "6"),
        ("probation_pay_percent", "80"),
        ("pay_floor", "2,010"),
        ("pause_days_max", "180"),
        ("needs_form", "yes"),
        ("needs_contract", "yes"),
    ]
}

/// An administrator of the whole city, on a device of their own.
async fn keeper<'a>(site: &'a Site, name: &str) -> Seat<'a> {
    officer(site, name, Role::Administrator, None).await
}

async fn officer<'a>(site: &'a Site, name: &str, role: Role, district: Option<District>) -> Seat<'a> {
    let account = site.officer(name, role, district).await;
    site.sign_in(&account).await
}

async fn find(site: &Site, slug: &str) -> Option<programme::Model> {
    programme::Entity::find().filter(programme::COLUMN.slug.eq(slug)).one(site.db()).await.unwrap()
}

/// What was written down about programmes, the first first.
async fn acts(site: &Site) -> Vec<String> {
    let kept = audit::Entity::find().filter(audit::COLUMN.object.eq("programme")).order_by_asc(audit::Column::Id);
    kept.all(site.db()).await.unwrap().into_iter().map(|entry| entry.act.replace("programmes.", "")).collect()
}

/// Statements that a page costs.
async fn cost(site: &Site, seat: &Seat<'_>, path: &str) -> usize {
    let before = site.statements();
    assert_eq!(seat.get(path).await.status, 200, "{path}");
    site.statements() - before
}
