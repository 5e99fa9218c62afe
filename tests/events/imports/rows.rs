//! What is wrong with rows, and what each good one does.
use super::{agenda, csv, handed_in, row};
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::{
        Site,
        sessions::{session, speaker},
        tables::told,
    },
};
use entity::event_version;
use sea_orm::{EntityTrait, QueryOrder};
use xingtan::events::{Named, NewSession};

on_both! {
    /// Place of the cell, what stands in it, and the sentences.
    async fn each_fault_of_a_row_is_told_with_its_column_and_value(site: Site) {
        site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let long = "长".repeat(81);
        let time = ("请填日期和时间，例如 2026-12-05 09:00", "Enter a date and a time, such as 2026-12-05 09:00");
        let table = [
            (0, "", "请填日期和时间", "Enter a date and a time"),
            (0, "2026-12-05", time.0, time.1),
            (0, "9999-12-05 10:30", "日期应在 2000 年到 2200 年之间", "Enter a date between 2000 and 2200"),
            (0, "十点半", time.0, time.1),
            (1, "2026-12-05 10:30", "结束要晚于开始", "The end must be after the start"),
            (2, "", "请填写", "Fill this in"),
            (2, &long, "最多 80 个字，请缩短", "Use at most 80 characters"),
            (2, "3.70811E+17", "Excel 已经把这个数改成了近似值。请把这一列设为“文本”，再填一次", "Excel has rounded this number. Format the column as text and paste again"),
            (3, "月球厅", "没有这个场地。请按模板写场馆和场地，或者留空", "There is no such room. Write venue and room as in the template, or leave it empty"),
            (4, "，云杏数字", "先写姓名，再写逗号和单位", "Write the name first, then a comma and the affiliation"),
            (5, "1441", "请填 0 到 1,440 的整数（分钟），不用就留空", "Enter whole minutes from 0 to 1,440, or leave it empty"),
        ];
        let rows: Vec<[&str; 6]> = table.iter().map(|(at, value, ..)| {
            let mut row = row("讲座");
            row[*at] = value;
            row
        }).chain([row("门诊"), row("门诊")]).collect();

        let at = handed_in(&seat, csv(&rows)).await;
        let pages = [seat.get(&at).await, seat.get(&format!("{at}?lang=en")).await];

        let heads = [["开始", "结束", "名称", "场地", "主讲人 1", "开始前布置（分钟）"], ["Starts", "Ends", "Title", "Room", "Speaker 1", "Setting up before the start (minutes)"]];
        let twin = ["和第 13 行一模一样，请留下一行", "The same as row 13; keep one of them"];
        for (lang, page) in pages.iter().enumerate() {
            let expected = table.iter().zip(2..).map(|((at, value, zh, en), number)| {
                let value = if value.is_empty() { ["（空）", "(empty)"][lang] } else { value };
                let title = if *at == 2 { table[number - 2].1 } else { "讲座" };
                [&number.to_string(), title, heads[lang][*at], value, [*zh, *en][lang]].map(str::to_owned)
            });
            let expected = expected.chain([["14", "门诊", heads[lang][2], "门诊", twin[lang]].map(str::to_owned)]);
            let expected: Vec<Vec<String>> = expected.map(|row| row.to_vec()).collect();
            let found: Vec<Vec<String>> = told(page).into_iter().filter(|row| row.len() == 5).collect();
            assert_eq!(found, expected);
        }
        assert!(pages[0].main_text().contains("有的行不行，所以不能导入"), "{}", pages[0].main_text());
        assert!(!pages[0].body.contains("<button class=\"btn\">"), "no button is offered in vain");
        let refused = seat.post(&at, &[]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.main_text().contains("没有这个场地"), "the page again, with what is wrong");
    }
}

on_both! {
    async fn rows_add_sessions_and_importing_twice_is_once(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").draft().await;
        let was = NewSession { setup: 5, ..session(&fair, "开场", 0, 30) };
        site.add_session(&fair, &was).await;
        site.add_session(&fair, &session(&fair, "收尾", 90, 30)).await;
        let seat = scheduler(&site).await;
        let file = csv(&[
            ["2026-12-05 10:00", "2026-12-05 10:30", "开场", "", "", ""],
            ["2026-12-05 11:30", "2026-12-05 12:00", "收尾", "", "", ""],
            ["2026/12/5 10:30", "2026年12月5日 11:15", "讲座", "人才大厦 报告厅", "\"孟庆禾，云杏数字\"", "10"],
        ]);

        let at = handed_in(&seat, &file).await;
        let page = seat.get(&at).await;
        let before = agenda(&site, &fair).await.len();
        let done = seat.post(&at, &[]).await;
        let again = handed_in(&seat, &file).await;
        let (second, refused) = (seat.get(&again).await, seat.post(&again, &[]).await);

        let fates: Vec<[String; 2]> = page.body.split("<span class=\"state").skip(1).zip(told(&page)).map(|(rest, row)| {
            [row[1].clone(), rest.split_once('>').unwrap().1.split('<').next().unwrap().to_owned()]
        }).collect();
        let fate = |title: &str, fate: &str| [title.to_owned(), fate.to_owned()];
        assert_eq!(fates, [
            fate("开场", "已在议程里，内容和表里不同，保持原样"),
            fate("收尾", "已在议程里"),
            fate("讲座", "增加"),
        ]);
        assert!(page.main_text().contains("导入 1 个场次") && page.main_text().contains("2026年12月5日（周六）10:30–11:15"), "{}", page.main_text());
        assert_eq!((before, done.status, done.header("location")), (2, 303, "/admin/events/fair/sessions?done=imported"));
        let talk = NewSession {
            room: Some(hall.id),
            setup: 10,
            speakers: vec![Named { name: "孟庆禾".into(), affiliation: "云杏数字".into() }],
            ..session(&fair, "讲座", 30, 45)
        };
        assert_eq!(agenda(&site, &fair).await, [was, talk, session(&fair, "收尾", 90, 30)]);
        assert!(seat.get(done.header("location")).await.main_text().contains("议程已导入。"));
        assert!(second.main_text().contains("表里的场次都已经在议程里，没有要增加的"), "{}", second.main_text());
        assert_eq!((refused.status, agenda(&site, &fair).await.len()), (409, 3));
        assert_eq!(seat.get(&at).await.location(), done.location(), "what is carried out leads to the agenda");
    }
}

on_both! {
    /// Groups that meet at one time have one title; what differs is the room.
    async fn what_runs_side_by_side_may_have_one_title(site: Site) {
        let (tower, _) = hall(&site).await;
        site.room(&tower, "展厅", 60).await;
        let fair = site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let file = csv(&["报告厅", "人才大厦展厅", ""].map(|room| {
            let mut row = row("分组讨论");
            row[3] = room;
            row
        }));

        for _ in 0..2 {
            let at = handed_in(&seat, &file).await;
            seat.post(&at, &[]).await;
        }

        assert_eq!(agenda(&site, &fair).await.len(), 3);
    }
}

on_both! {
    async fn a_draft_reads_what_it_meets_and_goes_on(site: Site) {
        let (_, hall) = hall(&site).await;
        let other = site.event("other").with(at(&hall, 0)).publish().await;
        site.add_session(&other, &NewSession { speakers: vec![speaker("孟庆禾")], ..session(&other, "别处", 0, 60) }).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        let seat = scheduler(&site).await;
        let early = ["2026-12-05 09:00", "2026-12-05 10:45", "布展", "", "\"孟庆禾，云杏数字\"", ""];

        let at = handed_in(&seat, csv(&[early])).await;
        let page = seat.get(&at).await.main_text();
        let done = seat.post(&at, &[]).await;

        for said in ["报告厅在2026年12月5日（周六）10:00–11:00已安排别的活动", "孟庆禾在2026年12月5日（周六）10:00–11:00要在另一场活动上讲", "超出了活动的时间", "活动还没有发布，可以先导入"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert_eq!((done.status, agenda(&site, &fair).await.len()), (303, 1));
    }
}

on_both! {
    async fn a_published_event_is_refused_what_is_taken_and_asked_why(site: Site) {
        let (tower, hall) = hall(&site).await;
        site.room(&tower, "展厅", 60).await;
        site.event("other").with(at(&hall, 0)).publish().await;
        let fair = site.event("fair").publish().await;
        let seat = scheduler(&site).await;
        let of = |start, room| csv(&[[start, "2026-12-05 11:00", "讲座", room, "", ""], row("门诊")]);

        let taken = handed_in(&seat, of("2026-12-05 10:30", "报告厅")).await;
        let (shown, refused) = (seat.get(&taken).await, seat.post(&taken, &[("despite", "急")]).await);
        let early = handed_in(&seat, of("2026-12-05 09:30", "展厅")).await;
        let asked = seat.post(&early, &[]).await;
        let nothing = agenda(&site, &fair).await.len();
        let done = seat.post(&early, &[("despite", "提前开门")]).await;

        assert!(!shown.body.contains("<button class=\"btn\">"), "{}", shown.body);
        assert_eq!((refused.status, asked.status, nothing, done.status), (409, 422, 0, 303));
        assert!(refused.main_text().contains("报告厅在2026年12月5日（周六）10:00–12:00已安排别的活动。"), "{}", refused.main_text());
        assert_eq!(asked.errors(), [("despite".to_owned(), "请写原因".to_owned())]);
        assert!(asked.main_text().contains("超出了活动的时间"));
        assert_eq!((agenda(&site, &fair).await.len(), site.reload(&fair).await.despite), (2, Some("提前开门".into())));
        let version = event_version::Entity::find().order_by_desc(event_version::Column::Id).one(site.db()).await.unwrap().unwrap();
        let changes: Vec<(&str, &str)> = version.changes.0.iter().map(|change| (change.field.as_str(), change.new.lines().next().unwrap_or_default())).collect();
        assert_eq!((version.act.as_str(), changes), ("events.import_agenda", vec![("session", "讲座"), ("session", "门诊"), ("despite", "提前开门")]));
    }
}
