//! Who would be written to if an event moved or were cancelled: those who registered, and whoever is on duty.
use crate::{
    app::App,
    error::AppError,
    events,
    registrations::{TimeAndPlace, people},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};

/// How many letters there are.
pub struct Told {
    pub letters: i64,
    /// To officers on duty, who are told in any case; none to whoever acts.
    pub duties: i64,
}

impl Told {
    pub async fn of_move(
        app: &App,
        who: &Officer<WriteEvents>,
        event: &event::Model,
        to: &TimeAndPlace,
        now: DateTime<Utc>,
    ) -> Result<Self, AppError> {
        let words = to.place.in_words(app.db.read(), Some(event)).await?;
        let [place_zh, place_en] = words.unwrap_or_else(|| [event.place_zh.clone(), event.place_en.clone()]);
        let is = event::Model { place_zh, place_en, ..to.of(event) };
        let letters = if to.is_told(event) { people::live(app.db.read(), event.id).await? } else { 0 };
        Ok(Self { letters, duties: duties(app, who, event, &is, now).await? })
    }

    pub async fn of_end(
        app: &App,
        who: &Officer<WriteEvents>,
        event: &event::Model,
        now: DateTime<Utc>,
    ) -> Result<Self, AppError> {
        let is = event::Model { status: Status::Cancelled, ..event.clone() };
        let letters = people::live(app.db.read(), event.id).await?;
        Ok(Self { letters, duties: duties(app, who, event, &is, now).await? })
    }
}

async fn duties(
    app: &App,
    who: &Officer<WriteEvents>,
    was: &event::Model,
    is: &event::Model,
    now: DateTime<Utc>,
) -> Result<i64, AppError> {
    let duties = events::duties_concerned(app.db.read(), who.account, was, is, now).await?;
    Ok(i64::try_from(duties).unwrap_or(i64::MAX))
}
