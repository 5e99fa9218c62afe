//! Pages that are shown once more keep what was typed, and say what stands in the way.
use super::desk::{AT, well, with};
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::Site,
};
use xingtan::events::{self, Called, NewSession, Tell};

on_both! {
    async fn the_last_session_leaves_the_event_its_room_or_says_who_has_it(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        let talk = crate::support::sessions::session(&fair, "讲座", 0, 60);
        let talk = site.add_session(&fair, &NewSession { room: Some(side.id), ..talk }).await;
        site.publish(&fair).await;
        site.event("other").with(at(&hall, 0)).publish().await;
        let seat = scheduler(&site).await;

        let refused = seat.post(&format!("{AT}/{}/removal", talk.session.id), &[("revision", "1")]).await;

        assert_eq!(refused.status, 409);
        let text = refused.main_text();
        assert!(text.contains("讲座") && text.contains("报告厅在2026年12月5日（周六）10:00–12:00已安排别的活动。"), "{text}");
        assert!(refused.body.contains("href=\"/admin/events/other\""));
        assert_eq!(events::agenda(site.db(), fair.id).await.unwrap().len(), 1);
    }
}

on_both! {
    async fn what_was_typed_stays_where_nothing_can_be_saved_any_more(site: Site) {
        let (app, by) = (&site.app, site.by().await);
        let draft = site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        events::send_for_review(&app.db, &by, draft.id, draft.revision, site.now()).await.unwrap();

        let typed = [well(), vec![("despite", "提前开门")]].concat();
        let chinese = seat.post(&format!("{AT}/new?lang=zh-CN"), &typed).await;
        let english = seat.post(&format!("{AT}/new?lang=en"), &typed).await;

        assert_eq!((chinese.status, english.status), (409, 409));
        assert!(chinese.main_text().contains("没有保存。你填的还在下面，可以复制走。"), "{}", chinese.main_text());
        assert!(english.main_text().contains("Nothing was saved. What you typed is still below, to copy."));
        assert!(chinese.body.contains("value=\"孟庆禾，云杏数字\"") && chinese.body.contains(">提前开门</textarea>"));
    }
}

on_both! {
    async fn a_form_that_was_opened_before_does_not_call_a_speaker_as_they_were(site: Site) {
        let event = site.event("fair").publish().await;
        let item = site.session(&event, "孟庆禾").await;
        let seat = scheduler(&site).await;
        let one = format!("{AT}/{}", item.session.id);
        let mut typed = well();
        let form = seat.get(&one).await;
        typed.push(("revision", form.hidden("revision")));

        let called = Called { name: ["孟先生".into(), String::new()], affiliation: ["云杏数字".into(), String::new()] };
        let speaker = &item.speakers[0];
        let by = site.by().await;
        events::call_speaker(&site.app.db, &by, speaker.id, 1, called, site.now()).await.unwrap();
        let stale = seat.post(&one, &typed).await;

        assert_eq!(stale.status, 409);
        assert!(stale.main_text().contains("孟先生，云杏数字"), "{}", stale.main_text());
    }
}

on_both! {
    async fn the_reason_that_was_given_stands_in_its_field_again(site: Site) {
        let event = site.event("fair").publish().await;
        let seat = scheduler(&site).await;
        let mut early = with("starts_at", "2026-12-05T09:30");
        early.push(("despite", "提前开门"));
        assert_eq!(seat.post(&format!("{AT}/new"), &early).await.status, 303);
        let item = events::agenda(site.db(), event.id).await.unwrap().remove(0);
        let mut longer = with("starts_at", "2026-12-05T09:20");
        longer.push(("revision", "1"));

        let asked = seat.post(&format!("{AT}/{}", item.session.id), &longer).await;

        assert_eq!(asked.status, 422);
        assert!(asked.body.contains(">提前开门</textarea>"), "{}", asked.body);
    }
}

on_both! {
    async fn who_asks_about_a_session_on_an_older_form_is_told_before_anything_is_asked(site: Site) {
        let fair = site.event("fair").publish().await;
        let item = site.session(&fair, "meng").await;
        site.register(&fair, "first").await;
        let (app, by, seat) = (&site.app, site.by().await, scheduler(&site).await);
        let one = format!("{AT}/{}", item.session.id);
        let form = seat.get(&one).await;
        let mut typed = well();
        typed.extend([("revision", form.hidden("revision")), ("status", form.hidden("status"))]);
        let theirs = NewSession { title: ["就业讲座".into(), String::new()], ..NewSession::from(&item) };
        let seen = site.seen_session(&fair, item.session.id).await;
        events::change_session(&app.db, &app.address_key, &by, seen, &theirs, Tell::Everybody, site.now()).await.unwrap();

        let chinese = seat.post(&format!("{one}?lang=zh-CN"), &typed).await;
        let english = seat.post(&format!("{one}?lang=en"), &typed).await;

        let mut fresh = well();
        let form = seat.get(&one).await;
        fresh.extend([("revision", form.hidden("revision")), ("status", form.hidden("status")), ("step", "keep")]);
        let twice = [seat.post(&one, &fresh).await.status, seat.post(&one, &fresh).await.status];

        assert_eq!(twice, [303; 2], "what is so already is stale to nobody");
        assert_eq!([chinese.status, english.status], [409, 409]);
        assert!(chinese.main_text().contains("就业讲座"), "{}", chinese.main_text());
        assert!(english.main_text().contains("就业讲座"), "{}", english.main_text());
        for page in [&chinese, &english] {
            assert!(page.body.contains("value=\"2026-12-05T10:30\"") && !page.body.contains("value=\"keep\""));
        }
    }
}

on_both! {
    async fn a_session_that_another_changed_meanwhile_is_not_taken_out_unseen(site: Site) {
        let fair = site.event("fair").publish().await;
        let item = site.session(&fair, "meng").await;
        let (app, by, seat) = (&site.app, site.by().await, scheduler(&site).await);
        let one = format!("{AT}/{}", item.session.id);
        let path = format!("{one}/removal");
        let form = seat.get(&path).await;
        let fields = [("revision", form.hidden("revision")), ("status", form.hidden("status"))];
        let theirs = NewSession { title: ["就业讲座".into(), String::new()], ..NewSession::from(&item) };
        let seen = site.seen_session(&fair, item.session.id).await;
        events::change_session(&app.db, &app.address_key, &by, seen, &theirs, Tell::Everybody, site.now()).await.unwrap();

        for (lang, said, next) in [
            ("zh-CN", "你打开这一页以后，另一位管理员改过这个场次", "还没有删除。现在的内容在场次页上，原来的在修改记录里"),
            ("en", "Another officer changed this session after you opened the page", "Nothing was taken out. Its own page says what it is now"),
        ] {
            let stale = seat.post(&format!("{path}?lang={lang}"), &fields).await;
            let text = stale.main_text();
            assert_eq!(stale.status, 409);
            assert!(text.contains(said) && text.contains(next) && text.contains("就业讲座"), "{text}");
            assert!(stale.body.contains(&format!("href=\"{one}\"")) && stale.body.contains("href=\"/admin/events/fair/versions\""));
        }
        site.register(&fair, "first").await;
        let asked = seat.post(&path, &fields).await;
        let there = events::agenda(site.db(), fair.id).await.unwrap().len();
        let fresh = [("revision", asked.hidden("revision")), ("status", asked.hidden("status")), ("step", "keep")];
        let removed = seat.post(&path, &fresh).await;

        assert!(asked.status == 409 && asked.body.contains("value=\"keep\""), "it is said where it is asked whom to tell, too");
        assert_eq!((there, removed.status, events::agenda(site.db(), fair.id).await.unwrap().len()), (1, 303, 0));
    }
}

on_both! {
    async fn a_reason_stays_whatever_stands_in_the_way(site: Site) {
        let fair = site.event("fair").publish().await;
        let item = site.session(&fair, "meng").await;
        let seat = scheduler(&site).await;
        let one = format!("{AT}/{}", item.session.id);
        let sent = |revision, status| [("revision", revision), ("status", status), ("despite", "提前开门")];

        for lang in ["zh-CN", "en"] {
            let path = format!("{one}?lang={lang}");
            let wrong = seat.post(&path, &[&with("title_zh", "")[..], &sent("1", "published")].concat()).await;
            let stale = seat.post(&path, &[&well()[..], &sent("0", "published")].concat()).await;
            let meanwhile = seat.post(&path, &[&well()[..], &sent("1", "draft")].concat()).await;
            let removal = seat.post(&format!("{one}/removal?lang={lang}"), &sent("1", "draft")).await;

            assert_eq!([&wrong, &stale, &meanwhile, &removal].map(|page| page.status), [422, 409, 409, 409]);
            for page in [wrong, stale, meanwhile, removal] {
                assert_eq!(page.body.matches(">提前开门</textarea>").count(), 1, "{}", page.main_text());
            }
        }
    }
}

on_both! {
    async fn a_session_that_another_took_out_meanwhile_can_be_added_anew(site: Site) {
        let fair = site.event("fair").publish().await;
        let item = site.session(&fair, "meng").await;
        let (app, by, seat) = (&site.app, site.by().await, scheduler(&site).await);
        let one = format!("{AT}/{}", item.session.id);
        let seen = site.seen_session(&fair, item.session.id).await;
        events::remove_session(&app.db, &app.address_key, &by, seen, Tell::Everybody, site.now()).await.unwrap();
        let typed = [well(), vec![("revision", "1"), ("status", "published"), ("despite", "提前开门")]].concat();

        for (lang, said, next) in [
            ("zh-CN", "另一位管理员已经删除了这个场次。再保存一次，就会作为新场次加入议程。", "没有保存。你填的还在下面"),
            ("en", "Another officer took this session out. If you save once more, it is added to the agenda as a new one.", "Nothing was saved."),
        ] {
            let gone = seat.post(&format!("{one}?lang={lang}"), &typed).await;
            let text = gone.main_text();
            assert_eq!(gone.status, 409);
            assert!(text.contains(said) && text.contains(next), "{text}");
            assert!(gone.body.contains("value=\"简历门诊\"") && gone.body.contains(">提前开门</textarea>"), "{}", gone.body);
            assert!(gone.body.contains(&format!("action=\"{AT}/new\"")), "{}", gone.body);
        }
        let saved = seat.post(&format!("{AT}/new"), &typed).await;
        assert_eq!((saved.status, events::agenda(site.db(), fair.id).await.unwrap().len()), (303, 1));
    }
}
