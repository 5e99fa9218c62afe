//! Which days a series has, in the local time of its event (RFC 5545, 3.3.10).
use chrono::{DateTime, Datelike, Days, Duration, LocalResult, Months, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use entity::{
    holiday::{self, Kind},
    series::Every,
};

/// As many events as a series has.
pub const MOST: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Included. In a rule that is typed it is the day on which one is held (`Rule::held`), in a series' row the rule's
    /// own: the two differ where its events were moved together.
    Day(NaiveDate),
    /// So many events, the first among them.
    Times(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub every: Every,
    pub until: Until,
    /// Leaves out days off; they do not count among the times.
    pub skips_holidays: bool,
}

/// One that the rule names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub day: NaiveDate,
    /// On which an event is held for it: another, where the events of the series were moved together.
    pub on: NaiveDate,
    /// What the table of holidays says of that.
    pub holiday: Option<holiday::Model>,
    pub is_skipped: bool,
}

impl Rule {
    /// From the first, which is an event already and stays whatever day it is. One more than [`MOST`] tells that there
    /// are too many.
    pub fn days(&self, first: NaiveDate, holidays: &[holiday::Model]) -> Vec<Day> {
        self.held(named(self.every, first).map(|day| (day, day)), 0, |day| day == first, holidays)
    }

    /// Behind the last day of a series that began on the first and has so many events, which were moved by `offset`
    /// together: the end is a day on which one is held.
    pub fn further(
        &self,
        (first, last): (NaiveDate, NaiveDate),
        offset: Duration,
        there: usize,
        holidays: &[holiday::Model],
    ) -> Vec<Day> {
        let held = named(self.every, first).skip_while(|day| *day <= last).map(|day| (day, day + offset));
        self.held(held, there, |_| false, holidays)
    }

    /// Of some days, and those on which events are held for them, the ones until the end; `held` events there are already.
    fn held(
        &self,
        named: impl Iterator<Item = (NaiveDate, NaiveDate)>,
        mut held: usize,
        stays: impl Fn(NaiveDate) -> bool,
        holidays: &[holiday::Model],
    ) -> Vec<Day> {
        let mut days = Vec::new();
        for (day, on) in named {
            let is_over = match self.until {
                Until::Day(last) => on > last,
                Until::Times(times) => held >= times,
            };
            if is_over || held > MOST {
                break;
            }
            let holiday = holidays.iter().find(|holiday| holiday.day == on).cloned();
            let is_off = holiday.as_ref().is_some_and(|holiday| holiday.kind == Kind::Holiday);
            let is_skipped = self.skips_holidays && is_off && !stays(day);
            held += usize::from(!is_skipped);
            days.push(Day { day, on, holiday, is_skipped });
        }
        days
    }
}

/// Every day that comes by a rule from the first on, to the end of the calendar. The first is among them where it fits.
pub fn named(every: Every, first: NaiveDate) -> Box<dyn Iterator<Item = NaiveDate>> {
    let weeks = move |step: u64| (0..).map_while(move |count| first.checked_add_days(Days::new(7 * step * count)));
    let months = move |within: fn(NaiveDate, NaiveDate) -> Option<NaiveDate>| {
        let months = (0..).map_while(move |count| first.with_day(1)?.checked_add_months(Months::new(count)));
        months.filter_map(move |month| within(month, first))
    };
    match every {
        Every::Week => Box::new(weeks(1)),
        Every::SecondWeek => Box::new(weeks(2)),
        Every::MonthDate => Box::new(months(|month, first| month.with_day(first.day()))),
        Every::MonthWeekday => Box::new(months(|month, first| weekday(month, first, nth(first)))),
        Every::MonthLastWeekday => {
            Box::new(months(|month, first| weekday(month, first, 5).or_else(|| weekday(month, first, 4))))
        }
    }
}

/// Which of its weekday a day is in its month, from 1.
pub fn nth(day: NaiveDate) -> u8 {
    u8::try_from(day.day0() / 7 + 1).unwrap_or(5)
}

fn weekday(month: NaiveDate, first: NaiveDate, nth: u8) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), first.weekday(), nth)
}

/// Whether a day is the last of its weekday in its month.
pub fn is_last(day: NaiveDate) -> bool {
    day.checked_add_days(Days::new(7)).is_none_or(|next| next.month() != day.month())
}

/// By how much a time moves when it comes so many days later at the same time of day. A time that the clocks skip is read
/// by the offset before the gap, one that comes twice is the first (RFC 5545, 3.3.5).
pub fn shifted_by(at: DateTime<Utc>, days: Duration, zone: Tz) -> Duration {
    let there = at.with_timezone(&zone).naive_local() + days;
    let moved = match zone.from_local_datetime(&there) {
        LocalResult::Single(moved) | LocalResult::Ambiguous(moved, _) => moved.to_utc(),
        LocalResult::None => {
            let day = Duration::days(1);
            let before = zone.from_local_datetime(&(there - day)).earliest();
            before.map_or(at + days, |before| before.to_utc() + day)
        }
    };
    moved - at
}
