//! When a reminder goes out.
use crate::{
    mail::night::{self, NIGHT},
    words::when::local,
};
use chrono::{DateTime, Days, Duration, Timelike, Utc};
use entity::event;

const EVENING: u32 = 20;

/// So many minutes before the start. What falls into the night goes out in the morning, if half of the time is left
/// then, else the evening before.
pub fn due(event: &event::Model, minutes: i32) -> DateTime<Utc> {
    let ahead = Duration::minutes(minutes.into());
    let at = event.starts_at - ahead;
    if !night::is_night(at, &event.zone) {
        return at;
    }
    let here = local(at, &event.zone);
    let is_late = here.hour() >= NIGHT.0;
    let day = here.date_naive();
    let eve = if is_late { Some(day) } else { day.checked_sub_days(Days::new(1)) };
    let morning = night::morning(at, &event.zone).filter(|morning| event.starts_at - *morning >= ahead / 2);
    morning.or_else(|| night::on_clocks(eve?, EVENING, &event.zone)).unwrap_or(at)
}
