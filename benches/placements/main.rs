//! What lists and queues cost with 50,000 placements, through the router, beside the plain query for as many rows in
//! the same run; what it costs to ask how many a mentor looks after who has taught a thousand; and, without a target,
//! what an export of all takes. Fails where a median is beyond the target, which is meant for release builds.
#[path = "../city.rs"]
mod city;
#[path = "../measure.rs"]
mod measure;
#[path = "../sign_ins.rs"]
mod sign_ins;
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
/// Behind a programme in an enterprise's address, and in the bureau's.
const UNDER_ROOM: [&str; 6] =
    ["", "&stage=running", "&only=waits", "&only=overdue", "&q=%E5%BC%A0", "&only=waits&q=%E5%BC%A0"];
const UNDER_DESK: [&str; 5] = ["", "&stage=all", "&q=%E5%BC%A0", "&stage=all&q=%E5%BC%A0", "&stage=running&q=nobody"];
/// Of each export; an account has ten an hour.
const FILES: usize = 5;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let site = Site::open(PLACEMENTS, OWN).await?;
    let mut are_met = true;
    head();
    let under = |more: &[&str]| {
        let query = |more: &&str| format!("?programme={}{more}", site.programme);
        more.iter().map(query).collect::<Vec<_>>()
    };
    let filters = STAGES.iter().chain(&ROOM).map(|query| (*query).to_owned()).chain(under(&UNDER_ROOM));
    let filters: Vec<String> = filters.collect();
    let of = |list: &str| filters.iter().map(|query| format!("{list}{query}")).collect::<Vec<_>>();
    let room = of(&site.room).into_iter().map(|path| (path, &site.owner));
    let guided = of(&site.guided).into_iter().map(|path| (path, &site.mentor));
    let queries = STAGES.iter().chain(&DESK).map(|query| (*query).to_owned()).chain(under(&UNDER_DESK));
    let queries: Vec<String> = queries.chain(["/numbers".to_owned()]).collect();
    let desk = |cookie| queries.iter().map(move |query| (format!("/admin/placements{query}"), cookie));
    let own = [("/my/placements".to_owned(), &site.apprentice), ("/programmes".to_owned(), &site.apprentice)];
    let all = room.chain(guided).chain(desk(&site.reviewer)).chain(desk(&site.district)).chain(own);
    for (path, cookie) in all {
        let (mut pages, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..LOOKS {
            pages.push(timed(site.city.get(&path, cookie)).await?.0);
            plain.push(timed(site.plain_query()).await?.0);
        }
        let name = path.replace(&site.programme.to_string(), "…") + whose(&site, cookie);
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

/// What is said besides the address of whoever sees less of the same list.
fn whose(site: &Site, cookie: &String) -> &'static str {
    if std::ptr::eq(cookie, &site.mentor) {
        ", a mentor's own"
    } else if std::ptr::eq(cookie, &site.district) {
        ", a district's"
    } else {
        ""
    }
}
