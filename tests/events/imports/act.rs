//! Carrying an import out: once, all of it or nothing, by as many statements however long it is.
use super::{AT, agenda, csv, handed_in, row};
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::Site,
};
use entity::{
    audit,
    event::{self, Status::Draft},
    event_version,
    import::Status,
    officer_role::Role,
    speaker,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait, QueryFilter};
use xingtan::events::{CommitError, Looked, SessionError, Tell, commit_agenda};

const LOOKED: Looked<'static> = Looked { status: Draft, despite: "" };

async fn audited(site: &Site) -> Vec<(Option<String>, Option<String>)> {
    let rows = audit::Entity::find().filter(audit::COLUMN.act.eq("events.import_agenda"));
    rows.all(site.db()).await.unwrap().into_iter().map(|row| (row.before, row.after)).collect()
}

on_both! {
    async fn of_two_officers_who_carry_one_import_out_at_once_one_does(site: Site) {
        let fair = site.event("fair").draft().await;
        let (one, two) = (site.by().await, site.officer("two", Role::Scheduler, None).await);
        let two = site.officer_of(two.id).await;
        let titles: Vec<String> = (0..20).map(|number| format!("第 {number} 场")).collect();
        let import = site.agenda_import(&fair, &csv(&titles.iter().map(|title| row(title)).collect::<Vec<_>>())).await;

        let (first, second) = tokio::join!(
            commit_agenda(&site.app.db, &one, "fair", import.id, LOOKED, Tell::Everybody, site.now()),
            commit_agenda(&site.app.db, &two, "fair", import.id, LOOKED, Tell::Everybody, site.now()),
        );

        assert_eq!((first.unwrap().status, second.unwrap().status), (Status::Committed, Status::Committed));
        assert_eq!(agenda(&site, &fair).await.len(), 20);
        assert_eq!(audited(&site).await, [(Some("0".into()), Some("20".into()))]);
        let versions = event_version::Entity::find().filter(event_version::COLUMN.act.eq("events.import_agenda"));
        assert_eq!(versions.count(site.db()).await.unwrap(), 1);
    }
}

on_both! {
    /// Two files with the same sessions: whoever comes second finds them there.
    async fn two_imports_of_the_same_sessions_at_once_make_each_once(site: Site) {
        let fair = site.event("fair").draft().await;
        let (one, two) = (site.by().await, site.by().await);
        let file = csv(&[row("讲座"), row("门诊")]);
        let (first, second) = (site.agenda_import(&fair, &file).await, site.agenda_import(&fair, &file).await);

        let (one, two) = tokio::join!(
            commit_agenda(&site.app.db, &one, "fair", first.id, LOOKED, Tell::Everybody, site.now()),
            commit_agenda(&site.app.db, &two, "fair", second.id, LOOKED, Tell::Everybody, site.now()),
        );

        let lost = [one, two].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(lost[..], [CommitError::NothingNew]), "{lost:?}");
        assert_eq!((agenda(&site, &fair).await.len(), audited(&site).await.len()), (2, 1));
    }
}

on_both! {
    async fn a_long_file_takes_as_many_statements_as_a_short_one(site: Site) {
        let mut counted = vec![];
        for (slug, rows) in [("short", 3), ("long", 200)] {
            let event = site.event(slug).draft().await;
            let text: Vec<(String, String)> = (0..rows).map(|number| (format!("第 {number} 场"), format!("讲者 {slug} {number}"))).collect();
            let cells: Vec<[&str; 6]> = text.iter().map(|(title, speaker)| {
                let mut row = row(title);
                row[4] = speaker;
                row
            }).collect();
            let import = site.agenda_import(&event, &csv(&cells)).await;
            let who = site.by().await;
            let before = site.statements();
            commit_agenda(&site.app.db, &who, slug, import.id, LOOKED, Tell::Everybody, site.now()).await.unwrap();
            counted.push(site.statements() - before);
            assert_eq!(agenda(&site, &event).await.len(), rows);
        }

        assert_eq!(counted[0], counted[1]);
        assert_eq!(speaker::Entity::find().count(site.db()).await.unwrap(), 203);
    }
}

on_both! {
    async fn an_agenda_holds_two_hundred(site: Site) {
        let fair = site.event("fair").draft().await;
        let titles: Vec<String> = (0..201).map(|number| format!("第 {number} 场")).collect();
        let rows: Vec<[&str; 6]> = titles.iter().map(|title| row(title)).collect();
        let (all, most) = (site.agenda_import(&fair, &csv(&rows)).await, site.agenda_import(&fair, &csv(&rows[..200])).await);
        let who = site.by().await;
        let seat = scheduler(&site).await;

        let page = seat.get(&format!("{}/{}?lang=en", AT, all.id)).await;
        let refused = commit_agenda(&site.app.db, &who, "fair", all.id, LOOKED, Tell::Everybody, site.now()).await;
        let done = commit_agenda(&site.app.db, &who, "fair", most.id, LOOKED, Tell::Everybody, site.now()).await;

        assert!(page.main_text().contains("There would be 201 sessions; an event has at most 200."), "{}", page.main_text());
        assert!(matches!(refused, Err(CommitError::Session(SessionError::TooMany))), "{refused:?}");
        assert!(done.is_ok());
        assert_eq!(agenda(&site, &fair).await.len(), 200);
    }
}

on_both! {
    /// Everything meets everything, so that there are a hundred times as many conflicts as rows.
    async fn of_many_conflicts_fifty_are_listed_and_of_a_file_that_is_too_long_none(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("fair").with(at(&hall, 0)).draft().await;
        let titles: Vec<String> = (0..201).map(|number| format!("第 {number} 场")).collect();
        let rows: Vec<[&str; 6]> = titles.iter().map(|title| row(title)).collect();
        let seat = scheduler(&site).await;

        let most = handed_in(&seat, csv(&rows[..200])).await;
        let (told, english) = (seat.get(&most).await.main_text(), seat.get(&format!("{most}?lang=en")).await.main_text());
        let all = seat.get(&handed_in(&seat, csv(&rows)).await).await.main_text();

        assert_eq!(told.matches("同时用报告厅。").count(), 50);
        assert!(told.contains("还有 19,850 处冲突没有列出。请先处理上面的，再看其余的。"), "{told}");
        assert!(english.contains("19,850 more conflicts are not listed. Deal with those above first."), "{english}");
        assert!(all.contains("导入后会有 201 个场次，一个活动最多 200 个。请减少表里的行，再传一次。"), "{all}");
        assert!(!all.contains("同时用"), "that is the one thing to say: {all}");
    }
}

on_both! {
    /// What its publication asks for was not asked before.
    async fn what_was_published_meanwhile_is_looked_at_once_more(site: Site) {
        let fair = site.event("fair").draft().await;
        let early = ["2026-12-05 09:30", "2026-12-05 10:00", "讲座", "", "", ""];
        let import = site.agenda_import(&fair, &csv(&[early])).await;
        let seat = scheduler(&site).await;
        let path = format!("{AT}/{}", import.id);

        let draft = seat.get(&path).await;
        let published = event::ActiveModel { id: Set(fair.id), status: Set(event::Status::Published), ..Default::default() };
        published.update(site.app.db.write()).await.unwrap();
        for (lang, said, next) in [
            ("zh-CN", "活动在此期间发布了，或者换了时区", "没有写入任何场次。请按现在的情况再看一遍，然后导入。"),
            ("en", "The event was published meanwhile, or is on other clocks now", "No session was written. Look at the import once more as things are now"),
        ] {
            let stale = seat.post(&format!("{path}?lang={lang}"), &[("status", "draft"), ("despite", "提前开门")]).await;
            let text = stale.main_text();
            assert_eq!((stale.status, stale.hidden("status")), (409, "published"));
            assert!(text.contains(said) && text.contains(next), "{text}");
            assert!(stale.body.contains(">提前开门</textarea>"), "{}", stale.body);
        }
        let empty = agenda(&site, &fair).await.len();
        let again = seat.get(&path).await;
        let done = seat.post(&path, &[("status", "published"), ("despite", "提前开门")]).await;

        assert!(draft.body.contains("name=\"status\" value=\"draft\"") && again.body.contains("name=\"status\" value=\"published\""));
        assert_eq!(empty, 0);
        assert_eq!((done.status, agenda(&site, &fair).await.len()), (303, 1));
    }
}
