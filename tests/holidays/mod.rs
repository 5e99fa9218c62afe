//! The table of holidays: read by the desk, kept by officers of the whole city.
use crate::{
    on_both,
    support::{Seat, Site},
};
use entity::{audit, event::District, holiday::Kind, officer_role::Role};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::holidays;

const PATH: &str = "/admin/holidays";

async fn seat<'a>(site: &'a Site, role: Role, district: Option<District>) -> Seat<'a> {
    let account = site.officer(&format!("{role:?}-{}", district.is_some()).to_lowercase(), role, district).await;
    site.sign_in(&account).await
}

fn typed<'a>(days: [&'a str; 2], kind: &'a str, name: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("first_day", days[0]), ("last_day", days[1]), ("kind", kind), ("name_zh", name), ("name_en", "")]
}

async fn of_year(site: &Site, year: i32) -> Vec<(String, Kind, String)> {
    let days = holidays::of_year(site.db(), year).await.unwrap();
    days.into_iter().map(|one| (one.day.format("%m-%d").to_string(), one.kind, one.name_zh)).collect()
}

async fn acts(site: &Site) -> Vec<String> {
    let kept = audit::Entity::find().filter(audit::COLUMN.object.eq("holiday")).order_by_asc(audit::Column::Id);
    kept.all(site.db()).await.unwrap().into_iter().map(|entry| format!("{} {}", entry.act, entry.object_id)).collect()
}

on_both! {
    async fn the_year_that_is_published_stands_there(site: Site) {
        let found = of_year(&site, 2026).await;

        let days = |kind: Kind| -> Vec<&str> {
            found.iter().filter(|(_, of, _)| *of == kind).map(|(day, ..)| day.as_str()).collect()
        };
        assert_eq!(days(Kind::WorkingDay), ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]);
        assert_eq!(days(Kind::Holiday).len(), 3 + 9 + 3 + 5 + 3 + 3 + 7);
        assert_eq!(found[4], ("02-14".into(), Kind::WorkingDay, "春节".into()));
        let seat = seat(&site, Role::Auditor, None).await;
        let page = seat.get(&format!("{PATH}?year=2026")).await;
        assert!(page.main_text().contains("2026年10月10日（周六） 国庆节 调休上班"), "{}", page.main_text());
        assert!(!page.body.contains("<button class=\"btn\">登记日期"), "an auditor reads");
        let next = seat.get(&format!("{PATH}?year=2027&lang=en")).await.main_text();
        assert!(next.contains("No holidays are entered for this year yet."), "{next}");
        let odd = seat.get(&format!("{PATH}?year=99999")).await.main_text();
        assert!(odd.contains("节假日 2026"), "this year: {odd}");
    }
}

on_both! {
    async fn officers_of_the_city_enter_days_and_take_them_out(site: Site) {
        let seat = seat(&site, Role::Scheduler, None).await;

        let mut sent = vec![];
        for _ in 0..2 {
            sent.push(seat.post(PATH, &typed(["2027-01-01", "2027-01-03"], "holiday", "元旦")).await);
        }
        let longer = seat.post(PATH, &typed(["2027-01-01", "2027-01-04"], "holiday", "元旦")).await;
        let other = seat.post(PATH, &typed(["2027-01-03", ""], "working-day", "元旦")).await;
        let page = seat.get(sent[0].header("location")).await.main_text();
        for _ in 0..2 {
            seat.post("/admin/holidays/removal", &[("day", "2027-01-04")]).await;
        }

        assert_eq!([&sent[0], &sent[1], &longer].map(|answer| answer.status), [303; 3]);
        assert!(page.contains("已登记。") && page.contains("2027年1月1日（周五） 元旦 放假"), "{page}");
        assert_eq!(other.status, 422);
        assert_eq!(other.errors(), [("first_day".into(), "其中有一天已经在表里，请先去掉那一天".into())]);
        let left = of_year(&site, 2027).await;
        assert_eq!(left, ["01-01", "01-02", "01-03"].map(|day| (day.to_owned(), Kind::Holiday, "元旦".to_owned())));
        assert_eq!(
            acts(&site).await,
            ["holidays.enter 2027-01-01", "holidays.enter 2027-01-01", "holidays.remove 2027-01-04"]
        );
    }
}

on_both! {
    async fn wrong_input_stays_and_is_explained_in_both_languages(site: Site) {
        let seat = seat(&site, Role::Administrator, None).await;
        for (days, kind, name, field, zh, en) in [
            (["", ""], "holiday", "元旦", "first_day", "请填日期", "Enter a date"),
            (["2027-13-01", ""], "holiday", "元旦", "first_day", "请填完整的日期，例如 2026-03-01", "Enter a whole date, such as 2026-03-01"),
            (["9999-12-31", ""], "holiday", "元旦", "first_day", "日期应在 2000 年到 2200 年之间", "Enter a date between 2000 and 2200"),
            (["2027-01-03", "2027-01-01"], "holiday", "元旦", "last_day", "结束要晚于开始", "The end must be after the start"),
            (["2027-01-01", "2027-12-31"], "holiday", "元旦", "last_day", "一次最多 31 天，请分几次登记", "At most 31 days at once: enter them in parts"),
            (["2027-01-01", ""], "feast", "元旦", "kind", "请选择一项", ""),
            (["2027-01-01", ""], "holiday", " ", "name_zh", "请填写", ""),
        ] {
            for (lang, says) in [("zh-CN", zh), ("en", en)] {
                let answer = seat.post(&format!("{PATH}?lang={lang}"), &typed(days, kind, name)).await;

                assert_eq!(answer.status, 422, "{days:?}");
                let said = answer.errors().into_iter().find(|(at, _)| at == field).map(|(_, said)| said);
                assert!(said.as_deref().is_some_and(|said| said.contains(says)), "{said:?}");
                assert!(answer.body.contains(&format!("value=\"{}\"", days[0])), "what was typed stays");
            }
        }
        assert_eq!(seat.post("/admin/holidays/removal", &[("day", "soon")]).await.status, 400);
        assert_eq!((of_year(&site, 2027).await.len(), acts(&site).await.len()), (0, 0));
    }
}

on_both! {
    async fn one_district_reads_what_holds_in_all(site: Site) {
        let seat = seat(&site, Role::Scheduler, Some(District::Qufu)).await;

        let page = seat.get(PATH).await;
        let entered = seat.post(PATH, &typed(["2027-01-01", ""], "holiday", "元旦")).await;
        let removed = seat.post("/admin/holidays/removal?lang=en", &[("day", "2026-01-01")]).await;

        assert!(page.main_text().contains("元旦") && !page.body.contains("/admin/holidays/removal"), "{}", page.main_text());
        assert_eq!((entered.status, removed.status), (409, 409));
        assert!(entered.main_text().contains("节假日表由全市的管理员维护"), "{}", entered.main_text());
        assert!(removed.main_text().contains("Ask an officer of the whole city to change it."), "{}", removed.main_text());
        assert_eq!((of_year(&site, 2026).await.len(), of_year(&site, 2027).await.len()), (39, 0));
    }
}
