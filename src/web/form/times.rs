//! Moments and times of day as people type them.
use super::{Wrong, line, wrong};
use chrono::{DateTime, Datelike, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use unicode_normalization::UnicodeNormalization;

/// As a field for date and time sends it, and is filled with.
pub const MOMENT: &str = "%Y-%m-%dT%H:%M";

/// A clock time in a zone; one that the clocks skip is none.
pub fn moment(typed: &str, zone: Tz) -> Result<DateTime<Utc>, Wrong> {
    if typed.is_empty() {
        return Err(wrong("time_missing"));
    }
    let local =
        NaiveDateTime::parse_from_str(typed.get(..16).unwrap_or(typed), MOMENT).map_err(|_| wrong("time_format"))?;
    if !(2000..=2200).contains(&local.year()) {
        return Err(wrong("day_years"));
    }
    zone.from_local_datetime(&local).earliest().map(|at| at.to_utc()).ok_or(wrong("time_skipped"))
}

/// A time of day as a time field sends it; nothing typed is none.
pub fn time_of_day(text: &str) -> Result<Option<NaiveTime>, Wrong> {
    let Some(text) = line(text, 12)? else { return Ok(None) };
    let text: String = text.nfkc().collect();
    let time = NaiveTime::parse_from_str(&text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(&text, "%H:%M:%S"));
    time.map(Some).map_err(|_| wrong("clock_format"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_the_clocks_skip_are_none() {
        let berlin: Tz = "Europe/Berlin".parse().unwrap();
        assert_eq!(moment("2027-03-28T02:30", berlin), Err(wrong("time_skipped")));
        assert!(moment("2027-03-28T03:30", berlin).is_ok());
        for bad in ["yesterday", "2027-02-30T10:00"] {
            assert_eq!(moment(bad, berlin), Err(wrong("time_format")), "{bad}");
        }
        for far in ["0001-01-01T00:00", "1999-12-31T23:59", "2201-01-01T00:00", "9999-12-31T10:00"] {
            assert_eq!(moment(far, berlin), Err(wrong("day_years")), "{far}");
        }
    }

    #[test]
    fn a_time_of_day_is_read_in_figures_of_any_width() {
        for (typed, hour) in [("08:30", 8), ("８：３０", 8), ("23:30:00", 23)] {
            assert_eq!(time_of_day(typed), Ok(NaiveTime::from_hms_opt(hour, 30, 0)), "{typed}");
        }
        assert_eq!(time_of_day(" "), Ok(None));
        for bad in ["24:00", "8 o'clock", "8.30", "-1:00"] {
            assert_eq!(time_of_day(bad), Err(wrong("clock_format")), "{bad}");
        }
    }
}
