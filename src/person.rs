//! What a person types about themselves, parsed: after this nothing about them is an unchecked string.
use crate::web::form::{Wrong, line, wrong};
use lettre::Address;
use unicode_normalization::UnicodeNormalization;

const LONGEST_NAME: usize = 40;
/// RFC 5321, 4.5.3.1.3, less the angle brackets.
const LONGEST_EMAIL: usize = 254;

/// 1 to 40 characters with nothing that a mail reader would turn into a link, for names stand in letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let name = line(text, LONGEST_NAME)?.ok_or(wrong("name_missing"))?;
        if name.contains(['/', '@', ':', '\\', '<', '>']) {
            return Err(wrong("name_marks"));
        }
        if is_like_a_web_address(&name) {
            return Err(wrong("name_web"));
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A dot between letters or digits with at least two behind it, as in `example.cn`, or between figures.
fn is_like_a_web_address(name: &str) -> bool {
    let folded: Vec<char> = name.nfkc().map(|mark| if mark == '。' { '.' } else { mark }).collect();
    let is_host = |near: &[char]| near[0].is_alphanumeric() && near[1] == '.' && near[2].is_alphanumeric();
    let is_long = |near: &[char]| near[3].is_alphanumeric();
    folded.windows(4).any(|near| is_host(near) && is_long(near))
        || folded.windows(3).any(|near| near[0].is_numeric() && is_host(near))
}

/// An address as typed, and in lower case as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    address: String,
    key: String,
}

impl Email {
    /// Plain ASCII addresses with a dot in their domain (RFC 5321 without quoted local parts).
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let text = line(text, LONGEST_EMAIL)?.ok_or(wrong("email_missing"))?;
        let folded: String = text.nfkc().collect();
        let address: Address = folded.parse().map_err(|_| wrong("email_format"))?;
        let is_host = |mark: char| mark.is_ascii_alphanumeric() || mark == '-' || mark == '.';
        let (user, domain) = (address.user(), address.domain());
        if !user.is_ascii() || user.contains('"') || !domain.contains('.') || !domain.chars().all(is_host) {
            return Err(wrong("email_format"));
        }
        Ok(Self { key: folded.to_lowercase(), address: folded })
    }

    pub fn as_str(&self) -> &str {
        &self.address
    }

    pub fn key(&self) -> &str {
        &self.key
    }
}

/// As much of a name as may be seen of somebody: `王••`.
pub fn masked_name(name: &str) -> String {
    name.chars().take(1).chain("••".chars()).collect()
}

/// As much of an address as may be seen of somebody: `f•••@e•••`.
pub fn masked_email(email: &str) -> String {
    let (user, domain) = email.split_once('@').unwrap_or((email, ""));
    let first = |text: &str| text.chars().take(1).collect::<String>();
    format!("{}•••@{}•••", first(user), first(domain))
}

/// As much of a mobile in E.164 as may be seen of somebody: `+86138••••1755`.
pub fn masked_mobile(mobile: &str) -> String {
    let (head, rest) = mobile.split_at(mobile.len().min(6));
    format!("{head}••••{}", &rest[rest.len().saturating_sub(4)..])
}

/// A mobile number in E.164, such as +8613805370000.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mobile(String);

impl Mobile {
    /// Nothing typed is no number. Without a country it is Chinese: eleven digits, 1[3-9] first (YD/T 1987
    /// gives out new ranges faster than libraries follow); with another country the library decides.
    pub fn parse(text: &str) -> Result<Option<Self>, Wrong> {
        let Some(typed) = line(text, 40)? else { return Ok(None) };
        let bare: String =
            typed.nfkc().filter(|mark| !mark.is_whitespace() && !matches!(mark, '-' | '(' | ')' | '.' | '–')).collect();
        let chinese = bare.strip_prefix("+86").or_else(|| bare.strip_prefix("0086")).unwrap_or(&bare);
        if let Some(foreign) = chinese.strip_prefix('+') {
            return foreign_number(foreign).map(Some);
        }
        let digits = chinese.as_bytes();
        let is_mobile = digits.len() == 11
            && digits.iter().all(u8::is_ascii_digit)
            && digits[0] == b'1'
            && (b'3'..=b'9').contains(&digits[1]);
        if !is_mobile {
            return Err(wrong("mobile_china"));
        }
        Ok(Some(Self(format!("+86{chinese}"))))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn foreign_number(digits: &str) -> Result<Mobile, Wrong> {
    if digits.is_empty() || digits.len() > 15 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong("mobile_foreign"));
    }
    let number = phonenumber::parse(None, format!("+{digits}")).map_err(|_| wrong("mobile_foreign"))?;
    if !number.is_valid() {
        return Err(wrong("mobile_foreign"));
    }
    Ok(Mobile(number.format().mode(phonenumber::Mode::E164).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mobile(text: &str) -> Result<Option<String>, Wrong> {
        Mobile::parse(text).map(|mobile| mobile.map(|mobile| mobile.0))
    }

    #[test]
    fn chinese_numbers_are_forgiven_their_spaces() {
        for typed in ["13805370000", "138 0537 0000", "+86 138-0537-0000", "0086 13805370000", "１３８０５３７００００"]
        {
            assert_eq!(mobile(typed), Ok(Some("+8613805370000".into())), "{typed}");
        }
        for prefix in 13..=19 {
            assert!(mobile(&format!("{prefix}000000000")).is_ok(), "{prefix}");
        }
        for typed in ["1386421755", "12805370000", "abc", "138053700001", "+861280537000"] {
            assert_eq!(mobile(typed), Err(wrong("mobile_china")), "{typed}");
        }
        assert_eq!(mobile("  "), Ok(None));
    }

    #[test]
    fn numbers_of_other_countries_become_e164() {
        assert_eq!(mobile("+81 90-1234-5678"), Ok(Some("+819012345678".into())));
        assert_eq!(mobile("+44 7911 123456"), Ok(Some("+447911123456".into())));
        for typed in ["+1", "+999 123", "+81 x", "+1234567890123456"] {
            assert_eq!(mobile(typed), Err(wrong("mobile_foreign")), "{typed}");
        }
    }

    #[test]
    fn names_hold_no_links() {
        let name = |text: &str| Name::parse(text).map(|name| name.0);
        for good in ["王若溪", "J. R. R. Tolkien", "阿卜杜拉·买买提", "O'Brien", "張三 😀", "محمد"] {
            assert_eq!(name(good), Ok(good.into()));
        }
        assert_eq!(name(" "), Err(wrong("name_missing")));
        for marks in ["a/b", "a@b", "a:b"] {
            assert_eq!(name(marks), Err(wrong("name_marks")));
        }
        for web in ["免费领取evil.com", "www.a.cn", "ｅｖｉｌ．ｃｏｍ", "evil。com", "evil.中国", "1.2.3.4"]
        {
            assert_eq!(name(web), Err(wrong("name_web")), "{web}");
        }
        assert!(name(&"王".repeat(40)).is_ok());
        assert!(name(&"王".repeat(41)).is_err());
    }

    #[test]
    fn addresses_compare_in_lower_case() {
        let email = Email::parse(" Wang.Ruoxi@Example.CN ").unwrap();
        assert_eq!((email.as_str(), email.key()), ("Wang.Ruoxi@Example.CN", "wang.ruoxi@example.cn"));
        for bad in [
            "a",
            "a@",
            "@b.cn",
            "a@b",
            "a b@c.cn",
            "\"a\"@b.cn",
            "a@b.cn\r\nBcc: x@y.cn",
            "王@例子.中国",
            "a@[1.2.3.4]",
            "a@b_c.cn",
        ] {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_is_masked_cannot_be_guessed_from_what_is_left() {
        assert_eq!(masked_name("王若溪"), "王••");
        assert_eq!(masked_email("wang.ruoxi@example.cn"), "w•••@e•••");
        assert_eq!(masked_mobile("+8613805371755"), "+86138••••1755");
        assert_eq!(masked_mobile("+1234"), "+1234••••");
    }
}
