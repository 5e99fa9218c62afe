//! Who may hand an agenda in, and when.
use super::{AT, agenda, csv, handed_in, row};
use crate::{events::conflicts::scheduler, on_both, support::Site};
use chrono::Duration;
use entity::{
    event::{District, Status::Draft},
    officer_role::Role,
};
use xingtan::{
    events::{self, Looked, Tell, commit_agenda},
    imports::purge_imports,
};

on_both! {
    async fn in_review_or_ended_an_agenda_stays_as_it_is(site: Site) {
        let (app, by) = (&site.app, site.by().await);
        let draft = site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let at = handed_in(&seat, csv(&[row("讲座")])).await;
        events::send_for_review(&app.db, &by, draft.id, draft.revision, site.now()).await.unwrap();

        let form = seat.get(&format!("{AT}?lang=en")).await;
        let answers = [seat.post_file(AT, &[], "file", csv(&[row("门诊")]).as_bytes()).await, seat.get(&at).await, seat.post(&at, &[]).await];

        assert_eq!((form.status, answers.map(|answer| answer.status)), (409, [409; 3]));
        assert!(form.main_text().contains("in review"), "{}", form.main_text());
        assert!(!seat.get("/admin/events/fair/sessions").await.body.contains("/sessions/import"));
        assert!(agenda(&site, &draft).await.is_empty());
    }
}

on_both! {
    async fn beyond_ones_reach_there_is_no_import_and_no_file(site: Site) {
        let fair = site.event("fair").with(|new| new.district = District::Qufu).draft().await;
        site.event("other").with(|new| new.district = District::Qufu).draft().await;
        let import = site.agenda_import(&fair, &csv(&[row("讲座")])).await;
        let far = site.officer("far", Role::Scheduler, Some(District::Weishan)).await;
        let near = site.officer("near", Role::Scheduler, Some(District::Qufu)).await;
        let (far, near) = (site.sign_in(&far).await, site.sign_in(&near).await);
        let at = format!("{AT}/{}", import.id);

        for path in [AT, &at, "/admin/events/fair/sessions.csv", "/admin/events/fair/sessions.xlsx", &format!("{AT}/template.csv")] {
            assert_eq!((far.get(path).await.status, near.get(path).await.status), (404, 200), "{path}");
        }
        let elsewhere = at.replace("/fair/", "/other/");
        assert_eq!((far.post(&at, &[]).await.status, near.post(&elsewhere, &[]).await.status), (404, 404));
        assert_eq!((near.post(&at, &[]).await.status, near.post(&at, &[]).await.status), (303, 303), "twice is once");
        assert_eq!(agenda(&site, &fair).await.len(), 1);
    }
}

on_both! {
    async fn what_nobody_carried_out_lapses_with_its_file(site: Site) {
        let fair = site.event("fair").draft().await;
        let import = site.agenda_import(&fair, &csv(&[row("讲座")])).await;
        for _ in 0..2 {
            site.advance(Duration::days(30));
            purge_imports(&site.app.db, site.now()).await.unwrap();
        }
        let seat = scheduler(&site).await;

        let page = seat.get(&format!("{AT}/{}", import.id)).await;
        let (by, seen) = (site.by().await, Looked { status: Draft, despite: "" });
        let outcome = commit_agenda(&site.app.db, &by, "fair", import.id, seen, Tell::Everybody, site.now()).await;

        assert_eq!((page.status, page.heading()), (409, "这次导入已经过期，文件不再保存".to_owned()));
        assert!(outcome.is_err());
        assert!(agenda(&site, &fair).await.is_empty());
    }
}
