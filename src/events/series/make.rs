//! Make a series of a draft: a draft like it on each further day of the rule, with its questions and its agenda.
use super::{
    Rule, SeriesError, Until,
    carry::on_other_day,
    plan::{day_of, offset, plan, rule_day},
    queries, refuse,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::{
        draft::{DraftError, NewEvent, NewQuestion, put},
        queries as events,
        sessions::{self, Item, NewSession, shifted},
        versions::keep_version,
    },
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{event, series};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use std::collections::HashSet;
use uuid::Uuid;

const ACT: &str = "events.make_series";

/// As a free address is looked for: with the day alone, then with a number.
const TAILS: [&str; 4] = ["", "-2", "-3", "-4"];

/// Room for the day and a number behind the name.
const LONGEST_BASE: usize = 45;

/// The series. Twice is once: the same rule again gives the series that there is.
pub async fn make_series(
    db: &Db,
    who: &Officer<WriteEvents>,
    (id, revision): (Uuid, i32),
    rule: &Rule,
    now: DateTime<Utc>,
) -> Result<Uuid, SeriesError> {
    let tx = db.begin().await?;
    let event = events::lock_within(&tx, who, id).await?.ok_or(SeriesError::NoSuchEvent)?;
    if let Some(made) = made(&tx, &event, rule).await? {
        return Ok(made);
    }
    refuse(&event)?;
    if event.revision != revision {
        return Err(SeriesError::Stale);
    }
    let plan = plan(&tx, &event, rule).await?;
    let series = series::ActiveModel { id: Set(Uuid::now_v7()), made_at: Set(now), ..written(rule) };
    let series = series.insert(&tx).await?;
    let first = day_of(&event);
    let mut row = event.clone().into_active_model();
    row.series_id = Set(Some(series.id));
    row.series_day = Set(Some(first));
    let is = row.update(&tx).await?;
    keep_version(&tx, Some(who.account), ACT, Some(&event), &is, now).await?;
    let days: Vec<NaiveDate> = plan.new_days().collect();
    let entry = Entry::new(ACT, "event", event.id).district(event.district);
    let entry = entry.fields(days.iter().map(NaiveDate::to_string));
    let base = is.slug.clone();
    Like::of(&tx, is).await?.put(&tx, who, (series.id, &base), &days, now).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(series.id)
}

/// The series that the event has by the same rule.
async fn made(tx: &impl ConnectionTrait, event: &event::Model, rule: &Rule) -> Result<Option<Uuid>, DbErr> {
    let Some(id) = event.series_id else { return Ok(None) };
    let is_first = |series: &series::Model| Rule::from(series) == *rule && event.series_day == Some(day_of(event));
    Ok(queries::row(tx, id).await?.filter(is_first).map(|series| series.id))
}

pub fn written(rule: &Rule) -> series::ActiveModel {
    let (until, times) = match rule.until {
        Until::Day(last) => (Some(last), None),
        Until::Times(times) => (None, i32::try_from(times).ok()),
    };
    series::ActiveModel {
        every: Set(rule.every),
        until: Set(until),
        times: Set(times),
        skips_holidays: Set(rule.skips_holidays),
        ..Default::default()
    }
}

impl From<&series::Model> for Rule {
    fn from(series: &series::Model) -> Self {
        let times = || series.times.and_then(|times| times.try_into().ok()).unwrap_or_default();
        Self {
            every: series.every,
            until: series.until.map_or_else(|| Until::Times(times()), Until::Day),
            skips_holidays: series.skips_holidays,
        }
    }
}

/// The event that the others are made like, and the day that the rule has for it.
pub struct Like {
    event: event::Model,
    questions: Vec<NewQuestion>,
    agenda: Vec<Item>,
    first: NaiveDate,
}

impl Like {
    pub async fn of(tx: &impl ConnectionTrait, event: event::Model) -> Result<Self, DbErr> {
        let questions = events::questions(tx, event.id).await?;
        let questions = questions.iter().map(NewQuestion::from).collect();
        let agenda = sessions::of(tx, event.id).await?;
        Ok(Self { questions, agenda, first: rule_day(&event), event })
    }

    /// A draft for each of the days of a series, with addresses that begin with `base` and name the day on which it is held.
    pub async fn put(
        &self,
        tx: &impl ConnectionTrait,
        who: &Officer<WriteEvents>,
        (series, base): (Uuid, &str),
        days: &[NaiveDate],
        now: DateTime<Utc>,
    ) -> Result<(), SeriesError> {
        let held: Vec<NaiveDate> = days.iter().map(|day| *day + offset(&self.event)).collect();
        for (day, slug) in days.iter().zip(free_slugs(tx, base, &held).await?) {
            let words = [self.event.place_zh.clone(), self.event.place_en.clone()];
            put(tx, who, self.on(*day, slug), words, Some((series, *day)), now).await?;
        }
        Ok(())
    }

    fn on(&self, day: NaiveDate, slug: String) -> NewEvent {
        let event = &self.event;
        let new = on_other_day(&NewEvent::from(event), day - self.first);
        NewEvent {
            slug,
            questions: self.questions.clone(),
            sessions: shifted(self.agenda.clone(), new.starts_at - event.starts_at)
                .iter()
                .map(NewSession::from)
                .collect(),
            ..new
        }
    }
}

/// An address for each day that nobody has or had, by one statement.
async fn free_slugs(tx: &impl ConnectionTrait, slug: &str, days: &[NaiveDate]) -> Result<Vec<String>, SeriesError> {
    let base: String = slug.chars().take(LONGEST_BASE).collect();
    let base = base.trim_end_matches('-');
    let of = |day: &NaiveDate| TAILS.map(|tail| format!("{base}-{}{tail}", day.format("%Y%m%d")));
    let asked = event::Entity::find().filter(event::COLUMN.slug.is_in(days.iter().flat_map(of)));
    let asked = asked.select_only().column(event::Column::Slug).into_tuple::<String>();
    let taken: HashSet<String> = asked.all(tx).await?.into_iter().collect();
    let free = |day| of(day).into_iter().find(|slug| !taken.contains(slug)).ok_or(DraftError::SlugTaken.into());
    days.iter().map(free).collect()
}
