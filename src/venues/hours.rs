//! When a venue is open.
use chrono::{Datelike, Days, NaiveDateTime, NaiveTime};
use entity::venue::{Hours, Span};

/// Ends after it begins; midnight is the day's end.
pub fn is_in_order(span: Span) -> bool {
    span.to == NaiveTime::MIN || span.from < span.to
}

/// Whether it is open all the time between two moments, half-open, on the city's clocks.
pub fn hold(hours: &Hours, from: NaiveDateTime, until: NaiveDateTime) -> bool {
    if !hours.are_told() {
        return true;
    }
    let mut day = from.date();
    loop {
        let begins = if day == from.date() { from.time() } else { NaiveTime::MIN };
        let ends = (day == until.date()).then(|| until.time());
        // What ends at midnight takes nothing of the day that begins.
        if ends == Some(NaiveTime::MIN) && day != from.date() {
            return true;
        }
        let span = hours.0[day.weekday().num_days_from_monday() as usize];
        if !span.is_some_and(|span| holds(span, begins, ends)) {
            return false;
        }
        match day.checked_add_days(Days::new(1)) {
            Some(next) if next <= until.date() => day = next,
            _ => return true,
        }
    }
}

/// Of one day; without an end until midnight.
fn holds(span: Span, from: NaiveTime, to: Option<NaiveTime>) -> bool {
    let until_midnight = span.to == NaiveTime::MIN;
    span.from <= from && (until_midnight || to.is_some_and(|to| to <= span.to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn span(from: u32, to: u32) -> Option<Span> {
        let at = |hour| NaiveTime::from_hms_opt(hour % 24, 0, 0).unwrap();
        Some(Span { from: at(from), to: at(to) })
    }

    /// December 2026; the 7th is a Monday.
    fn at(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap().and_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn where_nobody_said_it_is_always_open() {
        assert!(hold(&Hours::default(), at(7, 3), at(9, 4)));
    }

    #[test]
    fn it_is_open_within_its_hours_and_on_no_closed_day() {
        let weekdays = Hours([span(8, 18), span(8, 18), span(8, 18), span(8, 18), span(8, 18), None, None]);

        assert!(hold(&weekdays, at(7, 8), at(7, 18)), "from the first minute to the last");
        assert!(!hold(&weekdays, at(7, 7), at(7, 9)) && !hold(&weekdays, at(7, 17), at(7, 19)));
        assert!(!hold(&weekdays, at(12, 9), at(12, 10)), "a Saturday");
        assert!(!hold(&weekdays, at(7, 9), at(8, 10)), "closed in the night between");
    }

    #[test]
    fn what_lasts_over_midnight_needs_both_days() {
        let late = Hours([span(18, 24), span(0, 24), None, None, None, None, None]);

        assert!(hold(&late, at(7, 20), at(8, 2)), "until midnight, and on from there");
        assert!(hold(&late, at(8, 20), at(9, 0)), "until midnight, and nothing of the closed day");
        assert!(!hold(&late, at(8, 20), at(9, 1)));
    }
}
