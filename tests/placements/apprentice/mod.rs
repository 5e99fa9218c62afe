//! The doors of apprentices and guardians: from the letter's link to five times yes, and what goes otherwise.
mod accounts;
mod answers;
mod guardian;
mod link;
mod looks;
mod page;
mod roles;

use crate::support::{
    Site,
    letters::Letter,
    placements::{BORN, Ground},
};
use entity::{account, placement};

/// As it is typed into three boxes.
const BIRTH: [(&str, &str); 3] = [("birth_year", "2004"), ("birth_month", "5"), ("birth_day", "6")];
pub(super) const PARTS: [&str; 5] = ["place", "occupation", "pay", "mentors", "duties"];

/// Sent to somebody with an account of this name, and the link of its letter.
async fn sent(site: &Site, on: &Ground, name: &str) -> (placement::Model, String) {
    let row = site.begin(on, on.draft(site, name)).await;
    let row = site.send_placement(on, &row).await;
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    let asked = letters.iter().find(|letter| letter.to == format!("{name}@example.cn")).expect("a letter");
    (row, asked.link("/placements/"))
}

/// Opened by the account of this name; nothing is answered yet.
async fn opened(site: &Site, on: &Ground, name: &str) -> (placement::Model, account::Model) {
    assert_eq!(on.draft(site, name).birth_date, BORN.parse().ok());
    let account = site.account(name).await;
    let row = site.begin(on, on.draft(site, name)).await;
    let row = site.send_placement(on, &row).await;
    let row = site.open_placement(&row, &account).await;
    site.deliver().await;
    (row, account)
}

pub(super) fn at(row: &placement::Model) -> String {
    format!("/my/placements/{}", row.id)
}

/// Yes to all, to a revision.
fn all_yes(revision: &str) -> Vec<(&str, &str)> {
    PARTS.into_iter().map(|part| (part, "yes")).chain([("revision", revision)]).collect()
}

/// Yes to all but pay, of which `words` says what is wrong.
fn no_to_pay<'a>(revision: &'a str, words: &'a str) -> Vec<(&'a str, &'a str)> {
    let other = all_yes(revision).into_iter().filter(|(part, _)| *part != "pay");
    other.chain([("pay", "no"), ("pay_words", words)]).collect()
}
