//! What cannot both be on random schedules, found by sweeping and by comparing everything with everything.
use crate::{
    events::sessions::random::{Day, Ground, meet, speak_at_once},
    on_both,
    support::Site,
};
use chrono::Duration;
use xingtan::events::schedule::{Cause, board};

on_both! {
    async fn each_pair_is_found_once(site: Site) {
        let ground = Ground::new(&site).await;
        let mut met = [0; 3];
        for seed in 0..4 {
            let day = ground.thrown(&site, seed).await;
            let from = day.events[0].0.starts_at - Duration::hours(12);
            let found = board(site.db(), from, from + Duration::days(1)).await.unwrap();
            let count = |cause| found.clashes.iter().filter(|clash| clash.cause == cause).count();

            let looked = look(&ground, &day);

            assert_eq!([Cause::Room, Cause::Speaker, Cause::Closed].map(count), looked, "seed {seed}");
            met.iter_mut().zip(looked).for_each(|(all, some)| *all += some);
        }
        assert!(met.iter().all(|number| *number > 0), "some meet in each way: {met:?}");
    }
}

/// Minute by minute: pairs in one room, blocks among them, pairs with one speaker, and what meets closed doors.
fn look(ground: &Ground, day: &Day) -> [usize; 3] {
    let all: Vec<_> = day.takings().collect();
    let [mut rooms, mut speakers, mut closed] = [0; 3];
    for (at, one) in all.iter().enumerate() {
        closed += usize::from(ground.is_closed(one));
        rooms += day.blocks.iter().filter(|(room, span)| *room == one.room && meet(&one.minutes, *span)).count();
        for other in &all[at + 1..] {
            let is_one_room = one.room == other.room;
            rooms += usize::from(is_one_room && one.minutes.iter().any(|minute| other.minutes.contains(minute)));
            speakers += usize::from(speak_at_once(one, other) > 0);
        }
    }
    [rooms, speakers, closed]
}
