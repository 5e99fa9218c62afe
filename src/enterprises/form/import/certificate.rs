//! What a list says of one recognition.
use crate::web::form::{Wrong, line, wrong};
use chrono::{Datelike, Months, NaiveDate};
use entity::recognition_kind::{self, Rule};
use unicode_normalization::UnicodeNormalization;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Key of its kind.
    pub kind: String,
    pub number: String,
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

const LONGEST: usize = 40;

/// `to` is what the list says, if it says anything. What is wrong comes with the column that it is wrong in.
pub fn certificate(
    kind: &recognition_kind::Model,
    number: &str,
    from: NaiveDate,
    to: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Certificate, (&'static str, Wrong)> {
    let typed = line(number, LONGEST).and_then(|number| number.ok_or(wrong("import_number_missing")));
    let typed = typed.map_err(|wrong| ("number", wrong))?;
    let number: String = typed.nfkc().filter(|mark| !mark.is_whitespace()).flat_map(char::to_uppercase).collect();
    fits(kind.rule, &number).map_err(|wrong| ("number", wrong))?;
    let to = to.or_else(|| last_day(kind, &number, from)).ok_or(("valid_to", wrong("day_missing")))?;
    let is_over = to < today;
    match kind.rule {
        Rule::TechSme if is_over => Err(("number", wrong("import_year_over"))),
        _ if to < from => Err(("valid_to", wrong("import_days"))),
        _ if is_over => Err(("valid_to", wrong("import_over"))),
        _ => Ok(Certificate { kind: kind.key.clone(), number, from, to }),
    }
}

fn fits(rule: Rule, number: &str) -> Result<(), Wrong> {
    match rule {
        Rule::TechSme if number.chars().count() == 18 && year(number).is_some() => Ok(()),
        Rule::TechSme => Err(wrong("import_number_year")),
        Rule::HighTech if number.strip_prefix("GR").and_then(year).is_some() => Ok(()),
        Rule::HighTech => Err(wrong("import_number_gr")),
        Rule::Years => Ok(()),
    }
}

/// The year that a number begins with.
fn year(number: &str) -> Option<i32> {
    let year = number.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    year.parse().ok().filter(|year| (2000..2100).contains(year))
}

fn last_day(kind: &recognition_kind::Model, number: &str, from: NaiveDate) -> Option<NaiveDate> {
    match kind.rule {
        Rule::TechSme => NaiveDate::from_ymd_opt(year(number).unwrap_or(from.year()) + 1, 3, 31),
        Rule::HighTech | Rule::Years => {
            let months = u32::try_from(kind.years? * 12).ok()?;
            from.checked_add_months(Months::new(months))?.pred_opt()
        }
    }
}
