//! What each role reads of a placement, field by field, and what is kept apart.
use super::{acts, at, ground, steps};
use crate::{
    on_both,
    support::{Answer, Site, enterprises::PDF, placements::Ground},
};
use entity::{officer_role::Role, placement, placement_part::Part};
use sea_orm::Iterable;
use xingtan::{
    files::Checked,
    person::{Mobile, Name},
    placements::{Decision, PartAnswer, Stage, answer},
};

/// With all that is personal.
async fn full(site: &Site, on: &Ground) -> placement::Model {
    let mut draft = on.draft(site, "li");
    draft.name = Name::parse("李思源").ok();
    draft.mobile = Mobile::parse("138 0537 0000").unwrap();
    draft.tutor_name = "颜老师".into();
    draft.tutor_contact = "0537-1234567".into();
    let pdf = || Some(Checked { media_type: "application/pdf", bytes: PDF.to_vec() });
    (draft.form, draft.contract) = (pdf(), pdf());
    site.placed_with(on, draft, Stage::WithReviewer).await
}

/// How dates, state, age and birth date read.
const READ: [(&str, [&str; 4]); 2] = [
    ("zh-CN", ["2026年12月11日", "等科技局备案", "22 岁", "2004年5月6日"]),
    ("en", ["11 December 2026", "With the bureau", "22 years", "6 May 2004"]),
];

/// Whether each stands there: name, occupation, dates, state; e-mail, mobile; pay; age; birth date; files.
fn shown(page: &Answer, [first, state, age, born]: [&str; 4]) -> [bool; 6] {
    let text = page.main_text();
    let all = |said: &[&str]| said.iter().all(|said| text.contains(said));
    let any = |said: &[&str]| said.iter().any(|said| text.contains(said));
    assert!(all(&["车工", first, state, "圣阳电源"]), "{text}");
    assert_eq!(any(&["li@example.cn", "13805370000"]), all(&["li@example.cn", "+8613805370000"]));
    assert_eq!(any(&["4,200", "3,500"]), all(&["4,200", "3,500"]));
    assert_eq!(text.contains("4,200"), all(&["颜老师", "0537-1234567", "王师傅"]));
    [
        text.contains("李思源"),
        text.contains("li@example.cn"),
        text.contains("4,200"),
        text.contains(age),
        text.contains(born),
        page.body.contains("/contract\""),
    ]
}

on_both! {
    async fn each_role_reads_what_the_table_says(site: Site) {
        let on = ground(&site).await;
        let row = full(&site, &on).await;
        let reviewer = site.reviewing("reviewer", None).await;
        let auditor = site.sign_in(&site.officer("auditor", Role::Auditor, None).await).await;

        for (lang, read) in READ {
            let here = at(&row, &format!("?lang={lang}"));
            let (all, masked) = (reviewer.get(&here).await, auditor.get(&here).await);
            let pressed = reviewer.post(&at(&row, &format!("/birth-date?lang={lang}")), &[]).await;

            assert_eq!(shown(&all, read), [true, true, true, true, false, true]);
            assert_eq!(shown(&pressed, read), [true, true, true, false, true, true]);
            assert_eq!(shown(&masked, read), [true, false, false, false, false, false]);
            let read = masked.main_text();
            assert!(read.contains("l•••@e•••") && read.contains("+86138••••0000"), "{read}");
            assert!(!masked.body.contains("<form method=\"post\" action=\"/admin/placements"), "who reads alone has nothing to press");
        }
        for (rest, is_post) in [("/birth-date", true), ("/form", false), ("/contract", false), ("/return", false), ("/end", false)] {
            let path = at(&row, rest);
            let answer = if is_post { auditor.post(&path, &[]).await } else { auditor.get(&path).await };
            assert_eq!(answer.status, 403, "{rest}");
        }
        for role in [Role::Administrator, Role::Scheduler, Role::CheckIn] {
            let seat = site.sign_in(&site.officer(&format!("{role:?}"), role, None).await).await;
            assert_eq!([seat.get("/admin/placements").await.status, seat.get(&at(&row, "")).await.status], [403, 403]);
        }
    }
}

on_both! {
    async fn each_look_at_what_is_kept_apart_is_written_down_and_the_apprentice_reads_it(site: Site) {
        let on = ground(&site).await;
        let row = full(&site, &on).await;
        let reviewer = site.reviewing("reviewer", None).await;
        let before = (steps(&site, &row).await.len(), acts(&site, &row).await.len());

        let form = reviewer.get(&at(&row, "/form")).await;
        let contract = reviewer.get(&at(&row, "/contract")).await;
        reviewer.post(&at(&row, "/birth-date"), &[]).await;
        let page = reviewer.get(&at(&row, "")).await.main_text();

        for (file, name) in [(&form, "form.pdf"), (&contract, "contract.pdf")] {
            assert_eq!((file.status, file.bytes.as_slice()), (200, PDF));
            assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{name}\""));
            assert!(file.header("content-security-policy").contains("sandbox"));
        }
        assert_eq!(steps(&site, &row).await[before.0..], ["file-read", "file-read", "birth-date-read"]);
        let acts: Vec<String> = acts(&site, &row).await.into_iter().map(|act| act.0).collect();
        assert_eq!(acts[before.1..], ["placements.read_file", "placements.read_file", "placements.read_birth_date"]);
        assert!(page.contains("科技局 查看了完整的出生日期") && page.contains("科技局 查看了 劳动合同（文件）"), "{page}");
        let bare = site.placed(&on, "bare", Stage::WithReviewer).await;
        assert_eq!(reviewer.get(&at(&bare, "/form")).await.status, 404);
    }
}

on_both! {
    async fn both_sides_answers_stand_there_and_an_auditor_reads_no_words(site: Site) {
        let on = ground(&site).await;
        let row = site.send_placement(&on, &site.begin(&on, on.draft(&site, "li")).await).await;
        let li = site.account("li").await;
        let row = site.open_placement(&row, &li).await;
        let said: Vec<PartAnswer> = Part::iter()
            .map(|part| PartAnswer { part, wrong: (part == Part::Pay).then(|| "说好是五千".to_owned()) })
            .collect();
        let who = crate::support::enterprises::candidate(&li);
        answer(&site.app.db, &site.app.address_key, &who, row.id, row.revision, &said, site.now()).await.unwrap();
        let reviewer = site.reviewing("reviewer", None).await;
        let auditor = site.sign_in(&site.officer("auditor", Role::Auditor, None).await).await;

        let [all, masked] = [reviewer.get(&at(&row, "")).await, auditor.get(&at(&row, "")).await];

        let all = all.main_text();
        assert!(all.contains("工资、工时与试用期 不同意 说好是五千") && all.contains("导师 同意"), "{all}");
        assert!(!masked.main_text().contains("说好是五千"), "{}", masked.main_text());
    }
}

on_both! {
    async fn an_anonymous_one_still_has_a_page(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        site.judge_placement(&row, &Decision::Refuse("x".into())).await.unwrap();
        site.advance(chrono::Duration::days(31));
        xingtan::placements::life::blank(&site.app.db, site.now()).await.unwrap();
        let reviewer = site.reviewing("reviewer", None).await;

        let page = reviewer.get(&at(&row, "")).await;

        assert_eq!((page.status, page.heading().as_str()), (200, "已匿名"));
        assert!(!page.body.contains("/birth-date\""));
    }
}
