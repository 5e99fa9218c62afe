//! Events and people, made by the verbs, so that no impossible state can be set up.
use super::Site;
use chrono::Duration;
use entity::{
    Answers, Choice, Locale,
    event::{self, District, Kind, Reminders},
    question, registration,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::{
    events::{self, NewEvent, NewQuestion, Place},
    person::{Email, Name},
    registrations::{self, Held, Holder, NewRegistration, Outcome},
};

impl Site {
    /// An open salon in Qufu: 50 places, a line without limit, in four days.
    pub fn event(&self, slug: &str) -> EventBuilder<'_> {
        let starts_at = self.now() + Duration::days(4);
        let new = NewEvent {
            slug: slug.to_owned(),
            kind: Kind::Salon,
            district: District::Qufu,
            title: ["学徒导师沙龙：把手艺写成培养计划".into(), "Mentors’ Salon: From Craft to Training Plan".into()],
            summary: ["六位导师讲怎样带徒弟。".into(), "Six mentors on how to teach.".into()],
            text: ["请带一份培养计划草稿。".into(), "Bring a draft of a training plan.".into()],
            place: Place::Written(["曲阜市杏坛讲堂".into(), "Xingtan Lecture Hall, Qufu".into()]),
            contact: "0537-000 0000".into(),
            zone: "Asia/Shanghai".into(),
            starts_at,
            ends_at: starts_at + Duration::hours(2),
            opens_at: self.now() - Duration::days(1),
            closes_at: starts_at - Duration::hours(12),
            answers_until: starts_at - Duration::hours(6),
            needs_approval: false,
            capacity: Some(50),
            waiting_limit: None,
            reminders: Reminders::default(),
            questions: vec![],
            sessions: vec![],
        };
        EventBuilder { site: self, new }
    }

    /// By an administrator.
    pub async fn publish(&self, event: &event::Model) -> event::Model {
        let (app, who) = (&self.app, self.by().await);
        let rule = app.settings.two_officers;
        let agenda = self.agenda_mark(event).await;
        let published = events::publish(&app.db, &app.address_key, rule, &who, event.into(), &agenda, self.now());
        published.await.expect("published")
    }

    pub async fn reload(&self, event: &event::Model) -> event::Model {
        events::by_id(self.db(), event.id).await.expect("a query").expect("the event")
    }

    /// Everybody at an event, in the order of joining.
    pub async fn registrations(&self, event: &event::Model) -> Vec<registration::Model> {
        registration::Entity::find()
            .filter(registration::COLUMN.event_id.eq(event.id))
            .order_by_asc(registration::Column::Number)
            .all(self.db())
            .await
            .expect("registrations")
    }

    /// State of everybody at an event, in the order of joining.
    pub async fn states(&self, event: &event::Model) -> Vec<registration::Status> {
        self.registrations(event).await.into_iter().map(|row| row.status).collect()
    }

    /// Registers somebody by the desk; their name is their address.
    pub async fn register(&self, event: &event::Model, name: &str) -> registration::Model {
        match self.app.desk.register(newcomer(event, name), self.now()).await.expect("registered") {
            Outcome::New(row, _) => row,
            other => panic!("{other:?}"),
        }
    }

    pub async fn holder(&self, token: &str) -> Holder {
        match registrations::find_holder(self.db(), token, None).await.expect("a query") {
            Held::Open(holder) => holder,
            other => panic!("{other:?}"),
        }
    }

    /// Counters of the event equal its rows, and no place is idle.
    pub async fn recount(&self) {
        assert_eq!(
            registrations::recount(&self.app.db, self.now()).await.expect("a recount"),
            0,
            "counters and rows disagree"
        );
    }
}

pub fn newcomer(event: &event::Model, name: &str) -> NewRegistration {
    NewRegistration {
        event: event.id,
        name: Name::parse(name).expect("a name"),
        email: Email::parse(&format!("{name}@example.cn")).expect("an address"),
        mobile: None,
        answers: Answers::default(),
        sessions: vec![],
        notice_version: 1,
        locale: Locale::Zh,
        key: None,
        account: None,
    }
}

pub struct EventBuilder<'a> {
    site: &'a Site,
    pub new: NewEvent,
}

impl EventBuilder<'_> {
    pub fn with(mut self, change: impl FnOnce(&mut NewEvent)) -> Self {
        change(&mut self.new);
        self
    }

    pub fn places(self, capacity: i32) -> Self {
        self.with(|new| new.capacity = Some(capacity))
    }

    /// The length of the line; 0 is none.
    pub fn line(self, limit: i32) -> Self {
        self.with(|new| new.waiting_limit = Some(limit))
    }

    /// One question of each kind: `craft` one of, `zones` several of, `help` yes/no (required), `note`
    /// short and `essay` long (not).
    pub fn questions(self) -> Self {
        use question::Kind::{Long, One, Several, Short, YesNo};
        let choices: &[(&str, &str, &str)] = &[("lathe", "车工", "Lathe"), ("stone", "石雕", "Stone carving")];
        self.with(|new| {
            new.questions = vec![
                asked("craft", One, true, "你的行当", "Your craft", choices),
                asked("zones", Several, true, "想去的展区", "Zones", choices),
                asked("help", YesNo, true, "需要协助吗？", "Do you need help?", &[]),
                asked("note", Short, false, "备注", "Note", &[]),
                asked("essay", Long, false, "想问的问题", "Questions", &[]),
            ];
        })
    }

    pub async fn draft(self) -> event::Model {
        events::draft(&self.site.app.db, &self.site.by().await, self.new, self.site.now()).await.expect("a draft")
    }

    pub async fn publish(self) -> event::Model {
        let (site, event) = (self.site, self.draft().await);
        site.publish(&event).await
    }
}

fn asked(
    key: &str,
    kind: question::Kind,
    required: bool,
    zh: &str,
    en: &str,
    options: &[(&str, &str, &str)],
) -> NewQuestion {
    NewQuestion {
        key: key.to_owned(),
        kind,
        required,
        label: [zh.to_owned(), en.to_owned()],
        hint: [String::new(), String::new()],
        options: options
            .iter()
            .map(|(key, zh, en)| Choice { key: (*key).into(), zh: (*zh).into(), en: (*en).into() })
            .collect(),
    }
}

/// Fields of a form that is filled in well.
pub fn fields<'a>(name: &'a str, email: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("name", name), ("email", email), ("mobile", ""), ("consent", "yes")]
}
