//! The schedule as a file: what its list shows, no more, in the officer's language.
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::{
        Site,
        sessions::{session, speaker},
    },
};
use entity::{event::District, officer_role::Role, room_block::Kind};
use xingtan::{events::NewSession, venues::NewBlock};

const FILE: &str = "/admin/schedule.xlsx?view=week&day=2026-12-05";

on_both! {
    async fn a_file_holds_what_the_list_shows_with_its_filters(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let fair = site.event("fair").with(at(&hall, 0)).publish().await;
        site.add_session(&fair, &NewSession { speakers: vec![speaker("孟庆禾")], ..session(&fair, "=讲座", 0, 60) }).await;
        site.event("late").with(at(&hall, 30)).with(|new| new.title = ["夜谈".into(), "Night talk".into()]).draft().await;
        let begins = fair.starts_at;
        let block = NewBlock { room: Some(side.id), kind: Kind::Booked, starts_at: begins, ends_at: fair.ends_at, note: String::new() };
        site.blocked(&tower, block).await;
        let officer = site.officer("zhao", Role::CheckIn, None).await;
        site.on_duty(&fair, None, &officer).await;
        let names = xingtan::accounts::names(site.db(), std::iter::once(officer.id)).await.unwrap();
        let seat = scheduler(&site).await;

        let chinese = seat.get(FILE).await;
        let english = seat.get(&format!("{}&state=draft&lang=en", FILE.replace("xlsx", "csv"))).await;

        let times = ["2026-12-05 10:00", "2026-12-05 11:00", "2026-12-05 12:00"];
        assert_eq!(chinese.header("content-disposition"), "attachment; filename=\"schedule-week-2026-12-05.xlsx\"");
        assert_eq!(chinese.xlsx_rows(), [
            ["开始", "结束", "安排", "活动", "场地", "状态", "排期冲突", "值班", "联系方式"].map(str::to_owned),
            [times[0], times[1], "'=讲座", &fair.title_zh, "人才大厦 报告厅", "已发布", "场地冲突", &names[&officer.id], ""].map(str::to_owned),
            [times[0], times[2], "外部占用", "", "人才大厦 展厅", "", "", "", ""].map(str::to_owned),
            ["2026-12-05 10:30", "2026-12-05 12:30", "夜谈", "", "人才大厦 报告厅", "草稿", "场地冲突", "", ""].map(str::to_owned),
        ]);
        assert_eq!(english.header("content-type"), "text/csv; charset=utf-8");
        let rows: Vec<&str> = english.body.lines().collect();
        assert!(rows[0].starts_with("\u{FEFF}Starts,Ends,Entry,Event,"), "{}", rows[0]);
        assert_eq!(rows.len(), 2, "the filters of the page hold");
        assert!(rows[1].starts_with("2026-12-05 10:30,2026-12-05 12:30,Night talk,,"), "{}", rows[1]);
        let page = seat.get("/admin/schedule?view=week&day=2026-12-05&state=draft").await;
        for ending in ["xlsx", "csv"] {
            assert!(page.body.contains(&format!("href=\"/admin/schedule.{ending}?view=week&#38;day=2026-12-05&#38;state=draft\"")), "{}", page.body);
        }
    }
}

on_both! {
    async fn of_another_district_a_file_tells_room_time_and_whom_to_ask(site: Site) {
        let (_, hall) = hall(&site).await;
        let far = |new: &mut xingtan::events::NewEvent| {
            new.district = District::Rencheng;
            new.contact = "任城区人社局 0537-1".into();
        };
        site.event("salon").with(at(&hall, 0)).with(far).draft().await;
        site.event("written").with(far).draft().await;
        let local = site.officer("local", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&local).await;

        let rows = seat.get(FILE).await.xlsx_rows();

        assert_eq!(rows.len(), 2, "outside the city's rooms it is not theirs to see");
        assert_eq!(rows[1][2..], ["其他区县的活动", "", "人才大厦 报告厅", "", "", "", "任城区人社局 0537-1"], "no state either");
    }
}
