//! Placements: enrolment from draft to filed, what must hold, and who may do what.
mod apprentice;
mod changes;
mod desk;
mod enrol;
mod filed;
mod guards;
mod life;
mod overlaps;
mod room;
mod table;
mod turns;

use crate::support::placements::Ground;
use crate::support::{
    Site,
    enterprises::{company_in, numbered_code},
};
use entity::{enterprise::Status::Verified, event::District, placement};
use xingtan::placements::{Draft, Stage};

/// A verified enterprise in Qufu with a mentor, under a programme.
pub async fn ground(site: &Site) -> Ground {
    let new = company_in(Some(District::Qufu), numbered_code(1), "圣阳电源");
    let row = site.enterprise("fang", new, Verified).await;
    let ground = site.ground(&row).await;
    site.deliver().await;
    ground
}

/// Since today.
pub async fn running(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let today = Some(site.today());
    let draft = Draft { first_day: today, contract_first: today, ..on.draft(site, name) };
    let row = site.placed_with(on, draft, Stage::Running).await;
    site.deliver().await;
    row
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
