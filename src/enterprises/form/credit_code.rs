//! The unified social credit code (GB 32100-2015): eighteen characters with a check of the whole, and inside it
//! an organisation code with a check of its own (GB 11714-1997).
use crate::web::form::{Wrong, line, wrong, wrong_limit};
use unicode_normalization::UnicodeNormalization;

/// In the order of their values; I, O, S, V and Z are no part of it.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// 3 to the power of the place, modulo 31.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const INNER_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
/// Of a resident's identity number (GB 11643-1999).
const PERSON_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// How a code is typed: whoever copied it exactly from the licence may differ from the inner check, for some
/// codes of before 2015 do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    AsTyped,
    CopiedExactly,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditCode(String);

impl CreditCode {
    pub fn parse(text: &str, care: Care) -> Result<Self, Wrong> {
        let typed = line(text, 80)?.ok_or(wrong("code_missing"))?;
        let code: Vec<char> = typed
            .nfkc()
            .filter(|mark| !mark.is_whitespace() && *mark != '-')
            .map(|mark| mark.to_ascii_uppercase())
            .collect();
        if code.len() != 18 {
            return Err(wrong_limit("code_length", code.len()));
        }
        if is_person(&code) {
            return Err(wrong("code_person"));
        }
        if code.iter().any(|mark| "IOSVZ".contains(*mark)) {
            return Err(wrong("code_letters"));
        }
        let values: Vec<u32> =
            code.iter().map(|mark| value(*mark)).collect::<Option<_>>().ok_or(wrong("code_marks"))?;
        if outer(&values) != values[17] {
            return Err(wrong("code_check"));
        }
        if inner(&code[8..16]) != Some(code[16]) && care == Care::AsTyped {
            return Err(wrong("code_inner"));
        }
        Ok(Self(code.into_iter().collect()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Nine characters: whose code it is, whoever registered it.
    pub fn organisation(&self) -> &str {
        &self.0[8..17]
    }
}

fn value(mark: char) -> Option<u32> {
    ALPHABET.chars().position(|known| known == mark).and_then(|at| u32::try_from(at).ok())
}

fn outer(values: &[u32]) -> u32 {
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (31 - sum % 31) % 31
}

/// `None`: there is no such organisation code.
fn inner(organisation: &[char]) -> Option<char> {
    let values: Option<Vec<u32>> = organisation.iter().map(|mark| mark.to_digit(36)).collect();
    let sum: u32 = values?.iter().zip(INNER_WEIGHTS).map(|(value, weight)| value * weight).sum();
    match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        digit => char::from_digit(digit, 10),
    }
}

/// Somebody's identity number in an enterprise's field: seventeen digits, a birth date within them, and its check.
fn is_person(code: &[char]) -> bool {
    let digits: Option<Vec<u32>> = code[..17].iter().map(|mark| mark.to_digit(10)).collect();
    let Some(digits) = digits else { return false };
    let number = |from: usize, to: usize| digits[from..to].iter().fold(0, |sum, digit| sum * 10 + digit);
    let (year, month, day) = (number(6, 10), number(10, 12), number(12, 14));
    let born = i32::try_from(year).ok().and_then(|year| chrono::NaiveDate::from_ymd_opt(year, month, day));
    let sum: u32 = digits.iter().zip(PERSON_WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = "10X98765432".chars().nth((sum % 11) as usize);
    born.is_some() && (1900..2100).contains(&year) && check == Some(code[17])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the standard, from reports of other projects, and made up.
    const GOOD: [&str; 12] = [
        "91370800MA3TEXT0X2",
        "91370811MA3C12346E",
        "91370883MA94ABCD45",
        "91370812123456788H",
        "92370829MA3XYQ017Q",
        "12370800495123458E",
        "52370881MJE100022E",
        "91370800MA3C104390",
        "91370800MA3C1005X9",
        "91350100M000100Y43",
        "92141127MA0KD1Y64A",
        "12440600MB2C07549J",
    ];

    fn refused(text: &str) -> Wrong {
        CreditCode::parse(text, Care::AsTyped).expect_err(text)
    }

    #[test]
    fn codes_that_are_known_to_be_good_pass() {
        for code in GOOD {
            assert_eq!(CreditCode::parse(code, Care::AsTyped).as_ref().map(CreditCode::as_str), Ok(code));
        }
        let typed = CreditCode::parse(" ９１370800-ma3text0x2 ", Care::AsTyped);
        assert_eq!(typed.as_ref().map(CreditCode::as_str), Ok(GOOD[0]), "width and case are forgiven");
    }

    #[test]
    fn a_changed_character_and_two_swapped_ones_are_noticed() {
        for code in GOOD {
            let marks: Vec<char> = code.chars().collect();
            for at in 0..18 {
                for other in ALPHABET.chars().filter(|other| *other != marks[at]) {
                    let mut changed = marks.clone();
                    changed[at] = other;
                    let changed: String = changed.into_iter().collect();
                    assert!(CreditCode::parse(&changed, Care::CopiedExactly).is_err(), "{changed}");
                }
                if at < 17 && marks[at] != marks[at + 1] {
                    let mut swapped = marks.clone();
                    swapped.swap(at, at + 1);
                    let swapped: String = swapped.into_iter().collect();
                    assert!(CreditCode::parse(&swapped, Care::CopiedExactly).is_err(), "{swapped}");
                }
            }
        }
    }

    #[test]
    fn each_fault_is_told_apart() {
        assert_eq!(refused(""), wrong("code_missing"));
        assert_eq!(refused("9137"), wrong_limit("code_length", 4));
        assert_eq!(refused("91350100M000100Y4Z"), wrong("code_letters"));
        assert_eq!(refused("91350100M000100Y4*"), wrong("code_marks"));
        assert_eq!(refused("91350100M000100Y44"), wrong("code_check"));
        assert_eq!(refused("362322198709086409"), wrong("code_person"));
    }

    #[test]
    fn who_copied_it_exactly_may_differ_inside() {
        // The organisation code's own digit is another, and the whole is checked anew.
        let inside = "91370800MA3TEXT1X1";
        let values: Vec<u32> = inside.chars().filter_map(value).collect();
        let check = ALPHABET.chars().nth(outer(&values) as usize).unwrap();
        let code: String = inside[..17].chars().chain([check]).collect();

        assert_eq!(CreditCode::parse(&code, Care::AsTyped), Err(wrong("code_inner")));
        assert!(CreditCode::parse(&code, Care::CopiedExactly).is_ok());
    }
}
