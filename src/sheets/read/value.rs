//! What stands in one cell.
use super::{super::cell::unmarked, day};
use chrono::{NaiveDate, NaiveDateTime};
use std::borrow::Cow;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    #[default]
    Empty,
    Text(String),
    Day(NaiveDate),
    /// A day with a time, to the minute; a midnight is read as the day alone.
    Moment(NaiveDateTime),
    /// A number that a program of tables has rounded, as it shows it: what it was is lost.
    Rounded(String),
}

/// A number keeps so many digits (IEEE 754, binary64).
const DIGITS: f64 = 1e15;

impl Value {
    /// Text of a cell, without the mark that we set before what would be calculated.
    pub(super) fn of_text(text: &str) -> Self {
        let text = text.trim();
        match unmarked(text) {
            Some(own) => Self::Text(own.to_owned()),
            None if text.is_empty() => Self::Empty,
            None if is_power(text) => Self::Rounded(text.to_owned()),
            None => Self::Text(text.to_owned()),
        }
    }

    pub(super) fn of_number(number: f64) -> Self {
        if number.abs() < DIGITS { Self::Text(number.to_string()) } else { Self::Rounded(format!("{number:E}")) }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// As the clerk sees it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) | Self::Rounded(text) => text.into(),
            Self::Day(day) => day.to_string().into(),
            Self::Moment(moment) => moment.format("%Y-%m-%d %H:%M").to_string().into(),
        }
    }

    /// A cell that is a day, or whose text says one.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Moment(moment) => Some(moment.date()),
            Self::Text(text) => day::parse(text),
            Self::Empty | Self::Rounded(_) => None,
        }
    }

    /// A cell that is a day with a time, or whose text says one.
    pub fn moment(&self) -> Option<NaiveDateTime> {
        match self {
            Self::Moment(moment) => Some(*moment),
            Self::Text(text) => day::parse_moment(text),
            Self::Empty | Self::Rounded(_) | Self::Day(_) => None,
        }
    }
}

/// As Excel writes a number that does not fit: `3.70811E+17`.
fn is_power(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['E', 'e']).is_some_and(|(number, power)| {
        let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
        whole.len() == 1 && digits(whole) && digits(rest) && power.strip_prefix('+').is_some_and(digits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_number_is_told_from_a_whole_one() {
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(Value::of_number(13_805_370_000.0), text("13805370000"));
        assert_eq!(Value::of_number(12.5), text("12.5"));
        assert_eq!(Value::of_number(3.70811e17), Value::Rounded("3.70811E17".into()));
        assert_eq!(Value::of_text("3.70811E+17"), Value::Rounded("3.70811E+17".into()));
        for whole in ["370811199003071234", "2345E678", "7E", "MA3C1E+", "12.5E+3"] {
            assert_eq!(Value::of_text(whole), text(whole));
        }
    }

    #[test]
    fn a_mark_of_ours_is_taken_off_and_another_is_not() {
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(Value::of_text("'=1+1"), text("=1+1"));
        assert_eq!(Value::of_text("'370811199003071234"), text("370811199003071234"));
        assert_eq!(Value::of_text("'t Hof"), text("'t Hof"));
        assert_eq!(Value::of_text("  "), Value::Empty);
    }
}
