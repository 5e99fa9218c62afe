//! Exports: what stands in them, what goes along only for a purpose, who gets them, and how often.
use super::{ground, running};
use crate::{on_both, support::Site};
use entity::{audit, event::District::Weishan, officer_role::Role};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::placements::Stage;

/// State, number of rows, fields and purpose of each.
async fn audited(site: &Site) -> Vec<(String, String, String, String)> {
    let found = audit::Entity::find().filter(audit::COLUMN.act.eq("placements.export")).all(site.db()).await.unwrap();
    let text = |text: Option<String>| text.unwrap_or_default();
    found.into_iter().map(|row| (text(row.before), text(row.after), row.fields.to_string(), text(row.reason))).collect()
}

on_both! {
    async fn birth_date_and_pay_go_along_only_for_a_purpose(site: Site) {
        let on = ground(&site).await;
        site.placed(&on, "li", Stage::WithReviewer).await;
        running(&site, &on, "wang").await;
        let officer = site.reviewing("reviewer", None).await;

        let queue = officer.get("/admin/placements.csv").await.csv_rows();
        let all = officer.get("/admin/placements.xlsx?stage=all").await.xlsx_rows();
        let nothing = officer.get("/admin/placements.csv?pay=yes&purpose=+&stage=all").await;
        let ticked = officer.get("/admin/placements.csv?birth_date=yes&pay=yes&purpose=%E8%A1%A5%E8%B4%B4%E6%A0%B8%E5%AF%B9").await.csv_rows();

        assert_eq!(queue[0][..3], ["培养编号", "姓名", "邮箱"].map(str::to_owned), "{:?}", queue[0]);
        assert_eq!((queue.len(), all.len()), (2, 3));
        assert_eq!((queue[1][1].as_str(), queue[1][4].as_str(), queue[1][8].as_str()), ("li", "圣阳电源", "等科技局备案"));
        for rows in [&queue, &all] {
            let cells: Vec<&String> = rows.iter().flatten().collect();
            assert!(cells.iter().all(|cell| !cell.contains("4,200") && !cell.contains("2004-05-06")), "{cells:?}");
        }
        assert_eq!(nothing.errors(), [("purpose".to_owned(), "导出出生日期和工资需要写明用途".to_owned())]);
        assert!(nothing.body.contains("id=\"pay\" name=\"pay\" value=\"yes\" checked"), "{}", nothing.body);
        assert!(nothing.body.contains("<p><a href=\"/admin/placements?stage=all\""), "the way back keeps the filter");
        assert_eq!(ticked[1][15..], ["2004-05-06", "4,200", "3,500"].map(str::to_owned));
        let kept = |state: &str, count: &str, fields: &str, purpose: &str| (state.to_owned(), count.to_owned(), fields.to_owned(), purpose.to_owned());
        assert_eq!(audited(&site).await, [
            kept("queue", "1", "[]", ""),
            kept("all", "2", "[]", ""),
            kept("queue", "1", "[\"birth_date\",\"pay\",\"probation_pay\"]", "补贴核对"),
        ]);
    }
}

on_both! {
    async fn who_decides_exports_within_reach_ten_an_hour(site: Site) {
        let on = ground(&site).await;
        site.placed(&on, "li", Stage::WithReviewer).await;
        let officer = site.reviewing("reviewer", Some(Weishan)).await;
        let auditor = site.sign_in(&site.officer("auditor", Role::Auditor, None).await).await;
        for _ in 0..10 {
            assert_eq!(officer.get("/admin/placements.csv?stage=all").await.csv_rows().len(), 1, "the head alone");
        }

        let refused = officer.get("/admin/placements.xlsx").await;

        assert_eq!((refused.status, refused.header("retry-after")), (429, "3600"));
        assert_eq!([auditor.get("/admin/placements.csv").await.status, auditor.get("/admin/placements.xlsx").await.status], [403, 403]);
        assert_eq!(site.get("/admin/placements.csv").await.location(), "/sign-in");
        assert!(!auditor.get("/admin/placements").await.body.contains("placements.csv"));
    }
}
