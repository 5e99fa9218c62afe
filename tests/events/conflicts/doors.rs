//! Conflicts as officers meet them: told with links while drafting, on the page that publishes, moves or adds places.
use super::{at, hall, scheduler};
use crate::{
    on_both,
    support::{Answer, Site, sessions::session},
};
use entity::{
    event::{self, District, Status},
    officer_role::Role,
    session as row,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

on_both! {
    async fn a_draft_names_what_it_meets_with_a_link_and_is_not_published(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("first").with(at(&hall, 0)).publish().await;
        let second = site.event("second").with(at(&hall, 60)).draft().await;
        let seat = scheduler(&site).await;

        let draft = seat.get("/admin/events/second").await;
        let asked = seat.get("/admin/events/second/publication").await;
        let sent = seat.post("/admin/events/second/publication", &[("revision", asked.hidden("revision"))]).await;

        for page in [&draft, &asked, &sent] {
            let text = page.main_text();
            assert!(text.contains("报告厅在2026年12月5日（周六）10:00–12:00已安排别的活动"), "{text}");
            assert!(page.body.contains("href=\"/admin/events/first\""));
        }
        assert!(!asked.body.contains("<button class=\"btn\">发布"), "nothing to press");
        assert_eq!((sent.status, site.reload(&second).await.status), (409, Status::Draft));
    }
}

on_both! {
    async fn of_another_districts_event_one_reads_room_time_and_contact_alone(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("secret-title").with(at(&hall, 0)).with(|new| {
            new.district = District::Weishan;
            new.title = ["不该看到的名称".into(), "Not to be seen".into()];
            new.contact = "微山县人才办 0537-111".into();
        }).publish().await;
        site.event("wanted").with(at(&hall, 0)).with(|new| {
            (new.district, new.contact) = (District::Weishan, String::new());
        }).draft().await;
        site.event("second").with(at(&hall, 60)).draft().await;
        let account = site.officer("qufu", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&account).await;

        let page = seat.get("/admin/events/second").await;

        let text = page.main_text();
        assert!(text.contains("报告厅在2026年12月5日（周六）10:00–12:00另有其他区县的安排。请联系：微山县人才办 0537-111。"), "{text}");
        assert!(text.contains("报告厅在2026年12月5日（周六）10:00–12:00另有其他区县的安排。请联系微山县的主办部门。"), "of a draft no more: {text}");
        let english = seat.get("/admin/events/second?lang=en").await.main_text();
        assert_eq!(english.matches("Another district has plans for 报告厅 on").count(), 2, "{english}");
        assert!(english.contains("Ask the office of Weishan.") && !english.contains("not published yet"), "{english}");
        assert!(!page.body.contains("不该看到") && !page.body.contains("secret-title"));
    }
}

on_both! {
    async fn a_reason_is_asked_for_once_more_with_what_was_typed(site: Site) {
        let (_, hall) = hall(&site).await;
        let event = site.event("salon").with(at(&hall, 0)).places(90).draft().await;
        let (seat, path) = (scheduler(&site).await, "/admin/events/salon/publication");
        let revision = event.revision.to_string();
        let long = "长".repeat(501);

        for (typed, says) in [("", "请写原因"), (long.as_str(), "最多 500 个字，请缩短")] {
            let told = seat.post(path, &[("revision", &revision), ("despite", typed)]).await;

            assert_eq!(told.status, 422);
            assert!(told.main_text().contains("报告厅能容纳 60 人，活动有 90 个席位。"));
            assert!(told.errors().iter().any(|(at, said)| at == "despite" && said.contains(says)), "{:?}", told.errors());
            assert!(told.body.contains(typed), "what was typed stays");
        }
        // Another saves it meanwhile.
        let theirs = event::ActiveModel { id: Set(event.id), revision: Set(event.revision + 1), ..Default::default() };
        theirs.update(site.app.db.write()).await.unwrap();
        let fields = [("revision", revision.as_str()), ("despite", "分两批入场")];
        let late = seat.post(path, &fields).await;
        let english = seat.post(&format!("{path}?lang=en"), &fields).await;
        assert_eq!([late.status, english.status], [409, 409]);
        assert!(late.main_text().contains("另一位管理员刚刚改动过 还没有发布。"), "{}", late.main_text());
        assert!(english.main_text().contains("Another officer has changed it meanwhile Nothing is published yet."));
        assert!(late.body.contains("分两批入场"), "what was typed stays");
        let fields = [("revision", late.hidden("revision")), ("despite", "分两批入场")];
        assert_eq!(seat.post(path, &fields).await.status, 303);

        let versions = seat.get("/admin/events/salon/versions").await.main_text();
        assert!(versions.contains("为什么仍然这样安排") && versions.contains("分两批入场"), "{versions}");
        let places = seat.post("/admin/events/salon/places", &[("capacity", "95"), ("seen", "90")]).await;
        assert_eq!((places.status, places.errors()[0].0.as_str()), (422, "despite"));
    }
}

on_both! {
    async fn moving_into_a_room_shows_what_it_meets_before_anything_is_sent(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("first").with(at(&hall, 0)).publish().await;
        let event = site.event("second").publish().await;
        site.register(&event, "fang").await;
        let seat = scheduler(&site).await;
        let id = hall.id.to_string();
        let page = seat.get("/admin/events/second/move").await;
        let revision = page.hidden("revision").to_owned();
        let mut fields = vec![("room", id.as_str()), ("setup", ""), ("clearing", "")];
        fields.extend([("starts_at", "2026-12-05T10:00"), ("ends_at", "2026-12-05T12:00")]);
        fields.extend([("closes_at", "2026-12-04T22:00"), ("answers_until", "2026-12-05T04:00")]);
        fields.push(("revision", &revision));

        let shown = seat.post("/admin/events/second/move", &fields).await;
        fields.push(("step", "send"));
        let sent = seat.post("/admin/events/second/move", &fields).await;

        assert!(page.body.contains("<optgroup label=\"人才大厦\">"), "rooms stand under their venue");
        for page in [&shown, &sent] {
            assert!(page.main_text().contains("已安排别的活动"), "{}", page.main_text());
        }
        assert_eq!((shown.status, sent.status), (200, 409));
        assert_eq!(site.reload(&event).await.room_id, None);
    }
}

on_both! {
    async fn a_room_is_the_place_in_words_and_both_are_one_too_many(site: Site) {
        let (_, hall) = hall(&site).await;
        let seat = scheduler(&site).await;
        let id = hall.id.to_string();
        let mut fields = crate::events::desk::well("salon");
        fields.extend([("room", id.as_str()), ("setup", "３０"), ("clearing", "x")]);

        let twice = seat.post("/admin/events/new", &fields).await;
        fields.retain(|(name, _)| !["place_zh", "clearing"].contains(name));
        fields.extend([("place_zh", ""), ("clearing", "15")]);
        seat.post("/admin/events/new", &fields).await;

        assert_eq!(twice.status, 422);
        assert_eq!(twice.errors(), [
            ("clearing".into(), "请填 0 到 1,440 的整数（分钟），不用就留空".into()),
            ("place_zh".into(), "已经选了场地：要么清空这里，要么不选场地".into()),
        ]);
        let event = crate::events::desk::find(&site, "salon").await.unwrap();
        assert_eq!(event.place_zh, "人才大厦报告厅（任城区洸河路 9 号）");
        site.publish(&event).await;
        let page = site.get("/events/salon").await;
        let public = page.main_text();
        assert!(public.contains("坐 2 路到人才大厦站。") && public.contains("北门有坡道"), "{public}");
        assert!(page.body.contains("href=\"/events?venue=tower\""));
        assert_eq!((event.place_en.as_str(), event.setup_minutes, event.clearing_minutes), ("", 30, 15));
    }
}

on_both! {
    async fn a_room_that_is_gone_is_told_at_its_field(site: Site) {
        let seat = scheduler(&site).await;
        let nobody = uuid::Uuid::now_v7().to_string();
        let mut fields = crate::events::desk::well("salon");
        fields.retain(|(name, _)| *name != "place_zh");

        for gone in [nobody.as_str(), "x"] {
            let told = seat.post("/admin/events/new", &[fields.clone(), vec![("room", gone)]].concat()).await;

            assert_eq!((told.status, told.errors()), (422, vec![("room".into(), "这个场地没有了或已停用，请换一个".into())]));
        }
    }
}

on_both! {
    async fn who_closes_or_retires_a_room_reads_what_is_planned_there(site: Site) {
        let (tower, hall) = hall(&site).await;
        let event = site.event("salon").with(at(&hall, 0)).publish().await;
        site.event("later").with(at(&hall, 600)).draft().await;
        let seat = scheduler(&site).await;
        let day = "2026-12-05";

        let retiring = seat.get(&format!("/admin/venues/{}/rooms/{}/retirement", tower.slug, hall.id)).await;
        let fields = [("room", "every"), ("kind", "closed"), ("first_day", day), ("last_day", day), ("from", ""), ("to", ""), ("note", "检修")];
        let blocked = seat.post("/admin/venues/tower/blocks/new", &fields).await;

        assert!(retiring.main_text().contains("还有 2 场活动安排在这里"), "{}", retiring.main_text());
        assert_eq!(blocked.header("location"), "/admin/venues/tower?done=blocked-over");
        let told = seat.get("/admin/events/salon").await.main_text();
        assert!(told.contains("报告厅在2026年12月5日（周六）0:00"), "{told}");
        assert_eq!(site.reload(&event).await.status, Status::Published);
    }
}

on_both! {
    async fn whoever_adds_a_place_beyond_the_room_is_told(site: Site) {
        let (_, hall) = hall(&site).await;
        let event = site.event("salon").with(at(&hall, 0)).places(60).publish().await;
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;
        let before = seat.get("/admin/events/salon/registrations/new").await.main_text();
        let full = event::ActiveModel { id: Set(event.id), taken: Set(60), ..Default::default() };
        full.update(site.app.db.write()).await.unwrap();
        let waiting = site.register(&event, "waiting").await;

        let adding = seat.get("/admin/events/salon/registrations/new").await.main_text();
        let admitting = seat.get(&format!("/admin/events/salon/registrations/{}/place", waiting.id)).await.main_text();

        for page in [adding, admitting] {
            assert!(page.contains("报告厅能容纳 60 人，活动有 61 个席位。"), "{page}");
        }
        assert!(!before.contains("能容纳"), "{before}");
    }
}

on_both! {
    async fn of_two_editors_the_second_reads_the_room_of_the_first_by_its_name(site: Site) {
        let (tower, hall) = hall(&site).await;
        let other = site.room(&tower, "展厅", 60).await;
        let event = site.event("salon").with(at(&hall, 0)).draft().await;
        let seat = scheduler(&site).await;
        let page = seat.get("/admin/events/salon/text").await;
        let id = other.id.to_string();
        let (revision, marks) = (event.revision.to_string(), page.hidden("marks").to_owned());
        let mut fields = crate::events::desk::well("salon");
        fields.retain(|(name, _)| *name != "place_zh");
        fields.extend([("room", id.as_str()), ("revision", &revision), ("marks", &marks)]);
        seat.post("/admin/events/salon/text", &fields).await;
        fields.retain(|(name, _)| *name != "room");
        fields.push(("place_zh", "孔子研究院"));

        let told = seat.post("/admin/events/salon/text", &fields).await;

        assert_eq!(told.status, 409);
        assert!(told.main_text().contains("场地 人才大厦 · 展厅（60 人）"), "{}", told.main_text());
    }
}

on_both! {
    async fn within_an_agenda_both_sessions_are_led_to_but_for_the_one_that_is_looked_at(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        let one = site.add_session(&fair, &session(&fair, "开场", 0, 30)).await.session;
        let two = site.add_session(&fair, &session(&fair, "讲座", 15, 30)).await.session;
        site.event("other").with(at(&hall, 100)).draft().await;
        let late = site.add_session(&fair, &session(&fair, "收尾", 100, 20)).await.session;
        let seat = scheduler(&site).await;
        let reader = site.sign_in(&site.officer("reader", Role::Auditor, None).await).await;
        let to = |of: &row::Model| format!("href=\"/admin/events/fair/sessions/{}\"", of.id);
        let list = |page: &Answer, id: &str| page.body.split_once(&format!("id=\"{id}\"")).unwrap().1.split_once("</section>").unwrap().0.to_owned();

        let shown = seat.get("/admin/events/fair").await;
        let agenda = seat.get("/admin/events/fair/sessions").await;
        let asked = seat.get("/admin/events/fair/publication").await;
        let on_page = seat.get(&format!("/admin/events/fair/sessions/{}?starts_at=2026-12-05T10:05&ends_at=2026-12-05T10:35", one.id)).await;
        let read = reader.get("/admin/events/fair").await;

        for told in [list(&shown, "conflicts"), list(&agenda, "conflicts"), list(&asked, "met")] {
            assert!(told.contains(&to(&one)) && told.contains(&to(&two)), "{told}");
            assert!(told.contains(&to(&late)) && told.contains("href=\"/admin/events/other\""), "its own beside another event: {told}");
        }
        let met = list(&on_page, "met");
        assert!(met.contains(&to(&two)) && !met.contains(&to(&one)), "{met}");
        assert!(!list(&read, "conflicts").contains("/admin/events/fair/sessions/"), "an auditor may not open them");
        let revision = site.reload(&fair).await.revision.to_string();
        seat.post("/admin/events/fair/review", &[("revision", revision.as_str())]).await;
        let fixed = seat.get("/admin/events/fair").await;
        assert!(!list(&fixed, "conflicts").contains("/admin/events/fair/sessions/"), "in review none can be changed");
    }
}

on_both! {
    async fn of_many_a_page_lists_fifty_and_counts_the_others(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        for number in 0..11 {
            site.add_session(&fair, &session(&fair, &format!("第 {number} 场"), 0, 30)).await;
        }
        let seat = scheduler(&site).await;

        for path in ["/admin/events/fair", "/admin/events/fair/sessions", "/admin/events/fair/duty", "/admin/events/fair/publication"] {
            let told = seat.get(path).await.main_text();
            let english = seat.get(&format!("{path}?lang=en")).await.main_text();

            assert_eq!(told.matches("同时用报告厅。").count(), 50, "{path}: {told}");
            assert!(told.contains("还有 5 处冲突没有列出。请先处理上面的，再看其余的。"), "{path}: {told}");
            assert!(english.contains("5 more conflicts are not listed. Deal with those above first."), "{path}: {english}");
        }
    }
}

on_both! {
    async fn a_session_that_is_none_yet_is_not_led_to(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        let one = site.add_session(&fair, &session(&fair, "开场", 0, 30)).await.session;
        site.publish(&fair).await;
        let seat = scheduler(&site).await;
        let new = [("title_zh", "讲座"), ("starts_at", "2026-12-05T10:15"), ("ends_at", "2026-12-05T10:45")];

        let refused = seat.post("/admin/events/fair/sessions/new", &new).await;

        assert_eq!(refused.status, 409);
        let met = refused.body.split_once("id=\"met\"").unwrap().1.split_once("</section>").unwrap().0;
        assert_eq!(met.matches("/admin/events/fair/sessions/").count(), 1, "{met}");
        assert!(met.contains(&format!("href=\"/admin/events/fair/sessions/{}\"", one.id)), "{met}");
    }
}

on_both! {
    async fn on_other_clocks_than_the_citys_pages_name_them(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("near").with(at(&hall, 0)).publish().await;
        site.event("busy").with(at(&hall, 60)).draft().await;
        let tokyo = |new: &mut xingtan::events::NewEvent| new.zone = "Asia/Tokyo".into();
        site.event("far").with(at(&hall, 60)).with(tokyo).draft().await;
        site.event("told").with(tokyo).publish().await;
        let seat = scheduler(&site).await;
        let moved = "starts_at=2026-12-07T11:00&ends_at=2026-12-07T12:00&closes_at=2026-12-06T11:00&answers_until=2026-12-06T12:00";

        let [far, busy] = [seat.get("/admin/events/far").await, seat.get("/admin/events/busy").await];
        let form = seat.get("/admin/events/told/move").await.main_text();
        let asks = seat.get(&format!("/admin/events/told/move?{moved}")).await.main_text();
        let english = seat.get("/admin/events/far?lang=en").await.main_text();

        for said in ["时间按 Asia/Tokyo 的钟点", "12:00–14:00", "已安排别的活动。 北京时间"] {
            assert!(far.main_text().contains(said), "{said}: {}", far.main_text());
        }
        assert!(!busy.main_text().contains("钟点") && !busy.main_text().contains("北京时间"), "{}", busy.main_text());
        for page in [form, asks] {
            assert!(page.contains("时间按 Asia/Tokyo 的钟点"), "{page}");
        }
        assert!(english.contains("on the clocks of Asia/Tokyo") && english.contains("another event. China Standard Time"), "{english}");
    }
}
