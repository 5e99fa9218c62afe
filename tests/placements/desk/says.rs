//! What the reviewer's page says is so: to whom letters went, who still teaches, and what a last day does.
use super::{WHY, at, ground, running};
use crate::{
    on_both,
    placements::apprentice,
    support::{Seat, Site},
};
use chrono::{Days, Duration};
use entity::placement::Reason;
use xingtan::{
    mentors,
    placements::{
        Stage, Why,
        changes::watch,
        life::{self, Ender},
    },
};

async fn each(seat: &Seat<'_>, path: &str) -> [String; 2] {
    let between = if path.contains('?') { '&' } else { '?' };
    let [zh, en] = ["zh-CN", "en"].map(|lang| format!("{path}{between}lang={lang}"));
    [seat.get(&zh).await.main_text(), seat.get(&en).await.main_text()]
}

on_both! {
    async fn mentors_without_an_account_are_not_said_to_be_written_to(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let officer = site.reviewing("reviewer", None).await;

        let sent = officer.post(&at(&row, "/filing"), &[]).await;
        let filed = each(&officer, &at(&row, "?done=filed")).await;

        assert_eq!((sent.status, sent.location()), (303, at(&row, "")));
        assert!(filed[0].contains("已备案，并已写信给双方和有账号的导师。"), "{}", filed[0]);
        assert!(filed[1].contains("It is filed; both sides, and mentors who have an account, are written to."), "{}", filed[1]);
    }
}

on_both! {
    async fn that_it_needs_a_mentor_is_read_by_its_apprentice_and_by_the_bureau(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::Agreed).await;
        let (officer, li) = (site.reviewing("one", None).await, site.sign_in(&site.account_called("li").await).await);
        let list = "/admin/placements?stage=all";
        let look = async || [each(&officer, &at(&row, "")).await, each(&officer, list).await];
        let before = (look().await, each(&li, &apprentice::at(&row)).await);
        let (db, who) = (&site.app.db, site.tending(&on.enterprise).await);

        mentors::remove(db, &who, on.mentor.id, site.now()).await.unwrap();
        watch(db, site.now()).await.unwrap();
        let (desk, mine) = (look().await, each(&li, &apprentice::at(&row)).await);
        site.advance(Duration::days(14));
        watch(db, site.now()).await.unwrap();
        let late = each(&site.reviewing("two", None).await, list).await;

        let says = ["有导师不能再带徒，企业要另行安排导师。", "A mentor can no longer teach; the enterprise has to name another."];
        for (page, was) in desk.iter().zip(&before.0) {
            assert!(page[0].contains("需要导师") && page[1].contains("Needs a mentor"), "{page:?}");
            assert!(!was[0].contains("需要导师") && !was[1].contains("Needs a mentor"), "{was:?}");
        }
        assert!(mine.iter().zip(says).all(|(page, says)| page.contains(says)), "{mine:?}");
        assert!(!before.1[0].contains(says[0]), "{:?}", before.1);
        assert!(late[0].contains("没有导师") && !late[0].contains("需要导师"), "said once: {late:?}");
    }
}

on_both! {
    async fn where_a_day_was_named_nobody_is_said_to_be_written_to_for_a_later_one(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let officer = site.reviewing("reviewer", None).await;
        let before = each(&officer, &at(&row, "/end")).await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        let why = Why { code: Reason::Other, words: Some(WHY.into()) };

        life::end(db, key, Ender::Enterprise(&who), row.id, site.today() + Days::new(9), &why, site.now()).await.unwrap();
        let after = each(&officer, &at(&row, "/end")).await;

        let [plain, named] = [
            ["会立即写信给双方，双方可在 14 天内提出异议。", "Both sides are written to at once and may object within 14 days."],
            ["否则以此前较早的一天为准，不写信。", "else the earlier one stands, and nobody is written to."],
        ];
        assert!(before.iter().zip(plain).all(|(page, says)| page.contains(says)), "{before:?}");
        assert!(after.iter().zip(named).all(|(page, says)| page.contains(says)), "{after:?}");
        assert!(after.iter().zip(plain).all(|(page, says)| !page.contains(says)), "{after:?}");
    }
}
