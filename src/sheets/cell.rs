//! One cell, and how its text is kept from being calculated with: a name may be `=HYPERLINK(…)`.
use chrono::NaiveDate;

/// Text but for what is told to be an amount or a day: other numbers in our tables are names of things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    #[default]
    Empty,
    /// What somebody typed.
    Typed(String),
    /// What we write ourselves: a mobile in E.164, a code, a moment, a word of ours.
    Own(String),
    /// Of money, in hundredths, and as text: a workbook can add it up.
    Amount(i64, String),
    Day(NaiveDate),
    /// What somebody typed and is not right: a workbook shows it in colour.
    Wrong(String),
}

/// Excel shows no more digits of a number in a narrow cell, and keeps fifteen.
const LONG: usize = 11;

impl Cell {
    pub fn typed(text: Option<&str>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::Empty, |text| Self::Typed(text.to_owned()))
    }

    pub fn own(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Own(text.into()))
    }

    /// For a file without types, where a program guesses what each cell is.
    pub(super) fn guessed(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Day(day) => day.to_string(),
            Self::Amount(_, text) => text.clone(),
            Self::Typed(text) | Self::Own(text) | Self::Wrong(text) if calculates(text) || is_rounded(text) => {
                format!("'{text}")
            }
            Self::Typed(text) | Self::Own(text) | Self::Wrong(text) => text.clone(),
        }
    }

    /// For a file where the cell says that it is text; what was typed may yet be copied to one without.
    pub(super) fn stated(&self) -> String {
        match self {
            Self::Typed(text) | Self::Wrong(text) if calculates(text) => format!("'{text}"),
            Self::Empty => String::new(),
            Self::Day(day) => day.to_string(),
            Self::Typed(text) | Self::Own(text) | Self::Wrong(text) | Self::Amount(_, text) => text.clone(),
        }
    }
}

/// Without the mark that a cell was given above; `None`: it has none of ours.
pub(super) fn unmarked(text: &str) -> Option<&str> {
    text.strip_prefix('\'').filter(|own| calculates(own) || is_rounded(own))
}

/// Begins as a formula does, in half or full width (OWASP, *CSV Injection*).
pub(super) fn calculates(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'])
}

/// Would be read as a number that is not the one written: long, with zeros in front, or as a power of ten.
fn is_rounded(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_power = text.split_once(['e', 'E']).is_some_and(|(number, power)| digits(number) && digits(power));
    is_power || digits(text) && (text.len() >= LONG || text.len() > 1 && text.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(cell: Cell) -> [String; 2] {
        [cell.guessed(), cell.stated()]
    }

    #[test]
    fn what_would_be_calculated_is_marked_as_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "＝1", "＋1", "－1", "＠x"] {
            assert_eq!(both(Cell::Typed(text.into())), [format!("'{text}"), format!("'{text}")]);
        }
        assert_eq!(both(Cell::Typed("王芳 = 好".into())), ["王芳 = 好", "王芳 = 好"]);
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(both(Cell::Own("+8613805370000".into())), ["'+8613805370000", "+8613805370000"]);
        for text in ["370811199003071234", "13805370000", "007", "2345E678"] {
            assert_eq!(both(Cell::Typed(text.into())), [format!("'{text}"), text.to_owned()]);
        }
        for text in ["0", "12", "2026", "E678", "7K4M-92QX"] {
            assert_eq!(both(Cell::Typed(text.into())), [text, text]);
        }
    }

    #[test]
    fn nothing_is_an_empty_cell() {
        assert_eq!(both(Cell::typed(Some(""))), ["", ""]);
        assert_eq!(Cell::own(None::<String>), Cell::Empty);
    }
}
