//! The doors of apprentices and guardians: from the letter's link to five times yes, and what goes otherwise.
mod accounts;
mod answers;
mod guardian;
mod link;
mod looks;
mod one_person;
mod page;
mod roles;

use super::{ground, told, turned_down};
use crate::support::{
    Site,
    enterprises::{company_in, numbered_code},
    letters::Letter,
    placements::{BORN, Ground},
};
use entity::{account, enterprise::Status::Verified, event::District, mentor::Status::Approved, placement};

/// What a link that opens nothing any more says, in both languages.
const OVER: [&str; 2] = ["这个链接已经用过、被收回或过期", "This link was used, taken back, or is over"];
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

/// Another enterprise under the same programme.
async fn beside(site: &Site, on: &Ground) -> Ground {
    let new = company_in(Some(District::Qufu), numbered_code(2), "孔府家酒");
    let row = site.enterprise("lu", new, Verified).await;
    let mentor = site.mentor(&row, "颜师傅").await;
    let mentor = site.bring_mentor(&row, mentor, Approved).await;
    Ground { programme: on.programme.clone(), occupation: on.occupation.clone(), enterprise: row, mentor }
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

/// What a link that is over says to whoever opens it and to whoever sends its form, in both languages.
async fn over(site: &Site, link: &str, fields: &[(&str, &str)]) -> [String; 2] {
    let mut said = Vec::new();
    for lang in ["zh-CN", "en"] {
        let path = format!("{link}?lang={lang}");
        let (looked, sent) = (site.get(&path).await, site.post(&path, fields).await);
        assert_eq!([looked.status, sent.status], [410, 410], "{path}");
        assert_eq!(looked.heading(), sent.heading(), "{path}");
        said.push(sent.heading());
    }
    <[String; 2]>::try_from(said).unwrap()
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
