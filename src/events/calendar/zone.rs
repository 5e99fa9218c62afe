//! A zone's rules as VTIMEZONE, which the calendar library does not write.
use chrono::{DateTime, Duration, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

/// The observances from a year before to a year after; RFC 5545, 3.6.5.
pub fn rules(zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", zone.name());
    let offset = |at: DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc();
    let mut day = from - Duration::days(366);
    let mut before = offset(day);
    let epoch = NaiveDateTime::default();
    text += &observance(epoch, before, before, before);
    while day < to + Duration::days(366) {
        let next = day + Duration::days(1);
        let after = offset(next);
        if after != before {
            let change = turning_point(day, next, |at| offset(at) == after);
            let onset = change.naive_utc() + Duration::seconds(before.into());
            text += &observance(onset, before, after, before.min(after));
            before = after;
        }
        day = next;
    }
    text + "END:VTIMEZONE\r\n"
}

fn observance(onset: NaiveDateTime, from: i32, to: i32, standard: i32) -> String {
    let kind = if to > standard { "DAYLIGHT" } else { "STANDARD" };
    format!(
        "BEGIN:{kind}\r\nDTSTART:{}\r\nTZOFFSETFROM:{}\r\nTZOFFSETTO:{}\r\nEND:{kind}\r\n",
        onset.format("%Y%m%dT%H%M%S"),
        utc_offset(from),
        utc_offset(to)
    )
}

fn utc_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
}

/// The first second between two instants at which something holds.
fn turning_point(
    mut before: DateTime<Utc>,
    mut after: DateTime<Utc>,
    holds: impl Fn(DateTime<Utc>) -> bool,
) -> DateTime<Utc> {
    while after - before > Duration::seconds(1) {
        let middle = before + (after - before) / 2;
        if holds(middle) { after = middle } else { before = middle }
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_with_summer_time_has_its_changes() {
        let from = Utc.with_ymd_and_hms(2026, 12, 1, 8, 0, 0).unwrap();
        let rules = rules(chrono_tz::Europe::Berlin, from, from);

        assert!(
            rules.contains("BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"),
            "{rules}"
        );
        assert!(
            rules.contains("BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"),
            "{rules}"
        );
    }

    #[test]
    fn china_has_one_rule() {
        let from = Utc.with_ymd_and_hms(2026, 12, 1, 8, 0, 0).unwrap();

        assert_eq!(
            rules(chrono_tz::Asia::Shanghai, from, from),
            "BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
             TZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        );
    }
}
