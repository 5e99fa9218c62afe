//! What lists and queues cost with 50,000 placements, through the router, beside the plain query for as many rows in
//! the same run; and what it costs to ask how many a mentor looks after who has taught a thousand. Fails where a median
//! is beyond the target, which is meant for release builds.
#[path = "../city.rs"]
mod city;
#[path = "../measure.rs"]
mod measure;
mod site;

use anyhow::ensure;
use measure::{LOOKS, TARGET, head, median, report, timed};
use site::Site;
use std::time::Duration;

const PLACEMENTS: usize = 50_000;
/// Of the one enterprise whose list is looked at.
const OWN: usize = 2000;
const PAST: usize = 1000;
/// Of asking how many a mentor looks after.
const LOAD_TARGET: Duration = Duration::from_millis(2);
/// Behind an enterprise's address.
const ROOM: [&str; 8] = [
    "",
    "?only=waits",
    "?only=overdue",
    "?stage=running",
    "?stage=with-apprentice",
    "?stage=completed",
    "?q=%E5%BC%A0",
    "?q=nobody",
];
const DESK: [&str; 12] = [
    "/admin/placements",
    "/admin/placements?stage=all",
    "/admin/placements?stage=running",
    "/admin/placements?stage=with-bureau",
    "/admin/placements?stage=with-apprentice",
    "/admin/placements?stage=completed",
    "/admin/placements?stage=all&district=qufu",
    "/admin/placements?stage=all&month=2026-03",
    "/admin/placements?stage=all&q=%E5%BC%A0%E4%B8%89",
    "/admin/placements?stage=all&q=nobody",
    "/admin/placements?stage=cancelled&district=weishan&q=nobody",
    "/admin/placements/numbers",
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let site = Site::open(PLACEMENTS, OWN).await?;
    let mut are_met = true;
    head();
    let room = ROOM.map(|query| (format!("{}{query}", site.room), &site.owner));
    let desk = DESK.map(|path| (path.to_owned(), &site.reviewer));
    let mine = ["/my/placements", "/programmes"].map(|path| (path.to_owned(), &site.apprentice));
    for (path, cookie) in room.into_iter().chain(desk).chain(mine) {
        let (mut pages, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..LOOKS {
            pages.push(timed(site.city.get(&path, cookie)).await?.0);
            plain.push(timed(site.plain_query()).await?.0);
        }
        are_met &= report(&path, pages, Some(median(&mut plain)), TARGET);
    }
    for path in [format!("{}?", site.room), "/admin/placements?stage=all".to_owned()] {
        let cookie = if path.starts_with("/admin") { &site.reviewer } else { &site.owner };
        let pages = site.next_pages(&path, cookie, 100).await?;
        are_met &= report(&format!("{path}, {} pages one after the other", pages.len()), pages, None, TARGET);
    }
    let taught = site.mentor_of(PAST).await?;
    let (mut asked, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..LOOKS {
        asked.push(timed(site.is_full(&taught)).await?.0);
        plain.push(timed(site.plain_query()).await?.0);
    }
    are_met &= report(&format!("load of a mentor of {PAST}"), asked, Some(median(&mut plain)), LOAD_TARGET);
    ensure!(are_met || cfg!(debug_assertions), "a median is beyond its target");
    Ok(())
}
