//! Before what people plan by is saved, an officer sees old, new, what it meets and how many letters, and says whether
//! they go out.
use super::desk::{AT, well, with};
use crate::{
    events::{
        conflicts::{at, hall, scheduler},
        imports::{csv, handed_in, row},
    },
    on_both,
    support::{Answer, Site, sessions::session},
};
use chrono::Duration;
use entity::event;
use xingtan::{
    events::{self, NewSession, SeenSession, Tell},
    registrations::tell_agendas,
};

/// Letters that go out now.
async fn told(site: &Site) -> usize {
    tell_agendas(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
    site.deliver().await.len()
}

async fn agenda(site: &Site, event: &event::Model) -> Vec<String> {
    let items = events::agenda(site.db(), event.id).await.unwrap();
    items.iter().map(|item| format!("{} {}", item.session.title_zh, item.session.starts_at.format("%H:%M"))).collect()
}

/// Published, with somebody who comes.
async fn fair(site: &Site) -> event::Model {
    let fair = site.event("fair").publish().await;
    site.register(&fair, "first").await;
    site.deliver().await;
    fair
}

/// What the page sends along, with a decision.
fn again<'a>(page: &'a Answer, fields: &[(&'static str, &'a str)], step: &'a str) -> Vec<(&'static str, &'a str)> {
    let own = ["revision", "status", "step"];
    let mut sent: Vec<_> = fields.iter().copied().filter(|(name, _)| !own.contains(name)).collect();
    sent.extend([("revision", page.hidden("revision")), ("status", page.hidden("status")), ("step", step)]);
    sent
}

on_both! {
    async fn a_new_session_is_asked_about_and_told(site: Site) {
        let event = fair(&site).await;
        let seat = scheduler(&site).await;
        let path = format!("{AT}/new");

        let asked = seat.post(&format!("{path}?lang=zh-CN"), &well()).await;
        let english = seat.post(&format!("{path}?lang=en"), &well()).await;
        let before = agenda(&site, &event).await;
        let back = seat.post(&path, &again(&asked, &well(), "change")).await;
        let saved = seat.post(&path, &again(&asked, &well(), "send")).await;

        assert_eq!((asked.status, back.status, saved.status), (200, 200, 303));
        assert!(asked.main_text().contains("会给 1 位报名的人各发一封信") && asked.main_text().contains("2026-12-05 10:30"), "{}", asked.main_text());
        assert!(english.main_text().contains("Save and tell nobody") && english.main_text().contains("One person who is registered gets a letter"));
        let stays = ["name=\"title_en\" type=\"text\" value=\"CV clinic\"", "value=\"孟庆禾，云杏数字\""];
        assert!(stays.iter().all(|typed| back.body.contains(typed)), "what was typed is in the form: {}", back.body);
        assert_eq!((before, agenda(&site, &event).await), (vec![], vec!["简历门诊 02:30".to_owned()]));
        assert_eq!(told(&site).await, 1);
    }
}

on_both! {
    async fn a_session_that_moves_shows_old_and_new_and_may_go_untold(site: Site) {
        let event = fair(&site).await;
        let seat = scheduler(&site).await;
        let item = site.session(&event, "meng").await;
        told(&site).await;
        let one = format!("{AT}/{}", item.session.id);
        let mut typed = well();
        typed.push(("revision", "1"));

        let asked = seat.post(&one, &typed).await;
        let shown = asked.main_text();
        let saved = seat.post(&one, &again(&asked, &typed, "keep")).await;
        let none = told(&site).await;
        let mut words = with("title_zh", "简历诊所");
        words.push(("revision", "2"));
        let at_once = seat.post(&one, &words).await;

        assert_eq!((asked.status, saved.status, none), (200, 303, 0));
        assert!(shown.contains("2026-12-05 10:00") && shown.contains("2026-12-05 10:30"), "{shown}");
        assert_eq!(at_once.status, 303, "of a title nobody is asked");
        let versions = seat.get("/admin/events/fair/versions").await.main_text();
        assert!(versions.contains("修改场次，没有通知"), "{versions}");
        assert_eq!(agenda(&site, &event).await, ["简历诊所 02:30"]);
    }
}

on_both! {
    async fn taking_one_out_asks_on_its_page(site: Site) {
        let event = fair(&site).await;
        let seat = scheduler(&site).await;
        let (first, second) = (site.session(&event, "meng").await, site.add_session(&event, &session(&event, "讲座", 60, 30)).await);
        told(&site).await;
        let path = |item: &events::Item| format!("{AT}/{}/removal", item.session.id);

        let page = seat.get(&path(&first)).await;
        let unsaid = seat.post(&path(&first), &[("revision", "1")]).await;
        let still = agenda(&site, &event).await.len();
        let untold = seat.post(&path(&first), &[("revision", "1"), ("step", "keep")]).await;
        let none = told(&site).await;
        let removed = seat.post(&path(&second), &[("revision", "1"), ("step", "send")]).await;

        assert!(page.main_text().contains("会给 1 位报名的人各发一封信") && page.main_text().contains("10:00–10:30"), "{}", page.main_text());
        assert_eq!((unsaid.status, still, untold.status, none, removed.status), (200, 2, 303, 0, 303));
        assert_eq!((told(&site).await, agenda(&site, &event).await.len()), (1, 0));
        assert!(seat.get("/admin/events/fair/versions").await.main_text().contains("删除场次，没有通知"));
    }
}

on_both! {
    async fn somebody_faster_stands_on_the_same_page_and_nothing_typed_is_lost(site: Site) {
        let event = fair(&site).await;
        let seat = scheduler(&site).await;
        let item = site.session(&event, "meng").await;
        let one = format!("{AT}/{}", item.session.id);
        let mut typed = well();
        typed.push(("revision", "1"));
        let asked = seat.post(&one, &typed).await;
        let (app, by, status) = (&site.app, site.by().await, event.status);
        let seen = SeenSession { event: event.id, id: item.session.id, revision: 1, status, despite: "" };
        let theirs = NewSession { title: ["就业讲座".into(), String::new()], ..NewSession::from(&item) };
        events::change_session(&app.db, &app.address_key, &by, seen, &theirs, Tell::Nobody, site.now()).await.unwrap();
        told(&site).await;

        let stale = seat.post(&one, &again(&asked, &typed, "send")).await;
        let saved = seat.post(&one, &again(&stale, &typed, "send")).await;

        assert_eq!((stale.status, saved.status), (409, 303));
        let shown = stale.main_text();
        assert!(shown.contains("另一位管理员保存了改动") && shown.contains("就业讲座") && shown.contains("简历门诊"), "{shown}");
        assert_eq!((told(&site).await, agenda(&site, &event).await), (1, vec!["简历门诊 02:30".to_owned()]));
    }
}

on_both! {
    async fn what_it_meets_is_told_before_and_judged_after(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        site.event("other").with(at(&side, 0)).publish().await;
        let event = site.event("fair").with(at(&hall, 0)).publish().await;
        site.register(&event, "first").await;
        site.deliver().await;
        let seat = scheduler(&site).await;
        let (path, room) = (format!("{AT}/new"), side.id.to_string());
        let taken = with("room", &room);
        let early = with("starts_at", "2026-12-05T09:30");

        let hard = seat.post(&path, &taken).await;
        let forced = seat.post(&path, &again(&hard, &taken, "send")).await;
        let asked = seat.post(&path, &early).await;
        let silent = seat.post(&path, &again(&asked, &early, "send")).await;
        let mut given = again(&silent, &early, "send");
        given.push(("despite", "提前开门"));
        let saved = seat.post(&path, &given).await;

        assert_eq!((hard.status, forced.status, asked.status, silent.status, saved.status), (200, 409, 200, 422, 303));
        for page in [&hard, &forced] {
            assert!(page.main_text().contains("展厅在2026年12月5日（周六）10:00–12:00已安排别的活动。"), "{}", page.main_text());
            assert!(!page.body.contains("value=\"send\"") && page.body.contains("value=\"change\""), "it cannot be saved so");
        }
        assert!(asked.body.contains("id=\"despite\"") && silent.errors()[0].0 == "despite");
        assert!(silent.body.contains("value=\"CV clinic\""), "nothing that was typed is lost");
        assert_eq!((told(&site).await, agenda(&site, &event).await), (1, vec!["简历门诊 01:30".to_owned()]));
    }
}

on_both! {
    async fn what_was_published_meanwhile_is_asked_about_anew(site: Site) {
        let draft = site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let item = site.session(&draft, "meng").await;
        let change = format!("{AT}/{}", item.session.id);
        let (path, one) = (format!("{AT}/new"), format!("{change}/removal"));
        let form = seat.get(&path).await;
        let removal = seat.get(&one).await;
        site.publish(&draft).await;
        let mut typed = with("starts_at", "2026-12-05T10:40");
        typed.push(("status", form.hidden("status")));
        let gone = [("status", removal.hidden("status")), ("revision", "1")];
        let mut longer = typed.clone();
        longer.push(("revision", "1"));

        for (lang, sentence, next) in [
            ("zh-CN", "活动刚刚发布了，或者刚刚撤回了发布", "还没有保存。请按现在的情况再看一遍，然后再保存一次。"),
            ("en", "The event was published meanwhile, or is so no more", "Nothing was saved. Look at it once more as things are now, then save it again."),
        ] {
            let forms: [(&str, &[(&str, &str)]); 3] = [(&path, &typed), (&change, &longer), (&one, &gone)];
            for (path, fields) in forms {
                let stale = seat.post(&format!("{path}?lang={lang}"), fields).await;
                assert_eq!((stale.status, stale.hidden("status")), (409, "published"));
                assert!(stale.main_text().contains(sentence) && stale.main_text().contains(next), "{}", stale.main_text());
            }
        }
        let again_asked = seat.post(&path, &typed).await;
        assert!(again_asked.body.contains("value=\"CV clinic\""), "nothing that was typed is lost");
        site.register(&draft, "first").await;
        let asked = seat.post(&path, &typed).await;
        let stale = seat.post(&path, &{ let mut sent = typed.clone(); sent.push(("step", "send")); sent }).await;
        let saved = seat.post(&path, &again(&stale, &typed, "send")).await;

        assert_eq!((asked.status, stale.status, saved.status), (200, 409, 303));
        assert!(stale.body.contains("value=\"keep\"") && stale.main_text().contains("活动刚刚发布了"), "{}", stale.main_text());
        assert_eq!(agenda(&site, &draft).await.len(), 2);
    }
}

on_both! {
    async fn what_the_schedule_filled_in_is_asked_about_at_once(site: Site) {
        let event = fair(&site).await;
        let seat = scheduler(&site).await;
        let item = site.session(&event, "meng").await;
        told(&site).await;
        let path = format!("{AT}/{}/reschedule", item.session.id);
        let fields = [("starts_at", "2026-12-05T11:00"), ("room", ""), ("revision", "1")];

        let sent = seat.post(&path, &fields).await;
        let asked = seat.get(sent.header("location")).await;
        let still = agenda(&site, &event).await;
        let typed = ["title_zh", "title_en", "starts_at", "ends_at", "room", "setup", "clearing", "speaker_1"].map(|name| (name, asked.hidden(name)));
        let saved = seat.post(&format!("{AT}/{}", item.session.id), &again(&asked, &typed, "send")).await;

        assert!(asked.body.contains("value=\"send\"") && asked.main_text().contains("2026-12-05 11:00"), "{}", asked.main_text());
        assert_eq!((sent.status, saved.status, still), (303, 303, vec!["简历门诊 02:00".to_owned()]));
        assert_eq!((told(&site).await, agenda(&site, &event).await), (1, vec!["简历门诊 03:00".to_owned()]));
    }
}

on_both! {
    async fn an_agenda_from_a_file_asks_on_its_page_and_makes_one_letter(site: Site) {
        let event = fair(&site).await;
        site.advance(Duration::minutes(1));
        let seat = scheduler(&site).await;
        let first = handed_in(&seat, csv(&[row("讲座"), row("门诊")])).await;

        let page = seat.get(&first).await;
        let unsaid = seat.post(&first, &[]).await;
        let still = agenda(&site, &event).await.len();
        let done = seat.post(&first, &[("step", "send"), ("status", page.hidden("status"))]).await;
        let sent = told(&site).await;
        let second = handed_in(&seat, csv(&[row("闭幕")])).await;
        let untold = seat.post(&second, &[("step", "keep")]).await;

        assert!(page.main_text().contains("会给 1 位报名的人各发一封信") && page.main_text().contains("导入 2 个场次并通知"), "{}", page.main_text());
        assert!(unsaid.body.contains("value=\"keep\"") && still == 0, "it is asked before anything is written");
        assert_eq!((done.status, sent, untold.status, told(&site).await), (303, 1, 303, 0));
        assert_eq!(agenda(&site, &event).await.len(), 3);
        assert!(seat.get("/admin/events/fair/versions").await.main_text().contains("导入议程，没有通知"));
    }
}
