//! The days of a rule, held against a look at every day and against another implementation of RFC 5545.
use calcard::icalendar::ICalendar;
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use entity::{
    holiday::{self, Kind},
    series::Every,
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sea_orm::Iterable;
use xingtan::events::{MOST_IN_SERIES, Rule, Until, named, shifted_by};

const ROUNDS: usize = 60;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Any of thirty years; the ends of months often.
fn thrown(dice: &mut StdRng) -> NaiveDate {
    let any = day("2020-01-01") + Days::new(dice.random_range(0..30 * 365));
    let end = any.with_day(1).unwrap() + chrono::Months::new(1) - Days::new(1);
    if dice.random_bool(0.3) { end } else { any }
}

/// Whether a rule names a day, asked of this day alone.
fn fits(every: Every, first: NaiveDate, day: NaiveDate) -> bool {
    let weeks = (day - first).num_days();
    let is_weekday = day.weekday() == first.weekday();
    match every {
        Every::Week => weeks % 7 == 0,
        Every::SecondWeek => weeks % 14 == 0,
        Every::MonthDate => day.day() == first.day(),
        Every::MonthWeekday => is_weekday && (day.day() - 1) / 7 == (first.day() - 1) / 7,
        Every::MonthLastWeekday => is_weekday && (day + Days::new(7)).month() != day.month(),
    }
}

#[test]
fn the_days_of_a_rule_are_those_that_a_look_at_every_day_finds() {
    let mut dice = StdRng::seed_from_u64(7);
    for _ in 0..ROUNDS {
        let first = thrown(&mut dice);
        for every in Every::iter() {
            let last = first + Days::new(800);
            let found: Vec<NaiveDate> = named(every, first).take_while(|day| *day <= last).collect();

            let every_day = first.iter_days().take_while(|day| *day <= last);
            let wanted: Vec<NaiveDate> = every_day.filter(|day| fits(every, first, *day)).collect();
            // The last weekday may come earlier in the first month than the first day itself.
            let found: Vec<NaiveDate> = found.into_iter().filter(|day| *day >= first).collect();
            assert_eq!(found, wanted, "{every:?} from {first}");
        }
    }
}

fn recurrence(every: Every, first: NaiveDate) -> String {
    let weekday = &first.weekday().to_string().to_uppercase()[..2];
    match every {
        Every::Week => "FREQ=WEEKLY".to_owned(),
        Every::SecondWeek => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
        Every::MonthDate => format!("FREQ=MONTHLY;BYMONTHDAY={}", first.day()),
        Every::MonthWeekday => format!("FREQ=MONTHLY;BYDAY={}{weekday}", (first.day() - 1) / 7 + 1),
        Every::MonthLastWeekday => format!("FREQ=MONTHLY;BYDAY=-1{weekday}"),
    }
}

/// Instants as another implementation finds them.
fn expanded(every: Every, first: NaiveDate, time: NaiveTime, zone: Tz, count: usize) -> Vec<DateTime<Utc>> {
    let at = first.and_time(time).format("%Y%m%dT%H%M%S");
    let text = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n\
         DTSTART;TZID={0}:{at}\r\nDTEND;TZID={0}:{at}\r\nRRULE:{1};COUNT={count}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        zone.name(),
        recurrence(every, first)
    );
    let expanded = ICalendar::parse(&text).unwrap().expand_dates(calcard::common::timezone::Tz::Floating, 1000);
    assert!(expanded.errors.is_empty(), "{:?}", expanded.errors);
    let mut found: Vec<DateTime<Utc>> = expanded.events.iter().map(|event| event.start.to_utc()).collect();
    found.sort();
    found
}

#[test]
fn the_instants_of_a_rule_are_those_of_another_implementation() {
    let mut dice = StdRng::seed_from_u64(11);
    for _ in 0..ROUNDS {
        // No clocks change in these hours.
        let time = NaiveTime::from_hms_opt(dice.random_range(4..23), dice.random_range(0..60), 0).unwrap();
        let zone = [chrono_tz::Asia::Shanghai, chrono_tz::Europe::Berlin, chrono_tz::America::New_York]
            [dice.random_range(0..3usize)];
        let thrown = thrown(&mut dice);
        for every in Every::iter() {
            let first = named(every, thrown).find(|day| *day >= thrown).unwrap();
            let start = zone.from_local_datetime(&first.and_time(time)).unwrap().to_utc();
            let own = named(every, first).take(24).map(|day| start + shifted_by(start, day - first, zone));

            assert_eq!(
                own.collect::<Vec<_>>(),
                expanded(every, first, time, zone, 24),
                "{every:?} {first} {time} {zone}"
            );
        }
    }
}

#[test]
fn a_time_that_the_clocks_skip_is_read_by_the_offset_before_and_one_that_comes_twice_is_the_first() {
    let berlin = chrono_tz::Europe::Berlin;
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    for (start, days, there) in [
        // 2:30 comes on the 21st of March, and on the 28th there is none: it is 3:30 in summer.
        ("2027-03-21T01:30:00Z", 7, "2027-03-28T01:30:00Z"),
        ("2027-03-21T01:30:00Z", 14, "2027-04-04T00:30:00Z"),
        // 2:30 comes twice on the 31st of October.
        ("2027-10-24T00:30:00Z", 7, "2027-10-31T00:30:00Z"),
        ("2027-10-24T00:30:00Z", 14, "2027-11-07T01:30:00Z"),
        // And back.
        ("2027-04-04T00:30:00Z", -14, "2027-03-21T01:30:00Z"),
    ] {
        assert_eq!(at(start) + shifted_by(at(start), Duration::days(days), berlin), at(there), "{start} {days}");
    }
    let china = at("2026-12-05T02:00:00Z");
    assert_eq!(shifted_by(china, Duration::days(7), chrono_tz::Asia::Shanghai), Duration::days(7));
}

#[test]
fn months_without_such_a_day_are_left_out() {
    let first_five =
        |every, first: &str| -> Vec<String> { named(every, day(first)).take(5).map(|day| day.to_string()).collect() };
    assert_eq!(
        first_five(Every::MonthDate, "2026-12-31"),
        ["2026-12-31", "2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31"]
    );
    assert_eq!(
        first_five(Every::MonthWeekday, "2026-12-30"),
        ["2026-12-30", "2027-03-31", "2027-06-30", "2027-09-29", "2027-12-29"]
    );
    assert_eq!(
        first_five(Every::MonthLastWeekday, "2026-12-30"),
        ["2026-12-30", "2027-01-27", "2027-02-24", "2027-03-31", "2027-04-28"]
    );
}

#[test]
fn the_calendar_ends_and_with_it_the_days() {
    for every in Every::iter() {
        let last = named(every, NaiveDate::MAX).next();
        assert!(last.is_none_or(|day| day <= NaiveDate::MAX), "{every:?}");
        assert!(named(every, day("9999-12-31")).take(3).all(|day| day.year() >= 9999), "{every:?}");
    }
}

#[test]
fn days_off_are_left_out_and_do_not_count_and_the_first_stays() {
    let mut dice = StdRng::seed_from_u64(13);
    for _ in 0..ROUNDS {
        let first = thrown(&mut dice);
        let holidays: Vec<holiday::Model> = first
            .iter_days()
            .take(400)
            .filter(|_| dice.random_bool(0.2))
            .map(|day| holiday::Model {
                day,
                kind: if day.day() % 4 == 0 { Kind::WorkingDay } else { Kind::Holiday },
                name_zh: "节".into(),
                name_en: String::new(),
            })
            .collect();
        let is_off = |day: NaiveDate| {
            day != first && holidays.iter().any(|holiday| holiday.day == day && holiday.kind == Kind::Holiday)
        };
        for times in [2, 9, MOST_IN_SERIES] {
            let rule = Rule { every: Every::Week, until: Until::Times(times), skips_holidays: true };
            let days = rule.days(first, &holidays);

            let held: Vec<NaiveDate> = days.iter().filter(|day| !day.is_skipped).map(|day| day.day).collect();
            let wanted: Vec<NaiveDate> = named(Every::Week, first).filter(|day| !is_off(*day)).take(times).collect();
            assert_eq!(held, wanted);
            assert!(days.iter().all(|day| day.is_skipped == is_off(day.day)));
            let all = Rule { skips_holidays: false, ..rule }.days(first, &holidays);
            assert_eq!(all.len(), times);
            assert!(
                all.iter().all(
                    |day| !day.is_skipped && day.holiday.is_some() == holidays.iter().any(|one| one.day == day.day)
                )
            );
        }
        let last = first + Days::new(100);
        let until = Rule { every: Every::Week, until: Until::Day(last), skips_holidays: false };
        assert_eq!(until.days(first, &[]).last().map(|day| day.day), Some(first + Days::new(98)), "included");
    }
    let endless = Rule { every: Every::Week, until: Until::Day(NaiveDate::MAX), skips_holidays: true };
    assert_eq!(
        endless.days(day("2026-12-05"), &[]).len(),
        MOST_IN_SERIES + 1,
        "one more tells that there are too many"
    );
}
