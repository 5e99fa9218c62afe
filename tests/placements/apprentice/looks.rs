//! Who looked at the birth date and the files: from the press or the export that is logged to the line that the
//! apprentice reads, in both languages.
use super::at;
use crate::{
    on_both,
    placements::ground,
    support::{Seat, Site, enterprises::PDF, placements::Ground},
};
use chrono::Duration;
use entity::{audit, placement};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::{
    files::Checked,
    placements::{Draft, Stage},
};

/// With both files, filed.
async fn with_files(site: &Site, on: &Ground) -> placement::Model {
    let pdf = || Some(Checked { media_type: "application/pdf", bytes: PDF.to_vec() });
    let draft = Draft { form: pdf(), contract: pdf(), ..on.draft(site, "li") };
    site.placed_with(on, draft, Stage::Agreed).await
}

/// What stands under *who looked*, in both languages.
async fn looks(seat: &Seat<'_>, row: &placement::Model) -> [String; 2] {
    let mut read = Vec::new();
    for (lang, behind) in [("zh-CN", "提议更改培养内容"), ("en", "Propose a change")] {
        let text = seat.get(&format!("{}?lang={lang}", at(row))).await.main_text();
        let heading = if lang == "en" {
            "Who looked at my birth date and files "
        } else {
            "谁看过我的出生日期和文件 "
        };
        let under = text.split_once(heading).and_then(|(_, rest)| rest.split_once(behind));
        read.push(under.expect("the section").0.trim().to_owned());
    }
    read.try_into().expect("two languages")
}

/// What is read of looks at minutes past ten, the latest first.
fn lines(all: &[(u32, [&str; 2])]) -> [String; 2] {
    let zh = all.iter().map(|(minute, [said, _])| format!("2026年12月1日（周二）10:{minute:02} {said}"));
    let en = all.iter().map(|(minute, [_, said])| format!("Tuesday 1 December 2026, 10:{minute:02} {said}"));
    [zh.collect::<Vec<_>>().join(" "), en.collect::<Vec<_>>().join(" ")]
}

const ENTERPRISE_BORN: [&str; 2] = ["圣阳电源 查看了完整的出生日期", "圣阳电源 looked at the full birth date"];
const BUREAU_BORN: [&str; 2] = ["科技局 查看了完整的出生日期", "The bureau looked at the full birth date"];

/// Act, fields and reason of each, oldest first.
async fn logged(site: &Site, acts: &[&str]) -> Vec<(String, String, String)> {
    let of = audit::Entity::find().filter(audit::COLUMN.act.is_in(acts.iter().copied()));
    let rows = of.order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
    rows.into_iter().map(|row| (row.act, row.fields.to_string(), row.reason.unwrap_or_default())).collect()
}

on_both! {
    async fn each_press_of_either_side_is_logged_and_read_with_who_what_and_when(site: Site) {
        let on = ground(&site).await;
        let row = with_files(&site, &on).await;
        let owner = site.sign_in(&site.tending(&on.enterprise).await.account).await;
        let (officer, li) = (site.reviewing("desk", None).await, site.sign_in(&site.account_called("li").await).await);
        let (room, desk) =
            (format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id), format!("/admin/placements/{}", row.id));
        let none = looks(&li, &row).await;

        let theirs = owner.post(&format!("{room}/birth-date"), &[]).await;
        site.advance(Duration::minutes(5));
        let ours = officer.post(&format!("{desk}/birth-date"), &[]).await;
        site.advance(Duration::minutes(5));
        let form = owner.get(&format!("{room}/form")).await;
        site.advance(Duration::minutes(5));
        let contract = officer.get(&format!("{desk}/contract")).await;

        assert_eq!([theirs.status, ours.status, form.status, contract.status], [200; 4]);
        assert_eq!(none, ["没有人看过。".to_owned(), "Nobody did.".to_owned()]);
        assert_eq!(looks(&li, &row).await, lines(&[
            (15, ["科技局 查看了 劳动合同（文件）", "The bureau looked at: Labour contract (file)"]),
            (10, ["圣阳电源 查看了 盖章的申请表（文件）", "圣阳电源 looked at: Stamped form (file)"]),
            (5, BUREAU_BORN),
            (0, ENTERPRISE_BORN),
        ]));
        let act = |act: &str, fields: &str| (format!("placements.{act}"), fields.to_owned(), String::new());
        assert_eq!(logged(&site, &["placements.read_birth_date", "placements.read_file"]).await, [
            act("read_birth_date", "[]"),
            act("read_birth_date", "[]"),
            act("read_file", "[\"form\"]"),
            act("read_file", "[\"contract\"]"),
        ]);
    }
}

on_both! {
    async fn an_export_with_birth_dates_asks_for_a_purpose_and_the_apprentice_reads_of_it(site: Site) {
        let on = ground(&site).await;
        let row = with_files(&site, &on).await;
        let owner = site.sign_in(&site.tending(&on.enterprise).await.account).await;
        let (officer, li) = (site.reviewing("desk", None).await, site.sign_in(&site.account_called("li").await).await);
        let room = format!("/enterprise/{}/placements", on.enterprise.slug);

        for (seat, list) in [(&owner, room.as_str()), (&officer, "/admin/placements")] {
            for (lang, head, said) in [
                ("zh-CN", "出生日期", "导出出生日期和工资需要写明用途"),
                ("en", "Birth date", "Birth dates and pay are exported only for a purpose: say which"),
            ] {
                let before = looks(&li, &row).await;
                let path = |format: &str, rest: &str| format!("{list}.{format}?stage=agreed&lang={lang}{rest}");
                let refused = [
                    seat.get(&path("csv", "&birth_date=yes")).await,
                    seat.get(&path("xlsx", "&birth_date=yes&purpose=+")).await,
                ];
                let plain = seat.get(&path("csv", "")).await;
                let unread = looks(&li, &row).await;
                site.advance(Duration::minutes(1));
                let ticked = seat.get(&path("csv", "&birth_date=yes&purpose=audit")).await.csv_rows();

                for answer in refused {
                    assert_eq!((answer.status, answer.errors()), (422, vec![("purpose".to_owned(), said.to_owned())]));
                    assert!(!answer.body.contains("2004-05-06"));
                }
                assert!(!plain.body.contains("2004") && !plain.body.contains(head), "{}", plain.body);
                assert_eq!(unread, before, "neither shows a birth date");
                assert_eq!([&ticked[0], &ticked[1]].map(|row| row.last().unwrap().as_str()), [head, "2004-05-06"]);
            }
        }
        let export = |fields: &str, purpose: &str| ("placements.export".to_owned(), fields.to_owned(), purpose.to_owned());
        let two = [export("[]", ""), export("[\"birth_date\"]", "audit")];
        assert_eq!(logged(&site, &["placements.export"]).await, [two.clone(), two.clone(), two.clone(), two].concat());
        let read = lines(&[(4, BUREAU_BORN), (3, BUREAU_BORN), (2, ENTERPRISE_BORN), (1, ENTERPRISE_BORN)]);
        assert_eq!(looks(&li, &row).await, read);
    }
}
