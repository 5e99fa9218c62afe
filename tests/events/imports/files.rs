//! Files of agendas: how they are read and refused, the template, and the way out and in again.
use super::{AT, HEADS, agenda, csv, handed_in, row};
use crate::{
    events::conflicts::{hall, scheduler},
    on_both,
    support::{
        Site,
        sessions::{session, speaker},
        tables::told,
    },
};
use chrono::Duration;
use encoding_rs::GB18030;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use xingtan::events::NewSession;

on_both! {
    async fn what_is_no_agenda_is_refused_in_words_and_nothing_is_kept(site: Site) {
        site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let many = format!("{HEADS}{}", "\r\n1,2,讲座".repeat(100_000));
        assert!(many.len() < 5 * 1024 * 1024, "it is the rows that are too many");
        let big = vec![b'1'; 5 * 1024 * 1024 + 1];
        let table: [(&[u8], &str, &str); 6] = [
            (b"", "请选择一个有内容的文件", "Choose a file that has something in it"),
            (many.as_bytes(), "超过 500 行。一个活动最多 200 个场次，请删去多余的行再上传", "More than 500 rows. An event has at most 200 sessions; take rows out of the file and upload it again"),
            (&big, "文件超过 5 MB。一个活动最多 200 个场次，请删去多余的内容再上传", "The file weighs more than 5 MB. An event has at most 200 sessions; take out what is too much and upload it again"),
            (b"\xFF\xFE\x00\x01", "打不开：只收 Excel（.xlsx）和 CSV 表格，文件可能已损坏", "This cannot be opened: only Excel (.xlsx) and CSV tables are taken, and the file may be damaged"),
            ("开始,名称,嘉宾费\n1,2,3".as_bytes(), "缺少这些列：结束。不认识这些列：嘉宾费", "These columns are missing: Ends. These are not known: 嘉宾费"),
            (HEADS.as_bytes(), "表头下面没有数据，请填好再上传", "There is nothing below the head; fill it in and upload again"),
        ];

        for (bytes, zh, en) in table {
            for (lang, says) in [("zh-CN", zh), ("en", en)] {
                let answer = seat.post_file(&format!("{AT}?lang={lang}"), &[], "file", bytes).await;
                assert_eq!((answer.status, answer.errors()), (422, vec![("file".to_owned(), says.to_owned())]));
            }
        }
    }
}

on_both! {
    async fn one_agenda_reads_the_same_however_its_file_was_made(site: Site) {
        site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let text = csv(&[row("讲座")]).replace("主讲人 1", "备注");
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.write_row(0, 0, ["Start", "End", "Session", "备注"]).unwrap();
        let look = Format::new().set_num_format("yyyy/m/d h:mm");
        for (column, hour, minute) in [(0, 10, 30), (1, 11, 0)] {
            let at = ExcelDateTime::from_ymd(2026, 12, 5).unwrap().and_hms(hour, minute, 0).unwrap();
            page.write_datetime_with_format(1, column, at, &look).unwrap();
        }
        page.write_string(1, 2, "讲座").unwrap();
        let files = [
            (text.clone().into_bytes(), "按 UTF-8 编码读取"),
            (format!("\u{FEFF}{text}").into_bytes(), "按 UTF-8 编码读取"),
            (GB18030.encode(&text).0.into_owned(), "按 GB18030 编码读取"),
            (book.save_to_buffer().unwrap(), "工作表：Sheet1"),
        ];

        for (bytes, how) in files {
            let page = seat.get(&handed_in(&seat, bytes).await).await;

            assert_eq!(told(&page)[0][..3], ["2", "讲座", "2026年12月5日（周六）10:30–11:00"]);
            let said = page.main_text();
            assert!(said.contains(how) && (how.contains("表") || said.contains("不认识这些列，没有读取：备注")), "{said}");
        }
    }
}

on_both! {
    async fn a_cell_of_midnight_is_an_end_and_no_start(site: Site) {
        site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.write_row(0, 0, ["开始", "结束", "场次"]).unwrap();
        let look = Format::new().set_num_format("yyyy/m/d h:mm");
        for (row, title, hours) in [(1, "夜谈", [(5, 22), (6, 0)]), (2, "晨读", [(6, 0), (6, 1)])] {
            for ((day, hour), column) in hours.into_iter().zip(0..) {
                let at = ExcelDateTime::from_ymd(2026, 12, day).unwrap().and_hms(hour, 0, 0).unwrap();
                page.write_datetime_with_format(row, column, at, &look).unwrap();
            }
            page.write_string(row, 2, title).unwrap();
        }
        let bytes = book.save_to_buffer().unwrap();

        let rows = told(&seat.get(&handed_in(&seat, bytes).await).await);

        assert!(rows[0].concat().contains("请填日期和时间，例如 2026-12-05 09:00"), "what is wrong comes first: {rows:?}");
        assert_eq!(rows[1][..3], ["2", "夜谈", "2026年12月5日（周六）22:00 – 2026年12月6日（周日）0:00"]);
    }
}

on_both! {
    async fn the_template_can_be_filled_in_in_both_languages(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").draft().await;
        let seat = scheduler(&site).await;

        for (lang, room) in [("zh-CN", "人才大厦 报告厅"), ("en", "报告厅, Talent Tower")] {
            let empty = seat.get(&format!("{AT}/template.xlsx?lang={lang}")).await;
            let text = seat.get(&format!("{AT}/template.csv?lang={lang}")).await;
            let [heads, sample]: [Vec<String>; 2] = text.csv_rows().try_into().unwrap();
            let untouched = seat.post_file(AT, &[], "file", &empty.bytes).await;
            let title = format!("讲座 {lang}");
            let row = heads.iter().zip(&sample).zip(0..).map(|((_, sample), at)| match at {
                0 => "2026-12-05 10:00".to_owned(),
                2 => title.clone(),
                _ => format!("\"{sample}\""),
            });
            let filled = format!("{}\r\n{}", text.body.trim_end(), row.collect::<Vec<_>>().join(","));
            seat.post(&handed_in(&seat, filled).await, &[]).await;

            assert_eq!(empty.xlsx_rows(), [heads.clone(), sample.clone()]);
            assert_eq!((heads.len(), sample[3].as_str()), (18, room));
            assert_eq!(untouched.status, 422, "the sample is no row");
            let made = agenda(&site, &fair).await.into_iter().find(|made| made.title[0] == title).unwrap();
            assert_eq!((made.room, made.speakers.len(), made.starts_at), (Some(hall.id), 1, fair.starts_at));
        }
    }
}

on_both! {
    async fn an_agenda_taken_out_and_handed_in_elsewhere_is_the_same(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "=展厅", 60).await;
        let source = site.event("source").draft().await;
        let talk = NewSession {
            title: ["=1+1 讲座".into(), "+Talk, \"quoted\"".into()],
            text: ["第一段\n\n第二段；;".into(), "007".into()],
            track: ["求职".into(), "Job seekers".into()],
            room: Some(side.id),
            setup: 10,
            clearing: 1440,
            speakers: vec![speaker("孟庆禾"), speaker("@颜书宁")],
            ..session(&source, "", 0, 45)
        };
        let groups = [None, Some(hall.id), Some(side.id)].map(|room| NewSession { room, ..session(&source, "分组", 60, 30) });
        let overnight = NewSession { ends_at: source.starts_at + Duration::days(1), ..session(&source, "通宵", 100, 1) };
        for new in [&talk, &groups[0], &groups[1], &groups[2], &overnight] {
            site.add_session(&source, new).await;
        }
        let seat = scheduler(&site).await;

        for file in ["csv?lang=zh-CN", "xlsx?lang=zh-CN", "csv?lang=en", "xlsx?lang=en"] {
            let slug = format!("copy-{}", file.replace("?lang=", "-").to_lowercase());
            let copy = site.event(&slug).draft().await;
            let out = seat.get(&format!("/admin/events/source/sessions.{file}")).await;
            let at = format!("/admin/events/{slug}/sessions/import");
            let handed_in = seat.post_file(&at, &[], "file", &out.bytes).await;
            let done = seat.post(handed_in.header("location"), &[]).await;

            assert_eq!((out.status, handed_in.status, done.status), (200, 303, 303), "{file}: {}", done.main_text());
            let mut rows = if file.starts_with("csv") { out.csv_rows() } else { out.xlsx_rows() };
            assert_eq!(rows.remove(1)[2], "'=1+1 讲座", "what would be calculated is marked");
            let sorted = |mut agenda: Vec<NewSession>| {
                agenda.sort_by_key(|new| (new.starts_at, new.title.clone(), new.room));
                agenda
            };
            assert_eq!(sorted(agenda(&site, &copy).await), sorted(agenda(&site, &source).await), "{file}");
        }
    }
}
