//! Each side's page offers what can be done now and nothing else; whoever only looks on is offered nothing.
use super::{Doors, running};
use crate::{
    on_both,
    placements::ground,
    support::{Seat, Site},
};
use entity::{membership::Role, mentor};
use xingtan::placements::Stage;

const ROOM: [&str; 8] = ["absence", "declaration", "end", "objection", "pause", "pause-end", "resumption", "staying"];
const MINE: [&str; 5] = ["end", "objection", "pause", "statement", "staying"];

/// The acts that a page leads to.
async fn offered(seat: &Seat<'_>, page: String, pieces: &[&'static str]) -> Vec<&'static str> {
    let body = seat.get(&page).await.body;
    pieces.iter().copied().filter(|piece| body.contains(&format!("href=\"{page}/{piece}\""))).collect()
}

async fn both(doors: &Doors<'_>) -> [Vec<&'static str>; 2] {
    let room = offered(&doors.enterprise, doors.room(""), &ROOM).await;
    [room, offered(&doors.apprentice, doors.mine(""), &MINE).await]
}

on_both! {
    async fn what_is_offered_follows_the_placement(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::Agreed).await;
        let doors = Doors::of(&site, on, row).await;
        let agreed = both(&doors).await;

        let doors = doors.after(10).await;
        let started = both(&doors).await;
        let last = doors.day(9).to_string();
        doors.enterprise.post(&doors.room("/pause"), &[("last", &last), ("code", "health")]).await;
        let paused = both(&doors).await;
        doors.enterprise.post(&doors.room("/resumption"), &[]).await;
        doors.ends(true, 9).await;
        let leaving = both(&doors).await;
        doors.enterprise.post(&doors.room("/staying"), &[]).await;
        doors.ends(false, 0).await;
        let ended = both(&doors).await;
        let doors = doors.after(15).await;
        let over = both(&doors).await;

        assert_eq!(agreed, [const { Vec::<&str>::new() }; 2]);
        assert_eq!(started, [vec!["absence", "end", "pause"], vec!["end", "pause"]], "from the first day on, whatever is stored");
        assert_eq!(paused, [vec!["end", "pause-end", "resumption"], vec!["end"]]);
        assert_eq!(leaving, [vec!["absence", "end", "pause", "staying"], vec!["end", "objection", "pause"]]);
        assert_eq!(ended, [vec!["objection"], vec![]]);
        assert_eq!(over, [const { Vec::<&str>::new() }; 2]);
    }
}

on_both! {
    async fn after_a_month_and_at_the_planned_end_other_acts_are_offered(site: Site) {
        let doors = Doors::open(&site).await.after(31).await;
        let month = both(&doors).await;
        let days = (doors.row.last_day.unwrap() - site.today()).num_days();
        let doors = doors.after(days).await;

        let end = both(&doors).await;
        doors.enterprise.post(&doors.room("/declaration"), &[("words", "学会了车工")]).await;
        let declared = both(&doors).await;
        doors.apprentice.post(&doors.mine("/statement"), &[("words", "我会用车床")]).await;
        let stated = both(&doors).await;

        assert_eq!(month, [vec!["end", "pause"], vec!["end", "pause"]]);
        assert_eq!(end, [vec!["declaration", "end", "pause"], vec!["end", "pause", "statement"]]);
        assert_eq!(declared, [vec!["end", "pause"], vec!["end", "pause", "statement"]]);
        assert_eq!(stated, [vec!["end", "pause"], vec!["end", "pause"]]);
    }
}

on_both! {
    async fn viewers_and_mentors_are_offered_nothing_and_refused(site: Site) {
        let mut on = ground(&site).await;
        let teacher = site.account("wang").await;
        let row = site.mentor_of(&on.enterprise, &teacher, "王老师").await;
        on.mentor = site.bring_mentor(&on.enterprise, row, mentor::Status::Approved).await;
        let row = running(&site, &on, "li").await;
        let doors = Doors::of(&site, on, row).await;
        let (viewer, boss) = (site.account("viewer").await, site.tending(&doors.on.enterprise).await.account);
        site.join(&doors.on.enterprise, &boss, &viewer, Role::Viewer).await;

        for account in [&viewer, &teacher] {
            let seat = site.sign_in(account).await;
            assert_eq!(offered(&seat, doors.room(""), &ROOM).await, Vec::<&str>::new());
            assert!(!seat.get(&doors.room("")).await.body.contains("id=\"waits\""));
            for piece in ROOM {
                let path = doors.room(&format!("/{piece}"));
                assert_eq!([seat.get(&path).await.status, seat.post(&path, &[]).await.status], [403, 403], "{piece}");
            }
        }
        let stranger = site.sign_in(&site.account("stranger").await).await;
        for path in ROOM.map(|piece| doors.room(&format!("/{piece}"))).iter().chain(&MINE.map(|piece| doors.mine(&format!("/{piece}")))) {
            assert_eq!([stranger.get(path).await.status, stranger.post(path, &[]).await.status], [404, 404], "{path}");
        }
        assert_eq!(doors.now().await, doors.row);
    }
}
