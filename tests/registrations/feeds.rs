//! Calendars of one's own: by a secret address that is shown once, renewed, and ends with its account.
use crate::{
    on_both,
    support::{Seat, Site, builders::newcomer, people::PASSWORD, sessions::session},
};
use chrono::Duration;
use entity::{account, calendar_feed, event, officer_role::Role, registration};
use sea_orm::EntityTrait;
use xingtan::{
    accounts::{Taken, take_role},
    registrations::{NewRegistration, Outcome, cancel_event},
};

/// Path of the address that is shown once.
async fn made(seat: &Seat<'_>, kind: &str) -> String {
    let page = seat.post("/my/calendar?lang=en", &[("kind", kind)]).await;
    assert_eq!(page.status, 200);
    let rest = page.body.split("/calendars/").nth(1).expect("an address");
    format!("/calendars/{}", rest.split('"').next().expect("its end"))
}

async fn registered(site: &Site, event: &event::Model, account: &account::Model) -> registration::Model {
    let new = NewRegistration { account: Some(account.id), ..newcomer(event, "fang") };
    match site.app.desk.register(new, site.now()).await.unwrap() {
        Outcome::New(row, _) => row,
        other => panic!("{other:?}"),
    }
}

async fn cancel(site: &Site, event: &event::Model) {
    cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "停水", site.now()).await.unwrap();
}

async fn later(site: &Site, slug: &str, hours: i64) -> event::Model {
    let event = site.event(slug).places(1).with(|new| {
        new.title[0] = format!("活动 {slug}");
        new.starts_at += Duration::hours(hours);
        new.ends_at += Duration::hours(hours);
    });
    event.publish().await
}

/// Status of each entry, by the last word of its title.
fn said(ics: &str) -> Vec<(String, String)> {
    let line = |entry: &str, start: &str| {
        entry.lines().find_map(|line| line.strip_prefix(start)).unwrap_or_default().to_owned()
    };
    let entries = ics.split("BEGIN:VEVENT").skip(1);
    entries
        .map(|entry| (line(entry, "SUMMARY:").rsplit(' ').next().unwrap().to_owned(), line(entry, "STATUS:")))
        .collect()
}

fn pair(name: &str, status: &str) -> (String, String) {
    (name.to_owned(), status.to_owned())
}

on_both! {
    async fn a_feed_shows_places_that_one_has_or_had(site: Site) {
        let fang = site.account("fang").await;
        let (stays, gone) = (later(&site, "stays", 0).await, later(&site, "gone", 24).await);
        let (off, full) = (later(&site, "off", 48).await, later(&site, "full", 72).await);
        let rows = [registered(&site, &stays, &fang).await, registered(&site, &gone, &fang).await, registered(&site, &off, &fang).await];
        site.register(&full, "other").await;
        registered(&site, &full, &fang).await;
        site.post(&format!("/t/{}/cancellation", rows[1].token), &[]).await;
        cancel(&site, &off).await;
        let address = made(&site.sign_in(&fang).await, "registrations").await;

        let feed = site.get(&address).await;
        site.advance(Duration::weeks(4));
        let weeks_later = site.get(&address).await;

        assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
        assert_eq!((feed.header("cache-control"), feed.header("x-robots-tag")), ("private, no-cache", "noindex"));
        let mut golden = feed.body.replace("\r\n", "\n");
        for (row, name) in rows.iter().zip(["first", "second", "third"]) {
            golden = golden.replace(&row.id.to_string(), name);
        }
        insta::assert_snapshot!("feed", golden);
        assert_eq!(said(&weeks_later.body), [pair("stays", "CONFIRMED"), pair("off", "CANCELLED")], "the other was cancelled four weeks ago");
    }
}

on_both! {
    async fn a_new_address_ends_the_old_one_at_once_and_none_is_kept_readable(site: Site) {
        let fang = site.account("fang").await;
        let seat = site.sign_in(&fang).await;
        let none = seat.get("/my/calendar?lang=zh-CN").await.main_text();

        let first = made(&seat, "registrations").await;
        let before = site.get(&first).await.status;
        let second = made(&seat, "registrations").await;

        assert_eq!((before, site.get(&first).await.status, site.get(&second).await.status), (200, 404, 200));
        let page = seat.get("/my/calendar?lang=zh-CN").await;
        assert!(none.contains("生成地址") && !none.contains("我的值班"), "{none}");
        assert!(page.main_text().contains("换一个新地址") && !page.body.contains("/calendars/"), "it is shown once");
        let rows = calendar_feed::Entity::find().all(site.db()).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert!(!second.contains(&rows[0].token_hash) && rows[0].token_hash.len() == 64);
        let refused = [seat.post("/my/calendar", &[("kind", "duties")]).await.status, seat.post("/my/calendar", &[("kind", "x")]).await.status];
        assert_eq!(refused, [404, 400], "who is no officer has no duties");
        for wrong in ["/calendars/x.ics", second.trim_end_matches(".ics"), "/calendars/AAAAAAAAAAAAAAAAAAAAAAAA.ics"] {
            assert_eq!(site.get(wrong).await.status, 404, "{wrong}");
        }
        for _ in 0..18 {
            made(&seat, "registrations").await;
        }
        assert_eq!(seat.post("/my/calendar", &[("kind", "registrations")]).await.status, 429);
    }
}

on_both! {
    async fn what_a_reader_has_is_not_sent_again(site: Site) {
        let fang = site.account("fang").await;
        let event = later(&site, "salon", 0).await;
        let row = registered(&site, &event, &fang).await;
        let address = made(&site.sign_in(&fang).await, "registrations").await;
        let first = site.get(&address).await;
        let tag = first.header("etag").to_owned();
        site.advance(Duration::hours(30));

        let known = site.get_with(&address, &[("if-none-match", &tag)]).await;
        site.post(&format!("/t/{}/cancellation", row.token), &[]).await;
        let changed = site.get_with(&address, &[("if-none-match", &tag)]).await;

        assert_eq!((known.status, known.body.as_str(), known.header("cache-control")), (304, "", "private, no-cache"));
        assert_eq!((changed.status, said(&changed.body)), (200, vec![pair("salon", "CANCELLED")]));
    }
}

on_both! {
    async fn an_officers_feed_shows_duties_as_long_as_they_may_be_on_duty(site: Site) {
        let li = site.officer("li", Role::CheckIn, None).await;
        let (fair, off) = (later(&site, "fair", 0).await, later(&site, "off", 24).await);
        let draft = site.event("draft").draft().await;
        let talk = site.add_session(&fair, &session(&fair, "讲座 talk", 30, 30)).await.session;
        site.on_duty(&fair, Some(talk.id), &li).await;
        site.on_duty(&off, None, &li).await;
        site.assign(&draft, None, &li, "").await.unwrap();
        let seat = site.sign_in(&li).await;
        let address = made(&seat, "duties").await;

        let first = site.get(&address).await;
        cancel(&site, &off).await;
        let second = site.get_with(&address, &[("if-none-match", first.header("etag"))]).await;
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
        take_role(db, key, &site.by().await, li.id, Taken::All, now).await.unwrap();
        let gone = site.get(&address).await;

        assert!(first.body.contains("SUMMARY:值班：讲座 talk（活动 fair）") && first.body.contains("DTSTART;TZID=Asia/Shanghai:20261205T103000"), "{}", first.body);
        assert_eq!(said(&first.body).into_iter().map(|(_, status)| status).collect::<Vec<_>>(), ["CONFIRMED", "CONFIRMED"]);
        assert_eq!((second.status, said(&second.body).pop()), (200, Some(pair("off", "CANCELLED"))));
        assert_eq!((gone.status, said(&gone.body)), (200, vec![]));
    }
}

on_both! {
    async fn a_feed_ends_with_its_account(site: Site) {
        let fang = site.account("fang").await;
        let seat = site.sign_in(&fang).await;
        let address = made(&seat, "registrations").await;

        let closed = seat.post("/my/deletion", &[("current", PASSWORD)]).await;

        assert_eq!((closed.status, site.get(&address).await.status), (303, 404));
    }
}

on_both! {
    async fn duties_and_calendars_stand_in_what_is_kept_of_an_account(site: Site) {
        let fair = later(&site, "fair", 0).await;
        let talk = site.add_session(&fair, &session(&fair, "开场", 0, 60)).await.session;
        let li = site.officer("li", Role::CheckIn, None).await;
        site.on_duty(&fair, Some(talk.id), &li).await;
        let seat = site.sign_in(&li).await;
        made(&seat, "duties").await;

        let [zh, en] = [seat.get("/my/data").await.main_text(), seat.get("/my/data?lang=en").await.main_text()];
        let file = seat.get("/my/data.json").await.json();

        assert!(zh.contains("值班 开场（活动 fair），2026年") && zh.contains("日历订阅 我的值班，"), "{zh}");
        assert!(en.contains("On duty 开场 (Mentors’ Salon: From Craft to Training Plan), ") && en.contains("My duties, by an address made "), "{en}");
        let kept = &file["account"];
        assert_eq!((kept["duties"][0]["session"].as_str(), kept["duties"].as_array().unwrap().len()), (Some("开场"), 1));
        assert_eq!(kept["calendars"][0]["kind"].as_str(), Some("duties"));
        assert!(!file.to_string().contains("/calendars/"), "its secret is kept as a hash");
    }
}
