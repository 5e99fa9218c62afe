//! What the schedule costs with 20,000 sessions, 2,000 of them in one month, through the router, beside the plain query
//! for the same rows in the same run; and what it costs to ask what one move would meet. Fails where a median is beyond
//! its target, which is meant for release builds.
#[path = "../city.rs"]
mod city;
#[path = "../measure.rs"]
mod measure;
#[path = "../sign_ins.rs"]
mod sign_ins;
mod site;

use anyhow::ensure;
use measure::{LOOKS, head, median, report, timed};
use site::Site;
use std::time::Duration;

/// Each with an agenda; one a day.
const EVENTS: usize = 200;
const SESSIONS: usize = 100;
/// Of one whose move is asked about.
const FEW: usize = 10;
const BOARD_TARGET: Duration = Duration::from_millis(150);
const CHECK_TARGET: Duration = Duration::from_millis(5);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let site = Site::open(EVENTS, SESSIONS, FEW).await?;
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
    for (name, event) in
        [("what one event would meet", &site.alone), ("what one with ten sessions would", &site.with_agenda)]
    {
        let (mut asked, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..LOOKS {
            let (took, met) = timed(site.moved(event)).await?;
            ensure!(met > 0, "{name}: a busy day is met");
            asked.push(took);
            plain.push(timed(site.room_of_a_day()).await?.0);
        }
        are_met &= report(name, asked, Some(median(&mut plain)), CHECK_TARGET);
    }
    ensure!(are_met || cfg!(debug_assertions), "a median is beyond its target");
    Ok(())
}
