//! The enterprise that is left: what it reads and answers; and one yes against one withdrawal.
use super::{Both, in_both, letter, no, request_now, steps_from, told, turned_down};
use crate::{
    on_both,
    placements::life,
    support::{Answer, Site, enterprises::candidate},
};
use chrono::Days;
use entity::{
    placement::{Reason, Side, Status},
    placement_overlap::{Refusal, Status as Stands},
};
use xingtan::placements::{
    Stage, Why,
    life::{Ender, ObjectError, object, pause, pauses, take_end_back},
    overlaps::{OverlapError, Reply},
};

on_both! {
    async fn it_reads_the_day_and_agrees_by_the_form(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        site.deliver().await;
        let owner = site.sign_in(&site.tending(&both.old.enterprise).await.account).await;
        let id = request.id.to_string();

        let [zh, en] = ["?lang=zh-CN", "?lang=en"].map(|lang| both.theirs(&format!("/leaving{lang}")));
        let (zh, en) = (owner.get(&zh).await.main_text(), owner.get(&en).await.main_text());
        let page = owner.get(&both.theirs("?lang=zh-CN")).await;
        let sent = owner.post(&both.theirs("/leaving"), &[("request", &id), ("answer", "yes")]).await;
        let after = owner.get(&both.theirs("?done=leave-accepted")).await.main_text();
        let none = turned_down(&owner, &both.theirs("/leaving"), &[]).await;

        assert!(zh.contains("li 希望离开，最后一天是 2027年1月9日。"), "{zh}");
        assert!(en.contains("li wishes to leave, with 9 January 2027 as the last day."), "{en}");
        assert!(page.body.contains(&format!("href=\"{}\"", both.theirs("/leaving"))), "{}", page.main_text());
        assert!(after.contains("已同意。最后一天已定") && after.contains("圣阳电源 同意离开"), "{after}");
        assert_eq!(sent.location(), both.theirs(""));
        assert_eq!(none, ["没有要答复的请求", "There is no request to answer"]);
        let now = site.placement_now(&both.other).await;
        assert_eq!((now.status, now.end_day, now.reason_code), (Status::Running, Some(both.wish()), Some(Reason::OwnWish)));
        assert_eq!(told(&site).await, [letter("li", "圣阳电源 同意你离开"), letter("lu", "li：日期现在合适")]);
        assert_eq!(steps_from(&site, &both.other, "leave-asked").await, ["leave-asked", "leave-accepted"]);
    }
}

on_both! {
    async fn a_no_says_why_and_the_bureau_has_it_at_once(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        site.deliver().await;
        let owner = site.sign_in(&site.tending(&both.old.enterprise).await.account).await;
        let (there, id) = (both.theirs("/leaving"), request.id.to_string());
        let english = format!("{there}?lang=en");

        let nothing = in_both(&owner, &there, &[("request", &id), ("words", "机床")]).await;
        let bare = in_both(&owner, &there, &[("request", &id), ("answer", "no"), ("words", "机床")]).await;
        let wordless = in_both(&owner, &there, &[("request", &id), ("answer", "no"), ("code", "other")]).await;
        let sent = owner.post(&there, &[("request", &id), ("answer", "no"), ("code", "hand-over"), ("words", "机床")]).await;
        let again = owner.get(&there).await;
        let page = owner.get(&both.theirs("")).await;
        let yes = owner.post(&there, &[("request", &id), ("answer", "yes")]).await;
        let english_yes = owner.post(&english, &[("request", &id), ("answer", "yes")]).await;
        let li = site.sign_in(&both.li).await.get(&both.mine("/overlap")).await.main_text();

        let errors = |answers: &[Answer; 2]| answers.each_ref().map(|answer| (answer.status, answer.errors()));
        let said = |field: &str, said: [&str; 2]| said.map(|said| (422, vec![(field.to_owned(), said.to_owned())]));
        assert_eq!(errors(&nothing), said("answer", ["请选择同意或不同意", "Say yes or no"]));
        assert_eq!(errors(&bare), said("code", ["请选择原因", "Choose a reason"]));
        assert_eq!(errors(&wordless), said("words", ["请写原因", "Give a reason"]));
        assert!(nothing.iter().chain(&bare).all(|answer| answer.body.contains("机床")), "what was typed stays");
        assert_eq!(sent.location(), both.theirs(""));
        assert!(page.main_text().contains("贵企业不同意 li 在 2027年1月9日 离开，由科技局决定"), "{}", page.main_text());
        assert!(!page.body.contains("/leaving\""), "nothing is left to be answered: {}", page.body);
        let gone = "已经答复不同意，科技局已受理";
        assert_eq!([&again, &yes].map(|answer| (answer.status, answer.heading())), [(); 2].map(|()| (409, gone.to_owned())));
        assert_eq!(english_yes.heading(), "Your no was sent already, and the bureau has it");
        assert_eq!(site.placement_now(&both.other).await.end_day, None);
        assert!(li.contains("由科技局决定。你仍然可以自己提前结束。 原因：工作还没有交接完 机床"), "{li}");
        let now = request_now(&site, &request).await;
        assert_eq!((now.status, now.refusal, now.queued_at), (Stands::Refused, Some(Refusal::HandOver), Some(site.now())));
        assert_eq!(site.placement_now(&both.draft).await.exception.as_deref(), Some("overlap"));
        assert_eq!(told(&site).await, [letter("li", "圣阳电源 不同意你离开")]);
    }
}

on_both! {
    async fn a_day_that_is_today_ends_it_at_once_and_a_pause_with_it(site: Site) {
        let both = Both::of(&site).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let who = site.tending(&both.old.enterprise).await;
        let until = site.today() + Days::new(9);
        let ill = Why { code: Reason::Health, words: None };
        pause(db, key, Ender::Enterprise(&who), both.other.id, until, &ill, site.now()).await.unwrap();
        let request = both.ask(&site, site.today()).await.unwrap();

        both.reply(&site, &request, &Reply::Yes).await.unwrap();

        let now = site.placement_now(&both.other).await;
        assert_eq!((now.status, now.end_day, now.over_at), (Status::EndedEarly, Some(site.today()), Some(site.now())));
        assert_eq!(life::numbers(&site, &both.old).await, (0, 0, 0), "what it held is free");
        let pauses = pauses(site.db(), both.other.id).await.unwrap();
        assert!(pauses[0].ended_on.is_some());
    }
}

on_both! {
    async fn whoever_agreed_neither_takes_it_back_nor_objects_and_the_apprentice_may_stay(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &Reply::Yes).await.unwrap();
        let (db, key, id) = (&site.app.db, &site.app.address_key, both.other.id);
        let (who, li) = (site.tending(&both.old.enterprise).await, candidate(&both.li));

        let theirs = take_end_back(db, key, Ender::Enterprise(&who), id, None, site.now()).await;
        let objected = object(db, key, Ender::Enterprise(&who), id, "不对", site.now()).await;
        let stays = take_end_back(db, key, Ender::Apprentice(&li), id, None, site.now()).await.unwrap();

        assert!(theirs.is_err(), "{theirs:?}");
        assert!(matches!(objected, Err(ObjectError::Nothing)), "{objected:?}");
        assert_eq!((stays.end_day, Stage::of(&stays)), (None, Stage::Running));
    }
}

on_both! {
    async fn of_a_yes_and_a_withdrawal_at_the_same_moment_one_wins(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        site.deliver().await;

        let (yes, back) = tokio::join!(both.reply(&site, &request, &Reply::Yes), both.withdraw(&site));

        assert_eq!([yes.is_ok(), back.is_ok()].iter().filter(|done| **done).count(), 1, "{yes:?} {back:?}");
        for refused in [yes.err(), back.err()].into_iter().flatten() {
            assert!(matches!(refused, OverlapError::Stands(_)), "{refused:?}");
        }
        let (other, now) = (site.placement_now(&both.other).await, request_now(&site, &request).await.status);
        let wins = if other.end_day.is_some() { Stands::Ended } else { Stands::Withdrawn };
        assert_eq!(now, wins);
    }
}

on_both! {
    async fn a_yes_to_what_was_withdrawn_meanwhile_changes_nothing(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        let owner = site.sign_in(&site.tending(&both.old.enterprise).await.account).await;
        both.withdraw(&site).await.unwrap();

        let fields = [("request", request.id.to_string()), ("answer", "yes".to_owned())];
        let fields = fields.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>();
        let sent = owner.post(&both.theirs("/leaving"), &fields).await;
        let english = owner.post(&both.theirs("/leaving?lang=en"), &fields).await;

        assert_eq!((sent.status, sent.heading().as_str()), (409, "这个请求已经不再需要答复"));
        assert_eq!(english.heading(), "This request needs no answer any more");
        assert_eq!(site.placement_now(&both.other).await.end_day, None);
    }
}

on_both! {
    async fn what_was_read_is_answered_and_not_what_was_asked_since(site: Site) {
        let both = Both::of(&site).await;
        let first = both.asked(&site).await;
        let owner = site.sign_in(&site.tending(&both.old.enterprise).await.account).await;
        both.withdraw(&site).await.unwrap();
        let second = both.ask(&site, both.wish().pred_opt().unwrap()).await.unwrap();
        let (first, second) = (first.id.to_string(), second.id.to_string());

        let stale = owner.post(&both.theirs("/leaving"), &[("request", &first)]).await;
        let fresh = owner.post(&both.theirs("/leaving"), &[("request", &second)]).await;

        assert_eq!((stale.status, stale.heading().as_str()), (409, "这个请求已经不再需要答复"));
        assert_eq!(fresh.status, 422);
        assert!(fresh.body.contains(&second), "{}", fresh.body);
    }
}

on_both! {
    async fn a_draft_with_its_enterprise_forgets_that_the_days_did_not_fit(site: Site) {
        let both = Both::of(&site).await;
        site.agree(&both.draft, &both.li).await;
        let returned = site.placement_now(&both.draft).await;
        let request = both.asked(&site).await;
        site.deliver().await;

        both.reply(&site, &request, &Reply::Yes).await.unwrap();
        let free = site.placement_now(&both.draft).await;
        let sent = site.send_placement(&both.new, &free).await;

        assert_eq!((returned.party, returned.returned.is_some()), (Side::Enterprise, true));
        assert_eq!((free.party, free.returned), (Side::Enterprise, None));
        assert_eq!(sent.party, Side::Reviewer, "the answers stand, so it goes on at once");
        assert!(both.reply(&site, &request, &no()).await.is_err());
    }
}
