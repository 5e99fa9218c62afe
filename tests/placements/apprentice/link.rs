//! The letter's link: who may open it, how often, and what it says once it is over.
use super::{BIRTH, OVER, all_yes, at, opened, sent};
use crate::{
    on_both,
    placements::{ground, told},
    support::Site,
};
use entity::{
    membership,
    mentor::Status::Approved,
    placement::{Reason, Side, Status, fault},
};
use sea_orm::EntityTrait;
use xingtan::placements::take_back;

on_both! {
    async fn an_apprentice_goes_from_the_letter_to_five_times_yes_in_both_languages(site: Site) {
        let on = ground(&site).await;
        let said = [
            ("li", "zh-CN", "等你答复", "五个部分：已同意 0，待答复 5，不同意 0", "等待备案"),
            ("wang", "en", "Your turn", "Five parts: 0 agreed, 5 to answer, 0 said no", "Waiting to be filed"),
        ];
        for (name, lang, turn, parts, waiting) in said {
            let account = site.account(name).await;
            let (row, link) = sent(&site, &on, name).await;
            let seat = site.sign_in(&account).await;
            let here = at(&row);

            let unknown = site.get(&link).await;
            let shown = seat.get(&format!("{link}?lang={lang}")).await;
            let open = seat.post(&link, &BIRTH).await;
            let page = seat.get(&format!("{here}?lang={lang}")).await;
            let answered = seat.post(&format!("{here}/answers"), &all_yes("1")).await;
            let after = seat.get(&format!("{here}?lang={lang}")).await;

            assert!(unknown.body.contains(&format!("/sign-in?next={link}")), "whoever is not signed in is led there and back");
            assert!(!unknown.body.contains("birth_year") && shown.body.contains("birth_year"));
            assert_eq!((open.status, open.location()), (303, here.clone()));
            assert!(page.main_text().contains(turn) && page.body.contains(parts), "{}", page.main_text());
            assert_eq!((answered.status, answered.location()), (303, here));
            assert!(after.main_text().contains(waiting), "{}", after.main_text());
            let now = site.placement_now(&row).await;
            assert_eq!((now.party, now.account_id, now.approved_at), (Side::Reviewer, Some(account.id), Some(site.now())));
            let letter = |to: &str, said: &str| (to.to_owned(), said.to_owned());
            assert_eq!(told(&site).await, [letter(name, "你已同意培养内容，等待科技局备案")]);
        }
    }
}

on_both! {
    async fn five_wrong_birth_dates_send_it_back_to_the_enterprise(site: Site) {
        let on = ground(&site).await;
        let (row, link) = sent(&site, &on, "li").await;
        let seat = site.sign_in(&site.account("li").await).await;
        let wrong = [("birth_year", "2004"), ("birth_month", "6"), ("birth_day", "5")];

        let unread = seat.post(&format!("{link}?lang=en"), &[("birth_year", "2004")]).await;
        let mut said = Vec::new();
        for lang in ["zh-CN", "zh-CN", "en", "en"] {
            let answer = seat.post(&format!("{link}?lang={lang}"), &wrong).await;
            assert_eq!((answer.status, answer.body.contains("value=\"2004\"")), (422, true), "what was typed stays");
            said.extend(answer.errors());
        }
        let last = seat.post(&link, &wrong).await;
        let over = seat.post(&link, &BIRTH).await;

        let error = |sentence: &str| ("birth_date".to_owned(), sentence.to_owned());
        assert_eq!(unread.errors(), [error("Enter year, month and day, like 2004 5 6")]);
        assert_eq!(said, [
            error("出生日期与企业填写的不同，还可以试 4 次"),
            error("出生日期与企业填写的不同，还可以试 3 次"),
            error("The birth date differs from what the enterprise wrote. 2 tries are left"),
            error("The birth date differs from what the enterprise wrote. 1 try is left"),
        ]);
        assert_eq!((last.status, last.heading().as_str()), (422, "五次都不符，已退回企业"));
        assert_eq!((over.status, over.heading().as_str()), (410, OVER[0]));
        let now = site.placement_now(&row).await;
        let faults = now.returned.map(|returned| returned.faults);
        assert_eq!((now.party, now.account_id), (Side::Enterprise, None));
        assert_eq!(faults, Some(vec![fault("birth_date_differs").at("birth_date").naming("name", "li")]));
        assert_eq!(told(&site).await, [("fang".to_owned(), "li：培养记录退回修改".to_owned())]);
        let fang = site.sign_in(&site.account_called("fang").await).await;
        for (lang, said) in [
            ("zh-CN", "li 五次填写的出生日期都与这里不同，请核对"),
            ("en", "The birth date that li typed differed from this one five times: please check it"),
        ] {
            let page = fang.get(&format!("/enterprise/{}/placements/{}?lang={lang}", on.enterprise.slug, row.id)).await;
            assert!(page.main_text().contains(said), "{}", page.main_text());
        }
    }
}

on_both! {
    async fn a_member_of_the_enterprise_cannot_be_its_apprentice(site: Site) {
        let on = ground(&site).await;
        let master = site.account("master").await;
        let mentor = site.mentor_of(&on.enterprise, &master, "孟师傅").await;
        let mentor = site.bring_mentor(&on.enterprise, mentor, Approved).await;
        let mut draft = on.draft(&site, "li");
        draft.lead = Some(mentor.id);
        let row = site.begin(&on, draft).await;
        let row = site.send_placement(&on, &row).await;
        let link = format!("/placements/{}", site.placement_link(&row, entity::placement_link::For::Apprentice).await);
        let seat = site.sign_in(&master).await;

        let member = seat.post(&link, &BIRTH).await;
        let english = seat.post(&format!("{link}?lang=en"), &BIRTH).await;
        let untied = site.placement_now(&row).await;
        membership::Entity::delete_by_id((on.enterprise.id, master.id)).exec(site.app.db.write()).await.unwrap();
        let opened = seat.post(&link, &BIRTH).await;
        let answered = seat.post(&format!("{}/answers", at(&row)), &all_yes("1")).await;

        assert_eq!((member.status, member.heading().as_str()), (409, "你是这家企业的成员，不能同时是它的学徒"));
        let said = "You are a member of this enterprise and cannot be its apprentice";
        assert_eq!((english.status, english.heading().as_str()), (409, said));
        assert_eq!((untied.account_id, untied.wrong_tries), (None, 0));
        assert_eq!([opened.status, answered.status], [303, 303]);
        let now = site.placement_now(&row).await;
        let faults = now.returned.map(|returned| returned.faults);
        assert_eq!((now.party, now.approved_at), (Side::Enterprise, None));
        assert_eq!(faults, Some(vec![fault("mentor_is_apprentice").at("lead").naming("name", "孟师傅")]));
    }
}

on_both! {
    async fn a_used_link_leads_its_own_apprentice_on_and_nobody_else(site: Site) {
        let on = ground(&site).await;
        let (row, link) = sent(&site, &on, "li").await;
        let li = site.sign_in(&site.account("li").await).await;
        let other = site.sign_in(&site.account("wang").await).await;
        li.post(&link, &BIRTH).await;

        let (again, once_more) = (li.get(&link).await, li.post(&link, &BIRTH).await);
        let over = [site.get(&link).await, other.get(&link).await, other.post(&link, &BIRTH).await];
        let english = other.get(&format!("{link}?lang=en")).await;
        let foreign = [other.get(&at(&row)).await, other.post(&format!("{}/answers", at(&row)), &all_yes("1")).await];

        assert_eq!([again.location(), once_more.location()], [at(&row), at(&row)]);
        assert_eq!(over.map(|answer| (answer.status, answer.heading())), [(); 3].map(|()| (410, OVER[0].to_owned())));
        assert_eq!((english.status, english.heading().as_str()), (410, OVER[1]));
        assert_eq!(foreign.map(|answer| answer.status), [404; 2]);
        assert_eq!(site.placement_now(&row).await.party, Side::Apprentice);
    }
}

on_both! {
    async fn a_link_is_over_once_it_is_taken_back(site: Site) {
        let on = ground(&site).await;
        let (row, link) = sent(&site, &on, "li").await;
        let seat = site.sign_in(&site.account("li").await).await;
        let who = site.tending(&on.enterprise).await;
        take_back(&site.app.db, &site.app.address_key, &who, row.id, site.now()).await.unwrap();

        let over = [seat.get(&link).await, seat.post(&link, &BIRTH).await, site.get(&format!("{link}/not-me")).await];
        let english = seat.post(&format!("{link}?lang=en"), &BIRTH).await;

        assert_eq!(over.map(|answer| (answer.status, answer.heading())), [(); 3].map(|()| (410, OVER[0].to_owned())));
        assert_eq!((english.status, english.heading().as_str()), (410, OVER[1]));
        assert_eq!(site.placement_now(&row).await.account_id, None);
    }
}

on_both! {
    async fn whoever_is_not_meant_says_so_without_signing_in(site: Site) {
        let on = ground(&site).await;
        let (row, link) = sent(&site, &on, "li").await;

        let asked = site.get(&format!("{link}/not-me")).await;
        let said = site.post(&format!("{link}/not-me"), &[]).await;
        let done = site.get(&said.location()).await;
        let done_in_english = site.get(&format!("{}?lang=en", said.location())).await;
        let again = [site.post(&format!("{link}/not-me"), &[]).await, site.post(&format!("{link}/not-me?lang=en"), &[]).await];

        assert_eq!((asked.status, said.status, done.status), (200, 303, 200));
        assert_eq!([asked.heading(), done.heading()], ["这不是我", "已告诉企业"]);
        assert_eq!(done_in_english.heading(), "The enterprise has been told");
        let pressed = again.each_ref().map(|answer| (answer.status, answer.heading()));
        assert_eq!(pressed, OVER.map(|said| (410, said.to_owned())), "pressed a second time");
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.reason_code, now.end_side), (Status::Cancelled, Some(Reason::NotMe), Some(Side::Apprentice)));
        assert_eq!(site.get(&link).await.status, 410);
        assert_eq!(told(&site).await, [("fang".to_owned(), "li 的培养已取消".to_owned())]);
    }
}

on_both! {
    async fn of_two_accounts_with_one_link_at_the_same_moment_one_is_the_apprentice(site: Site) {
        let on = ground(&site).await;
        let (row, link) = sent(&site, &on, "li").await;
        let (one, two) = (site.sign_in(&site.account("li").await).await, site.sign_in(&site.account("wang").await).await);

        let (first, second) = tokio::join!(one.post(&link, &BIRTH), two.post(&link, &BIRTH));

        let mut states = [first.status, second.status];
        states.sort_unstable();
        assert_eq!(states, [303, 410]);
        assert!(site.placement_now(&row).await.account_id.is_some());
    }
}

on_both! {
    async fn one_network_tries_birth_dates_only_so_often(site: Site) {
        let on = ground(&site).await;
        let (_, account) = opened(&site, &on, "wang").await;
        let (_, link) = sent(&site, &on, "li").await;
        let seat = site.sign_in(&account).await;
        for _ in 0..60 {
            let key = "placement links unknown";
            xingtan::limits::take(&site.app.db, key, 60, chrono::Duration::hours(1), site.now()).await.unwrap().unwrap();
        }

        let refused = seat.post(&link, &BIRTH).await;
        site.advance(chrono::Duration::hours(1));

        assert_eq!((refused.status, refused.header("retry-after")), (429, "3600"));
        assert_eq!(seat.post(&link, &BIRTH).await.status, 303);
    }
}
