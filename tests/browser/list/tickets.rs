//! A ticket in each of its states.
use super::{Page, page};
use crate::support::Site;
use xingtan::registrations::cancel_event;

pub async fn pages(site: &Site) -> Vec<Page> {
    let event = site.event("tickets").places(3).publish().await;
    let gone = site.register(&event, "gone").await;
    site.post(&format!("/t/{}/cancellation", gone.token), &[]).await;
    let confirmed = site.register(&event, "confirmed").await;
    site.register(&event, "second").await;
    site.register(&event, "third").await;
    let waiting = site.register(&event, "waiting").await;
    let decided = site.event("decided").with(|new| new.needs_approval = true).publish().await;
    let pending = site.register(&decided, "pending").await;
    let off = site.event("off").publish().await;
    let stranded = site.register(&off, "stranded").await;
    cancel_event(&site.app.db, &site.app.address_key, &site.by().await, off.id, "场地检修", site.now()).await.unwrap();
    let at = |token: &str| format!("/t/{token}");
    vec![
        page("ticket, new", at(&confirmed.token) + "?done=registered").shows(".flash--ok"),
        page("ticket, confirmed", at(&confirmed.token)).shows(".state--ok"),
        page("ticket, by a letter", at(&confirmed.letter_token)).shows("aside a[href$='/erasure']"),
        page("ticket, waiting", at(&waiting.token)).shows(".state--warn"),
        page("ticket, pending", at(&pending.token)).shows(".state--info"),
        page("ticket, cancelled", at(&gone.token) + "?done=cancelled").shows(".state:not([class*='--'])"),
        page("ticket, event cancelled", at(&stranded.token)).shows(".state--bad"),
        page("data", at(&confirmed.letter_token) + "/data").shows(".facts"),
        page("erasing", at(&confirmed.letter_token) + "/erasure").shows(".btn--bad"),
        page("data, without a letter", at(&confirmed.token) + "/data").refused(403),
    ]
}
