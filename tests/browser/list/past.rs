//! What has begun, and what is over.
use super::{Page, page};
use crate::support::Site;
use chrono::Duration;

pub async fn pages(site: &Site) -> Vec<Page> {
    let over = lasting(site, "over", [1, 3]).await;
    let running = lasting(site, "running", [20, 30]).await;
    let went = site.register(&over, "went").await;
    let goes = site.register(&running, "goes").await;
    site.advance(Duration::days(1));
    vec![
        page("event, over", "/events/over").shows(".head .state"),
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
