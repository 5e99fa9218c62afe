//! Fills the sample city: events of every kind and state, and people at them, all by the verbs with a
//! moved clock.
use super::{
    agendas,
    content::{Asked, Sample, Standing, samples},
    duties,
    people::People,
};
use crate::{
    app::App,
    clock::Clock,
    events::{self, NewEvent, NewQuestion, Place},
    notices,
    person::{Email, Name},
    registrations::{self, NewRegistration},
    roles::TwoOfficers,
    venues,
};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, NaiveTime, TimeZone, Utc};
use entity::{
    Answer, Answers, Locale, account,
    event::{self, Reminders},
    question,
};
use std::collections::BTreeMap;
use uuid::Uuid;

const FAMILY: [&str; 16] =
    ["王", "李", "张", "刘", "陈", "孔", "颜", "孟", "曾", "赵", "周", "徐", "孙", "马", "朱", "高"];
const GIVEN: [&str; 14] =
    ["若溪", "书宁", "庆禾", "子墨", "一诺", "文博", "思远", "雨桐", "嘉懿", "明哲", "欣然", "知行", "安澜", "景行"];

/// Where the sample candidate has registered.
const CANDIDATES: [&str; 1] = ["open-day"];

pub async fn build(app: &App, people: &People) -> anyhow::Result<()> {
    let now = Clock::System.now();
    let who = &people.scheduler;
    let notice = notices::current(app.db.read()).await?.version;
    for sample in samples()? {
        let new = new_event(&sample, place(app, &sample).await?, now);
        let (opens, drafted) = (new.opens_at, now.min(new.opens_at) - Duration::days(2));
        let event = events::draft(&app.db, who, new, drafted).await?;
        if matches!(sample.standing, Standing::Draft | Standing::InReview | Standing::Returned(_)) {
            review(app, people, &event, &sample.standing, drafted + Duration::hours(3)).await?;
            continue;
        }
        let (db, key) = (&app.db, &app.address_key);
        events::publish(db, key, TwoOfficers::Off, who, (&event).into(), "", drafted).await?;
        for person in 0..sample.people {
            let at = opens + Duration::minutes(person as i64 + 1);
            let questions = events::questions(app.db.read(), event.id).await?;
            app.desk.register(newcomer(&event, &questions, notice, person), at).await?;
        }
        if CANDIDATES.contains(&event.slug.as_str()) {
            app.desk
                .register(candidate(&event, notice, &people.candidate)?, now.min(event.closes_at) - Duration::hours(1))
                .await?;
        }
        if let Standing::Cancelled(reason) = &sample.standing {
            let at = now - Duration::hours(3);
            registrations::cancel_event(&app.db, &app.address_key, who, event.id, reason, at).await?;
        }
    }
    agendas::build(app, people, now).await?;
    duties::build(app, people, now).await?;
    draft_again(app, people, now).await
}

/// A draft in a room, as somebody begins with it: the open day once more.
async fn draft_again(app: &App, people: &People, now: DateTime<Utc>) -> anyhow::Result<()> {
    let event = events::by_slug(app.db.read(), "open-day").await?.context("an event of the sample city")?;
    events::clone_event(&app.db, &people.scheduler, &event, now).await?;
    Ok(())
}

/// How far the review of what is not published has come.
async fn review(
    app: &App,
    people: &People,
    event: &event::Model,
    standing: &Standing,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    if *standing == Standing::Draft {
        return Ok(());
    }
    let sent = events::send_for_review(&app.db, &people.scheduler, event.id, event.revision, at).await?;
    if let Standing::Returned(reason) = standing {
        let (db, key, at) = (&app.db, &app.address_key, at + Duration::hours(20));
        events::send_back(db, key, &people.administrator, event.id, sent.revision, reason, at).await?;
    }
    Ok(())
}

/// Half an hour to set up and as much to clear, where it is in one of the city's rooms.
async fn place(app: &App, sample: &Sample) -> anyhow::Result<Place> {
    match &sample.room {
        Some(named) => Ok(Place::Room { id: room(app, named).await?, setup: 30, clearing: 30 }),
        None => Ok(Place::Written(sample.place.clone())),
    }
}

/// By a venue's address and the room's Chinese name.
pub async fn room(app: &App, [venue, name]: &[String; 2]) -> anyhow::Result<Uuid> {
    let found = venues::by_slug(app.db.read(), venue).await?.context("a venue of the sample city")?;
    let rooms = venues::rooms_of(app.db.read(), found.id).await?;
    let room = rooms.iter().find(|room| room.name_zh == *name).context("a room of the sample city")?;
    Ok(room.id)
}

fn new_event(sample: &Sample, place: Place, now: DateTime<Utc>) -> NewEvent {
    let starts_at = on_day(now, sample.day, sample.from);
    let ends_at = starts_at + Duration::minutes(sample.minutes);
    let (opens_at, closes_at) = window(sample, now);
    NewEvent {
        slug: sample.slug.clone(),
        kind: sample.kind,
        district: sample.district,
        title: sample.title.clone(),
        summary: sample.summary.clone(),
        text: sample.text.clone(),
        place,
        contact: sample.contact.clone(),
        zone: "Asia/Shanghai".to_owned(),
        starts_at,
        ends_at,
        opens_at,
        closes_at,
        answers_until: on_day(now, sample.day - 1, hour(21)),
        needs_approval: sample.needs_approval,
        capacity: sample.capacity,
        waiting_limit: sample.waiting_limit,
        reminders: Reminders(vec![24 * 60]),
        questions: sample.questions.iter().map(asked).collect(),
        sessions: vec![],
    }
}

/// When registration opens and closes, so that the event stands where the sample says.
fn window(sample: &Sample, now: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
    let evening_before = on_day(now, sample.day - 1, hour(18));
    match sample.standing {
        Standing::NotYetOpen => (on_day(now, (sample.day / 2).max(1), hour(9)), evening_before),
        Standing::Closed => (on_day(now, -20, hour(9)), on_day(now, -1, hour(12))),
        Standing::Over => (on_day(now, sample.day - 20, hour(9)), evening_before),
        _ => (on_day(now, -12, hour(9)), evening_before),
    }
}

/// A clock time in Jining, so many days from now.
fn on_day(now: DateTime<Utc>, day: i64, time: NaiveTime) -> DateTime<Utc> {
    let zone = chrono_tz::Asia::Shanghai;
    let date = now.with_timezone(&zone).date_naive() + Duration::days(day);
    zone.from_local_datetime(&date.and_time(time)).earliest().map_or(now, |at| at.to_utc())
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN)
}

fn asked(asked: &Asked) -> NewQuestion {
    NewQuestion {
        key: asked.key.clone(),
        kind: asked.kind,
        required: asked.required,
        label: asked.label.clone(),
        hint: asked.hint.clone(),
        options: asked.options.clone(),
    }
}

pub fn newcomer(event: &event::Model, questions: &[question::Model], notice: i32, person: usize) -> NewRegistration {
    let name = format!("{}{}", FAMILY[person % FAMILY.len()], GIVEN[(person / FAMILY.len() + person) % GIVEN.len()]);
    let email = format!("{}.{person}@example.cn", event.slug);
    #[expect(clippy::expect_used, reason = "both are made here, in the right form")]
    NewRegistration {
        event: event.id,
        name: Name::parse(&name).expect("a name"),
        email: Email::parse(&email).expect("an address"),
        mobile: None,
        answers: Answers(
            questions.iter().filter(|question| question.required).filter_map(answered).collect::<BTreeMap<_, _>>(),
        ),
        sessions: vec![],
        notice_version: notice,
        locale: if person % 5 == 4 { Locale::En } else { Locale::Zh },
        key: None,
        account: None,
    }
}

/// The sample candidate, signed in.
fn candidate(event: &event::Model, notice: i32, account: &account::Model) -> anyhow::Result<NewRegistration> {
    let email = account.email.as_deref().context("an open account has an address")?;
    let email = Email::parse(email).map_err(|wrong| anyhow!("{wrong:?}"))?;
    Ok(NewRegistration { email, account: Some(account.id), ..newcomer(event, &[], notice, 0) })
}

/// The first choice, or a word.
fn answered(question: &question::Model) -> Option<(String, Answer)> {
    let first = question.options.0.first().map(|choice| choice.key.clone());
    let answer = match question.kind {
        question::Kind::Short | question::Kind::Long => Answer::Text("示例".into()),
        question::Kind::One => Answer::Text(first?),
        question::Kind::Several => Answer::Several(vec![first?]),
        question::Kind::YesNo => Answer::Yes(true),
    };
    Some((question.key.clone(), answer))
}
