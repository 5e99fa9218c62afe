//! Whoever leaves on a day: each side reads the same of it, in its list and on its page.
use super::Doors;
use crate::{on_both, support::Site};

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
