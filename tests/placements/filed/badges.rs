//! What the days make of a placement: each side reads the same of it, in its list and on its page.
use super::Doors;
use crate::{on_both, placements::ground, support::Site};
use xingtan::placements::Stage;

/// Its state in each list and on each page: the enterprise's, the apprentice's, the bureau's.
async fn read(site: &Site, doors: &Doors<'_>, lang: &str) -> Vec<String> {
    let officer = site.reviewing("looking", None).await;
    let room = format!("/enterprise/{}/placements?lang={lang}", doors.on.enterprise.slug);
    let desk = format!("/admin/placements/{}?lang={lang}", doors.row.id);
    let pages = [
        doors.enterprise.get(&room).await,
        doors.enterprise.get(&doors.room(&format!("?lang={lang}"))).await,
        doors.apprentice.get(&format!("/my/placements?lang={lang}")).await,
        doors.apprentice.get(&doors.mine(&format!("?lang={lang}"))).await,
        officer.get(&format!("/admin/placements?stage=all&lang={lang}")).await,
        officer.get(&desk).await,
    ];
    pages.iter().map(|page| state(&page.body)).collect()
}

/// What the first pill says.
fn state(page: &str) -> String {
    let (_, rest) = page.split_once("<span class=\"state").expect("a state");
    rest.split_once('>').unwrap().1.split('<').next().unwrap().to_owned()
}

on_both! {
    async fn what_runs_reads_the_same_for_all_on_probation_after_it_and_when_it_is_overdue(site: Site) {
        let doors = Doors::open(&site).await;

        let fresh = [read(&site, &doors, "zh-CN").await, read(&site, &doors, "en").await];
        let doors = doors.after(120).await;
        let after = [read(&site, &doors, "zh-CN").await, read(&site, &doors, "en").await];
        let doors = doors.after(300).await;
        let late = [read(&site, &doors, "zh-CN").await, read(&site, &doors, "en").await];

        assert_eq!(fresh, [vec!["试用期"; 6], vec!["On probation"; 6]]);
        assert_eq!(after, [vec!["培养中"; 6], vec!["Running"; 6]]);
        assert_eq!(late, [vec!["到期未结束"; 6], vec!["Overdue to finish"; 6]]);
    }
}

on_both! {
    /// Their own page speaks to the apprentice.
    async fn unanswered_for_two_weeks_the_bureau_reads_it_as_the_enterprise_does(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithApprentice).await;
        let doors = Doors::of(&site, on, row).await.after(14).await;
        let officer = site.reviewing("reviewer", None).await;

        let theirs = doors.enterprise.get(&doors.room("")).await;
        let desk = officer.get(&format!("/admin/placements/{}", doors.row.id)).await;
        let list = officer.get("/admin/placements?stage=with-apprentice").await;

        assert_eq!([theirs, desk, list].map(|page| state(&page.body)), ["超过 14 天未答复"; 3]);
    }
}

on_both! {
    async fn that_somebody_leaves_reads_the_same_for_all_sides(site: Site) {
        let doors = Doors::open(&site).await;
        doors.ends(true, 9).await;
        let officer = site.reviewing("reviewer", None).await;
        let room = format!("/enterprise/{}/placements", doors.on.enterprise.slug);
        let desk = format!("/admin/placements/{}", doors.row.id);
        let look = async |lang: &str| {
            let at = |path: &str| format!("{path}{}lang={lang}", if path.contains('?') { '&' } else { '?' });
            [
                doors.enterprise.get(&at(&room)).await.main_text(),
                doors.enterprise.get(&at(&doors.room(""))).await.main_text(),
                doors.apprentice.get(&at("/my/placements")).await.main_text(),
                doors.apprentice.get(&at(&doors.mine(""))).await.main_text(),
                officer.get(&at("/admin/placements?stage=all")).await.main_text(),
                officer.get(&at(&desk)).await.main_text(),
            ]
        };

        let (zh, en) = (look("zh-CN").await, look("en").await);
        let last = doors.day(9).to_string();
        doors.enterprise.post(&doors.room("/pause"), &[("last", &last), ("code", "family")]).await;
        let paused = look("en").await;

        for (number, page) in zh.iter().enumerate() {
            assert!(page.contains("将于 2026年12月10日 离开"), "{number}: {page}");
        }
        for (number, page) in en.iter().chain(&paused).enumerate() {
            assert!(page.contains("Leaving on 10 December 2026"), "{number}: {page}");
        }
    }
}
