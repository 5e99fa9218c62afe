//! Before an event moves or is cancelled its officer reads who will be written to: nobody is whom a page does not name.
use crate::{
    on_both,
    support::{Seat, Site, letters::Letter, sessions::session},
};
use entity::{account, event, officer_role::Role};

/// With Li on duty; the scheduler acts.
async fn guarded(site: &Site) -> (event::Model, account::Model, Seat<'_>) {
    let event = site.event("salon").publish().await;
    let (li, scheduler) =
        (site.officer("li", Role::CheckIn, None).await, site.officer("scheduler", Role::Scheduler, None).await);
    site.on_duty(&event, None, &li).await;
    site.deliver().await;
    (event, li, site.sign_in(&scheduler).await)
}

/// A day later, at another place.
fn typed(revision: &str) -> Vec<(&str, &str)> {
    let closes = "2026-12-04T22:00";
    let times = [("starts_at", "2026-12-06T10:00"), ("ends_at", "2026-12-06T12:00"), ("revision", revision)];
    let place = [("place_zh", "孔子研究院"), ("place_en", ""), ("closes_at", closes), ("answers_until", closes)];
    times.into_iter().chain(place).collect()
}

async fn readers(site: &Site) -> Vec<String> {
    let mut to: Vec<String> = site.deliver().await.iter().map(|kept| Letter::from(kept).to).collect();
    to.sort();
    to
}

/// The page of an act in both languages.
async fn asked(seat: &Seat<'_>, path: &str, fields: &[(&str, &str)]) -> [String; 2] {
    let mut said = vec![];
    for lang in ["zh-CN", "en"] {
        let path = format!("{path}?lang={lang}");
        let page = if fields.is_empty() { seat.get(&path).await } else { seat.post(&path, fields).await };
        assert_eq!(page.status, 200);
        said.push(page.main_text());
    }
    said.try_into().expect("two")
}

on_both! {
    async fn with_nobody_registered_whoever_is_on_duty_is_written_to_and_the_page_says_so(site: Site) {
        let (_, _, seat) = guarded(&site).await;
        let revision = seat.get("/admin/events/salon/move").await.hidden("revision").to_owned();

        let [chinese, english] = asked(&seat, "/admin/events/salon/move", &typed(&revision)).await;
        let mut sent = typed(&revision);
        sent.push(("step", "send"));
        assert_eq!(seat.post("/admin/events/salon/move", &sent).await.status, 303);

        assert!(chinese.contains("没有报名的人要通知。") && chinese.contains("1 位值班人员会收到信"), "{chinese}");
        assert!(english.contains("Nobody registered needs to be told.") && english.contains("One officer on duty gets a letter"), "{english}");
        assert_eq!(readers(&site).await, ["li@example.cn"]);
    }
}

on_both! {
    async fn who_tells_nobody_reads_that_those_on_duty_are_told(site: Site) {
        let (event, li, seat) = guarded(&site).await;
        let wang = site.officer("wang", Role::CheckIn, None).await;
        let talk = site.add_session(&event, &session(&event, "讲座", 0, 30)).await.session;
        site.on_duty(&event, Some(talk.id), &wang).await;
        site.on_duty(&event, Some(talk.id), &li).await;
        site.register(&event, "first").await;
        site.deliver().await;
        let form = seat.get("/admin/events/salon/move").await;
        let revision = form.hidden("revision").to_owned();

        let [chinese, english] = asked(&seat, "/admin/events/salon/move", &typed(&revision)).await;
        let page = seat.post("/admin/events/salon/move", &typed(&revision)).await;
        let mut kept = typed(&revision);
        kept.push(("step", "keep"));
        assert_eq!(seat.post("/admin/events/salon/move", &kept).await.status, 303);

        assert!(chinese.contains("会给 1 位报名的人各发一封信") && chinese.contains("2 位值班人员会收到信") && chinese.contains("值班的人总会收到信"), "{chinese}");
        assert!(!chinese.contains("没有人收到信"), "{chinese}");
        assert!(english.contains("2 officers on duty get a letter") && english.contains("on duty there is always written to"), "{english}");
        assert!(!english.contains("no letter goes out"), "{english}");
        assert!(page.body.contains("href=\"/admin/events/salon/registrations\""), "who they are is one step away");
        assert_eq!(readers(&site).await, ["li@example.cn", "wang@example.cn"]);
    }
}

on_both! {
    async fn who_acts_is_not_counted_and_neither_is_whoever_a_move_does_not_touch(site: Site) {
        let event = site.event("salon").publish().await;
        let scheduler = site.officer("scheduler", Role::Scheduler, None).await;
        site.on_duty(&event, None, &scheduler).await;
        site.deliver().await;
        let seat = site.sign_in(&scheduler).await;
        let revision = seat.get("/admin/events/salon/move").await.hidden("revision").to_owned();

        let own = asked(&seat, "/admin/events/salon/move", &typed(&revision)).await;
        let li = site.officer("li", Role::CheckIn, None).await;
        site.on_duty(&event, None, &li).await;
        site.deliver().await;
        let closing = [("closes_at", "2026-12-04T20:00"), ("revision", revision.as_str())];
        let stays = [("starts_at", "2026-12-05T10:00"), ("ends_at", "2026-12-05T12:00"), ("place_zh", event.place_zh.as_str()), ("place_en", event.place_en.as_str()), ("answers_until", "2026-12-04T20:00")];
        let longer: Vec<_> = closing.into_iter().chain(stays).collect();
        let untouched = asked(&seat, "/admin/events/salon/move", &longer).await;

        for [chinese, english] in [own, untouched] {
            assert!(chinese.contains("不发信。") && english.contains("No letter goes out."), "{chinese} {english}");
        }
    }
}

on_both! {
    async fn who_cancels_an_event_reads_who_is_written_to(site: Site) {
        let (event, _, seat) = guarded(&site).await;
        let path = "/admin/events/salon/cancellation";

        let [nobody, none] = asked(&seat, path, &[]).await;
        site.register(&event, "first").await;
        site.deliver().await;
        let [one, single] = asked(&seat, path, &[]).await;
        let page = seat.get(path).await;
        assert_eq!(seat.post(path, &[("reason", "场馆停电")]).await.status, 303);
        let again = seat.post(path, &[("reason", "场馆停电")]).await;
        let other = seat.post(&format!("{path}?lang=zh-CN"), &[("reason", "停水")]).await;

        assert_eq!([again.status, other.status], [303, 409], "another's reason is not said to stand");
        assert!(nobody.contains("没有报名的人要通知。") && nobody.contains("1 位值班人员会收到信"), "{nobody}");
        assert!(none.contains("Nobody registered needs to be told.") && none.contains("One officer on duty gets a letter"), "{none}");
        assert!(one.contains("会给 1 位报了名的人发信") && one.contains("1 位值班人员会收到信"), "{one}");
        assert!(single.contains("One person who registered gets a letter") && single.contains("One officer on duty"), "{single}");
        assert!(page.body.contains("href=\"/admin/events/salon/registrations\""), "who they are is one step away");
        assert_eq!(readers(&site).await, ["first@example.cn", "li@example.cn"]);
    }
}
