//! A proposal and its answer: accepted, refused, withdrawn; one at a time, and of two tabs the second is too late.
use super::{
    OVER, WHY, apprentice, at, borrowed, changes, desk, error, filled, ground, letter, mine, owner, running, said,
    told, turned_down, with,
};
use crate::{on_both, support::Site};
use entity::{
    placement::{Reason, Status},
    placement_change::State,
};
use xingtan::placements::{Stage, Why, life};

on_both! {
    async fn higher_pay_that_the_apprentice_proposes_holds_once_the_enterprise_accepts(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (li, seat) = (apprentice(&site, "li").await, owner(&site, &on).await);
        let fields = filled(&row);

        let sent = li.post(&mine(&row, "/change"), &with(&fields, &[("pay", "4300"), ("words", WHY)])).await;
        let before = site.placement_now(&row).await.pay;
        let asked = seat.get(&at(&on, &row, "/change")).await;
        let english = seat.get(&at(&on, &row, "/change?lang=en")).await.main_text();
        let own = [li.get(&mine(&row, "/change")).await, li.get(&mine(&row, "/change?lang=en")).await].map(|page| page.main_text());
        let accepted = seat.post(&at(&on, &row, "/change/answer"), &borrowed(&said(&site, &row, "accept").await)).await;

        assert_eq!((sent.status, accepted.status), (303, 303), "{:?} {}", sent.errors(), accepted.heading());
        assert!(asked.main_text().contains("li 于") && asked.main_text().contains("4,200 4,300"), "{}", asked.main_text());
        assert!(asked.main_text().contains("前答复。") && english.contains("it can be answered until"), "{english}");
        assert!(own[0].contains("没有人答复就作废。") && !own[0].contains("前答复。"), "{}", own[0]);
        assert!(own[1].contains("unless it is answered until then") && !own[1].contains("it can be answered"), "{}", own[1]);
        assert_eq!((before, site.placement_now(&row).await.pay), (row.pay, Some(430_000)));
        assert_eq!(changes(&site, &row).await[0].state, State::InForce);
        assert_eq!(told(&site).await, [
            letter("fang", "li 提议更改培养内容"),
            letter("li", "你在 圣阳电源 的培养内容更改已生效"),
        ]);
        let page = seat.get(&at(&on, &row, "")).await.main_text();
        assert!(page.contains(WHY), "{page}");
    }
}

on_both! {
    async fn refused_with_words_nothing_changes(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (li, seat) = (apprentice(&site, "li").await, owner(&site, &on).await);
        let fields = filled(&row);
        seat.post(&at(&on, &row, "/change"), &with(&fields, &[("level", "intermediate")])).await;
        site.deliver().await;
        let refusal = said(&site, &row, "refuse").await;

        let empty = li.post(&mine(&row, "/change/answer"), &borrowed(&refusal[..2])).await;
        let refused = li.post(&mine(&row, "/change/answer"), &borrowed(&refusal)).await;

        assert_eq!(empty.errors(), [error("words", "请写明哪里不对")]);
        assert_eq!((empty.status, refused.status), (422, 303));
        assert_eq!(site.placement_now(&row).await.level, row.level);
        assert_eq!(told(&site).await, [letter("fang", "li 的培养内容不作更改")]);
        assert!(seat.get(&at(&on, &row, "")).await.main_text().contains(WHY));
    }
}

on_both! {
    async fn one_proposal_waits_at_a_time(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (li, seat) = (apprentice(&site, "li").await, owner(&site, &on).await);
        let fields = filled(&row);
        li.post(&mine(&row, "/change"), &with(&fields, &[("pay", "4300")])).await;

        for (lang, heading, next) in [
            ("zh-CN", "已有一项更改提议在等待答复", "请先答复或撤回那一项，再提议新的更改。"),
            ("en", "A proposed change waits already", "Answer or withdraw that one before you propose another."),
        ] {
            let path = format!("{}?lang={lang}", at(&on, &row, "/change"));
            let answer = seat.post(&path, &with(&fields, &[("place", "二号车间")])).await;
            assert_eq!((answer.status, answer.heading().as_str()), (409, heading));
            assert!(answer.main_text().contains(next), "{}", answer.main_text());
        }
        assert_eq!(changes(&site, &row).await.len(), 1);
    }
}

on_both! {
    async fn of_two_who_propose_at_the_same_moment_one_is_refused(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (li, seat) = (apprentice(&site, "li").await, owner(&site, &on).await);
        let fields = filled(&row);
        let (path, own) = (at(&on, &row, "/change"), mine(&row, "/change"));
        let (higher, level) = (with(&fields, &[("pay", "4300")]), with(&fields, &[("level", "intermediate")]));

        let (one, other) = tokio::join!(li.post(&own, &higher), seat.post(&path, &level));

        let mut both = [one.status, other.status];
        both.sort_unstable();
        assert_eq!(both, [303, 409]);
        assert_eq!(changes(&site, &row).await.len(), 1);
    }
}

on_both! {
    async fn of_two_tabs_the_second_no_finds_it_over_and_the_second_yes_said(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (li, seat) = (apprentice(&site, "li").await, owner(&site, &on).await);
        let fields = filled(&row);
        li.post(&mine(&row, "/change"), &with(&fields, &[("pay", "4300")])).await;
        let [accept, refuse] = [said(&site, &row, "accept").await, said(&site, &row, "refuse").await];

        let own = turned_down(&li, &mine(&row, "/change/answer"), &borrowed(&accept)).await;
        let first = seat.post(&at(&on, &row, "/change/answer"), &borrowed(&accept)).await;
        let there = at(&on, &row, "/change/answer");
        let second = [turned_down(&seat, &there, &borrowed(&refuse)).await, turned_down(&seat, &there, &borrowed(&accept)).await];

        assert_eq!((own, first.status), (OVER.map(str::to_owned), 303), "nobody accepts what they proposed");
        assert_eq!(second, [OVER, ["这项更改你已经同意过了", "You have already said yes to this change"]]);
        assert_eq!(site.placement_now(&row).await.pay, Some(430_000));
    }
}

on_both! {
    async fn what_was_withdrawn_is_not_accepted(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (li, seat) = (apprentice(&site, "li").await, owner(&site, &on).await);
        let fields = filled(&row);
        li.post(&mine(&row, "/change"), &with(&fields, &[("pay", "4300")])).await;
        let [withdraw, accept] = [said(&site, &row, "withdraw").await, said(&site, &row, "accept").await];
        site.deliver().await;

        let theirs = turned_down(&seat, &at(&on, &row, "/change/answer"), &borrowed(&withdraw)).await;
        let gone = li.post(&mine(&row, "/change/answer"), &borrowed(&withdraw)).await;
        let late = turned_down(&seat, &at(&on, &row, "/change/answer"), &borrowed(&accept)).await;

        assert_eq!((gone.status, [theirs, late]), (303, [(); 2].map(|()| OVER.map(str::to_owned))));
        assert_eq!(changes(&site, &row).await[0].state, State::Withdrawn);
        assert_eq!(told(&site).await, [letter("fang", "li 撤回了更改提议")]);
    }
}

on_both! {
    async fn what_is_not_filed_or_is_over_is_not_changed(site: Site) {
        let on = ground(&site).await;
        let draft = site.placed(&on, "yan", Stage::WithReviewer).await;
        let cancelled = site.placed(&on, "min", Stage::Cancelled).await;
        let ended = running(&site, &on, "li").await;
        let why = Why { code: Reason::Study, words: None };
        let who = site.tending(&on.enterprise).await;
        let ender = life::Ender::Enterprise(&who);
        life::end(&site.app.db, &site.app.address_key, ender, ended.id, site.today(), &why, site.now()).await.unwrap();
        let (seat, officer) = (owner(&site, &on).await, site.reviewing("reviewer", None).await);

        for (row, zh, en) in [
            (&draft, "这份记录现在由科技局处理", "This record is with the bureau now"),
            (&cancelled, "这次培养已取消", "This placement was cancelled"),
            (&ended, "这次培养已经备案", "This placement is filed"),
        ] {
            let fields = filled(row);
            for rest in ["/change", "/mentors"] {
                for (lang, heading) in [("zh-CN", zh), ("en", en)] {
                    let path = format!("{}?lang={lang}", at(&on, row, rest));
                    let (asked, sent) = (seat.get(&path).await, seat.post(&path, &with(&fields, &[("place", "二号车间"), ("from", &on.mentor.id.to_string())])).await);
                    for answer in [asked, sent] {
                        assert_eq!((answer.status, answer.heading().as_str()), (409, heading), "{path}");
                    }
                }
            }
            assert_eq!(officer.get(&desk(row, "/change")).await.status, 409);
            assert!(changes(&site, row).await.is_empty());
        }
        assert_eq!(site.placement_now(&ended).await.status, Status::EndedEarly);
    }
}
