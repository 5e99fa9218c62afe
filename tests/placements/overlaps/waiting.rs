//! While an answer about another placement is awaited, no page says that something else is to be done.
use super::{Both, no};
use crate::{
    on_both,
    support::{Seat, Site},
};
use entity::placement::Side;

/// The new enterprise's page of the draft.
fn room(both: &Both) -> String {
    format!("/enterprise/{}/placements/{}", both.new.enterprise.slug, both.draft.id)
}

async fn each(seat: &Seat<'_>, path: &str) -> [String; 2] {
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
    }
}
