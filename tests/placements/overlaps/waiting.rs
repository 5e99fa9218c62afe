//! While an answer about another placement is awaited, no page says that something else is to be done.
use super::{Both, grounds, later, no};
use crate::{
    on_both,
    support::{Seat, Site},
};
use entity::{placement::Side, placement_overlap::Outcome};
use xingtan::placements::{Stage, overlaps::Reply, take_back};

/// The new enterprise's page of the draft.
pub(super) fn room(both: &Both) -> String {
    format!("/enterprise/{}/placements/{}", both.new.enterprise.slug, both.draft.id)
}

pub(super) async fn each(seat: &Seat<'_>, path: &str) -> [String; 2] {
    let [zh, en] = ["zh-CN", "en"].map(|lang| format!("{path}?lang={lang}"));
    [seat.get(&zh).await.main_text(), seat.get(&en).await.main_text()]
}

on_both! {
    async fn what_came_back_for_its_days_waits_on_all_three_pages(site: Site) {
        let both = Both::of(&site).await;
        site.agree(&both.draft, &both.li).await;
        let owner = site.sign_in(&site.tending(&both.new.enterprise).await.account).await;
        let li = site.sign_in(&both.li).await;
        let officer = site.reviewing("one", None).await;
        let desk = format!("/admin/placements/{}", both.draft.id);
        let (theirs_before, mine_before) = (owner.get(&room(&both)).await, li.get(&both.mine("")).await.main_text());

        let request = both.asked(&site).await;
        let (theirs, raw) = (each(&owner, &room(&both)).await, owner.get(&room(&both)).await.body);
        let editor = owner.get(&format!("{}/draft", room(&both))).await;
        let mine = each(&li, &both.mine("")).await;
        let open = each(&officer, &desk).await;
        both.reply(&site, &request, &no()).await.unwrap();
        let refused = each(&officer, &desk).await;

        let sends = r#"<button class="btn">发给学徒核对"#;
        assert!(theirs_before.main_text().contains("需要修改：") && theirs_before.body.contains(sends));
        assert!(mine_before.contains("孔府家酒 必须修改：职业、等级与日期。"), "{mine_before}");
        assert_eq!(site.placement_now(&both.draft).await.party, Side::Enterprise);
        assert!(theirs[0].contains("贵企业不用做什么") && !theirs[0].contains("需要修改："), "{}", theirs[0]);
        assert!(!theirs[1].contains("To change:") && !theirs[1].contains("came back on its own"), "{}", theirs[1]);
        assert!(!raw.contains(sends), "nothing stands out: {raw}");
        assert!(editor.status == 200 && editor.errors().is_empty() && !editor.main_text().contains("日期还不合适"), "{}", editor.main_text());
        assert!(mine[0].contains("等日期定下来") && mine[1].contains("Until the dates are settled"), "{mine:?}");
        let waits = [
            "要等你离开的那家企业答复，才能继续；我们会写信给你。",
            "It goes on once the enterprise that you leave has answered; we will write to you.",
        ];
        assert!(mine.iter().zip(waits).all(|(page, says)| page.contains(says)), "{mine:?}");
        assert!(!mine[0].contains("必须修改") && !mine[1].contains("must change"), "{mine:?}");
        let says = [
            "等待学徒要离开的那家企业答复，14 天没有答复就由科技局决定。",
            "The enterprise that the apprentice wishes to leave has still to answer; after 14 days the bureau decides.",
        ];
        assert!(open.iter().zip(says).all(|(page, says)| page.contains(says)), "{open:?}");
        let yes = ["学徒 同意全部内容", "The apprentice agreed to everything"];
        assert!(open.iter().zip(yes).all(|(page, says)| page.contains(says)), "{open:?}");
        let says = [
            "等待科技局决定学徒能否按希望的日期离开另一家企业。",
            "The bureau decides whether the apprentice may leave the other enterprise on the day wished for.",
        ];
        assert!(refused.iter().zip(says).all(|(page, says)| page.contains(says)), "{refused:?}");
    }
}

on_both! {
    async fn who_asked_for_other_dates_is_not_asked_to_choose_again(site: Site) {
        let both = Both::of(&site).await;
        let li = site.sign_in(&both.li).await;
        let before = li.get(&both.mine("")).await.main_text();

        li.post(&both.mine("/overlap"), &[("choice", "dates")]).await;
        let after = each(&li, &both.mine("")).await;

        assert!(before.contains("请选择怎么办"), "{before}");
        assert!(after[0].contains("你已请企业修改日期，改好后我们会写信给你") && !after[0].contains("请选择怎么办"), "{}", after[0]);
        assert!(after[1].contains("You asked the enterprise to change the dates; we will write to you."), "{}", after[1]);
        assert!(after[0].contains("也可以改为离开另一家企业。"), "{}", after[0]);
        assert!(after[1].contains("You may still leave the other one instead."), "{}", after[1]);
        let there = li.get(&both.mine("/overlap")).await.main_text();
        assert!(there.contains("我离开 圣阳电源") && !there.contains("记录退回企业"), "{there}");
        both.asked(&site).await;
    }
}

on_both! {
    async fn nothing_is_offered_where_nothing_can_be_chosen(site: Site) {
        let (old, new) = grounds(&site).await;
        let other = site.placed_with(&old, later(&site, &old, "li"), Stage::Agreed).await;
        let account = site.account_called("li").await;
        let draft = site.begin(&new, new.draft(&site, "li")).await;
        let draft = site.open_placement(&site.send_placement(&new, &draft).await, &account).await;
        let both = Both { old, new, other, draft, li: account };
        let li = site.sign_in(&both.li).await;
        let link = format!("href=\"{}\"", both.mine("/overlap"));
        let before = li.get(&both.mine("")).await.body;

        li.post(&both.mine("/overlap"), &[("choice", "dates")]).await;
        let (after, raw) = (each(&li, &both.mine("")).await, li.get(&both.mine("")).await.body);
        let there = each(&li, &both.mine("/overlap")).await;

        assert!(before.contains(&link) && !raw.contains(&link), "{raw}");
        assert!(after[0].contains("你已请企业修改日期") && !after[0].contains("也可以改为离开"), "{}", after[0]);
        assert!(after[1].contains("You asked the enterprise to change") && !after[1].contains("You may still leave"), "{}", after[1]);
        assert!(there[0].contains("同一时间只能有一次培养。") && !there[0].contains("请选择怎么办"), "{}", there[0]);
        assert!(there[1].contains("One placement at a time.") && !there[1].contains("Choose what is to happen"), "{}", there[1]);
    }
}

on_both! {
    async fn what_lacks_its_dates_alone_is_nobodys_turn_on_any_page(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        site.agree(&both.draft, &both.li).await;
        let owner = site.sign_in(&site.tending(&both.new.enterprise).await.account).await;
        let li = site.sign_in(&both.li).await;
        let officer = site.reviewing("one", None).await;
        let list = format!("/enterprise/{}/placements", both.new.enterprise.slug);
        let desk = format!("/admin/placements/{}", both.draft.id);

        let asked = [
            each(&owner, &room(&both)).await,
            each(&owner, &list).await,
            each(&officer, &desk).await,
            each(&li, &both.mine("")).await,
            each(&li, "/my/placements").await,
        ];
        both.reply(&site, &request, &no()).await.unwrap();
        let queue = each(&officer, "/admin/placements").await;
        let mine = each(&li, &both.mine("")).await;

        for page in asked.iter().chain([&queue]) {
            assert!(page[0].contains("等日期定下来") && page[1].contains("Until the dates are settled"), "{page:?}");
        }
        for page in [&asked[0], &asked[2]] {
            assert!(!page[0].contains("等学徒答复") && !page[1].contains("With the apprentice"), "{page:?}");
        }
        for page in &asked[3..] {
            assert!(!page[0].contains("等你答复") && !page[1].contains("Your turn"), "{page:?}");
        }
        let decides = [
            "能不能在你希望的日子离开另一家企业，由科技局决定；有结果后我们会写信给你。",
            "The bureau decides whether you may leave the other enterprise on the day you wish for; we will write to you.",
        ];
        assert!(mine.iter().zip(decides).all(|(page, says)| page.contains(says)), "{mine:?}");
        assert!(!mine[0].contains("要等你离开的那家企业答复") && !mine[1].contains("It goes on once"), "{mine:?}");
    }
}

on_both! {
    async fn what_is_taken_back_meanwhile_is_its_enterprises_turn(site: Site) {
        let both = Both::of(&site).await;
        both.asked(&site).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&both.new.enterprise).await);
        let (owner, li) = (site.sign_in(&who.account).await, site.sign_in(&both.li).await);
        let list = format!("/enterprise/{}/placements?only=waits", both.new.enterprise.slug);

        take_back(db, key, &who, both.draft.id, site.now()).await.unwrap();
        let (theirs, waits) = (each(&owner, &room(&both)).await, owner.get(&list).await.main_text());
        let mine = each(&li, &both.mine("")).await;

        let says = [
            "日期还不合适，已经询问 li。不用等结果：贵企业可以先填好，再次发送给学徒核对。",
            "The dates do not fit yet, li has been asked. You need not wait for that: complete the draft and send it to be checked again.",
        ];
        assert!(theirs.iter().zip(says).all(|(page, says)| page.contains(says)), "{theirs:?}");
        assert!(waits.contains("待我方处理 1"), "{waits}");
        let says = ["你离开另一家企业的请求仍在等结果。", "Your request to leave the other enterprise still stands."];
        assert!(mine.iter().zip(says).all(|(page, says)| page.contains(says)), "{mine:?}");
    }
}

on_both! {
    async fn what_came_back_for_its_days_waits_for_its_enterprise_unless_somebody_is_asked(site: Site) {
        let both = Both::of(&site).await;
        site.agree(&both.draft, &both.li).await;
        let owner = site.sign_in(&site.tending(&both.new.enterprise).await.account).await;
        let list = format!("/enterprise/{}/placements?only=waits", both.new.enterprise.slug);
        let look = async || owner.get(&list).await.main_text();

        let before = look().await;
        both.asked(&site).await;
        let meanwhile = look().await;
        both.withdraw(&site).await.unwrap();
        let after = look().await;

        for (page, says) in [(before, "待我方处理 1"), (meanwhile, "待我方处理 0"), (after, "待我方处理 1")] {
            assert!(page.contains(says), "{says}: {page}");
        }
    }
}

on_both! {
    async fn once_its_days_fit_what_is_with_its_enterprise_is_to_be_sent_again(site: Site) {
        let both = Both::of(&site).await;
        site.agree(&both.draft, &both.li).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();

        both.decide(&site, Outcome::Leaves).await.unwrap();

        is_to_be_sent_again(&site, &both).await;
    }
}

on_both! {
    async fn also_where_nothing_was_answered_before(site: Site) {
        let both = Both::of(&site).await;
        let li = site.sign_in(&both.li).await;
        li.post(&both.mine("/overlap"), &[("choice", "dates")]).await;
        let request = both.asked(&site).await;

        both.reply(&site, &request, &Reply::Yes).await.unwrap();

        is_to_be_sent_again(&site, &both).await;
    }
}

pub(super) async fn is_to_be_sent_again(site: &Site, both: &Both) {
    let owner = site.sign_in(&site.tending(&both.new.enterprise).await.account).await;
    let theirs = each(&owner, &room(both)).await;
    let mine = each(&site.sign_in(&both.li).await, &both.mine("")).await;
    assert_eq!(site.placement_now(&both.draft).await.party, Side::Enterprise);
    let says = ["日期现在合适，可以再次发送。", "The dates fit now; you can send it again."];
    assert!(theirs.iter().zip(says).all(|(page, says)| page.contains(says)), "{theirs:?}");
    assert!(!theirs[0].contains("填写完整后发给学徒核对"), "{}", theirs[0]);
    let says = ["日期现在合适，等 孔府家酒 再次发送。", "The dates fit now. 孔府家酒 has to send it again;"];
    assert!(mine.iter().zip(says).all(|(page, says)| page.contains(says)), "{mine:?}");
}
