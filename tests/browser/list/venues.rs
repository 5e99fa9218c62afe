//! Venues as officers keep and read them.
use super::{Page, page};
use crate::support::{Site, venues::venue};
use chrono::{Duration, NaiveTime};
use entity::{
    event::District,
    officer_role::Role,
    room_block::Kind,
    venue::{Hours, Span},
};
use xingtan::venues::{self, NewBlock, NewVenue, Turn};

pub async fn pages(site: &Site) -> Vec<Page> {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let open = Some(Span { from: at(8), to: at(18) });
    let hours = Hours([open, open, open, open, open, Some(Span { from: at(9), to: at(0) }), None]);
    let tower = site.venue(NewVenue { hours, ..venue("tower") }).await;
    let hall = site.room(&tower, "一楼大报告厅", 400).await;
    let old = site.room(&tower, "旧会议室", 20).await;
    let mut bare = venue("bare");
    for both in [&mut bare.directions, &mut bare.access] {
        *both = Default::default();
    }
    bare.name[1].clear();
    let bare = site.venue(bare).await;
    let (db, who, now) = (&site.app.db, site.by().await, site.now());
    venues::turn_room(db, &who, tower.id, old.id, Turn::Retired, now).await.expect("retired");
    venues::turn(db, &who, bare.id, Turn::Retired, now).await.expect("retired");
    let starts_at = now + Duration::days(30);
    let ends_at = starts_at + Duration::hours(50);
    let new =
        NewBlock { room: Some(hall.id), kind: Kind::Booked, starts_at, ends_at, note: "教育局借用".to_owned() };
    let block = site.blocked(&tower, new).await;
    let keeper = site.officer("venue-keeper", Role::Scheduler, None).await;
    let keeper = site.sign_in(&keeper).await;
    let local = site.officer("venue-local", Role::Scheduler, Some(District::Qufu)).await;
    let local = site.sign_in(&local).await;
    let desk = |what, rest: &str| page(what, format!("/admin/venues{rest}")).by(&keeper);
    let room = format!("/tower/rooms/{}", hall.id);
    let edited = [("name_zh", "改名"), ("district", "qufu")];
    let named = [("name_zh", "一楼东厅"), ("capacity", "300"), ("revision", "0")];
    vec![
        desk("desk, venues", "").shows(".table .state"),
        desk("desk, new venue", "/new").shows("#mon_from"),
        desk("desk, new venue, with errors", "/new").sent_empty(),
        desk("desk, venue", "/tower?done=saved").shows("#blocks ~ .table"),
        page("desk, venue, of another district", "/admin/venues/tower").by(&local).shows("#rooms ~ .table"),
        page("desk, editing a venue, of another district", "/admin/venues/tower/text").by(&local).refused(409),
        desk("desk, venue, retired and empty", "/bare").shows("form[action$='/return']"),
        desk("desk, editing a venue", "/tower/text").shows("#sun_to"),
        desk("desk, editing a venue, with errors", "/tower/text").sent_empty(),
        desk("desk, editing a venue, saved by another", "/tower/text").posted(&edited).refused(409).shows(".theirs"),
        desk("desk, retiring a venue", "/tower/retirement").shows(".ask .btn--bad"),
        desk("desk, new room", "/tower/rooms/new").shows("#capacity"),
        desk("desk, new room, with errors", "/tower/rooms/new").sent_empty(),
        desk("desk, room", &room).shows("#capacity"),
        desk("desk, room, saved by another", &room).posted(&named).refused(409).shows(".theirs"),
        desk("desk, retiring a room", &format!("{room}/retirement")).shows(".ask .btn--bad"),
        desk("desk, blocking a room", &format!("/tower/blocks/new?room={}", hall.id)).shows("#first_day"),
        desk("desk, blocking a room, with errors", "/tower/blocks/new").sent_empty(),
        desk("desk, freeing a room", &format!("/tower/blocks/{}/removal", block.id)).shows(".ask .btn--bad"),
    ]
}
