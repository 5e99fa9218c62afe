//! The words kit: every word a person reads comes from `locales/`, in the reader's language.
//!
//! Start reading at [`Words::t`]. Dates and times in words are in [`when`].
pub mod folded;
pub mod names;
pub mod spoken;
pub mod when;

use entity::Locale;
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, static_loader};
use std::{borrow::Cow, collections::HashMap};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "zh-CN",
        customise: |bundle| {
            // Isolation marks would leak into subjects, calendar files and exports.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(with_thousands));
        },
    };
}

/// What stands in for `{$name}` in a text.
pub type Value = FluentValue<'static>;
pub type Args<'a> = &'a [(&'static str, Value)];

/// The house's texts in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Locale);

impl Words {
    /// The text of a key. A refusal's code is a key too: its dot reads as a hyphen.
    pub fn t(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// The text of a key with its arguments filled in.
    pub fn fill(&self, key: &str, args: Args) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue> =
            args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        LOCALES.lookup_with_args(&language(self.0), &key.replace('.', "-"), &args)
    }

    /// A text that counts: `{$count}` is the number.
    pub fn count(&self, key: &str, count: impl Into<i64>) -> String {
        self.fill(key, &[("count", count.into().into())])
    }

    /// One after the other.
    pub fn list<T: AsRef<str>>(&self, items: impl IntoIterator<Item = T>) -> String {
        let between = self.t("site-between");
        items.into_iter().fold(String::new(), |list, item| match list.as_str() {
            "" => item.as_ref().to_owned(),
            _ => list + &between + item.as_ref(),
        })
    }

    /// A text with one argument.
    pub fn with(&self, key: &str, name: &'static str, value: &str) -> String {
        self.fill(key, &[(name, value.to_owned().into())])
    }
}

fn language(locale: Locale) -> LanguageIdentifier {
    static TAGS: std::sync::LazyLock<[LanguageIdentifier; 2]> =
        std::sync::LazyLock::new(|| Locale::ALL.map(|locale| locale.tag().parse().unwrap_or_default()));
    TAGS[usize::from(locale == Locale::En)].clone()
}

/// Numbers with a comma at the thousands, in both languages.
fn with_thousands<M>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(thousands(number.value as i64)),
        _ => None,
    }
}

pub fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}

/// Money in figures: 2,010, or 2,010.50 where there are fen.
pub fn yuan(fen: i64) -> String {
    match fen % 100 {
        0 => thousands(fen / 100),
        rest => format!("{}.{:02}", thousands(fen / 100), rest.abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fen_stand_only_where_there_are_some() {
        assert_eq!([201_000, 201_050, 5].map(yuan), ["2,010", "2,010.50", "0.05"]);
    }

    #[test]
    fn thousands_are_parted() {
        assert_eq!(
            [0, 7, 999, 1000, 1_234_567, -1000].map(thousands),
            ["0", "7", "999", "1,000", "1,234,567", "-1,000"]
        );
    }
}
