//! The schedule with the mouse, and the same with keys and without scripts: a draft is dragged to another day and room
//! and back again, what is published is asked about first.
use super::sign_up::sign_in;
use crate::{
    events::conflicts::{at, hall},
    support::{Browser, Look, Site, browse, sessions::session},
};
use chrono::{DateTime, Utc};
use entity::{event, officer_role::Role, room};
use fantoccini::{
    actions::{InputSource, MouseActions, PointerAction},
    key::Key,
};
use serde_json::json;
use std::time::Duration;
use xingtan::events::{NewSession, SeenSession, Tell, change_session};

const WEEK: &str = "/admin/schedule?view=week&day=2026-12-05";

struct Ground {
    side: room::Model,
    draft: event::Model,
    published: event::Model,
}

async fn ground(browser: &Browser, site: &Site) -> Ground {
    let (tower, first) = hall(site).await;
    let side = site.room(&tower, "展厅", 60).await;
    let draft = site.event("draft").with(at(&first, 0)).draft().await;
    let published = site.event("published").with(at(&first, 24 * 60)).publish().await;
    site.register(&published, "fang").await;
    site.officer("scheduler", Role::Scheduler, None).await;
    browser.go(WEEK).await;
    sign_in(browser, "scheduler@example.cn").await;
    Ground { side, draft, published }
}

async fn now(site: &Site, event: &event::Model) -> event::Model {
    xingtan::events::by_id(site.db(), event.id).await.unwrap().unwrap()
}

/// When its sessions begin.
async fn agenda(site: &Site, event: &event::Model) -> Vec<DateTime<Utc>> {
    let items = xingtan::events::agenda(site.db(), event.id).await.unwrap();
    items.iter().map(|item| item.session.starts_at).collect()
}

/// Of what fits, from its middle to the middle of another; both fit into the window.
async fn drag(browser: &Browser, what: &str, to: &str) {
    let middle = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];";
    let place = async |css: &str| {
        let found = browser.client.execute(middle, vec![json!(css)]).await.expect(css);
        (found[0].as_f64().expect("x"), found[1].as_f64().expect("y"))
    };
    let ((x, y), (to_x, to_y)) = (place(what).await, place(to).await);
    let step = |x: f64, y: f64| PointerAction::MoveTo { duration: Some(Duration::from_millis(80)), x, y };
    let mouse = MouseActions::new("mouse".into())
        .then(step(x, y))
        .then(PointerAction::Down { button: 0 })
        .then(step(x + 6.0, y + 6.0))
        .then(step(to_x - 3.0, to_y))
        .then(step(to_x, to_y))
        .then(PointerAction::Up { button: 0 });
    browser.leave(async { browser.client.perform_actions(mouse).await.expect("dragged") }).await;
}

#[tokio::test]
async fn a_draft_is_dragged_and_taken_back_what_is_published_is_asked_about() {
    browse(Look::default(), |browser, site| async move {
        let Ground { side, draft, published } = ground(&browser, &site).await;
        let was = now(&site, &draft).await;

        let cell = |day: &str| format!("td[data-day='{day}'][data-room='{}']", side.id);
        drag(&browser, "a[data-move*='/draft/']", &cell("2026-12-04")).await;

        let is = now(&site, &draft).await;
        assert_eq!((is.starts_at, is.room_id), (was.starts_at - chrono::Duration::days(1), Some(side.id)));
        assert!(browser.has(&format!("{} a[data-move*='/draft/']", cell("2026-12-04"))).await);
        browser.press(".flash--ok button").await;
        let back = now(&site, &draft).await;
        assert_eq!((back.starts_at, back.room_id), (was.starts_at, was.room_id));

        drag(&browser, "a[data-move*='/published/']", &cell("2026-12-04")).await;
        assert_eq!(browser.path().await, "/admin/events/published/move");
        assert!(browser.has("button[value='send']").await && browser.has("button[value='keep']").await);
        assert_eq!(now(&site, &published).await.starts_at, published.starts_at, "not before it is confirmed");
        browser.follow("button[value='keep']").await;
        let moved = now(&site, &published).await;
        assert_eq!(
            (moved.starts_at, moved.room_id, moved.sequence),
            (published.starts_at - chrono::Duration::days(2), Some(side.id), published.sequence + 1)
        );

        let talk = site.add_session(&moved, &session(&moved, "讲座", 0, 30)).await.session;
        browser.go(WEEK).await;
        drag(&browser, &format!("a[data-move*='{}']", talk.id), &cell("2026-12-05")).await;
        assert_eq!(browser.path().await, format!("/admin/events/published/sessions/{}", talk.id));
        assert!(browser.has("button[value='send']").await && browser.has("button[value='keep']").await);
        assert_eq!(agenda(&site, &moved).await, [talk.starts_at], "not before it is confirmed");
    })
    .await;
}

#[tokio::test]
async fn with_keys_and_without_scripts_the_same_is_done() {
    browse(Look { scripts: false, ..Look::default() }, |browser, site| async move {
        let Ground { side, draft, published } = ground(&browser, &site).await;
        let was = now(&site, &draft).await;

        to_reschedule(&browser, "draft").await;
        browser.a_day_sooner("#starts_at").await;
        browser.tab_to("#room").await;
        browser.keys("人才大厦 展厅").await;
        browser.press(".actions .btn").await;

        let is = now(&site, &draft).await;
        assert_eq!((is.starts_at, is.room_id), (was.starts_at - chrono::Duration::days(1), Some(side.id)));
        browser.press(".flash--ok button").await;
        let back = now(&site, &draft).await;
        assert_eq!((back.starts_at, back.room_id), (was.starts_at, was.room_id));

        browser.go(WEEK).await;
        to_reschedule(&browser, "published").await;
        browser.a_day_sooner("#starts_at").await;
        browser.tab_to("#room").await;
        browser.keys("人才大厦 展厅").await;
        browser.press(".actions .btn").await;

        assert_eq!(browser.path().await, "/admin/events/published/move");
        assert_eq!(now(&site, &published).await.starts_at, published.starts_at, "not before it is confirmed");
        browser.press("button[value='send']").await;
        let moved = now(&site, &published).await;
        assert_eq!(
            (moved.starts_at, moved.room_id, moved.sequence),
            (published.starts_at - chrono::Duration::days(1), Some(side.id), published.sequence + 1)
        );
        let kinds: Vec<String> = site.outbox().await.into_iter().map(|(_, kind, _)| kind).collect();
        assert_eq!(kinds.iter().filter(|kind| *kind == "registrations-moved").count(), 1, "{kinds:?}");
    })
    .await;
}

/// From the schedule, by its list.
async fn to_reschedule(browser: &Browser, slug: &str) {
    browser.tab_to(".tabs a[href='#list']").await;
    browser.keys(&Key::Enter).await;
    browser.press(&format!("#list a[href*='/{slug}/reschedule']")).await;
}

/// What is seen of a page when it is printed: its rules for paper hold for the screen.
const PRINTED: &str = "for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) {
        if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
        else if (rule.media?.mediaText === 'not print') rule.media.mediaText = 'not all';
    }
    return arguments[0].map(css => document.querySelector(css).checkVisibility());";

#[tokio::test]
async fn a_printed_month_holds_its_list_and_says_what_is_filtered() {
    browse(Look::default(), |browser, site| async move {
        ground(&browser, &site).await;
        let looked_for = json!(["#list", ".onprint", ".more", ".board"]);
        let shown = "return arguments[0].map(css => document.querySelector(css).checkVisibility());";
        let seen = async |script: &str| browser.client.execute(script, vec![looked_for.clone()]).await.expect("a page");

        browser.go("/admin/schedule?view=month&day=2026-12-05").await;
        let on_screen = seen(shown).await;
        let month = seen(PRINTED).await;
        browser.go(WEEK).await;
        let week = seen(PRINTED).await;

        assert_eq!(on_screen, json!([false, false, true, true]));
        assert_eq!(month, json!([true, true, false, true]));
        assert_eq!(week, json!([false, true, false, true]), "its rows leave nothing out");
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_a_long_state_breaks_rather_than_widens_the_page() {
    browse(Look { width: 360, ..Look::default() }, |browser, site| async move {
        let event = site.event("salon").publish().await;
        let [lathe, stone] =
            [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (30, 30), 1).await];
        site.register_for(&event, "fang", &[&lathe, &stone]).await;
        let item = xingtan::events::session(site.db(), event.id, stone.id).await.unwrap().unwrap();
        let onto = NewSession { starts_at: lathe.starts_at, ..NewSession::from(&item) };
        let seen = SeenSession { event: event.id, id: stone.id, revision: 1, status: event.status, despite: "" };
        let (app, by) = (&site.app, site.by().await);
        change_session(&app.db, &app.address_key, &by, seen, &onto, Tell::Nobody, site.now()).await.unwrap();
        site.officer("scheduler", Role::Scheduler, None).await;

        browser.go("/admin/events/salon/sessions?lang=en").await;
        sign_in(&browser, "scheduler@example.cn").await;
        browser.go("/admin/events/salon/sessions?lang=en").await;

        assert!(browser.text(".agenda .state--warn").await.contains("another session at the same time"));
        let (lang, wide, window) = browser.said_and_sized().await;
        assert!(lang == "en" && wide <= window, "{lang}: {wide} px in a window of {window} px");
    })
    .await;
}
