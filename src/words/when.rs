//! Dates and times in words: weekday and zone always, the way each language writes them.
use super::Words;
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Offset, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// An instant on the clocks of its event.
pub type Local = DateTime<Tz>;

/// The city's: for moments that belong to no event.
pub const ZONE: &str = "Asia/Shanghai";

/// An unknown zone reads as Beijing time.
pub fn clocks(zone: &str) -> Tz {
    zone.parse().unwrap_or(chrono_tz::Asia::Shanghai)
}

/// On the event's own clocks.
pub fn local(at: DateTime<Utc>, zone: &str) -> Local {
    at.with_timezone(&clocks(zone))
}

/// The day in the city.
pub fn today(now: DateTime<Utc>) -> NaiveDate {
    local(now, ZONE).date_naive()
}

/// A time of a day on the city's clocks, which skip none.
pub fn at(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let there = day.and_time(time);
    chrono_tz::Asia::Shanghai.from_local_datetime(&there).earliest().map_or_else(|| there.and_utc(), |at| at.to_utc())
}

impl Words {
    /// 2026年12月5日（周六） · Saturday 5 December 2026
    pub fn date(&self, at: impl Datelike + Copy) -> String {
        self.dated("when-date", at)
    }

    /// 2026年12月5日（周六）9:00 · Saturday 5 December 2026, 9:00
    pub fn date_time(&self, at: Local) -> String {
        self.fill("when-date-time", &[("date", self.date(at).into()), ("time", time(at).into())])
    }

    /// The same without the year, where it is this year's: 12月5日（周六）9:00 · Sat 5 Dec, 9:00
    pub fn short(&self, at: Local, now: DateTime<Utc>) -> String {
        if at.year() != now.with_timezone(&at.timezone()).year() {
            return self.date_time(at);
        }
        self.fill("when-date-time", &[("date", self.dated("when-date-short", at).into()), ("time", time(at).into())])
    }

    /// 2026年12月5日（周六）9:00–12:00, or both dates when it ends on another day.
    pub fn span(&self, from: Local, to: Local) -> String {
        if from.date_naive() == to.date_naive() {
            format!("{}–{}", self.date_time(from), time(to))
        } else {
            format!("{} – {}", self.date_time(from), self.date_time(to))
        }
    }

    /// 9:00–12:00, or with the later date when it ends on another day.
    pub fn hours(&self, from: Local, to: Local) -> String {
        if from.date_naive() == to.date_naive() {
            format!("{}–{}", time(from), time(to))
        } else {
            format!(
                "{} – {}",
                time(from),
                self.fill(
                    "when-date-time",
                    &[("date", self.dated("when-date-short", to).into()), ("time", time(to).into())]
                )
            )
        }
    }

    /// 北京时间 · China Standard Time; elsewhere the offset, such as UTC+9.
    pub fn zone(&self, at: Local) -> String {
        if at.timezone() == chrono_tz::Asia::Shanghai {
            return self.t("when-zone-shanghai");
        }
        let minutes = at.offset().fix().local_minus_utc() / 60;
        let sign = if minutes < 0 { '−' } else { '+' };
        let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
        let offset = if minutes == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{minutes:02}") };
        self.with("when-zone-other", "offset", &offset)
    }

    /// 2026年12月 · December 2026
    pub fn month(&self, at: Local) -> String {
        self.dated("when-month", at)
    }

    /// 12月 · Dec
    pub fn month_short(&self, at: Local) -> String {
        self.dated("when-month-short", at)
    }

    /// 2027年3月31日 · 31 March 2027: a day on which nobody has to appear.
    pub fn day(&self, day: NaiveDate) -> String {
        self.dated("when-day", day)
    }

    /// 周六 · Sat
    pub fn weekday_short(&self, at: impl Datelike) -> String {
        self.count("when-weekday-short", at.weekday().number_from_monday())
    }

    fn dated(&self, key: &str, at: impl Datelike + Copy) -> String {
        let month = i64::from(at.month());
        self.fill(
            key,
            &[
                ("year", at.year().to_string().into()),
                ("month", month.to_string().into()),
                ("month-name", self.count("when-month-name", month).into()),
                ("month-abbreviated", self.count("when-month-abbreviated", month).into()),
                ("day", at.day().to_string().into()),
                ("weekday", self.count("when-weekday", at.weekday().number_from_monday()).into()),
                ("weekday-short", self.weekday_short(at).into()),
            ],
        )
    }
}

/// 9:05, on the 24-hour clock.
pub fn time(at: Local) -> String {
    format!("{}:{:02}", at.hour(), at.minute())
}

/// For `<time datetime>`: 2026-12-05T09:00+08:00.
pub fn machine(at: Local) -> String {
    at.format("%Y-%m-%dT%H:%M%:z").to_string()
}

/// For tables that are sorted elsewhere: 2026-12-05 09:00.
pub fn sortable(at: Local) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use entity::Locale::{En, Zh};

    fn at(day: u32, hour: u32) -> Local {
        local(Utc.with_ymd_and_hms(2026, 12, day, hour, 0, 0).unwrap(), "Asia/Shanghai")
    }

    #[test]
    fn an_afternoon_reads_as_each_language_writes_it() {
        let (from, to, now) = (at(5, 1), at(5, 4), at(1, 0).to_utc());
        assert_eq!(Words(Zh).span(from, to), "2026年12月5日（周六）9:00–12:00");
        assert_eq!(Words(En).span(from, to), "Saturday 5 December 2026, 9:00–12:00");
        assert_eq!(Words(Zh).short(from, now), "12月5日（周六）9:00");
        assert_eq!(Words(En).short(from, now), "Sat 5 Dec, 9:00");
        assert_eq!((Words(Zh).zone(from), Words(En).zone(from)), ("北京时间".into(), "China Standard Time".into()));
    }

    #[test]
    fn two_days_name_both() {
        assert_eq!(Words(Zh).span(at(5, 1), at(6, 9)), "2026年12月5日（周六）9:00 – 2026年12月6日（周日）17:00");
    }

    #[test]
    fn other_zones_read_by_their_offset() {
        let tokyo = local(at(5, 1).to_utc(), "Asia/Tokyo");
        assert_eq!(Words(En).zone(tokyo), "UTC+9, local time of the event");
    }
}
