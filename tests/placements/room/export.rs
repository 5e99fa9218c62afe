//! The enterprise's own export: its rows alone, birth date and pay only for a purpose, who gets it, and that the
//! apprentice reads of it.
use super::{ground, owner, room};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{company, numbered_code},
    },
};
use entity::{audit, enterprise::Status, membership::Role, placement_step};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use xingtan::placements::Stage;

async fn looks(site: &Site) -> u64 {
    let looks = placement_step::COLUMN.act.eq("birth-date-read");
    placement_step::Entity::find().filter(looks).count(site.db()).await.unwrap()
}

on_both! {
    async fn an_enterprise_exports_its_own_and_birth_date_and_pay_only_for_a_purpose(site: Site) {
        let on = ground(&site).await;
        let elsewhere = site.enterprise("wei", company(numbered_code(7), "别家"), Status::Verified).await;
        let there = site.ground_named(&elsewhere, "elsewhere").await;
        site.placed(&on, "li", Stage::WithApprentice).await;
        site.placed(&on, "wang", Stage::WithReviewer).await;
        site.placed(&there, "zhao", Stage::WithReviewer).await;
        let (seat, room) = (owner(&site, &on).await, room(&on));

        let all = seat.get(&format!("{room}.csv")).await;
        let some = seat.get(&format!("{room}.xlsx?stage=with-bureau")).await;
        let nothing = seat.get(&format!("{room}.xlsx?birth_date=yes&stage=with-bureau&lang=en")).await;
        let before = looks(&site).await;
        let ticked = seat.get(&format!("{room}.csv?birth_date=yes&pay=yes&purpose=%E5%8F%91%E5%B7%A5%E8%B5%84")).await;

        let rows = all.csv_rows();
        assert_eq!(rows[0][..4], ["培养编号", "姓名", "邮箱", "手机号"].map(str::to_owned));
        assert_eq!(rows[1..].iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["wang", "li"]);
        assert!(!all.body.contains("2004-05-06") && !all.body.contains("4,200"), "{}", all.body);
        assert_eq!(some.xlsx_rows()[1..].iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["wang"]);
        assert_eq!((nothing.status, before), (422, 0));
        let said = "Birth dates and pay are exported only for a purpose: say which";
        assert_eq!(nothing.errors(), [("purpose".to_owned(), said.to_owned())]);
        assert!(nothing.body.contains("id=\"birth_date\" name=\"birth_date\" value=\"yes\" checked"), "{}", nothing.body);
        assert!(nothing.body.contains("name=\"stage\" value=\"with-bureau\""), "{}", nothing.body);
        assert!(nothing.body.contains(&format!("<p><a href=\"{room}?stage=with-bureau\"")), "the way back keeps the filter");
        let numbers = seat.get(&format!("{room}.xlsx?pay=yes&purpose=x&stage=with-bureau")).await.xlsx_rows();
        assert_eq!(numbers[1][12..], ["#4200", "#3500"].map(str::to_owned), "numbers, so that they add up");
        assert_eq!(ticked.csv_rows()[1][12..], ["2004-05-06", "4,200", "3,500"].map(str::to_owned));
        assert_eq!(looks(&site).await, 2, "each apprentice reads that their birth date was looked at");
        let written = audit::Entity::find().filter(audit::COLUMN.act.eq("placements.export"));
        let written = written.all(site.db()).await.unwrap();
        let purposes: Vec<_> = written.into_iter().map(|row| (row.before.unwrap(), row.after.unwrap(), row.reason)).collect();
        let kept = |shown: &str, rows: &str, purpose: Option<&str>| (shown.to_owned(), rows.to_owned(), purpose.map(str::to_owned));
        assert_eq!(purposes, [kept("all", "2", None), kept("with-bureau", "1", None), kept("all", "2", Some("发工资")), kept("with-bureau", "1", Some("x"))]);
    }
}

on_both! {
    async fn mentors_and_viewers_export_nothing_and_nobody_more_than_ten_an_hour(site: Site) {
        let on = ground(&site).await;
        let leads = site.tending(&on.enterprise).await.account;
        for (name, role) in [("meng", Role::Mentor), ("kan", Role::Viewer)] {
            let account = site.account(name).await;
            site.join(&on.enterprise, &leads, &account, role).await;
            let seat = site.sign_in(&account).await;

            assert_eq!(seat.get(&format!("{}.csv", room(&on))).await.status, 403, "{name}");
            assert!(!seat.get(&room(&on)).await.body.contains(".csv"), "{name}");
        }
        let seat = owner(&site, &on).await;
        assert!(seat.get(&room(&on)).await.body.contains(&format!("{}.csv", room(&on))));
        for _ in 0..10 {
            assert_eq!(seat.get(&format!("{}.csv", room(&on))).await.status, 200);
        }

        assert_eq!(seat.get(&format!("{}.xlsx", room(&on))).await.status, 429);
    }
}
