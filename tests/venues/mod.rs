//! Venues: kept by officers of their district, read by those of all, with rooms and the times in which they are not to
//! be had.
mod blocks;
mod desk;
mod rooms;

use crate::support::{Seat, Site};
use entity::{audit, event::District, officer_role::Role, venue};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

/// A form that is filled in well.
fn well(slug: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("slug", slug),
        ("district", "rencheng"),
        ("name_zh", "人才大厦"),
        ("name_en", ""),
        ("address_zh", "任城区洸河路 9 号"),
        ("address_en", ""),
        ("directions_zh", "坐 2 路到人才大厦站。"),
        ("directions_en", ""),
        ("access_zh", "- 北门有坡道"),
        ("access_en", ""),
        ("contact", "物业 0537-2345678"),
        ("mon_from", "08:00"),
        ("mon_to", "18:00"),
    ]
}

fn with<'a>(
    mut fields: Vec<(&'static str, &'a str)>,
    name: &'static str,
    value: &'a str,
) -> Vec<(&'static str, &'a str)> {
    fields.retain(|(field, _)| *field != name);
    fields.push((name, value));
    fields
}

async fn seat<'a>(site: &'a Site, name: &str, role: Role, district: Option<District>) -> Seat<'a> {
    let account = site.officer(name, role, district).await;
    site.sign_in(&account).await
}

async fn scheduler<'a>(site: &'a Site, name: &str) -> Seat<'a> {
    seat(site, name, Role::Scheduler, None).await
}

async fn find(site: &Site, slug: &str) -> Option<venue::Model> {
    venue::Entity::find().filter(venue::COLUMN.slug.eq(slug)).one(site.db()).await.unwrap()
}

/// What was written down about venues, the first first.
async fn acts(site: &Site) -> Vec<String> {
    let kept = audit::Entity::find().filter(audit::COLUMN.object.eq("venue")).order_by_asc(audit::Column::Id);
    kept.all(site.db()).await.unwrap().into_iter().map(|entry| entry.act.replace("venues.", "")).collect()
}

/// Statements that a page costs.
async fn cost(site: &Site, seat: &Seat<'_>, path: &str) -> usize {
    let before = site.statements();
    assert_eq!(seat.get(path).await.status, 200, "{path}");
    site.statements() - before
}
