//! What the schedule costs with 20,000 sessions, 2,000 of them in one month, through the router, beside the plain query
//! for the same rows in the same run; what it costs to ask what one move would meet of rooms, speakers and officers on
//! duty; and what a feed of 5,000 events costs, whole and for a reader who has it. Fails where a median is beyond its target,
//! which is meant for release builds.
#[path = "../city.rs"]
mod city;
mod made;
#[path = "../measure.rs"]
mod measure;
#[path = "../sign_ins.rs"]
mod sign_ins;
mod site;

use anyhow::ensure;
use measure::{LOOKS, head, median, report, timed};
use site::{Site, Size};
use std::time::Duration;
use xingtan::events::conflicts::What;

/// Each with an agenda; one a day.
const EVENTS: usize = 200;
const SESSIONS: usize = 100;
/// Of one whose move is asked about.
const FEW: usize = 10;
/// As many as one feed carries.
const FEED: usize = 5_000;
const BOARD_TARGET: Duration = Duration::from_millis(150);
const CHECK_TARGET: Duration = Duration::from_millis(5);
const FEED_TARGET: Duration = Duration::from_secs(1);
const KNOWN_TARGET: Duration = Duration::from_millis(5);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let site = Site::open(Size { events: EVENTS, sessions: SESSIONS, few: FEW, feed: FEED }).await?;
    let mut are_met = true;
    head();
    for view in ["month", "week", "day", "month&district=qufu", "month&state=draft"] {
        let path = format!("/admin/schedule?day={}&view={view}", site.day);
        let (mut pages, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..LOOKS {
            pages.push(timed(site.city.get(&path, &site.scheduler)).await?.0);
            plain.push(timed(site.month()).await?.0);
        }
        are_met &= report(&path, pages, Some(median(&mut plain)), BOARD_TARGET);
    }
    are_met &= moves(&site).await?;
    are_met &= feed(&site).await?;
    ensure!(are_met || cfg!(debug_assertions), "a median is beyond its target");
    Ok(())
}

/// What one event would meet, alone and with an agenda.
async fn moves(site: &Site) -> anyhow::Result<bool> {
    let mut are_met = true;
    for (name, event) in
        [("what one event would meet", &site.alone), ("what one with ten sessions would", &site.with_agenda)]
    {
        let (mut asked, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..LOOKS {
            let (took, met) = timed(site.moved(event)).await?;
            let speaks = met.iter().any(|met| matches!(met.what, What::SpeakerTaken { .. }));
            ensure!(speaks || event.id == site.alone.id, "{name}: who speaks there speaks elsewhere");
            ensure!(met.iter().any(|met| matches!(met.what, What::RoomTaken { .. })), "{name}: a room is taken");
            ensure!(met.iter().any(|met| matches!(met.what, What::DutyTaken { .. })), "{name}: officers are on duty");
            asked.push(took);
            plain.push(timed(site.room_of_a_day()).await?.0);
        }
        are_met &= report(name, asked, Some(median(&mut plain)), CHECK_TARGET);
    }
    Ok(are_met)
}

/// The feed of everything: whole, and as it is answered to a reader who has it, by one statement.
async fn feed(site: &Site) -> anyhow::Result<bool> {
    let path = "/events.ics";
    let entries = site.city.get(path, "").await?.matches("BEGIN:VEVENT").count();
    ensure!(entries == FEED, "{entries} entries");
    let [mut whole, mut known, mut plain] = [const { Vec::new() }; 3];
    for _ in 0..LOOKS {
        // Taken with each, for a tag changes once its state has settled.
        let (took, (status, tag, ..)) = timed(site.city.known(path, "\"none\"")).await?;
        ensure!(status == 200, "the whole feed answered {status}");
        whole.push(took);
        let (took, (status, _, octets, statements)) = timed(site.city.known(path, &tag)).await?;
        ensure!((status.as_u16(), octets) == (304, 0), "a feed that is known answered {status}, {octets} octets");
        ensure!(statements == 1, "it took {statements} statements, not the one that reads one row");
        known.push(took);
        plain.push(timed(site.published(FEED)).await?.0);
    }
    let plain = median(&mut plain);
    let is_whole_met = report("/events.ics, 5,000 events", whole, Some(plain), FEED_TARGET);
    Ok(report("/events.ics, 304 by its ETag", known, Some(plain), KNOWN_TARGET) && is_whole_met)
}
