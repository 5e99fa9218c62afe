//! A certificate as somebody types it, or as a bureau's list has it → its number and its days.
use crate::web::form::{FieldErrors, Wrong, line, wrong, wrong_limit};
use chrono::{Datelike, Months, NaiveDate};
use entity::recognition_kind::{self, Rule};
use unicode_normalization::UnicodeNormalization;

const LONGEST_NUMBER: usize = 40;
/// Longer than any kind is valid.
const MOST_YEARS: u32 = 10;
/// No kind is older.
const FIRST_YEAR: i32 = 2000;
/// What stands behind the numbers of a date: 2026年3月1日.
const YEAR: char = '\u{5E74}';
const MONTH: char = '\u{6708}';
const DAY: char = '\u{65E5}';

/// As typed; a day in any usual way of writing it (`2026-03-01`, `2026/3/1`, `2026年3月1日`, `20260301`).
#[derive(Clone, Debug, Default)]
pub struct CertificateForm {
    pub number: String,
    pub valid_from: String,
    /// May be empty where the kind says how long it is valid.
    pub valid_to: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Key of its kind.
    pub kind: String,
    pub number: String,
    pub valid_from: NaiveDate,
    /// The last day.
    pub valid_to: NaiveDate,
}

/// Faults stand at `number`, `valid_from` and `valid_to`.
pub fn certificate(
    kind: &recognition_kind::Model,
    form: &CertificateForm,
    today: NaiveDate,
) -> Result<Certificate, FieldErrors> {
    let mut errors = FieldErrors::default();
    let number = errors.keep("number", number(kind.rule, &form.number, today));
    let from = errors.keep("valid_from", issued(&form.valid_from, year(number.as_deref(), kind.rule), today));
    let told = errors.keep("valid_to", day(&form.valid_to));
    let last = number.as_deref().zip(from).zip(told);
    let until = last.map(|((number, from), told)| last_day(kind, number, from, told, today));
    let until = until.and_then(|until| errors.keep("valid_to", until));
    match (number, from, until) {
        (Some(number), Some(valid_from), Some(valid_to)) => {
            Ok(Certificate { kind: kind.key.clone(), number, valid_from, valid_to })
        }
        _ => Err(errors),
    }
}

/// Width, case and blanks are forgiven.
fn number(rule: Rule, typed: &str, today: NaiveDate) -> Result<String, Wrong> {
    let folded: String = typed.nfkc().filter(|mark| !mark.is_whitespace()).collect();
    let number = line(&folded.to_uppercase(), LONGEST_NUMBER)?.ok_or(wrong("certificate_missing"))?;
    let marks = number.chars().count();
    let is_plain = number.chars().all(|mark| mark.is_ascii_alphanumeric());
    let year = year(Some(&number), rule).filter(|year| (FIRST_YEAR..=today.year()).contains(year));
    match (rule, year) {
        (Rule::Years, _) => Ok(number),
        (Rule::TechSme, Some(year)) if is_plain && marks == 18 => {
            if tech_sme_end(year).is_none_or(|end| end < today) {
                return Err(wrong_limit("tech_sme_over", usize::try_from(year + 1).unwrap_or_default()));
            }
            Ok(number)
        }
        (Rule::TechSme, _) => Err(wrong("tech_sme_number")),
        (Rule::HighTech, Some(_)) if is_plain && marks == 14 => Ok(number),
        (Rule::HighTech, _) => Err(wrong("high_tech_number")),
    }
}

/// The year that a number names.
fn year(number: Option<&str>, rule: Rule) -> Option<i32> {
    let rest = match rule {
        Rule::TechSme => number?,
        Rule::HighTech => number?.strip_prefix("GR")?,
        Rule::Years => return None,
    };
    rest.get(..4).filter(|year| year.bytes().all(|mark| mark.is_ascii_digit()))?.parse().ok()
}

/// Of the year's evaluation.
fn tech_sme_end(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year + 1, 3, 31)
}

/// In the year that the number names, or at the beginning of the next.
fn issued(typed: &str, year: Option<i32>, today: NaiveDate) -> Result<NaiveDate, Wrong> {
    let from = day(typed)?.ok_or(wrong("day_missing"))?;
    if from > today {
        return Err(wrong("issued_later"));
    }
    if from.year() < FIRST_YEAR {
        return Err(wrong("day_format"));
    }
    match year {
        Some(year) if !(year..=year + 1).contains(&from.year()) => {
            Err(wrong_limit("issued_other_year", usize::try_from(year).unwrap_or_default()))
        }
        _ => Ok(from),
    }
}

fn last_day(
    kind: &recognition_kind::Model,
    number: &str,
    from: NaiveDate,
    told: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<NaiveDate, Wrong> {
    let usual = match kind.rule {
        Rule::TechSme => year(Some(number), kind.rule).and_then(tech_sme_end),
        Rule::HighTech | Rule::Years => kind.years.and_then(|years| after(from, u32::try_from(years).ok()?)),
    };
    let until = told.or(usual).ok_or(wrong("last_day_missing"))?;
    if until < from {
        return Err(wrong("last_day_before"));
    }
    if until < today {
        return Err(wrong("last_day_over"));
    }
    if kind.rule == Rule::TechSme && usual.is_some_and(|usual| until > usual) {
        return Err(wrong_limit("tech_sme_end", usual.and_then(|day| day.year().try_into().ok()).unwrap_or_default()));
    }
    if after(from, MOST_YEARS).is_none_or(|latest| until > latest) {
        return Err(wrong_limit("last_day_far", MOST_YEARS as usize));
    }
    Ok(until)
}

fn after(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(12 * years))
}

/// Nothing typed is none.
fn day(typed: &str) -> Result<Option<NaiveDate>, Wrong> {
    let folded: String = typed.nfkc().filter(|mark| !mark.is_whitespace()).collect();
    let Some(text) = line(&folded, 20)? else { return Ok(None) };
    let parts = |mark: char| matches!(mark, YEAR | MONTH | '.' | '/');
    let plain: String = text.chars().map(|mark| if parts(mark) { '-' } else { mark }).collect();
    let plain = plain.trim_end_matches(DAY);
    let format = if plain.contains('-') { "%Y-%m-%d" } else { "%Y%m%d" };
    let is_dated = plain.bytes().all(|mark| mark.is_ascii_digit() || mark == b'-')
        && plain.split('-').next().is_some_and(|year| year.len() == if plain.contains('-') { 4 } else { 8 });
    let day = is_dated.then(|| NaiveDate::parse_from_str(plain, format).ok()).flatten();
    day.map(Some).ok_or(wrong("day_format"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(rule: Rule, years: Option<i32>) -> recognition_kind::Model {
        let name = String::new;
        recognition_kind::Model { key: "kind".into(), name_zh: name(), name_en: name(), rule, years, position: 1 }
    }

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn read(kind: &recognition_kind::Model, typed: [&str; 3]) -> Result<Certificate, FieldErrors> {
        let [number, valid_from, valid_to] = typed.map(str::to_owned);
        certificate(kind, &CertificateForm { number, valid_from, valid_to }, on(2026, 12, 1))
    }

    #[test]
    fn a_day_is_read_in_every_usual_way() {
        for typed in [
            "2026-03-01",
            "2026/3/1",
            "2026年3月1日",
            "2026.3.1",
            "20260301",
            "２０２６－０３－０１",
            " 2026 年 3 月 1 日",
        ] {
            assert_eq!(day(typed), Ok(Some(on(2026, 3, 1))), "{typed}");
        }
        for typed in ["2026-02-30", "26-03-01", "03-01-2026", "2026-13-01", "soon", "2026", "-2026-03-01", "20260301-1"]
        {
            assert_eq!(day(typed), Err(wrong("day_format")), "{typed}");
        }
        assert_eq!(day("　"), Ok(None));
    }

    #[test]
    fn the_last_day_follows_from_the_kind_unless_it_is_told() {
        let (sme, high, three) = (kind(Rule::TechSme, None), kind(Rule::HighTech, Some(3)), kind(Rule::Years, Some(3)));
        for (kind, typed, end) in [
            (&sme, ["2026370811A0001234", "2026-05-10", ""], on(2027, 3, 31)),
            (&sme, ["2026370811A0001234", "2026-05-10", "2027-01-31"], on(2027, 1, 31)),
            (&high, ["GR202437001234", "2024-12-07", ""], on(2027, 12, 7)),
            (&high, ["gr２０２４ 37001234", "2024-12-07", "2027-06-30"], on(2027, 6, 30)),
            (&three, ["鲁创〔2024〕7号", "2024-02-29", ""], on(2027, 2, 28)),
            (&kind(Rule::Years, None), ["A-1", "2026-01-01", "2026-12-01"], on(2026, 12, 1)),
        ] {
            assert_eq!(read(kind, typed).map(|read| read.valid_to), Ok(end), "{typed:?}");
        }
        assert_eq!(read(&high, ["gr２０２４ 37001234", "2024-12-07", ""]).unwrap().number, "GR202437001234");
    }
}
