//! Times in which a room is not to be had.
use super::{acts, scheduler};
use crate::{
    on_both,
    support::{Site, venues::venue},
};
use chrono::{DateTime, Utc};
use entity::room_block::Kind;
use xingtan::venues::{self, NewBlock};

const NEW: &str = "/admin/venues/tower/blocks/new";

fn typed<'a>(room: &'a str, days: [&'a str; 2], times: [&'a str; 2]) -> Vec<(&'static str, &'a str)> {
    vec![
        ("room", room),
        ("kind", "booked"),
        ("first_day", days[0]),
        ("from", times[0]),
        ("last_day", days[1]),
        ("to", times[1]),
        ("note", "教育局借用"),
    ]
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

on_both! {
    async fn whole_days_and_times_are_blocked_on_the_citys_clocks_and_freed(site: Site) {
        let seat = scheduler(&site, "keeper").await;
        let tower = site.venue(venue("tower")).await;
        let hall = site.room(&tower, "报告厅", 200).await;
        site.room(&tower, "会议室", 20).await;
        let hall = hall.id.to_string();

        for _ in 0..2 {
            seat.post(NEW, &typed("every", ["2027-01-01", "2027-01-03"], ["", ""])).await;
        }
        seat.post(NEW, &typed(&hall, ["2027-01-05", ""], ["14:00", "17:30"])).await;
        seat.post(NEW, &typed(&hall, ["2027-01-06", "2027-01-07"], ["20:00", "00:00"])).await;
        let page = seat.get("/admin/venues/tower").await.main_text();
        let blocks = venues::blocks_from(site.db(), tower.id, site.now()).await.unwrap();
        let freed = seat.post(&format!("/admin/venues/tower/blocks/{}/removal", blocks[0].0.id), &[]).await;

        let times: Vec<_> = blocks.iter().map(|(block, room)| (room.name_zh.as_str(), block.starts_at, block.ends_at)).collect();
        let days = (at("2026-12-31T16:00:00Z"), at("2027-01-03T16:00:00Z"));
        assert_eq!(
            times,
            [
                ("报告厅", days.0, days.1),
                ("会议室", days.0, days.1),
                ("报告厅", at("2027-01-05T06:00:00Z"), at("2027-01-05T09:30:00Z")),
                ("报告厅", at("2027-01-06T12:00:00Z"), at("2027-01-07T16:00:00Z")),
            ]
        );
        for said in ["2027年1月1日（周五）至2027年1月3日（周日），整天", "2027年1月5日（周二）14:00–17:30", "外部占用", "教育局借用"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert_eq!((freed.status, venues::blocks_from(site.db(), tower.id, site.now()).await.unwrap().len()), (303, 3));
        assert_eq!(acts(&site).await, ["add", "add_room", "add_room", "block_room", "block_room", "block_room", "free_room"]);
    }
}

on_both! {
    async fn wrong_input_is_explained_at_its_field_and_keeps_nothing(site: Site) {
        let seat = scheduler(&site, "keeper").await;
        let tower = site.venue(venue("tower")).await;
        site.room(&tower, "报告厅", 200).await;
        let other = site.venue(venue("other")).await;
        let foreign = site.room(&other, "报告厅", 200).await.id.to_string();

        for (fields, at, says) in [
            (typed("", ["2027-01-01", ""], ["", ""]), "room", "请选择一项"),
            (typed(&foreign, ["2027-01-01", ""], ["", ""]), "room", "请选择一项"),
            (typed("every", ["", ""], ["", ""]), "first_day", "请填日期"),
            (typed("every", ["2027-01-02", "2027-01-01"], ["", ""]), "last_day", "结束要晚于开始"),
            (typed("every", ["2027-01-01", ""], ["10:00", "09:00"]), "to", "结束要晚于开始"),
            (typed("every", ["2027-01-01", ""], ["x", ""]), "from", "请填钟点，例如 09:00"),
            (typed("every", ["2020-01-01", ""], ["", ""]), "first_day", "这段时间已经过去，请填今后的时间"),
            (typed("every", ["2020-01-01", "2020-01-02"], ["", ""]), "last_day", "这段时间已经过去，请填今后的时间"),
            (typed("every", ["9999-01-01", ""], ["", ""]), "first_day", "日期应在 2000 年到 2200 年之间"),
        ] {
            let told = seat.post(NEW, &fields).await;

            assert_eq!((told.status, told.errors()), (422, vec![(at.into(), says.into())]));
            assert!(told.body.contains("value=\"教育局借用\""), "what was typed stays");
        }
        assert_eq!(venues::blocks_from(site.db(), tower.id, DateTime::UNIX_EPOCH).await.unwrap(), []);
    }
}

on_both! {
    async fn what_is_over_is_shown_no_more(site: Site) {
        let tower = site.venue(venue("tower")).await;
        let hall = site.room(&tower, "报告厅", 200).await;
        let now = site.now();
        let hours = chrono::Duration::hours;
        let new = NewBlock { room: Some(hall.id), kind: Kind::Closed, starts_at: now, ends_at: now + hours(1), note: String::new() };
        site.blocked(&tower, new).await;

        let before = venues::blocks_from(site.db(), tower.id, now).await.unwrap();
        let after = venues::blocks_from(site.db(), tower.id, now + hours(1)).await.unwrap();

        assert_eq!((before.len(), after.len()), (1, 0));
    }
}
