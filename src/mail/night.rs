//! When nobody is written to who did not ask for it.
use crate::words::when::{clocks, local};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Timelike, Utc};

/// Hours on the clocks of a zone between which it is night.
pub const NIGHT: (u32, u32) = (21, 8);

pub fn is_night(at: DateTime<Utc>, zone: &str) -> bool {
    let hour = local(at, zone).hour();
    hour >= NIGHT.0 || hour < NIGHT.1
}

/// The end of the night that a moment is in.
pub fn morning(at: DateTime<Utc>, zone: &str) -> Option<DateTime<Utc>> {
    let here = local(at, zone);
    let day = here.date_naive();
    let next = if here.hour() >= NIGHT.0 { day.checked_add_days(Days::new(1))? } else { day };
    on_clocks(next, NIGHT.1, zone)
}

/// `None` where the clocks skip that hour.
pub fn on_clocks(day: NaiveDate, hour: u32, zone: &str) -> Option<DateTime<Utc>> {
    let time = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?);
    clocks(zone).from_local_datetime(&time).earliest().map(|at| at.to_utc())
}

/// Put off until then, if it is night in the zone of a letter that keeps to the day.
pub fn until(zone: Option<&str>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let zone = zone.filter(|zone| is_night(now, zone))?;
    morning(now, zone).filter(|morning| *morning > now)
}
