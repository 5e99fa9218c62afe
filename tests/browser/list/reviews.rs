//! The review of events, as author and as reviewer, and their versions.
use super::{Page, page};
use crate::support::Site;
use chrono::Duration;
use entity::officer_role::Role;
use xingtan::events::{Door, close, draft, edit, send_back, send_for_review};

pub async fn pages(site: &Site) -> Vec<Page> {
    let ann = site.officer("review-author", Role::Scheduler, None).await;
    let bob = site.officer("review-other", Role::Scheduler, None).await;
    let (author, other) = (site.officer_of(ann.id).await, site.officer_of(bob.id).await);
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let waits = draft(db, &author, site.event("review-waits").questions().new, now).await.expect("a draft");
    let longer = site.event("review-waits").with(|new| {
        new.text = [new.text[0].repeat(9), new.text[1].repeat(9)];
        new.capacity = None;
    });
    let waits = edit(db, &author, waits.id, 1, longer.new, &["text_zh"], now).await.expect("edited");
    send_for_review(db, &author, waits.id, waits.revision, now - Duration::days(2)).await.expect("sent");
    let returned = draft(db, &author, site.event("review-returned").new, now).await.expect("a draft");
    let sent = send_for_review(db, &author, returned.id, returned.revision, now).await.expect("sent");
    send_back(db, key, &other, returned.id, sent.revision, "请补上午餐安排", now).await.expect("sent back");
    let busy = site.event("review-versions").publish().await;
    for number in 0..20 {
        let door = if number % 2 == 0 { Door::Closed } else { Door::Open };
        close(db, &author, busy.id, door, now).await.expect("changed");
    }
    let (ann, bob) = (site.sign_in(&ann).await, site.sign_in(&bob).await);
    let at = |piece: &str| format!("/admin/events/review-waits{piece}");
    vec![
        page("desk, events, some in review", "/admin/events").by(&bob).shows("#waiting"),
        page("desk, events in review", "/admin/events?shelf=review").by(&bob).shows("#waiting"),
        page("desk, no events in review", "/admin/events?shelf=review&q=nothing").by(&bob).shows(".empty"),
        page("desk, in review, its author", at("?done=sent")).by(&ann).shows("form[action$='/review/withdrawal']"),
        page("desk, in review, another", at("")).by(&bob).shows("a[href$='/review/return']"),
        page("desk, sent back", "/admin/events/review-returned").by(&ann).shows(".flash--warn"),
        page("desk, sending back", at("/review/return")).by(&bob).shows("#reason"),
        page("desk, sending back without a reason", at("/review/return")).by(&bob).sent_empty(),
        page("desk, publishing one's own", at("/publication")).by(&ann).refused(409),
        page("desk, saving what is in review", at("/text")).by(&ann).posted(&[]).refused(409).shows(".flash--warn"),
        page("desk, questions in review", at("/questions")).by(&bob).shows("ol.list"),
        page("desk, versions", at("/versions")).by(&bob).shows("details"),
        page("desk, versions, many", "/admin/events/review-versions/versions").by(&bob).shows(".pager"),
    ]
}
