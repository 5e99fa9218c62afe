//! Whoever is on duty is written to: when they are put there, when it moves, and when it ends.
use super::guard;
use crate::{
    on_both,
    support::{Site, letters::Letter, sessions::session},
};
use chrono::Duration;
use entity::{account, duty, event};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::{
    events::{self, NewDuty, NewSession, Place, SeenSession, Tell},
    registrations::{TimeAndPlace, cancel_event, move_event},
};

const DAY: &str = "2026年12月5日（周六）";
const HALL: &str = "曲阜市杏坛讲堂";

/// Address, subject and text of each that waits.
async fn written(site: &Site) -> Vec<(String, String, String)> {
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    letters.into_iter().map(|letter| (letter.to, letter.subject, letter.text)).collect()
}

/// The only one, which says all that; its address and subject.
async fn the_letter(site: &Site, said: &[&str]) -> (String, String) {
    let [(to, subject, text)] = written(site).await.try_into().expect("one letter");
    for part in said {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    (to, subject)
}

fn to_li(subject: &str) -> (String, String) {
    ("li@example.cn".into(), format!("{subject}：学徒导师沙龙：把手艺写成培养计划"))
}

async fn relieve(site: &Site, event: &event::Model, officer: &account::Model) {
    let row =
        duty::Entity::find().filter(duty::COLUMN.account_id.eq(officer.id)).one(site.db()).await.unwrap().unwrap();
    let (app, by) = (&site.app, site.by().await);
    events::relieve_duty(&app.db, &app.address_key, &by, event.id, row.id, site.now()).await.unwrap();
}

on_both! {
    async fn whoever_is_put_on_duty_and_relieved_reads_what_when_and_where(site: Site) {
        let event = site.event("fair").publish().await;
        let li = guard(&site, "li").await;
        let talk = site.add_session(&event, &session(&event, "讲座", 0, 30)).await.session;
        site.deliver().await;

        site.on_duty(&event, None, &li).await;
        site.on_duty(&event, None, &li).await;
        let whole = the_letter(&site, &[&format!("整场活动　{DAY}10:00–12:00，{HALL}"), "联系　0537", "http://xingtan.test/admin/duty"]).await;
        site.on_duty(&event, Some(talk.id), &li).await;
        let part = the_letter(&site, &[&format!("讲座　{DAY}10:00–10:30，{HALL}"), &format!("整场活动　不用再值班（原来 {DAY}10:00–12:00")]).await;
        relieve(&site, &event, &li).await;
        let relieved = the_letter(&site, &[&format!("讲座　不用再值班（原来 {DAY}10:00–10:30，{HALL}）")]).await;

        assert_eq!([whole, part, relieved], [to_li("请你值班"), to_li("请你值班"), to_li("不用值班了")]);
    }
}

on_both! {
    async fn nobody_is_told_of_what_they_did_themselves(site: Site) {
        let event = site.event("fair").publish().await;
        let by = site.by().await;
        let (app, new) = (&site.app, NewDuty { officer: by.account, session: None });

        events::assign_duty(&app.db, &app.address_key, &by, event.id, new, "", site.now()).await.unwrap();
        cancel_event(&app.db, &app.address_key, &by, event.id, "停水", site.now()).await.unwrap();

        assert_eq!(written(&site).await, []);
    }
}

on_both! {
    /// Nothing of a draft is certain, and it moves as often as somebody drags it.
    async fn of_a_draft_they_read_once_it_is_published(site: Site) {
        let draft = site.event("fair").draft().await;
        let (li, wang) = (guard(&site, "li").await, guard(&site, "wang").await);
        site.on_duty(&draft, None, &li).await;
        site.on_duty(&draft, None, &wang).await;
        relieve(&site, &draft, &wang).await;
        assert_eq!(written(&site).await, []);

        site.publish(&draft).await;

        assert_eq!(the_letter(&site, &["整场活动"]).await, to_li("请你值班"));
    }
}

on_both! {
    async fn of_a_session_that_moves_or_goes_who_is_on_duty_there_reads_in_any_case(site: Site) {
        let event = site.event("fair").publish().await;
        let (li, wang) = (guard(&site, "li").await, guard(&site, "wang").await);
        let talk = site.add_session(&event, &session(&event, "讲座", 0, 30)).await.session;
        site.on_duty(&event, Some(talk.id), &li).await;
        site.on_duty(&event, None, &wang).await;
        site.deliver().await;
        let (app, by) = (&site.app, site.by().await);
        let seen = SeenSession { event: event.id, id: talk.id, revision: 1, status: event.status, despite: "" };
        let named = NewSession { title: ["公开课".into(), String::new()], ..session(&event, "讲座", 0, 30) };
        let later = NewSession { title: named.title.clone(), ..session(&event, "讲座", 45, 30) };
        let key = &app.address_key;

        events::change_session(&app.db, key, &by, seen, &named, Tell::Everybody, site.now()).await.unwrap();
        let renamed = written(&site).await;
        let seen = SeenSession { revision: 2, ..seen };
        events::change_session(&app.db, key, &by, seen, &later, Tell::Nobody, site.now()).await.unwrap();
        let moved = the_letter(&site, &[&format!("公开课　原来 {DAY}10:00–10:30，{HALL}；现在 {DAY}10:45–11:15，{HALL}")]).await;
        let seen = SeenSession { revision: 3, ..seen };
        events::remove_session(&app.db, key, &by, seen, Tell::Nobody, site.now()).await.unwrap();
        let gone = the_letter(&site, &[&format!("公开课　这个场次取消了，不用来值班（原来 {DAY}10:45–11:15，{HALL}）")]).await;

        assert_eq!((renamed, moved, gone), (vec![], to_li("值班有变"), to_li("不用值班了")));
    }
}

on_both! {
    async fn of_an_event_that_moves_or_is_cancelled_each_reads_once(site: Site) {
        let event = site.event("fair").publish().await;
        let (li, wang) = (guard(&site, "li").await, guard(&site, "wang").await);
        for (title, after) in [("讲座", 0), ("门诊", 30)] {
            let item = site.add_session(&event, &session(&event, title, after, 30)).await.session;
            site.on_duty(&event, Some(item.id), &li).await;
        }
        site.on_duty(&event, None, &wang).await;
        site.deliver().await;
        let (app, by) = (&site.app, site.by().await);
        let hour = Duration::hours(1);
        let to = TimeAndPlace {
            starts_at: event.starts_at + hour,
            ends_at: event.ends_at + hour,
            closes_at: event.closes_at,
            answers_until: event.answers_until,
            place: Place::from(&event),
        };

        move_event(&app.db, &app.address_key, &by, (&event).into(), &to, Tell::Nobody, site.now()).await.unwrap();
        let moved = written(&site).await;
        cancel_event(&app.db, &app.address_key, &by, event.id, "停水", site.now()).await.unwrap();
        let cancelled = written(&site).await;

        let addresses = |all: &[(String, String, String)]| {
            let mut to: Vec<String> = all.iter().map(|(to, ..)| to.clone()).collect();
            to.sort();
            to
        };
        assert_eq!([addresses(&moved), addresses(&cancelled)], [["li@example.cn", "wang@example.cn"]; 2]);
        let li_reads = |all: &[(String, String, String)]| all.iter().find(|(to, ..)| to.starts_with("li")).unwrap().clone();
        let (_, subject, text) = li_reads(&moved);
        assert!(subject.starts_with("值班有变"), "{subject}");
        assert!(text.contains(&format!("讲座　原来 {DAY}10:00–10:30")) && text.contains(&format!("门诊　原来 {DAY}10:30–11:00")), "{text}");
        let (_, subject, text) = li_reads(&cancelled);
        assert!(subject.starts_with("不用值班了") && text.contains("活动已取消，原因：停水"), "{subject} {text}");
    }
}

on_both! {
    async fn whoever_lost_the_right_is_written_to_no_more(site: Site) {
        let event = site.event("fair").publish().await;
        let li = guard(&site, "li").await;
        site.on_duty(&event, None, &li).await;
        let (app, by) = (&site.app, site.by().await);
        xingtan::accounts::take_role(&app.db, &app.address_key, &by, li.id, xingtan::accounts::Taken::All, site.now()).await.unwrap();
        site.deliver().await;

        cancel_event(&app.db, &app.address_key, &site.by().await, event.id, "停水", site.now()).await.unwrap();

        assert_eq!(written(&site).await, []);
    }
}
