//! Who would have two sessions at the same time by a move: the officer is told before it is saved.
use crate::{
    on_both,
    support::{Site, people::Seat},
};
use chrono::Duration;
use entity::{event, officer_role::Role, session};
use xingtan::{
    events::{NewSession, SeenSession, Tell, change_session},
    registrations::ask_to_choose,
};

/// The form of a session, to begin at this hour; `step` is the button.
async fn sent(seat: &Seat<'_>, session: &session::Model, (from, to): (&str, &str), lang: &str) -> String {
    let [from, to] = [from, to].map(|hour| format!("2026-12-05T{hour}"));
    let fields = [
        ("title_zh", session.title_zh.as_str()),
        ("starts_at", &from),
        ("ends_at", &to),
        ("places", "5"),
        ("revision", "1"),
    ];
    let answer = seat.post(&format!("/admin/events/salon/sessions/{}?lang={lang}", session.id), &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.main_text());
    answer.main_text()
}

on_both! {
    async fn a_move_that_makes_two_chosen_sessions_overlap_shows_the_number_of_people(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone, wood] = [
            site.choice(&event, "车工", (0, 30), 5).await,
            site.choice(&event, "石雕", (30, 30), 5).await,
            site.choice(&event, "木工", (60, 30), 5).await,
        ];
        site.register_for(&event, "first", &[&lathe, &stone]).await;
        site.register_for(&event, "second", &[&lathe, &stone, &wood]).await;
        site.register_for(&event, "third", &[&stone]).await;
        let seat = site.sign_in(&site.officer("li", Role::Scheduler, None).await).await;

        let onto_lathe = sent(&seat, &stone, ("10:15", "10:45"), "zh-CN").await;
        let in_english = sent(&seat, &stone, ("10:15", "10:45"), "en").await;
        let onto_wood = sent(&seat, &stone, ("11:00", "11:30"), "zh-CN").await;
        let one = sent(&seat, &stone, ("11:00", "11:30"), "en").await;
        let alone = sent(&seat, &stone, ("11:30", "12:00"), "zh-CN").await;

        for (page, said) in [
            (&onto_lathe, "2 人选好的两个场次会因此时间重叠。两个都先保留，系统会写信请他们选一个。"),
            (&in_english, "2 people would have two chosen sessions at the same time. They keep both places, and a letter asks them to choose one."),
            (&onto_wood, "1 人选好的两个场次会因此时间重叠。"),
            (&one, "One person would have two chosen sessions at the same time. They keep both places, and a letter asks them to choose one."),
        ] {
            assert!(page.contains(said), "{said} is not in {page}");
        }
        assert!(alone.contains("这样保存？") && !alone.contains("时间重叠"), "{alone}");
        assert_eq!(site.session_now(&stone).await.revision, 1, "it is only asked");
    }
}

on_both! {
    async fn of_one_that_nobody_chose_nothing_is_looked_up(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 5).await, site.choice(&event, "石雕", (30, 30), 5).await];
        site.register_for(&event, "first", &[&lathe]).await;
        let plain = site.session(&event, "孟庆禾").await.session;
        let seat = site.sign_in(&site.officer("li", Role::Scheduler, None).await).await;

        let page = seat
            .post(&format!("/admin/events/salon/sessions/{}", plain.id), &[("title_zh", "简历门诊"), ("starts_at", "2026-12-05T10:05"), ("ends_at", "2026-12-05T10:35"), ("revision", "1")])
            .await
            .main_text();

        assert!(page.contains("这样保存？") && !page.contains("时间重叠"), "{page}");
        assert_eq!(site.counters(&stone).await, (0, 0, 0));
    }
}

/// Moves it to begin so many minutes after its event does, and says how many were asked to choose by that.
async fn moved(site: &Site, event: &event::Model, session: &session::Model, minutes: i64) -> u64 {
    let item = xingtan::events::session(site.db(), event.id, session.id).await.unwrap().unwrap();
    let starts_at = event.starts_at + Duration::minutes(minutes);
    let to = NewSession { starts_at, ends_at: starts_at + Duration::minutes(30), ..NewSession::from(&item) };
    let seen = SeenSession {
        event: event.id,
        id: session.id,
        revision: item.session.revision,
        status: event.status,
        despite: "",
    };
    change_session(&site.app.db, &site.app.address_key, &site.by().await, seen, &to, Tell::Nobody, site.now())
        .await
        .unwrap();
    ask_to_choose(&site.app.db, &site.app.address_key, site.now()).await.unwrap()
}

on_both! {
    async fn each_move_onto_another_asks_whoever_has_both_then(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 5).await, site.choice(&event, "石雕", (30, 30), 5).await];
        site.register_for(&event, "first", &[&lathe, &stone]).await;

        let onto = moved(&site, &event, &stone, 0).await;
        let again = ask_to_choose(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
        let apart = moved(&site, &event, &stone, 30).await;
        site.register_for(&event, "second", &[&lathe, &stone]).await;
        let onto_anew = moved(&site, &event, &stone, 0).await;

        assert_eq!([onto, again, apart, onto_anew], [1, 0, 0, 2]);
    }
}
