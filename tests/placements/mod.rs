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
    Answer, Seat, Site,
    enterprises::{company_in, numbered_code},
};
use entity::{enterprise::Status::Verified, event::District, placement};
use xingtan::placements::{Draft, Stage};

/// What a reviewer who may not decide reads, in both languages.
const MEMBER: [&str; 2] = [
    "你是这家企业的成员，或是学徒本人，不能审理",
    "You are a member of this enterprise, or the apprentice, and cannot decide on it",
];

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

/// A form sent in Chinese and in English.
async fn in_both(seat: &Seat<'_>, path: &str, fields: &[(&str, &str)]) -> [Answer; 2] {
    let zh = seat.post(&format!("{path}?lang=zh-CN"), fields).await;
    [zh, seat.post(&format!("{path}?lang=en"), fields).await]
}

/// The errors of a form that was filled in wrong, in both languages.
async fn wrong(seat: &Seat<'_>, path: &str, fields: &[(&str, &str)]) -> [Vec<(String, String)>; 2] {
    let answers = in_both(seat, path, fields).await;
    assert_eq!(
        answers.each_ref().map(|answer| answer.status),
        [422, 422],
        "{:?}",
        answers.map(|answer| answer.main_text())
    );
    answers.map(|answer| answer.errors())
}

/// What happened instead of what was asked for, in both languages.
async fn turned_down(seat: &Seat<'_>, path: &str, fields: &[(&str, &str)]) -> [String; 2] {
    let answers = in_both(seat, path, fields).await;
    assert_eq!(
        answers.each_ref().map(|answer| answer.status),
        [409, 409],
        "{:?}",
        answers.map(|answer| answer.main_text())
    );
    answers.map(|answer| answer.heading())
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
