//! Events in rooms, and what they meet there.
use super::{Page, page};
use crate::support::{Site, venues::venue};
use entity::officer_role::Role;
use xingtan::events::Place;

pub async fn pages(site: &Site) -> Vec<Page> {
    let tower = site.venue(venue("rooms-tower")).await;
    let hall = site.room(&tower, "报告厅", 60).await;
    let place = || Place::Room { id: hall.id, setup: 30, clearing: 15 };
    site.event("room-first").with(|new| new.place = place()).publish().await;
    site.event("room-second").with(|new| new.place = place()).draft().await;
    let small = site.event("room-small").places(90).with(|new| {
        new.place = place();
        new.starts_at += chrono::Duration::days(1);
        new.ends_at += chrono::Duration::days(1);
    });
    small.draft().await;
    let corner = site.room(&tower, "洽谈角", 1).await;
    let full = site.event("room-full").places(1).with(|new| {
        new.place = Place::Room { id: corner.id, setup: 0, clearing: 0 };
    });
    let full = full.publish().await;
    site.register(&full, "holder").await;
    let boss = site.officer("room-boss", Role::Administrator, None).await;
    let boss = site.sign_in(&boss).await;
    let small = "/admin/events/room-small/publication";
    let desk = vec![
        page("desk, draft that meets another", "/admin/events/room-second").shows("#conflicts"),
        page("desk, publication, refused for a conflict", "/admin/events/room-second/publication").shows("#met"),
        page("desk, publication, asks for a reason", small).shows("#despite"),
        page("desk, publication, no reason given", small).posted(&[("revision", "1")]).refused(422),
        page("desk, publication, meets another", "/admin/events/room-second/publication")
            .posted(&[("revision", "1")])
            .refused(409),
        page("desk, editing a draft in a room", "/admin/events/room-second/text").shows("#room optgroup"),
        page("desk, moving out of a room", "/admin/events/room-first/move").shows("#room optgroup"),
        page("desk, more places than the room holds", "/admin/events/room-first/places")
            .posted(&[("capacity", "90"), ("seen", "50")])
            .refused(422),
        page("desk, adding somebody beyond the room", "/admin/events/room-full/registrations/new")
            .shows(".list .state--warn"),
        page("desk, retiring a room in use", format!("/admin/venues/rooms-tower/rooms/{}/retirement", hall.id))
            .shows(".flash--warn"),
    ];
    let desk = desk.into_iter().map(|page| page.by(&boss));
    let public = [
        page("event, in a room", "/events/room-first").shows("#venues-access"),
        page("events, of a venue", "/events?venue=rooms-tower").shows(".chips"),
        page("events, calendar of a venue", "/events/calendar?venue=rooms-tower&month=2026-12").shows(".chips"),
    ];
    desk.chain(public).collect()
}
