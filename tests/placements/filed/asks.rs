//! What a row of a list waits for, in a few words, for whoever is waited for; and that it costs the same for many.
use super::{Doors, ground, running};
use crate::{
    on_both,
    support::{Seat, Site, enterprises::candidate},
};
use chrono::Days;
use entity::{membership::Role, occupation::Level, placement, placement_change::Terms};
use xingtan::placements::{
    changes::{Asked, Reply, answer, propose},
    life::{self, Ender},
};

/// The other level, by one side.
async fn proposes(doors: &Doors<'_>, is_enterprise: bool, row: &placement::Model) -> uuid::Uuid {
    let (site, is_senior) = (doors.site, row.level == Some(Level::Senior));
    let level = Some(if is_senior { Level::Intermediate } else { Level::Senior });
    let (who, officer) = (site.tending(&doors.on.enterprise).await, site.reviewer().await);
    let by = if is_enterprise { Ender::Enterprise(&who) } else { Ender::Reviewer(&officer) };
    let asked =
        Asked { to: Terms { level, ..Terms::default() }, fields: vec!["level"], words: Some("请核对".into()) };
    propose(&site.app.db, &site.app.address_key, by, row.id, &asked, site.now()).await.unwrap().id
}

async fn accepts(doors: &Doors<'_>, is_enterprise: bool, change: uuid::Uuid) {
    let site = doors.site;
    let (who, li) = (site.tending(&doors.on.enterprise).await, candidate(&site.account_called("li").await));
    let by = if is_enterprise { Ender::Enterprise(&who) } else { Ender::Apprentice(&li) };
    answer(&site.app.db, &site.app.address_key, by, doors.row.id, change, &Reply::Accept, site.now()).await.unwrap();
}

/// The enterprise's list, the apprentice's, and the bureau's.
async fn lists(doors: &Doors<'_>, officer: &Seat<'_>, lang: &str) -> [String; 3] {
    let room = format!("/enterprise/{}/placements?lang={lang}", doors.on.enterprise.slug);
    [
        doors.enterprise.get(&room).await.main_text(),
        doors.apprentice.get(&format!("/my/placements?lang={lang}")).await.main_text(),
        officer.get(&format!("/admin/placements?stage=all&lang={lang}")).await.main_text(),
    ]
}

fn has<const N: usize>(pages: &[String; N], words: &str) -> [bool; N] {
    pages.each_ref().map(|page| page.contains(words))
}

on_both! {
    async fn a_proposal_is_asked_of_whoever_has_still_to_answer(site: Site) {
        let doors = Doors::open(&site).await;
        let officer = site.reviewing("reviewer", None).await;
        let change = proposes(&doors, false, &doors.row).await;

        let both = [lists(&doors, &officer, "zh-CN").await, lists(&doors, &officer, "en").await];
        accepts(&doors, true, change).await;
        let half = lists(&doors, &officer, "zh-CN").await;
        accepts(&doors, false, change).await;
        let over = lists(&doors, &officer, "zh-CN").await;
        let change = proposes(&doors, true, &site.placement_now(&doors.row).await).await;
        let theirs = lists(&doors, &officer, "zh-CN").await;
        accepts(&doors, false, change).await;
        let agreed = lists(&doors, &officer, "zh-CN").await;

        assert_eq!(has(&both[0], "待答复更改提议"), [true, true, false], "{both:?}");
        assert_eq!(has(&both[1], "Answer a proposed change"), [true, true, false]);
        assert_eq!(has(&half, "待答复更改提议"), [false, true, false]);
        assert_eq!(has(&over, "待答复更改提议"), [false, false, false]);
        assert_eq!(has(&theirs, "待答复更改提议"), [false, true, false]);
        assert_eq!((has(&agreed, "待答复更改提议"), has(&agreed, "更改待决定")), ([false; 3], [false, false, true]));
    }
}

on_both! {
    async fn a_wish_an_end_and_what_completes_it_are_asked_too(site: Site) {
        let doors = Doors::open(&site).await;
        let officer = site.reviewing("reviewer", None).await;
        let (db, key, li) = (&site.app.db, &site.app.address_key, candidate(&site.account_called("li").await));
        life::ask_pause(db, key, &li, doors.row.id, site.today() + Days::new(5), "家里有事", site.now()).await.unwrap();

        let wished = lists(&doors, &officer, "zh-CN").await;
        doors.ends(true, 20).await;
        let told = lists(&doors, &officer, "zh-CN").await;
        let ends = site.placed(&doors.on, "qi", xingtan::placements::Stage::WithApprentice).await;
        let last = doors.after(400).await;
        let late = lists(&last, &officer_again(&site).await, "zh-CN").await;

        assert_eq!(has(&wished, "待答复暂停申请"), [true, false, false], "{wished:?}");
        assert_eq!(has(&told, "可提出异议"), [false, true, false], "{told:?}");
        assert_eq!(has(&late, "可提出异议"), [false; 3], "two weeks are over");
        assert!(ends.account_id.is_none());
    }
}

async fn officer_again(site: &Site) -> Seat<'_> {
    site.sign_in(&site.account_called("reviewer").await).await
}

on_both! {
    async fn at_the_planned_end_the_statement_is_asked_and_then_the_bureau(site: Site) {
        let doors = Doors::open(&site).await.after(374).await;
        let officer = site.reviewing("reviewer", None).await;
        let (db, key, li) = (&site.app.db, &site.app.address_key, candidate(&site.account_called("li").await));
        let who = site.tending(&doors.on.enterprise).await;

        let due = lists(&doors, &officer, "zh-CN").await;
        life::state(db, key, &li, doors.row.id, "我会用车床", site.now()).await.unwrap();
        life::declare(db, key, &who, doors.row.id, "学会了车工", site.now()).await.unwrap();
        let said = lists(&doors, &officer, "zh-CN").await;

        assert_eq!(has(&due, "待写下说明"), [false, true, false], "{due:?}");
        assert_eq!((has(&said, "待写下说明"), has(&said, "结业待办理")), ([false; 3], [false, false, true]), "{said:?}");
    }
}

on_both! {
    async fn who_may_not_act_is_asked_nothing_and_three_cost_as_much_as_one(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let doors = Doors::of(&site, on, row).await;
        proposes(&doors, false, &doors.row).await;
        let viewer = site.account("viewer").await;
        site.join(&doors.on.enterprise, &site.tending(&doors.on.enterprise).await.account, &viewer, Role::Viewer).await;
        let room = format!("/enterprise/{}/placements", doors.on.enterprise.slug);
        let officer = site.reviewing("reviewer", None).await;
        let cost = async |seat: &Seat<'_>, path: &str| {
            let before = site.statements();
            seat.get(path).await;
            site.statements() - before
        };
        let costs = async || [
            cost(&doors.enterprise, &room).await,
            cost(&doors.apprentice, "/my/placements").await,
            cost(&officer, "/admin/placements?stage=all").await,
        ];

        let looked = site.sign_in(&viewer).await.get(&room).await.main_text();
        let one = costs().await;
        for name in ["qi", "yan"] {
            let row = running(&site, &doors.on, name).await;
            proposes(&doors, false, &row).await;
        }

        assert!(!looked.contains("待答复更改提议"), "{looked}");
        assert_eq!(costs().await, one);
    }
}
