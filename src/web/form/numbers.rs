//! Numbers, money and days as people type them.
use super::{Wrong, line, wrong, wrong_limit};
use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// A number from 0 to `most`, in figures of any width; nothing typed is none.
pub fn number(text: &str, most: i32, otherwise: Wrong) -> Result<Option<i32>, Wrong> {
    let Some(text) = line(text, 12)? else { return Ok(None) };
    let figures: String = text.nfkc().collect();
    figures.parse().ok().filter(|number| (0..=most).contains(number)).map(Some).ok_or(otherwise)
}

/// A number that has to be there, from `least` to `most`.
pub fn number_between(text: &str, least: i32, most: i32) -> Result<i32, Wrong> {
    let bound = |number: i32| usize::try_from(number).unwrap_or_default();
    let outside = || Wrong { least: bound(least), ..wrong_limit("number_between", bound(most)) };
    number(text, most, outside())?.filter(|number| *number >= least).ok_or_else(outside)
}

/// A day as a date field sends it; nothing typed is none.
pub fn day(text: &str) -> Result<Option<NaiveDate>, Wrong> {
    let Some(text) = line(text, 12)? else { return Ok(None) };
    let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| wrong("day_format"))?;
    if (2000..=2200).contains(&day.year()) { Ok(Some(day)) } else { Err(wrong("day_years")) }
}

/// One that has to be there.
pub fn given_day(text: &str) -> Result<NaiveDate, Wrong> {
    day(text)?.ok_or(wrong("day_missing"))
}

/// Yuan, with figures of any width and commas or without, to fen.
pub fn fen(text: &str, most_yuan: i32) -> Result<i64, Wrong> {
    let outside = || wrong_limit("yuan", usize::try_from(most_yuan).unwrap_or_default());
    let figures: String = text.nfkc().filter(|mark| *mark != ',' && !mark.is_whitespace()).collect();
    let (yuan, rest) = figures.split_once('.').unwrap_or((&figures, ""));
    let is_money = |figures: &str| figures.bytes().all(|figure| figure.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 9 || rest.len() > 2 || !is_money(yuan) || !is_money(rest) {
        return Err(outside());
    }
    let fen: i64 = format!("{yuan}{rest:0<2}").parse().map_err(|_| outside())?;
    if fen > i64::from(most_yuan) * 100 { Err(outside()) } else { Ok(fen) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_become_fen_and_nothing_else_does() {
        for (typed, fen) in [("2010", 201_000), ("2,010.5", 201_050), ("２０１０．０５", 201_005), ("0", 0)] {
            assert_eq!(super::fen(typed, 1_000_000), Ok(fen), "{typed}");
        }
        for typed in ["", "-1", "1.234", "1000001", "1e3", ".5", "12345678901234567890", "元"] {
            assert_eq!(super::fen(typed, 1_000_000), Err(wrong_limit("yuan", 1_000_000)), "{typed}");
        }
    }

    #[test]
    fn a_number_lies_between_its_bounds() {
        assert_eq!([number_between("1", 1, 60), number_between("６０", 1, 60)], [Ok(1), Ok(60)]);
        for typed in ["", "0", "61", "1.5", "x"] {
            let error = number_between(typed, 1, 60).unwrap_err().at("a");
            assert_eq!((error.code, error.least, error.limit), ("number_between", 1, 60), "{typed}");
        }
    }
}
