//! A message to everybody in chosen states: typed, looked at, sent once, each in their language.
use crate::{
    on_both,
    support::{Site, builders::newcomer, letters::Letter, people::Seat},
};
use entity::{
    Locale, audit,
    event::{self, District},
    letter,
    officer_role::Role,
    registration::Status::{Confirmed, Waiting},
};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::registrations::{MessageError, NewMessage, NewRegistration, message};

const PAGE: &str = "/admin/events/salon/message";
const KEY: &str = "0123456789abcdef";

async fn reviewer(site: &Site) -> Seat<'_> {
    site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await
}

/// One place, so that the second and third wait; the second reads English.
async fn salon(site: &Site) -> event::Model {
    let event = site.event("salon").places(1).publish().await;
    site.register(&event, "first").await;
    let english = NewRegistration { locale: Locale::En, ..newcomer(&event, "second") };
    site.app.desk.register(english, site.now()).await.unwrap();
    site.register(&event, "third").await;
    site.deliver().await;
    event
}

fn typed<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let own = [
        ("states", "confirmed"),
        ("states", "waiting"),
        ("chinese", "请带简历。\r\n\r\n从东门入场：www.example.cn"),
        ("key", KEY),
    ];
    own.into_iter().chain(more.iter().copied()).collect()
}

async fn audited(site: &Site) -> Vec<(Option<String>, Option<String>)> {
    let found =
        audit::Entity::find().filter(audit::COLUMN.act.eq("registrations.message")).all(site.db()).await.unwrap();
    found.into_iter().map(|entry| (entry.before, entry.after)).collect()
}

on_both! {
    async fn the_preview_shows_both_languages_and_the_number_and_sends_nothing(site: Site) {
        salon(&site).await;
        let seat = reviewer(&site).await;

        let form = seat.get(PAGE).await;
        let preview = seat.post(PAGE, &typed(&[])).await;
        let changed = seat.post(PAGE, &typed(&[("step", "change")])).await;

        assert!(form.main_text().contains("已确认 1 人") && form.main_text().contains("候补中 2 人"), "{}", form.main_text());
        let text = preview.main_text();
        assert_eq!((preview.status, preview.heading().as_str()), (200, "发出这封信吗？"));
        assert!(text.contains("3 封") && text.contains("“学徒导师沙龙：把手艺写成培养计划”的主办方写给你： 请带简历。 从东门入场"), "{text}");
        assert!(text.contains("The organiser wrote this in Chinese: 请带简历。"), "{text}");
        assert!(changed.body.contains("请带简历。\n\n从东门入场") || changed.body.contains("请带简历。\r\n\r\n从东门入场"));
        assert_eq!(site.deliver().await.len(), 0);
    }
}

on_both! {
    async fn sent_twice_is_one_letter_to_each_in_their_language(site: Site) {
        let event = salon(&site).await;
        let seat = reviewer(&site).await;
        let fields = typed(&[("english", "Bring your CV."), ("step", "send")]);

        let sent = seat.post(PAGE, &fields).await;
        let again = seat.post(PAGE, &fields).await;

        assert_eq!([(sent.status, sent.header("location")), (again.status, again.header("location"))], [(303, format!("{PAGE}?done={KEY}").as_str()); 2]);
        assert!(seat.get(sent.header("location")).await.main_text().contains("3 封信已进入发件箱"));
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let got: Vec<(&str, &str)> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        assert_eq!(got, [
            ("first@example.cn", "主办方的消息：学徒导师沙龙：把手艺写成培养计划"),
            ("second@example.cn", "From the organiser: Mentors’ Salon: From Craft to Training Plan"),
            ("third@example.cn", "主办方的消息：学徒导师沙龙：把手艺写成培养计划"),
        ]);
        assert!(letters[0].text.contains("\n请带简历。\n\n从东门入场：www.example.cn\n"), "{}", letters[0].text);
        assert!(!letters[0].html.contains("href=\"http://www.example.cn") && letters[0].calendars.is_empty());
        assert!(letters[1].text.contains("\nBring your CV.\n") && !letters[1].text.contains("请带简历"));
        let put = letter::Entity::find().filter(letter::COLUMN.kind.eq("registrations-message")).all(site.db()).await.unwrap();
        let by = put.iter().map(|letter| (letter.event_id, letter.caused_by)).collect::<Vec<_>>();
        let reviewer = xingtan::accounts::by_address(site.db(), "reviewer@example.cn").await.unwrap().unwrap();
        assert_eq!(by, [(Some(event.id), Some(reviewer.id)); 3]);
        assert_eq!(audited(&site).await, [(Some("confirmed,waiting".to_owned()), Some("3".to_owned()))]);
    }
}

on_both! {
    async fn two_clicks_at_the_same_moment_are_one(site: Site) {
        let event = salon(&site).await;
        let (who, new) = (site.by().await, NewMessage { states: vec![Confirmed, Waiting], chinese: "东门".into(), english: None, key: KEY.into() });

        let send = || message(&site.app.db, &site.app.address_key, &who, event.id, &new, site.now());
        let (one, other) = tokio::join!(send(), send());

        assert!(one.is_ok() && other.is_ok());
        assert_eq!(site.deliver().await.len(), 3);
        assert_eq!(audited(&site).await.len(), 1);
    }
}

on_both! {
    async fn english_readers_without_english_are_told_that_it_is_chinese(site: Site) {
        salon(&site).await;
        reviewer(&site).await.post(PAGE, &typed(&[("step", "send")])).await;

        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();

        assert!(letters[1].text.contains("The organiser wrote this in Chinese:\n\n请带简历。"), "{}", letters[1].text);
        assert!(!letters[0].text.contains("原文"));
    }
}

on_both! {
    async fn what_is_wrong_is_said_and_kept(site: Site) {
        salon(&site).await;
        let seat = reviewer(&site).await;
        let long = "字".repeat(2001);

        for (fields, errors) in [
            (vec![("key", KEY)], vec!["states", "chinese"]),
            (vec![("states", "rejected"), ("states", "nonsense"), ("chinese", "东门"), ("key", KEY)], vec!["states"]),
            (vec![("states", "confirmed"), ("chinese", &long), ("english", &long), ("key", KEY)], vec!["chinese", "english"]),
            (vec![("states", "confirmed"), ("chinese", "a\u{202E}b"), ("key", KEY)], vec!["chinese"]),
            (vec![("states", "confirmed"), ("chinese", "东门"), ("english", "a\0b"), ("key", KEY)], vec!["english"]),
            (vec![("states", "confirmed"), ("chinese", "东门"), ("key", "short")], vec!["key"]),
        ] {
            let sending: Vec<_> = fields.iter().copied().chain([("step", "send")]).collect();
            let refused = seat.post(PAGE, &sending).await;
            let at: Vec<String> = refused.errors().into_iter().map(|(field, _)| field).collect();
            assert_eq!((refused.status, at), (422, errors.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>()));
        }
        assert_eq!(site.deliver().await.len(), 0);
    }
}

on_both! {
    async fn nobody_in_a_state_is_refused(site: Site) {
        let event = salon(&site).await;
        let new = NewMessage { states: vec![entity::registration::Status::Pending], chinese: "东门".into(), english: None, key: KEY.into() };

        let refused = message(&site.app.db, &site.app.address_key, &site.by().await, event.id, &new, site.now()).await;
        let page = reviewer(&site).await.post(PAGE, &[("states", "pending"), ("chinese", "东门"), ("key", KEY)]).await;

        assert!(matches!(refused, Err(MessageError::Nobody)), "{refused:?}");
        assert_eq!((page.status, page.heading().as_str()), (409, "选中的状态里现在没有人"));
        assert_eq!(audited(&site).await, []);
    }
}

on_both! {
    async fn only_who_may_decide_there_writes(site: Site) {
        salon(&site).await;
        for (role, district, status) in [
            (Role::CheckIn, None, 403),
            (Role::Auditor, None, 403),
            (Role::Reviewer, Some(District::Weishan), 404),
            (Role::Scheduler, Some(District::Qufu), 200),
        ] {
            let seat = site.sign_in(&site.officer(&format!("{role:?}"), role, district).await).await;
            let answers = [seat.get(PAGE).await, seat.post(PAGE, &typed(&[])).await];
            assert_eq!(answers.map(|answer| answer.status), [status; 2], "{role:?}");
        }

        assert_eq!(site.get(PAGE).await.location(), "/sign-in");
        assert_eq!(reviewer(&site).await.get("/admin/events/missing/message").await.status, 404);
        let missing = message(&site.app.db, &site.app.address_key, &site.by().await, uuid::Uuid::nil(), &NewMessage { states: vec![Confirmed], chinese: "东门".into(), english: None, key: KEY.into() }, site.now()).await;
        assert!(matches!(missing, Err(MessageError::NoSuchEvent)), "{missing:?}");
    }
}
