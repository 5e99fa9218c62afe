//! An officer's day: an event written, looked at and published; a registration approved; the list taken along.
use super::sign_up::sign_in;
use crate::support::{Browser, Look, browse, people};
use entity::{officer_role::Role, registration::Status::Confirmed};
use serde_json::json;

#[tokio::test]
async fn publishes_approves_and_exports() {
    browse(Look::default(), |browser, site| async move {
        site.officer("scheduler", Role::Scheduler, None).await;
        browser.go("/admin/events").await;
        assert_eq!(browser.path().await, "/sign-in", "whoever is not signed in is asked to");
        sign_in(&browser, "scheduler@example.cn").await;
        assert_eq!(browser.path().await, "/admin/events");

        write_event(&browser).await;
        assert_eq!(browser.path().await, "/admin/events/spring-fair");
        browser.follow("a[href$='/publication']").await;
        browser.tab_to("form.ask button").await;
        browser.enter().await;
        let event = xingtan::events::by_slug(site.db(), "spring-fair").await.unwrap().expect("it is found");
        site.register(&event, "candidate").await;

        browser.go("/admin/events/spring-fair/registrations?status=pending").await;
        browser.follow("tbody th a").await;
        browser.follow("form[action$='/approval'] .btn").await;
        assert!(browser.has(".state--ok").await, "approved");
        assert_eq!(site.states(&event).await, [Confirmed]);

        browser.go("/admin/events/spring-fair/registrations").await;
        let cookie = browser.client.get_named_cookie("sign-in").await.expect("signed in").value().to_owned();
        let seat = people::at(&site, &format!("sign-in={cookie}"));
        for (ending, begins) in [("csv", "\u{feff}"), ("xlsx", "PK")] {
            let link = browser.link(&format!("a[href*='.{ending}']")).await;
            let file = seat.get(&link).await;
            assert!(file.status == 200 && file.body.starts_with(begins), "{link} answers {}", file.status);
            assert!(file.header("content-disposition").contains("attachment"));
        }
        site.recount().await;
    })
    .await;
}

/// Types what is needed; times are set as a picker does, for how they are typed depends on the browser.
async fn write_event(browser: &Browser) {
    browser.follow("a[href='/admin/events/new']").await;
    for (field, value) in [
        ("#slug", "spring-fair"),
        ("#title_zh", "春季人才集市"),
        ("#title_en", "Spring Talent Fair"),
        ("#place_zh", "济宁市民中心"),
        ("#place_en", "Jining Civic Centre"),
        ("#contact", "0537-1234567"),
    ] {
        browser.tab_to(field).await;
        browser.keys(value).await;
    }
    let times = json!({
        "starts_at": "2027-03-01T09:00",
        "ends_at": "2027-03-01T17:00",
        "opens_at": "2026-11-01T09:00",
        "closes_at": "2027-02-28T18:00",
    });
    let set = "for (const [name, value] of Object.entries(arguments[0])) document.getElementById(name).value = value;
        document.getElementById('kind').value = 'job-fair'; document.getElementById('district').value = 'rencheng';";
    browser.client.execute(set, vec![times]).await.expect("the times");
    browser.tab_to("#approval").await;
    browser.keys(" ").await;
    browser.follow(".bar-end .btn").await;
}
