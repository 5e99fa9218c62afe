//! When a reminder goes out.
use crate::words::when::local;
use chrono::{DateTime, Days, Duration, NaiveTime, TimeZone, Timelike, Utc};
use entity::event;

/// Hours on the event's clocks between which nobody is written to.
const NIGHT: (u32, u32) = (21, 8);
const EVENING: u32 = 20;

pub fn is_night(event: &event::Model, at: DateTime<Utc>) -> bool {
    let hour = local(at, &event.zone).hour();
    hour >= NIGHT.0 || hour < NIGHT.1
}

/// So many minutes before the start. What falls into the night goes out in the morning, if half of the time is left
/// then, else the evening before.
pub fn due(event: &event::Model, minutes: i32) -> DateTime<Utc> {
    let ahead = Duration::minutes(minutes.into());
    let at = event.starts_at - ahead;
    if !is_night(event, at) {
        return at;
    }
    let here = local(at, &event.zone);
    let is_late = here.hour() >= NIGHT.0;
    let clock = |date: Option<chrono::NaiveDate>, hour| {
        let time = date?.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?);
        here.timezone().from_local_datetime(&time).earliest().map(|at| at.to_utc())
    };
    let day = here.date_naive();
    let (eve, next) = if is_late {
        (Some(day), day.checked_add_days(Days::new(1)))
    } else {
        (day.checked_sub_days(Days::new(1)), Some(day))
    };
    let morning = clock(next, NIGHT.1).filter(|morning| event.starts_at - *morning >= ahead / 2);
    morning.or_else(|| clock(eve, EVENING)).unwrap_or(at)
}
