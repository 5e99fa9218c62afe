//! What is agreed and has not begun may be left on a day as well: both sides read it, and it can be taken back.
use super::{AHEAD, Both, grounds, later, letter, told, turned_down};
use crate::{
    on_both,
    placements::apprentice::at,
    support::{Site, placements::Ground},
};
use chrono::Days;
use entity::placement::{Side, Status};
use xingtan::placements::{Stage, overlaps::Reply};

/// One begins in ten days; the other enterprise's draft, opened, begins in forty.
async fn agreed(site: &Site) -> Both {
    let (old, new): (Ground, Ground) = grounds(site).await;
    let other = site.placed(&old, "li", Stage::Agreed).await;
    let li = site.account_called("li").await;
    let draft = site.begin(&new, later(site, &new, "li")).await;
    let draft = site.open_placement(&site.send_placement(&new, &draft).await, &li).await;
    site.deliver().await;
    Both { old, new, other, draft, li }
}

on_both! {
    async fn a_last_day_before_the_first_is_shown_and_taken_back(site: Site) {
        let both = agreed(&site).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &Reply::Yes).await.unwrap();
        site.deliver().await;
        let (li, fang) = (site.sign_in(&both.li).await, site.sign_in(&site.tending(&both.old.enterprise).await.account).await);
        let (mine, staying) = (at(&both.other), format!("{}/staying", at(&both.other)));
        let last = site.today() + Days::new(AHEAD - 1);

        let fixed = site.placement_now(&both.other).await;
        let read = [li.get(&mine).await.main_text(), li.get(&format!("{mine}?lang=en")).await.main_text()];
        let theirs = fang.get(&both.theirs("")).await.main_text();
        let (officer, desk) = (site.reviewing("one", None).await, format!("/admin/placements/{}", both.other.id));
        let desk = [officer.get(&desk).await.main_text(), officer.get(&format!("{desk}?lang=en")).await.main_text()];
        let others = turned_down(&fang, &both.theirs("/staying"), &[]).await;
        let asked = li.get(&staying).await.main_text();
        let sent = li.post(&staying, &[]).await;
        let twice = turned_down(&li, &staying, &[]).await;

        assert_eq!((fixed.status, fixed.end_day, fixed.end_side), (Status::Agreed, Some(last), Some(Side::Apprentice)));
        assert!(read[0].contains("将于 2027年1月9日 离开"), "{}", read[0]);
        assert!(read[0].contains("最后一天是 2027年1月9日。在那以前可以收回。"), "{}", read[0]);
        assert!(read[1].contains("Leaving on 9 January 2027") && read[1].contains("Until then it can be taken back."), "{}", read[1]);
        assert!(theirs.contains("将于 2027年1月9日 离开") && !theirs.contains("可以收回"), "{theirs}");
        assert!(desk[0].contains("第一天 2026年12月11日 最后一天 2027年1月9日"), "{}", desk[0]);
        assert!(desk[0].contains("原定最后一天 2027年12月10日"), "{}", desk[0]);
        assert!(desk[1].contains("First day 11 December 2026 Last day 9 January 2027"), "{}", desk[1]);
        assert!(desk[1].contains("Last day as planned 10 December 2027"), "{}", desk[1]);
        let nothing = ["没有可以撤回的最后一天", "There is no last day to take back"];
        assert_eq!((others, twice), (nothing.map(str::to_owned), nothing.map(str::to_owned)));
        assert!(asked.contains("培养照原计划继续，到 2027年12月10日 为止。"), "{asked}");
        assert_eq!(sent.status, 303);
        let now = site.placement_now(&both.other).await;
        assert_eq!((now.status, now.end_day, now.end_side, now.reason_code), (Status::Agreed, None, None, None));
        assert_eq!(told(&site).await, [letter("fang", "li 继续培养")]);
    }
}

on_both! {
    async fn it_stays_where_the_other_took_the_days(site: Site) {
        let both = agreed(&site).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &Reply::Yes).await.unwrap();
        site.agree(&both.draft, &both.li).await;
        let before = site.placement_now(&both.other).await;

        let sent = site.sign_in(&both.li).await.post(&format!("{}/staying", at(&both.other)), &[]).await;

        assert_eq!(sent.status, 409, "{}", sent.main_text());
        assert!(sent.main_text().contains("这些日期现在已不空 孔府家酒"), "{}", sent.main_text());
        assert_eq!(site.placement_now(&both.other).await, before);
    }
}
