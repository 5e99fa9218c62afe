//! The schedule in each of its views, with everything that can stand on it, and moving by hand.
use super::{Page, page};
use crate::support::{
    Site,
    sessions::{session, speaker},
    venues::venue,
};
use chrono::Duration;
use entity::{event::District, officer_role::Role, room_block};
use xingtan::{
    events::{NewSession, Place},
    venues::NewBlock,
};

pub async fn pages(site: &Site) -> Vec<Page> {
    let tower = site.venue(venue("schedule-tower")).await;
    let hall = site.room(&tower, "一楼大报告厅", 60).await;
    let side = site.room(&tower, "展厅", 60).await;
    let place = || Place::Room { id: hall.id, setup: 0, clearing: 30 };
    for slug in ["schedule-draft", "schedule-published"] {
        let event = site.event(slug).with(|new| {
            new.place = place();
            new.district = District::Rencheng;
        });
        if slug == "schedule-draft" {
            event.draft().await
        } else {
            event.publish().await
        };
    }
    let fair = site.event("schedule-fair").with(|new| new.place = Place::Room { id: side.id, setup: 0, clearing: 0 });
    let fair = fair.draft().await;
    let long = "怎样把师傅的手艺写成看得懂、做得到、查得清的培养计划";
    let talk = NewSession { speakers: vec![speaker("孟庆禾")], ..session(&fair, long, 0, 45) };
    let talk = site.add_session(&fair, &talk).await;
    let day = fair.starts_at.date_naive().and_time(chrono::NaiveTime::MIN).and_utc() - Duration::hours(8);
    let block = NewBlock {
        room: Some(side.id),
        kind: room_block::Kind::Booked,
        starts_at: day + Duration::days(1),
        ends_at: day + Duration::days(2),
        note: "供电公司年会".to_owned(),
    };
    site.blocked(&tower, block).await;
    let boss = site.officer("schedule-boss", Role::Scheduler, None).await;
    let boss = site.sign_in(&boss).await;
    let local = site.officer("schedule-local", Role::Scheduler, Some(District::Qufu)).await;
    let local = site.sign_in(&local).await;
    // The clock has moved by now, and with it when events begin.
    let city = |at: chrono::DateTime<chrono::Utc>| at + Duration::hours(8);
    let on = |view: &str| format!("/admin/schedule?view={view}&day={}", city(fair.starts_at).date_naive());
    let later = |at| (city(at) + Duration::days(2)).format("%Y-%m-%dT%H:%M").to_string();
    let to = format!(
        "/admin/events/schedule-published/move?starts_at={}&ends_at={}",
        later(fair.starts_at),
        later(fair.ends_at)
    );
    let moved = format!("{}&moved=schedule-draft&was=2026-12-05T10%3A00&room=&revision=1", on("week"));
    let one = format!("/admin/events/schedule-fair/sessions/{}/reschedule", talk.session.id);
    let draft = "/admin/events/schedule-draft/reschedule";
    vec![
        page("desk, schedule, month", on("month")).by(&boss).shows(".board--month .slot--clash"),
        page("desk, schedule, week", on("week")).by(&boss).shows(".board--week .slot--clash"),
        page("desk, schedule, day", on("day")).by(&boss).shows(".board--day .slot--clash"),
        page("desk, schedule, as a list", format!("{}#list", on("week"))).by(&boss).shows("#list .state--bad"),
        page("desk, schedule, moved", moved).by(&boss).shows(".flash--ok .btn"),
        page("desk, schedule, of another district", on("week")).by(&local).shows("div.slot"),
        page("desk, schedule, nothing", format!("{}&district=sishui", on("week"))).by(&boss).shows("#list > p"),
        page("desk, moving a draft", draft).by(&boss).shows("#room optgroup"),
        page("desk, moving a draft, with errors", draft).by(&boss).sent_empty(),
        page("desk, moving a session", one).by(&boss).shows("#starts_at"),
        page("desk, moving what is published", "/admin/events/schedule-published/reschedule").by(&boss),
        page("desk, moving what is published, by the schedule", to).by(&boss).shows("button[value=send]"),
    ]
}
