//! Letters as their readers see them, parsed by another implementation than the one that wrote them.
mod apprentices;
mod carried;
mod changed;
mod enterprises;
mod events;
mod overlaps;
mod placements;
mod placements_desk;

use super::{
    Backend, Seat, Site,
    builders::newcomer,
    people::{PASSWORD, email, hashed},
    sessions::choosing,
};
use chrono::Duration;
use entity::{
    Locale, account,
    event::{self, Reminders},
    officer_role::Role,
    registration, session,
};
use mail_parser::{Message, MessageParser, MimeHeaders};
use xingtan::{
    accounts,
    events::{self as events_of, NewSession, Place, SeenSession, change_session},
    letters::send_test,
    mail::transport::Kept,
    registrations::{
        Case, NewCapacity, NewMessage, NewRegistration, Outcome, Tell, TimeAndPlace, add, admit_waiting, approve,
        ask_to_choose, cancel_event, choose_sessions, message, move_event, reject, remind_pending, remind_registered,
        set_capacity, take_back_session,
    },
    roles::Actor,
};

/// A mail read back: subject, text, HTML, and the calendar objects it carries.
#[derive(Debug)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Content type and body of each text/calendar part.
    pub calendars: Vec<(String, String)>,
    pub message_id: String,
}

impl Letter {
    pub fn read(raw: &[u8]) -> Self {
        let message = MessageParser::default().parse(raw).expect("a mail");
        Self {
            to: message.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap_or_default().to_owned(),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            html: message.body_html(0).unwrap_or_default().into_owned(),
            calendars: calendars(&message),
            message_id: message.message_id().unwrap_or_default().to_owned(),
        }
    }

    /// First link in the text whose path starts so, from the path on.
    pub fn link(&self, path: &str) -> String {
        let (_, rest) = self
            .text
            .split_once(&format!("http://xingtan.test{path}"))
            .unwrap_or_else(|| panic!("no {path} in {}", self.text));
        format!("{path}{}", rest.split_whitespace().next().unwrap_or_default())
    }

    /// Token of the ticket's link.
    pub fn token(&self) -> String {
        self.link("/t/")["/t/".len()..].to_owned()
    }
}

impl From<&Kept> for Letter {
    fn from(kept: &Kept) -> Self {
        Self::read(&kept.raw)
    }
}

fn calendars(message: &Message) -> Vec<(String, String)> {
    message
        .parts
        .iter()
        .filter(|part| {
            part.content_type().is_some_and(|kind| kind.c_type == "text" && kind.subtype() == Some("calendar"))
        })
        .map(|part| {
            let method = part.content_type().and_then(|kind| kind.attribute("method")).unwrap_or_default().to_owned();
            (method, part.text_contents().unwrap_or_default().to_owned())
        })
        .collect()
}

/// A site where one life has made each kind of letter, delivered.
pub async fn every_letter(locale: Locale) -> Site {
    let site = Site::new(Backend::Sqlite).await;
    let event = site.event("salon").places(1).questions().publish().await;
    let approval = site.event("approval").places(1).with(|new| new.needs_approval = true).publish().await;
    let first = register(&site, &event, "first", locale).await;
    register(&site, &event, "second", locale).await;
    let pending = register(&site, &approval, "pending", locale).await;
    register(&site, &approval, "queued", locale).await;
    site.post("/events/salon/link", &[("email", "first@example.cn")]).await;
    let answers = [("answers.craft", "lathe"), ("answers.zones", "stone"), ("answers.help", "no")];
    site.post(&format!("/t/{}/answers", first.token), &answers).await;
    site.post(&format!("/t/{}/details", first.token), &[("name", "王芳"), ("email", "first@example.cn")]).await;
    site.advance(Duration::minutes(5));
    site.post(&format!("/t/{}/cancellation", first.token), &[]).await;
    site.post(&format!("/t/{}/cancellation", pending.token), &[]).await;
    set_capacity(
        &site.app.db,
        &site.app.address_key,
        &site.by().await,
        event.id,
        NewCapacity { seen: Some(1), places: Some(2), despite: "" },
        site.now(),
    )
    .await
    .unwrap();
    cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "场地检修", site.now())
        .await
        .unwrap();
    close_and_type_again(&site, &approval, locale).await;
    decided(&site, locale).await;
    events::every(&site, locale).await;
    of_accounts(&site, locale).await;
    enterprises::every(&site, locale).await;
    apprentices::every(&site, locale).await;
    placements::by_enterprise(&site, locale).await;
    placements_desk::every(&site, locale).await;
    site.deliver().await;
    // What a life awaits adds up on a test's stack.
    Box::pin(carried::every(&site, locale)).await;
    placements::of_a_day(&site, locale).await;
    site.deliver().await;
    Box::pin(changed::every(&site, locale)).await;
    site.deliver().await;
    Box::pin(overlaps::every(&site, locale)).await;
    site.deliver().await;
    site
}

/// What officers decide about people.
async fn decided(site: &Site, locale: Locale) {
    let event = site.event("decided").places(2).with(|new| new.needs_approval = true).publish().await;
    let approved = register(site, &event, "approved", locale).await;
    let rejected = register(site, &event, "rejected", locale).await;
    let admitted = register(site, &event, "admitted", locale).await;
    let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
    let case = |row: &registration::Model| Case { event: row.event_id, registration: row.id };
    admit_waiting(db, key, &who, case(&admitted), "名单调整", site.now()).await.unwrap();
    approve(db, key, &who, case(&approved), site.now()).await.unwrap();
    reject(db, key, &who, case(&rejected), "材料不全", site.now()).await.unwrap();
    let new = NewMessage {
        states: vec![registration::Status::Confirmed],
        chinese: "请带简历，从东门入场。".into(),
        english: Some("Bring your CV and use the east gate.".into()),
        key: "0123456789abcdef".into(),
    };
    message(db, key, &who, event.id, &new, site.now()).await.unwrap();
    let by_hand = NewRegistration { locale, ..newcomer(&event, "added") };
    add(db, key, &who, by_hand, "电话报名", site.now()).await.unwrap();
    let to = TimeAndPlace {
        starts_at: event.starts_at + Duration::days(7),
        ends_at: event.ends_at + Duration::days(7),
        closes_at: event.closes_at,
        answers_until: event.answers_until,
        place: Place::Written(["孔子研究院".into(), "Confucius Research Institute".into()]),
    };
    move_event(db, key, &site.by().await, (&event).into(), &to, Tell::Everybody, site.now()).await.unwrap();
    let soon = site.event("soon").with(|new| {
        new.needs_approval = true;
        new.starts_at = site.now() + Duration::hours(20);
        new.ends_at = new.starts_at + Duration::hours(2);
        new.closes_at = site.now() + Duration::hours(10);
        new.answers_until = new.closes_at;
    });
    let soon = soon.publish().await;
    register(site, &soon, "undecided", locale).await;
    remind_pending(db, key, site.now()).await.unwrap();
    remind(site, locale).await;
    sessions(site, locale).await;
}

/// Chosen, moved up to, and taken back.
async fn sessions(site: &Site, locale: Locale) {
    let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
    let event = site.event("sessions").places(2).publish().await;
    let lathe = site.choice(&event, "车工入门", (0, 30), 1).await;
    let stone = site.choice(&event, "石雕入门", (30, 30), 5).await;
    let ask = async |name: &str, sessions: &[&session::Model]| {
        let new = NewRegistration { locale, ..choosing(&event, name, sessions) };
        match site.app.desk.register(new, site.now()).await {
            Ok(Outcome::New(row, _)) => row,
            other => panic!("{other:?}"),
        }
    };
    let chooses = ask("chooses", &[&lathe]).await;
    ask("moves-up", &[&lathe, &stone]).await;
    ask("wishes", &[&lathe]).await;
    let holder = site.holder(&chooses.token).await;
    choose_sessions(db, key, &holder, &[stone.id], site.now()).await.unwrap();
    let item = events_of::session(site.db(), event.id, stone.id).await.unwrap().unwrap();
    let onto = NewSession { starts_at: lathe.starts_at, ..NewSession::from(&item) };
    let seen = SeenSession { event: event.id, id: stone.id, revision: 1, status: event.status, despite: "" };
    change_session(db, key, &who, seen, &onto, Tell::Nobody, site.now()).await.unwrap();
    ask_to_choose(db, key, site.now()).await.unwrap();
    take_back_session(db, key, &who, (event.id, lathe.id), "老师病了", site.now()).await.unwrap();
}

/// A day before, by a rule that is due as soon as it is published.
async fn remind(site: &Site, locale: Locale) {
    let near = site.event("near").with(|new| {
        new.starts_at = site.now() + Duration::days(1);
        new.ends_at = new.starts_at + Duration::hours(2);
        new.closes_at = new.starts_at;
        new.answers_until = new.starts_at;
        new.reminders = Reminders(vec![24 * 60]);
    });
    let near = near.publish().await;
    register(site, &near, "reminded", locale).await;
    remind_registered(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
}

/// What happens to accounts.
async fn of_accounts(site: &Site, locale: Locale) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    site.post_as(locale, "/sign-up", "newcomer@example.cn").await;
    let link = accounts::invite(db, &email("member"), locale, now).await.unwrap();
    accounts::set_password(db, key, &link, hashed().await, &"".into(), now).await.unwrap();
    site.post_as(locale, "/sign-up", "member@example.cn").await;
    site.post_as(locale, "/password-reset", "member@example.cn").await;
    let who = site.by().await;
    let member = accounts::by_address(site.db(), email("member").key()).await.unwrap().unwrap();
    accounts::invite_officer(db, key, &who, &email("newcomer"), Role::Auditor, None, now).await.unwrap();
    let link = accounts::add_officer(db, &Actor::command_line(), &email("member"), Role::Reviewer, None, now).await;
    accounts::set_password(db, key, &link.unwrap(), hashed().await, &"".into(), now).await.unwrap();
    accounts::give_role(db, key, &who, member.id, (Role::CheckIn, None), now).await.unwrap();
    accounts::take_role(db, key, &who, member.id, accounts::Taken::All, now).await.unwrap();
    second_factor(site, &member).await;
    let secured = site.officer("secured", Role::Auditor, None).await;
    with_factor(site, &secured).await;
    accounts::clear_factor(db, key, &who, secured.id, now).await.unwrap();
    send_test(db, key, &site.by().await, now).await.unwrap();
    moves(site, &member, locale).await;
}

/// A second factor is set up, stood in for, and taken away.
async fn second_factor(site: &Site, member: &account::Model) {
    let (seat, codes) = with_factor(site, member).await;
    let (_, rest) = codes.split_once("<li class=\"code\">").expect("recovery codes");
    let halfway = site.sign_in(member).await;
    let passed = halfway.post("/sign-in/factor", &[("code", rest.split('<').next().unwrap())]).await;
    assert_eq!(passed.status, 303, "{}", passed.main_text());
    assert_eq!(seat.post("/my/factor/removal", &[("current", PASSWORD)]).await.status, 303);
}

/// Signed in, with a second factor from here on; and the page that tells the recovery codes.
async fn with_factor<'a>(site: &'a Site, account: &account::Model) -> (Seat<'a>, String) {
    let seat = site.sign_in(account).await;
    seat.post("/my/factor/secret", &[]).await;
    let codes = seat.post("/my/factor", &[("code", &site.factor_code(account).await)]).await;
    (seat, codes.body)
}

/// An account moves to another address, and is refused one that has an account.
async fn moves(site: &Site, member: &account::Model, locale: Locale) {
    site.account("taken").await;
    let seat = site.sign_in(member).await;
    let lang = locale.tag();
    for to in ["taken@example.cn", "moved@example.cn"] {
        let fields = [("email", to), ("current", PASSWORD)];
        let asked = seat.post(&format!("/my/email?lang={lang}"), &fields).await;
        assert_eq!(asked.status, 303, "{}", asked.main_text());
    }
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    let link = letters.iter().find(|letter| letter.to == "moved@example.cn").expect("a letter").link("/email-changes/");
    assert_eq!(site.post(&link, &[]).await.status, 303);
}

async fn close_and_type_again(site: &Site, event: &event::Model, locale: Locale) {
    let victim = register(site, event, "victim", locale).await;
    site.post(&format!("/not-me/{}", victim.not_me_token), &[]).await;
    register(site, event, "victim", locale).await;
}

async fn register(site: &Site, event: &event::Model, name: &str, locale: Locale) -> registration::Model {
    let new = NewRegistration { locale, ..newcomer(event, name) };
    match site.app.desk.register(new, site.now()).await.unwrap() {
        Outcome::New(row, _) => row,
        other => panic!("{other:?}"),
    }
}
