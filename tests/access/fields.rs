//! Who sees which field of a placement: the table of rules.md, *Who may do and see what*, role by role, in both
//! languages; and who may press to see the whole birth date.
use crate::{
    on_both,
    placements::ground,
    support::{Seat, Site, placements::Ground},
};
use entity::{
    account, membership, mentor,
    officer_role::Role,
    placement::{self, Status},
};
use std::fmt::Write;
use xingtan::{
    person::{Mobile, Name},
    placements::{Contact, Draft, Stage, share},
};

const LANGS: [&str; 2] = ["zh-CN", "en"];

/// What is looked for, and how it reads in both languages, on one page or another.
const MARKS: [(&str, [&[&str]; 2]); 11] = [
    ("name", [&["李思源"]; 2]),
    ("occupation", [&["车工"]; 2]),
    ("dates", [&["2026年12月11日"], &["11 December 2026"]]),
    ("state", [&["等待开始"], &["Waiting to start"]]),
    ("age", [&["年龄 22", "22 岁"], &["Age 22", "22 years"]]),
    ("birth date", [&["2004年5月6日"], &["6 May 2004"]]),
    ("e-mail", [&["li@example.cn"]; 2]),
    ("masked e-mail", [&["l•••@e•••"]; 2]),
    ("mobile", [&["13812345678"]; 2]),
    ("masked mobile", [&["+86138••••5678"]; 2]),
    ("pay", [&["4,200"]; 2]),
];

/// Of somebody whom Wang teaches, filed.
async fn placed(site: &Site) -> (Ground, placement::Model, account::Model) {
    let mut on = ground(site).await;
    let wang = site.account("wang").await;
    let row = site.mentor_of(&on.enterprise, &wang, "王老师").await;
    on.mentor = site.bring_mentor(&on.enterprise, row, mentor::Status::Approved).await;
    let mobile = Mobile::parse("13812345678").ok().flatten();
    let draft = Draft { mobile, name: Name::parse("李思源").ok(), ..on.draft(site, "li") };
    let row = site.placed_with(&on, draft, Stage::Agreed).await;
    assert_eq!(row.status, Status::Agreed);
    (on, row, wang)
}

/// The fields that a page shows, the same in both languages; of a refusal its number.
async fn seen(seat: &Seat<'_>, path: &str, is_pressed: bool) -> String {
    let mut said = Vec::new();
    for (lang, tag) in LANGS.into_iter().enumerate() {
        let there = if is_pressed { format!("{path}/birth-date?lang={tag}") } else { format!("{path}?lang={tag}") };
        let page = if is_pressed { seat.post(&there, &[]).await } else { seat.get(&there).await };
        let text = page.main_text();
        let shows = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
        let fields = MARKS.iter().filter(|(_, marks)| shows(marks[lang])).map(|(field, _)| *field);
        said.push(if page.status == 200 { fields.collect::<Vec<_>>().join(", ") } else { page.status.to_string() });
    }
    assert_eq!(said[0], said[1], "{path}");
    said.remove(0)
}

on_both! {
    async fn every_role_sees_of_a_placement_what_the_table_gives_it(site: Site) {
        let (on, row, wang) = placed(&site).await;
        let li = site.account_called("li").await;
        let fang = site.account_called("fang").await;
        let [room, desk, mine] = [
            format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id),
            format!("/admin/placements/{}", row.id),
            format!("/my/placements/{}", row.id),
        ];
        let mut table = String::new();
        let mut put = async |name: &str, account: &account::Model, path: &str| {
            let seat = site.sign_in(account).await;
            let pressed = if path == mine { "–".to_owned() } else { seen(&seat, path, true).await };
            writeln!(table, "{name}: {} | {pressed}", seen(&seat, path, false).await).unwrap();
        };

        put("owner", &fang, &room).await;
        for (name, role) in [("recruiter", membership::Role::Recruiter), ("viewer", membership::Role::Viewer)] {
            let account = site.account(name).await;
            site.join(&on.enterprise, &fang, &account, role).await;
            put(name, &account, &room).await;
        }
        put("mentor", &wang, &room).await;
        put("apprentice", &li, &mine).await;
        for role in [Role::Reviewer, Role::Auditor, Role::Administrator, Role::Scheduler, Role::CheckIn] {
            let name = format!("{role:?}").to_lowercase();
            put(&name, &site.officer(&name, role, None).await, &desk).await;
        }
        put("somebody else", &site.account("else").await, &room).await;
        let now = site.now();
        share(&site.app.db, &crate::support::enterprises::candidate(&li), row.id, Contact::Share, now).await.unwrap();
        put("mentor, shared with", &wang, &room).await;

        insta::assert_snapshot!("fields", table);
    }
}
