//! The timetable, by two workers at once: day 7, day 14, what the placements themselves settled, and clocks that rest.
use super::{Both, grounds, later, letter, no, request_now, steps_from, told};
use crate::{
    on_both,
    support::{Site, enterprises::candidate},
};
use chrono::{Days, Duration};
use entity::{
    placement::{Reason, Side, Status},
    placement_overlap::Status as Stands,
};
use xingtan::placements::{
    Draft, Why, cancel,
    life::{self, Ender},
    overlaps::follow,
    save, take_back,
};

/// By two workers at once.
pub(super) async fn followed(site: &Site) -> u64 {
    let (db, key) = (&site.app.db, &site.app.address_key);
    let (one, other) = tokio::join!(follow(db, key, site.now()), follow(db, key, site.now()));
    one.unwrap() + other.unwrap()
}

on_both! {
    async fn in_the_list_nobody_is_silent_while_another_is_to_be_left(site: Site) {
        let both = Both::of(&site).await;
        let list = format!("/enterprise/{}/placements", both.new.enterprise.slug);
        let look = async || {
            let owner = site.sign_in(&site.tending(&both.new.enterprise).await.account).await;
            owner.get(&list).await.main_text()
        };
        both.asked(&site).await;

        site.advance(Duration::days(15));
        let waiting = look().await;
        both.withdraw(&site).await.unwrap();
        site.advance(Duration::days(14));
        let silent = look().await;

        assert!(waiting.contains("等学徒答复 已 15 天") && !waiting.contains("未答复"), "{waiting}");
        assert!(waiting.contains("到期未结束 0"), "{waiting}");
        assert!(silent.contains("超过 14 天未答复 已 14 天"), "{silent}");
    }
}

on_both! {
    async fn the_enterprise_is_reminded_on_day_7_and_the_bureau_has_it_from_day_14(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        site.deliver().await;

        let mut said = Vec::new();
        for ahead in [6, 1, 6, 1, 1] {
            site.advance(Duration::days(ahead));
            said.push((followed(&site).await, told(&site).await));
        }

        let reminder = letter("fang", "提醒：li 在等你答复");
        assert_eq!(said, [(0, vec![]), (1, vec![reminder]), (0, vec![]), (1, vec![]), (0, vec![])]);
        let (now, draft) = (request_now(&site, &request).await, site.placement_now(&both.draft).await);
        assert_eq!((now.status, now.queued_at), (Stands::Open, Some(site.now() - Duration::days(1))));
        assert_eq!((draft.exception.as_deref(), draft.with_since), (Some("overlap"), site.now() - Duration::days(1)));
        assert_eq!(steps_from(&site, &both.other, "leave-asked").await, ["leave-asked", "leave-reminded", "leave-late"]);
    }
}

on_both! {
    async fn while_somebody_is_asked_no_silence_counts_and_afterwards_it_counts_anew(site: Site) {
        let both = Both::of(&site).await;
        both.asked(&site).await;
        site.deliver().await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.advance(Duration::days(39));
        let reminded = life::remind(db, key, site.now()).await.unwrap();
        site.advance(Duration::days(40));
        let silent = life::silence(db, key, site.now()).await.unwrap();
        both.withdraw(&site).await.unwrap();
        let at_once = (life::remind(db, key, site.now()).await.unwrap(), life::silence(db, key, site.now()).await.unwrap());
        site.advance(Duration::days(60));
        let later = life::silence(db, key, site.now()).await.unwrap();

        assert_eq!((reminded, silent, at_once, later), (0, 0, (0, 0), 1));
        assert_eq!(site.placement_now(&both.draft).await.status, Status::Cancelled);
    }
}

on_both! {
    async fn the_apprentices_own_end_settles_it_also_after_a_refusal_and_the_draft_goes_on(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();
        site.agree(&both.draft, &both.li).await;
        let waits = site.placement_now(&both.draft).await;
        site.deliver().await;
        let (db, key, li) = (&site.app.db, &site.app.address_key, candidate(&both.li));
        let (why, last) = (Why { code: Reason::Family, words: None }, site.today() + Days::new(20));

        life::end(db, key, Ender::Apprentice(&li), both.other.id, last, &why, site.now()).await.unwrap();
        let written = followed(&site).await;

        assert_eq!((waits.party, waits.exception.as_deref()), (Side::Apprentice, Some("overlap")));
        assert_eq!(written, 1);
        let (now, draft) = (request_now(&site, &request).await, site.placement_now(&both.draft).await);
        assert_eq!((now.status, now.over_at), (Stands::Ended, Some(site.now())));
        assert_eq!((draft.party, draft.exception), (Side::Reviewer, None));
        assert_eq!(told(&site).await, [
            letter("fang", "li 将提前离开"),
            letter("li", "你已同意培养内容，等待科技局备案"),
        ]);
    }
}

on_both! {
    async fn a_draft_with_other_days_or_without_any_asks_nobody_any_more(site: Site) {
        let (old, new) = grounds(&site).await;
        let redated = Both::between(&site, old, new, "li").await;
        let request = redated.asked(&site).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&redated.new.enterprise).await);
        let row = take_back(db, key, &who, redated.draft.id, site.now()).await.unwrap();
        let first = redated.other.last_day.map(|last| last + Days::new(1));
        let draft = Draft { first_day: first, ..later(&site, &redated.new, "li") };
        site.deliver().await;

        let row = save(db, key, &who, row.id, row.revision, draft, site.now()).await.unwrap();
        let written = (followed(&site).await, told(&site).await);
        save(db, key, &who, row.id, row.revision, later(&site, &redated.new, "li"), site.now()).await.unwrap();
        let again = redated.asked(&site).await;
        let why = Why { code: Reason::EnterpriseShrank, words: None };
        cancel(db, key, &who, row.id, &why, site.now()).await.unwrap();
        site.deliver().await;
        let cancelled = (followed(&site).await, told(&site).await);

        let over = vec![letter("fang", "li 离开的请求不用答复了")];
        assert_eq!((written, cancelled), ((1, over.clone()), (1, over)));
        assert_eq!(request_now(&site, &request).await.status, Stands::ReDated);
        assert_eq!(request_now(&site, &again).await.status, Stands::Withdrawn);
    }
}
