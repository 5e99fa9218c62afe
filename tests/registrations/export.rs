//! Exports: what stands in them, who gets them, how often, and that nothing in them is calculated.
use crate::{
    on_both,
    support::{Site, builders::newcomer},
};
use chrono::Duration;
use entity::{
    Answers, audit,
    event::{self, District},
    officer_role::Role,
    registration::Status,
};
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;
use xingtan::{
    person::{Mobile, Name},
    registrations::{ExportError, NewRegistration, export},
};

async fn register(site: &Site, event: &event::Model, new: NewRegistration) {
    site.app.desk.register(NewRegistration { event: event.id, ..new }, site.now()).await.unwrap();
}

async fn audited(site: &Site) -> Vec<(String, Option<String>, Option<String>)> {
    let found =
        audit::Entity::find().filter(audit::COLUMN.act.eq("registrations.export")).all(site.db()).await.unwrap();
    found.into_iter().map(|entry| (entry.object_id, entry.before, entry.after)).collect()
}

on_both! {
    async fn both_files_say_everything_in_words(site: Site) {
        let event = site.event("salon").places(1).questions().publish().await;
        let answers: Answers = serde_json::from_value(json!({
            "craft": "stone", "zones": ["lathe", "stone"], "help": true, "note": "=1+1",
        })).unwrap();
        let mobile = Mobile::parse("138 0537 0000").unwrap();
        register(&site, &event, NewRegistration { answers, mobile, ..newcomer(&event, "fang") }).await;
        register(&site, &event, newcomer(&event, "waits")).await;
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;

        let csv = seat.get("/admin/events/salon/registrations.csv").await;
        let xlsx = seat.get("/admin/events/salon/registrations.xlsx").await;

        let codes: Vec<String> = site.registrations(&event).await.iter().map(|row| format!("{}-{}", &row.code[..4], &row.code[4..])).collect();
        let head = ["入场码", "姓名", "电子邮箱", "手机号", "状态", "候补位次", "报名时间（北京时间）", "确认时间（北京时间）", "取消时间（北京时间）", "签到时间（北京时间）", "邮箱确认时间（北京时间）", "语言", "拒绝原因", "你的行当", "想去的展区", "需要协助吗？", "备注", "想问的问题"];
        let first = [&codes[0], "fang", "fang@example.cn", "'+8613805370000", "已确认", "", "2026-12-01 10:00", "2026-12-01 10:00", "", "", "", "中文", "", "石雕", "车工、石雕", "是", "'=1+1", ""];
        let second = [&codes[1], "waits", "waits@example.cn", "", "候补中", "1", "2026-12-01 10:00", "", "", "", "", "中文", "", "", "", "", "", ""];
        assert_eq!(csv.csv_rows(), [head, first, second]);
        let first = first.map(|text| if text.starts_with("'+") { "+8613805370000" } else { text });
        assert_eq!(xlsx.xlsx_rows(), [head, first, second]);
        for (answer, kind, name) in [
            (&csv, "text/csv; charset=utf-8", "registrations-salon.csv"),
            (&xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "registrations-salon.xlsx"),
        ] {
            let disposition = format!("attachment; filename=\"{name}\"");
            let headers = ["content-type", "content-disposition", "x-content-type-options", "cache-control"].map(|name| answer.header(name));
            assert_eq!(headers, [kind, &disposition, "nosniff", "private, no-store"]);
        }
        let written = (event.id.to_string(), Some("all".to_owned()), Some("2".to_owned()));
        assert_eq!(audited(&site).await, [written.clone(), written]);
    }
}

on_both! {
    async fn names_that_would_be_calculated_are_text(site: Site) {
        let event = site.event("salon").publish().await;
        let canaries = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "王=芳"];
        for (number, name) in canaries.iter().enumerate() {
            // Those that no form takes may have come by an import or an older rule.
            let name = Name::parse(name).unwrap_or_else(|_| Name::parse("=x").unwrap());
            register(&site, &event, NewRegistration { name, ..newcomer(&event, &format!("p{number}")) }).await;
        }
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;

        let csv = seat.get("/admin/events/salon/registrations.csv").await.csv_rows();
        let xlsx = seat.get("/admin/events/salon/registrations.xlsx").await.xlsx_rows();

        for rows in [csv, xlsx] {
            let names: Vec<&str> = rows[1..].iter().map(|row| row[1].as_str()).collect();
            assert_eq!(names, ["'=1+1", "'+1", "'-1", "'=x", "'＝1", "'＋1", "'－1", "王=芳"]);
        }
    }
}

on_both! {
    async fn a_state_narrows_it_and_the_forgotten_are_left_out(site: Site) {
        let event = site.event("salon").places(2).publish().await;
        for name in ["a", "b", "waits"] {
            site.register(&event, name).await;
        }
        let gone = site.register(&event, "gone").await;
        site.post(&format!("/t/{}/erasure", gone.letter_token), &[]).await;
        let who = site.by().await;

        let names = async |states: &[Status]| {
            let exported = export(&site.app.db, &who, "salon", states, site.now()).await.unwrap();
            exported.rows.into_iter().map(|row| row.name.unwrap()).collect::<Vec<_>>()
        };

        assert_eq!(names(&[]).await, ["a", "b", "waits"]);
        assert_eq!(names(&[Status::Waiting]).await, ["waits"]);
        assert_eq!(names(&[Status::Confirmed, Status::Cancelled]).await, ["a", "b"]);
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;
        let page = seat.get("/admin/events/salon/registrations.csv?status=waiting&status=nonsense").await;
        assert_eq!(page.csv_rows().len(), 2);
        assert_eq!(audited(&site).await.last().unwrap().1.as_deref(), Some("waiting"));
    }
}

on_both! {
    async fn ten_an_hour_for_each_officer(site: Site) {
        site.event("salon").publish().await;
        let path = "/admin/events/salon/registrations.csv";
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;
        let other = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        for _ in 0..10 {
            assert_eq!(seat.get(path).await.status, 200);
        }

        let refused = seat.get(path).await;

        assert_eq!((refused.status, refused.header("retry-after")), (429, "3600"));
        assert_eq!(audited(&site).await.len(), 10);
        assert_eq!(other.get(path).await.status, 200);
        site.advance(Duration::hours(1));
        let seat = site.sign_in(&xingtan::accounts::by_address(site.db(), "reviewer@example.cn").await.unwrap().unwrap()).await;
        assert_eq!(seat.get(path).await.status, 200);
    }
}

on_both! {
    async fn only_who_may_decide_there_gets_it(site: Site) {
        site.event("salon").publish().await;
        for (role, district, status) in [
            (Role::Administrator, None, 200),
            (Role::Scheduler, Some(District::Qufu), 200),
            (Role::Reviewer, Some(District::Weishan), 404),
            (Role::CheckIn, None, 403),
            (Role::Auditor, None, 403),
        ] {
            let seat = site.sign_in(&site.officer(&format!("{role:?}"), role, district).await).await;
            for file in ["registrations.csv", "registrations.xlsx"] {
                assert_eq!(seat.get(&format!("/admin/events/salon/{file}")).await.status, status, "{role:?} {file}");
            }
        }
        let candidate = site.sign_in(&site.account("candidate").await).await;

        let answers = [candidate.get("/admin/events/salon/registrations.csv").await, candidate.get("/admin/events/missing/registrations.csv").await];

        assert_eq!(answers.map(|answer| answer.status), [404, 404]);
        assert_eq!(site.get("/admin/events/salon/registrations.csv").await.location(), "/sign-in");
        let missing = export(&site.app.db, &site.by().await, "missing", &[], site.now()).await;
        assert!(matches!(missing, Err(ExportError::NoSuchEvent)), "{missing:?}");
    }
}
