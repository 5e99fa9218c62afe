//! What lists and queues cost with 50,000 placements, through the router, beside the plain query for as many rows in
//! the same run; what it costs to ask how many a mentor looks after who has taught a thousand; and, without a target,
//! what an export of all takes. Fails where a median is beyond the target, which is meant for release builds.
#[path = "../city.rs"]
mod city;
#[path = "../measure.rs"]
mod measure;
mod site;

use anyhow::ensure;
use measure::{LOOKS, TARGET, head, median, report, tell, timed};
use site::Site;
use std::time::Duration;

const PLACEMENTS: usize = 50_000;
/// Of the one enterprise whose list is looked at.
const OWN: usize = 2000;
const PAST: usize = 1000;
/// Of asking how many a mentor looks after.
const LOAD_TARGET: Duration = Duration::from_millis(2);
/// Behind a list's address: each stage that can be filtered by.
const STAGES: [&str; 9] = [
    "?stage=with-enterprise",
    "?stage=with-apprentice",
    "?stage=with-bureau",
    "?stage=agreed",
    "?stage=running",
    "?stage=paused",
    "?stage=ended-early",
    "?stage=completed",
    "?stage=cancelled",
];
/// Behind an enterprise's address.
const ROOM: [&str; 5] = ["", "?only=waits", "?only=overdue", "?q=%E5%BC%A0", "?q=nobody"];
const DESK: [&str; 7] = [
    "",
    "?stage=all",
    "?stage=all&district=qufu",
    "?stage=all&month=2026-03",
    "?stage=all&q=%E5%BC%A0%E4%B8%89",
    "?stage=all&q=nobody",
    "?stage=cancelled&district=weishan&q=nobody",
];
/// Of each export; an account has ten an hour.
const FILES: usize = 5;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let site = Site::open(PLACEMENTS, OWN).await?;
    let mut are_met = true;
    head();
    let under = [format!("?programme={}", site.programme), format!("?programme={}&stage=running", site.programme)];
    let room = STAGES.iter().chain(&ROOM).copied().chain(under.iter().map(String::as_str));
    let room = room.map(|query| (format!("{}{query}", site.room), &site.owner));
    let under = [format!("?programme={}&stage=all", site.programme), format!("?programme={}", site.programme)];
    let desk = STAGES.iter().chain(&DESK).copied().chain(under.iter().map(String::as_str)).chain(["/numbers"]);
    let desk = desk.map(|query| (format!("/admin/placements{query}"), &site.reviewer));
    let own = [
        (site.guided.clone(), &site.mentor),
        ("/my/placements".to_owned(), &site.apprentice),
        ("/programmes".to_owned(), &site.apprentice),
    ];
    for (path, cookie) in room.chain(desk).chain(own) {
        let (mut pages, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..LOOKS {
            pages.push(timed(site.city.get(&path, cookie)).await?.0);
            plain.push(timed(site.plain_query()).await?.0);
        }
        let whose = if std::ptr::eq(cookie, &site.mentor) { ", a mentor's own" } else { "" };
        let name = path.replace(&site.programme.to_string(), "…") + whose;
        are_met &= report(&name, pages, Some(median(&mut plain)), TARGET);
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
    for (list, cookie) in [(&*site.room, &site.owner), ("/admin/placements", &site.reviewer)] {
        for format in ["csv", "xlsx"] {
            let path = format!("{list}.{format}?stage=all");
            let (mut times, mut size) = (Vec::new(), 0);
            for _ in 0..FILES {
                let (took, file) = timed(site.city.bytes(&path, cookie)).await?;
                times.push(took);
                size = file.len() / 1024;
            }
            let rows = if list == site.room { OWN } else { PLACEMENTS };
            tell(&format!("{list}.{format}, about {rows} rows, {size} KB"), times);
        }
    }
    ensure!(are_met || cfg!(debug_assertions), "a median is beyond its target");
    Ok(())
}
