//! Another mentor takes over, joins or goes: at once, with everybody told, and the apprentice may object.
use super::{
    WHY, agreed, apprentice, at, changes, desk, error, ground, in_both, letter, mine, owner, running, teacher,
    teaching, ties, told, turned_down,
};
use crate::{
    on_both,
    support::{Site, enterprises::candidate},
};
use chrono::{Days, Duration};
use entity::{
    placement::Reason,
    placement_change::State,
    placement_mentor::Role::{Lead, Second},
    placement_objection::Outcome,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use xingtan::{
    mentors::{self, Turn},
    placements::{Why, life},
};

fn why() -> Why {
    Why { code: Reason::Study, words: None }
}

on_both! {
    async fn another_mentor_takes_over_at_once_and_everybody_is_told(site: Site) {
        let mut on = ground(&site).await;
        on.mentor = teacher(&site, &on, "王师傅", Some("wang")).await;
        let zeng = teacher(&site, &on, "曾师傅", Some("zeng")).await;
        let row = running(&site, &on, "li").await;
        let seat = owner(&site, &on).await;

        let asked = seat.get(&at(&on, &row, "/mentors")).await;
        let (from, to) = (on.mentor.id.to_string(), zeng.id.to_string());
        let sent = seat.post(&at(&on, &row, "/mentors"), &[("from", &from), ("to", &to)]).await;

        assert_eq!((asked.status, sent.status), (200, 303));
        let yesterday = site.today() - Days::new(1);
        assert_eq!(ties(&site, &row).await, [(on.mentor.id, Lead, Some(yesterday)), (zeng.id, Lead, None)]);
        assert_eq!((teaching(&site, &on.mentor).await, teaching(&site, &zeng).await), (0, 1));
        assert_eq!(told(&site).await, [
            letter("li", "你在 圣阳电源 的导师有变动"),
            letter("wang", "li 由别的导师接手"),
            letter("zeng", "你将带徒：li"),
        ]);
        let page = apprentice(&site, "li").await.get(&mine(&row, "")).await;
        assert!(page.main_text().contains("王师傅 曾师傅") && page.body.contains("/change/objection"), "{}", page.main_text());
        let page = seat.get(&at(&on, &row, "?done=taught")).await.main_text();
        assert!(page.contains("圣阳电源 更改了导师"), "{page}");
    }
}

on_both! {
    async fn one_joins_and_the_lead_goes(site: Site) {
        let on = ground(&site).await;
        let zeng = teacher(&site, &on, "曾师傅", None).await;
        let min = teacher(&site, &on, "闵师傅", None).await;
        let row = agreed(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        let post = async |from: &str, to: &str, lang: &str| {
            seat.post(&format!("{}?lang={lang}", at(&on, &row, "/mentors")), &[("from", from), ("to", to)]).await
        };
        let [wang, zeng_id, min_id] = [&on.mentor, &zeng, &min].map(|mentor| mentor.id.to_string());

        let nothing = post("", "", "zh-CN").await;
        let last = [post(&wang, "", "zh-CN").await, post(&wang, "", "en").await];
        let joined = post("", &zeng_id, "zh-CN").await;
        let third = [post("", &min_id, "zh-CN").await, post("", &min_id, "en").await];
        let gone = post(&wang, "", "zh-CN").await;

        assert_eq!((nothing.status, nothing.errors()), (422, vec![error("to", "请选择一项")]));
        let said = |answers: &[crate::support::Answer; 2]| answers.each_ref().map(|answer| (answer.status, answer.errors()));
        let both = |zh: &str, en: &str| [(422, vec![error("to", zh)]), (422, vec![error("to", en)])];
        assert_eq!(said(&last), both("培养不能没有导师，请选一位接手的导师", "A placement needs a mentor; choose who takes over"));
        assert_eq!(said(&third), both("已有两位导师，请同时选一位不再带的导师", "Two mentors teach already; choose who goes"));
        assert_eq!((joined.status, gone.status), (303, 303));
        assert_eq!(ties(&site, &row).await, [
            (on.mentor.id, Lead, Some(site.today() - Days::new(1))),
            (zeng.id, Lead, None),
        ]);
        assert_ne!(Lead, Second);
        assert_eq!(told(&site).await, [letter("li", "你在 圣阳电源 的导师有变动"), letter("li", "你在 圣阳电源 的导师有变动")]);
    }
}

on_both! {
    async fn whoever_may_not_teach_here_is_named_at_the_field(site: Site) {
        let on = ground(&site).await;
        let full = teacher(&site, &on, "孔师傅", None).await;
        let mut busy = full.clone().into_active_model();
        busy.max_load = Set(1);
        busy.update(site.app.db.write()).await.unwrap();
        let resting = teacher(&site, &on, "颜师傅", None).await;
        let li = site.account("li").await;
        let row = agreed(&site, &on, "li").await;
        let own = teacher(&site, &on, "李师傅", Some("li")).await;
        let seat = owner(&site, &on).await;
        let second = agreed(&site, &on, "yan").await;
        let from = on.mentor.id.to_string();
        seat.post(&at(&on, &second, "/mentors"), &[("from", &from), ("to", &full.id.to_string())]).await;
        site.turn(&on.enterprise, &resting, Turn::Rest).await;
        site.deliver().await;
        assert_eq!(own.account_id, Some(li.id));

        for (to, zh, en) in [
            (&full, "孔师傅 在 2026年12月11日 至 2027年12月10日 期间已带 1 人，请另选导师或改日期", "孔师傅 already looks after 1 person between 11 December 2026 and 10 December 2027. Choose another mentor or other dates"),
            (&resting, "请选择科技局批准的导师", "Choose a mentor whom the bureau has approved"),
            (&own, "李师傅 就是学徒本人，请另选导师", "李师傅 is the apprentice; choose another mentor"),
        ] {
            for (lang, sentence) in [("zh-CN", zh), ("en", en)] {
                let path = format!("{}?lang={lang}", at(&on, &row, "/mentors"));
                let answer = seat.post(&path, &[("from", &from), ("to", &to.id.to_string())]).await;

                assert_eq!((answer.status, answer.errors()), (422, vec![error("to", sentence)]));
            }
        }
        assert_eq!(ties(&site, &row).await, [(on.mentor.id, Lead, None)]);
        assert_eq!(told(&site).await, []);
    }
}

on_both! {
    async fn of_two_tabs_the_second_finds_that_another_teaches(site: Site) {
        let on = ground(&site).await;
        let [zeng, min] = [teacher(&site, &on, "曾师傅", None).await, teacher(&site, &on, "闵师傅", None).await];
        let row = agreed(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        let from = on.mentor.id.to_string();
        let post = async |to: &entity::mentor::Model| {
            seat.post(&at(&on, &row, "/mentors"), &[("from", &from), ("to", &to.id.to_string())]).await
        };

        let [first, again] = [post(&zeng).await, post(&zeng).await];
        let typed = [("from", from.as_str()), ("to", &min.id.to_string())];
        let other = turned_down(&seat, &at(&on, &row, "/mentors"), &typed).await;

        assert_eq!([first.status, again.status], [303, 303]);
        assert_eq!(other, ["这位导师现在不带这名学徒", "This mentor does not teach this apprentice now"]);
        assert_eq!(ties(&site, &row).await.len(), 2);
        assert_eq!(told(&site).await.len(), 1);
    }
}

on_both! {
    async fn an_objection_that_is_right_brings_the_mentor_back(site: Site) {
        let on = ground(&site).await;
        let zeng = teacher(&site, &on, "曾师傅", None).await;
        let row = running(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        let fields = [("from", on.mentor.id.to_string()), ("to", zeng.id.to_string())];
        seat.post(&at(&on, &row, "/mentors"), &[("from", fields[0].1.as_str()), ("to", fields[1].1.as_str())]).await;
        site.deliver().await;
        let li = apprentice(&site, "li").await;
        let officer = site.reviewing("reviewer", None).await;

        let asked = li.get(&mine(&row, "/change/objection")).await;
        let empty = in_both(&li, &mine(&row, "/change/objection"), &[]).await;
        let sent = li.post(&mine(&row, "/change/objection"), &[("words", WHY)]).await;
        let again = turned_down(&li, &mine(&row, "/change/objection"), &[("words", WHY)]).await;
        let page = officer.get(&desk(&row, "/objection")).await;
        let decided = officer.post(&desk(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;

        assert_eq!([asked.status, sent.status, decided.status], [200, 303, 303]);
        let errors = empty.each_ref().map(|answer| (answer.status, answer.errors()));
        assert_eq!(errors, ["请写明哪里不对", "Write what is wrong"].map(|said| (422, vec![error("words", said)])));
        assert_eq!(again, ["没有可以提出异议的事项", "There is nothing to object to"]);
        assert!(page.main_text().contains("原为：王师傅；现为：曾师傅") && page.main_text().contains("成立：恢复原内容"), "{}", page.main_text());
        let now: Vec<_> = ties(&site, &row).await.into_iter().filter(|(.., until)| until.is_none()).collect();
        assert_eq!(now, [(on.mentor.id, Lead, None)]);
        assert_eq!(changes(&site, &row).await[0].state, State::Undone);
        assert_eq!((teaching(&site, &on.mentor).await, teaching(&site, &zeng).await), (1, 0));
        assert_eq!(life::objections(site.db(), row.id).await.unwrap()[0].outcome, Some(Outcome::Upheld));
        assert_eq!(told(&site).await, [
            letter("fang", "li 对更改的异议成立"),
            letter("fang", "li 提出了异议"),
            letter("li", "你对 圣阳电源 所作更改的异议成立"),
        ]);
        assert_eq!(site.placement_now(&row).await.exception, None);
    }
}

on_both! {
    async fn a_mentor_who_is_gone_cannot_be_brought_back(site: Site) {
        let on = ground(&site).await;
        let zeng = teacher(&site, &on, "曾师傅", None).await;
        let row = running(&site, &on, "li").await;
        let (from, to) = (on.mentor.id.to_string(), zeng.id.to_string());
        owner(&site, &on).await.post(&at(&on, &row, "/mentors"), &[("from", &from), ("to", &to)]).await;
        apprentice(&site, "li").await.post(&mine(&row, "/change/objection"), &[("words", WHY)]).await;
        mentors::remove(&site.app.db, &site.tending(&on.enterprise).await, on.mentor.id, site.now()).await.unwrap();
        let officer = site.reviewing("reviewer", None).await;

        let upheld = in_both(&officer, &desk(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;
        let dismissed = officer.post(&desk(&row, "/objection"), &[("code", "dismissed"), ("reason", WHY)]).await;

        assert_eq!(dismissed.status, 303);
        let errors = upheld.each_ref().map(|answer| (answer.status, answer.errors()));
        let said = ["请选择科技局批准的导师", "Choose a mentor whom the bureau has approved"];
        assert_eq!(errors, said.map(|said| (409, vec![error("to", said)])));
        assert_eq!(teaching(&site, &zeng).await, 1);
    }
}

on_both! {
    async fn after_two_weeks_nobody_objects(site: Site) {
        let on = ground(&site).await;
        let zeng = teacher(&site, &on, "曾师傅", None).await;
        let row = running(&site, &on, "li").await;
        let (from, to) = (on.mentor.id.to_string(), zeng.id.to_string());
        owner(&site, &on).await.post(&at(&on, &row, "/mentors"), &[("from", &from), ("to", &to)]).await;
        site.advance(Duration::days(14) + Duration::minutes(1));
        let li = apprentice(&site, "li").await;

        for (lang, heading) in [("zh-CN", "没有可以提出异议的事项"), ("en", "There is nothing to object to")] {
            let answer = li.post(&format!("{}?lang={lang}", mine(&row, "/change/objection")), &[("words", WHY)]).await;
            assert_eq!((answer.status, answer.heading().as_str()), (409, heading));
        }
        assert!(!li.get(&mine(&row, "")).await.body.contains("/change/objection"));
    }
}

on_both! {
    async fn an_end_that_is_taken_back_leaves_what_was_objected_to_besides(site: Site) {
        let on = ground(&site).await;
        let zeng = teacher(&site, &on, "曾师傅", None).await;
        let row = running(&site, &on, "li").await;
        let (from, to) = (on.mentor.id.to_string(), zeng.id.to_string());
        owner(&site, &on).await.post(&at(&on, &row, "/mentors"), &[("from", &from), ("to", &to)]).await;
        apprentice(&site, "li").await.post(&mine(&row, "/change/objection"), &[("words", WHY)]).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, candidate(&site.account_called("li").await));
        let why = why();
        let ender = life::Ender::Apprentice(&who);

        life::end(db, key, ender, row.id, site.today() + Days::new(9), &why, site.now()).await.unwrap();
        life::take_end_back(db, key, ender, row.id, None, site.now()).await.unwrap();

        assert_eq!(life::objections(site.db(), row.id).await.unwrap()[0].outcome, None);
        assert_eq!(site.placement_now(&row).await.exception.as_deref(), Some("objection"));
    }
}

on_both! {
    /// One who was full in the days before does not keep it from being opened again.
    async fn whoever_came_later_teaches_from_then_on_and_is_asked_for_no_room_before(site: Site) {
        let mut on = ground(&site).await;
        let zeng = teacher(&site, &on, "曾师傅", None).await;
        let most = entity::mentor::ActiveModel { id: Set(zeng.id), max_load: Set(1), ..Default::default() };
        most.update(site.app.db.write()).await.unwrap();
        let li = running(&site, &on, "li").await;
        let first = std::mem::replace(&mut on.mentor, zeng.clone());
        let wang = running(&site, &on, "wang").await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let (who, why) = (site.tending(&on.enterprise).await, why());
        life::end(db, key, life::Ender::Enterprise(&who), wang.id, site.today(), &why, site.now()).await.unwrap();

        site.advance(Duration::days(1));
        let [from, to] = [first.id.to_string(), zeng.id.to_string()];
        let over = owner(&site, &on).await.post(&at(&on, &li, "/mentors"), &[("from", &from), ("to", &to)]).await;
        life::end(db, key, life::Ender::Enterprise(&who), li.id, site.today(), &why, site.now()).await.unwrap();
        let again = life::reopen(db, key, &site.reviewer().await, li.id, "企业来信", site.now()).await;

        assert_eq!(over.status, 303, "{:?}", over.errors());
        assert!(again.is_ok(), "{again:?}");
    }
}
