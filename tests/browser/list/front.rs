//! Home, statements, the sample city's letters, and addresses that lead nowhere.
use super::{Page, page};
use crate::support::Site;

pub fn before_anything() -> Vec<Page> {
    vec![
        page("home, nothing to come", "/").shows(".empty"),
        page("events, none at all", "/events").shows(".empty"),
        page("programmes, none at all", "/programmes").shows(".empty"),
        page("sample letters, none", "/demo/letters").shows(".empty"),
    ]
}

/// Last, for it delivers the letters of all the others.
pub async fn pages(site: &Site) -> Vec<Page> {
    let letters = site.deliver().await;
    let letter = letters.iter().find(|letter| letter.letter.calendar.is_some()).expect("one with an entry");
    vec![
        page("home", "/").shows(".card--lead"),
        page("privacy notice", "/privacy").shows(".prose h2"),
        page("accessibility", "/accessibility").shows(".prose h2"),
        page("sample letters", "/demo/letters").shows(".table"),
        page("sample letter", format!("/demo/letters/{}", letter.id)).shows("pre.letter a"),
        page("no such page", "/nowhere").refused(404),
        page("no such ticket", "/t/AAAAAAAAAAAAAAAAAAAAAAAA").refused(404),
        page("wrong method", "/events").posted(&[]).refused(405),
    ]
}
