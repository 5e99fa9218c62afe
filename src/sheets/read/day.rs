//! Days as people write them: 2026-03-01, 2026/3/1, 2026.3.1, 20260301, and with the characters for year, month and
//! day; in figures of any width.
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use unicode_normalization::UnicodeNormalization;

/// What parts year, month and day; the last three are the characters that name them.
const MARKS: [char; 6] = ['-', '/', '.', '\u{5E74}', '\u{6708}', '\u{65E5}'];

pub fn parse(text: &str) -> Option<NaiveDate> {
    let narrow: String = text.nfkc().collect();
    // A program that exports a day may write a midnight behind it.
    let day = match narrow.trim().split_once([' ', 'T']) {
        Some((day, time)) if time.chars().all(|mark| mark.is_ascii_digit() || ":.".contains(mark)) => day,
        Some(_) => return None,
        None => narrow.trim(),
    };
    let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if day.len() == 8 && is_figures(day) {
        return NaiveDate::parse_from_str(day, "%Y%m%d").ok();
    }
    let day = day.strip_suffix(MARKS[5]).unwrap_or(day);
    let [year, month, day] = day.split(MARKS).collect::<Vec<_>>().try_into().ok()?;
    let is_day = year.len() == 4 && [month, day].iter().all(|text| text.len() <= 2);
    let is_day = is_day && [year, month, day].into_iter().all(is_figures);
    is_day.then(|| NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
}

/// A day written so, and behind it a time: 9:30, 09:30 or 09:30:00.
pub fn parse_moment(text: &str) -> Option<NaiveDateTime> {
    let narrow: String = text.nfkc().collect();
    let (day, time) = narrow.trim().split_once([' ', 'T'])?;
    let time = ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(time.trim(), form).ok())?;
    Some(parse(day)?.and_time(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_may_be_written_in_many_ways() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1);
        for text in [
            "2026-03-01",
            "2026/3/1",
            "2026年3月1日",
            "2026年03月01日",
            "2026.3.1",
            "20260301",
            "２０２６－０３－０１",
            "２０２６年３月１日",
            " 2026-03-01 ",
            "2026/3/1 0:00",
            "2026-03-01T00:00:00",
        ] {
            assert_eq!(parse(text), day, "{text}");
        }
        for text in
            ["", "2026-02-30", "26-3-1", "3/1/2026", "2026-3", "2026-3-1-1", "1 March 2026", "46082", "2026-+3-1"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_is_a_day_with_a_time() {
        let moment = parse("2026-12-05").and_then(|day| day.and_hms_opt(9, 30, 0));
        for text in [
            "2026-12-05 09:30",
            "2026-12-05T09:30",
            "2026/12/5 9:30",
            "2026年12月5日 9:30",
            "２０２６-１２-０５　０９：３０",
            "2026-12-05 09:30:00",
        ] {
            assert_eq!(parse_moment(text), moment, "{text}");
        }
        for text in ["", "2026-12-05", "09:30", "2026-12-05 25:00", "2026-02-30 09:30", "2026-12-05 morning"] {
            assert_eq!(parse_moment(text), None, "{text}");
        }
    }
}
