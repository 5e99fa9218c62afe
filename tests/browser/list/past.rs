//! What has begun, and what is over.
use super::{Page, page};
use crate::support::Site;
use chrono::Duration;
use entity::officer_role::Role;
use xingtan::{events::archive, registrations::cancel_event};

pub async fn pages(site: &Site) -> Vec<Page> {
    let over = lasting(site, "over", [1, 3]).await;
    let running = lasting(site, "running", [20, 30]).await;
    let cancelled = site.event("archived-cancelled").publish().await;
    let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
    cancel_event(db, key, &who, cancelled.id, "场地检修", site.now()).await.expect("cancelled");
    let archived = lasting(site, "archived", [1, 3]).await;
    let went = site.register(&over, "went").await;
    let goes = site.register(&running, "goes").await;
    site.advance(Duration::days(1));
    for event in [&archived, &cancelled] {
        archive(db, &who, event.id, site.now()).await.expect("archived");
    }
    let seat = site.sign_in(&site.officer("archivist", Role::Scheduler, None).await).await;
    vec![
        page("event, over", "/events/over").shows(".head .state"),
        page("event, archived", "/events/archived").shows(".head .state"),
        page("event, archived after it was cancelled", "/events/archived-cancelled").shows(".head .state--bad"),
        page("desk, archiving", "/admin/events/over/archive").by(&seat).shows(".ask .btn"),
        page("desk, event, over", "/admin/events/over").by(&seat).shows("a[href$='/archive']"),
        page("desk, event, archived", "/admin/events/archived?done=archived").by(&seat).shows(".flash--ok"),
        page("desk, archived events", "/admin/events?shelf=archived").by(&seat).shows(".table"),
        page("desk, archiving too early", "/admin/events/running/archive").by(&seat).refused(409),
        page("event, running", "/events/running").shows(".head .state--warn"),
        page("ticket, over", format!("/t/{}", went.token)).shows(".ticket__main > .facts"),
        page("ticket, running", format!("/t/{}", goes.token)).shows(".ticket__stub"),
        page("registration, over", "/events/over/registration").refused(409),
        page("cancelling too late", format!("/t/{}/cancellation", goes.token))
            .posted(&[])
            .refused(409)
            .shows(".ask .btn"),
    ]
}

/// Hours from now at which it starts and ends.
async fn lasting(site: &Site, slug: &str, [start, end]: [i64; 2]) -> entity::event::Model {
    let now = site.now();
    let event = site.event(slug).with(|new| {
        new.starts_at = now + Duration::hours(start);
        new.ends_at = now + Duration::hours(end);
        new.closes_at = new.starts_at;
        new.answers_until = new.starts_at;
    });
    event.publish().await
}
