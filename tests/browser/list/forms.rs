//! Forms as they come, and as they come back.
use super::{Page, page};
use crate::support::{Site, builders::fields};

const KEY: &str = "a-key-of-16-or-more";

pub async fn pages(site: &Site) -> Vec<Page> {
    let asked = site.event("asked").questions().publish().await;
    site.event("approval").with(|new| new.needs_approval = true).publish().await;
    let row = site.register(&asked, "answerer").await;
    let form = [fields("先填的人", "first@example.cn"), vec![("key", KEY)]].concat();
    site.post("/events/open/registration", &form).await;
    let other = [fields("后填的人", "other@example.cn"), vec![("key", KEY)]].concat();
    let at = |path: &str| format!("/t/{}/{path}", row.token);
    vec![
        page("registration", "/events/open/registration").shows("#consent"),
        page("registration, sent empty", "/events/open/registration").sent_empty(),
        page("registration, into the line", "/events/line/registration").shows(".flash--warn"),
        page("registration, approved by an officer", "/events/approval/registration").shows(".flash:not(.flash--warn)"),
        page("registration, with questions", "/events/asked/registration").shows("fieldset + fieldset"),
        page("registration, with questions, sent empty", "/events/asked/registration").sent_empty(),
        page("registration, other address", "/events/open/registration").posted(&other).refused(409).shows("form .btn"),
        page("link", "/events/open/link").shows("#email"),
        page("link, sent empty", "/events/open/link").sent_empty(),
        page("link, sent", "/events/open/link?sent=yes").shows(".flash--ok"),
        page("link, known", "/events/open/link?sent=known").shows(".flash--ok"),
        page("details", at("details")).shows("#mobile"),
        page("details, sent empty", at("details")).sent_empty(),
        page("answers", at("answers")).shows("fieldset"),
        page("answers, sent empty", at("answers")).sent_empty(),
        page("cancelling", at("cancellation")).shows(".btn--bad"),
    ]
}
