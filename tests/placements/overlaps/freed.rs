//! Days that become free without a request, what is not filed yet, and who is named where the bureau decides.
use super::{
    Both,
    clock::followed,
    grounds, later, letter, no, steps_from, told, turned_down,
    waiting::{each, is_to_be_sent_again, room},
};
use crate::{
    on_both,
    placements::apprentice::at,
    support::{Site, enterprises::candidate},
};
use chrono::{Days, Duration};
use entity::{
    placement::{Reason, Side},
    placement_overlap::Outcome,
};
use xingtan::placements::{
    Draft, Stage, Why, decline,
    life::{self, Ender},
    save,
};

/// Agreed to in one enterprise and not filed; the other enterprise's draft, opened, begins a month later.
async fn unfiled(site: &Site) -> Both {
    let (old, new) = grounds(site).await;
    let other = site.placed(&old, "li", Stage::WithReviewer).await;
    let li = site.account_called("li").await;
    let draft = site.begin(&new, later(site, &new, "li")).await;
    let draft = site.open_placement(&site.send_placement(&new, &draft).await, &li).await;
    site.deliver().await;
    Both { old, new, other, draft, li }
}

fn why() -> Why {
    Why { code: Reason::Family, words: None }
}

/// The apprentice ends the other on a day before the draft begins.
async fn ends(site: &Site, both: &Both) {
    let (db, key, li) = (&site.app.db, &site.app.address_key, candidate(&both.li));
    let last = site.today() + Days::new(20);
    life::end(db, key, Ender::Apprentice(&li), both.other.id, last, &why(), site.now()).await.unwrap();
    site.deliver().await;
}

on_both! {
    async fn what_came_back_for_its_days_is_to_be_sent_again_once_the_other_ends_of_itself(site: Site) {
        let both = Both::of(&site).await;
        site.agree(&both.draft, &both.li).await;
        let returned = site.placement_now(&both.draft).await;
        site.deliver().await;
        let before = (followed(&site).await, told(&site).await);

        ends(&site, &both).await;
        let written = (followed(&site).await, told(&site).await);
        let again = (followed(&site).await, told(&site).await);

        assert_eq!((returned.party, returned.returned.unwrap().faults[0].code.as_str()), (Side::Enterprise, "days_taken"));
        assert_eq!((before, again), ((0, vec![]), (0, vec![])));
        assert_eq!(written, (1, vec![letter("lu", "li：日期现在合适")]));
        assert_eq!(site.placement_now(&both.draft).await.returned, None);
        assert_eq!(steps_from(&site, &both.draft, "guard-failed").await, ["guard-failed", "dates-free"]);
        is_to_be_sent_again(&site, &both).await;
    }
}

on_both! {
    async fn also_once_a_draft_that_took_them_is_cancelled(site: Site) {
        let both = unfiled(&site).await;
        site.agree(&both.draft, &both.li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        decline(db, key, &candidate(&both.li), both.other.id, &why(), site.now()).await.unwrap();
        site.deliver().await;

        assert_eq!((followed(&site).await, told(&site).await), (1, vec![letter("lu", "li：日期现在合适")]));
        is_to_be_sent_again(&site, &both).await;
    }
}

on_both! {
    /// Else it could try days without asking anybody, until a letter says that some are free.
    async fn of_days_that_its_enterprise_wrote_since_it_learns_by_sending_them(site: Site) {
        let both = Both::of(&site).await;
        site.agree(&both.draft, &both.li).await;
        site.deliver().await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&both.new.enterprise).await);
        let first = both.other.last_day.map(|last| last + Days::new(1));
        let free = Draft { first_day: first, last_day: first.map(|first| first + Days::new(90)), ..later(&site, &both.new, "li") };

        site.advance(Duration::minutes(1));
        save(db, key, &who, both.draft.id, both.draft.revision, free, site.now()).await.unwrap();

        assert_eq!((followed(&site).await, told(&site).await), (0, vec![]));
    }
}

on_both! {
    async fn nor_does_it_where_its_apprentice_had_asked_to_leave(site: Site) {
        let both = Both::of(&site).await;
        site.agree(&both.draft, &both.li).await;
        both.asked(&site).await;
        site.deliver().await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&both.new.enterprise).await);
        let draft = site.placement_now(&both.draft).await;
        let first = both.other.last_day.map(|last| last + Days::new(1));
        let free = Draft { first_day: first, last_day: first.map(|first| first + Days::new(90)), ..later(&site, &both.new, "li") };

        site.advance(Duration::minutes(1));
        save(db, key, &who, draft.id, draft.revision, free, site.now()).await.unwrap();
        followed(&site).await;
        followed(&site).await;

        let subjects: Vec<String> = told(&site).await.into_iter().map(|(_, subject)| subject).collect();
        assert!(subjects.iter().all(|subject| !subject.contains("合适")), "{subjects:?}");
    }
}

on_both! {
    async fn what_is_not_filed_is_said_to_be_and_is_cancelled_on_its_page(site: Site) {
        let both = unfiled(&site).await;
        let li = site.sign_in(&both.li).await;
        let (other, last) = (both.other.id.to_string(), both.wish().to_string());
        let link = format!("href=\"{}\"", at(&both.other));

        let before = each(&li, &both.mine("/overlap")).await;
        let asked = turned_down(&li, &both.mine("/overlap"), &[("choice", &other), ("last", &last)]).await;
        site.agree(&both.draft, &both.li).await;
        let (after, mine) = (li.get(&both.mine("/overlap")).await, each(&li, &both.mine("")).await);

        let says = [
            "圣阳电源 的培养双方已同意，还没有备案，没有离开的日子可选。如果不去那里，可以在它的页面上取消。",
            "The placement at 圣阳电源 is agreed to and not filed yet, so there is no day to leave it on. If you are not going there, cancel it on its page.",
        ];
        assert!(before.iter().zip(says).all(|(page, says)| page.contains(says)), "{before:?}");
        assert!(!before[0].contains("已经结束") && !before[1].contains("or is over"), "{before:?}");
        assert_eq!(asked, ["那次培养还没有备案", "That placement is not filed yet"].map(str::to_owned));
        assert!(after.main_text().contains(says[0]) && after.body.contains(&link), "{}", after.body);
        assert!(mine[0].contains("请选择怎么办") && mine[1].contains("Choose what is to happen"), "they are asked: {mine:?}");
        assert_eq!(site.placement_now(&both.draft).await.party, Side::Enterprise);
    }
}

on_both! {
    async fn whoever_asked_for_other_dates_may_cancel_what_is_not_filed_instead(site: Site) {
        let both = unfiled(&site).await;
        let li = site.sign_in(&both.li).await;

        li.post(&both.mine("/overlap"), &[("choice", "dates")]).await;
        let mine = each(&li, &both.mine("")).await;

        assert!(mine[0].contains("也可以取消还没有备案的那一次。") && !mine[0].contains("也可以改为离开"), "{}", mine[0]);
        assert!(mine[1].contains("You may cancel the one that is not filed yet instead."), "{}", mine[1]);
    }
}

on_both! {
    async fn whoever_asked_reads_it_as_theirs_and_the_bureau_is_named_where_it_decided(site: Site) {
        let both = Both::of(&site).await;
        let li = site.sign_in(&both.li).await;
        let owner = site.sign_in(&site.tending(&both.new.enterprise).await.account).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();
        let (mine, asked) = (each(&li, &both.mine("")).await, each(&owner, &room(&both)).await);

        both.decide(&site, Outcome::Leaves).await.unwrap();

        let own = ["日期还不合适，你已请求离开另一家企业", "The dates do not fit yet; you asked to leave the other enterprise"];
        assert!(mine.iter().zip(own).all(|(page, says)| page.contains(says)), "{mine:?}");
        assert!(!mine[0].contains("已经询问学徒") && !mine[1].contains("the apprentice has been asked"), "{mine:?}");
        assert!(asked[0].contains("日期还不合适，已经询问学徒") && !asked[0].contains("另一家企业"), "{}", asked[0]);
        let theirs = each(&owner, &room(&both)).await;
        let says = ["科技局 已作决定，日期现在合适 双方已沟通", "The bureau has decided; the dates fit now 双方已沟通"];
        assert!(theirs.iter().zip(says).all(|(page, says)| page.contains(says)), "{theirs:?}");
    }
}
