//! What people typed, and what is wrong with it. Forms parse: after `parse` nothing is unchecked.
mod numbers;
mod times;
pub mod typed;

pub use numbers::{day, fen, given_day, number, number_between};
pub use times::{MOMENT, moment, time_of_day};

use crate::words::Words;
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use sea_orm::{ActiveEnum, Iterable};
use std::convert::Infallible;
use unicode_normalization::UnicodeNormalization;

/// The fields of a posted form in their order, decoded; a name may come several times.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Bytes that are not UTF-8 become U+FFFD, which no text field accepts.
    pub fn decode(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect()
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        if !has_type(request.headers(), "application/x-www-form-urlencoded") {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let body = Bytes::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        Ok(Self::decode(&body))
    }
}

/// What stands behind `?` in the address; of a name that comes twice the first counts.
pub struct Query(pub Fields);

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Fields::decode(parts.uri.query().unwrap_or_default().as_bytes())))
    }
}

/// Whether a body says that it is of a media type, parameters aside (RFC 9110, 8.3.1).
pub fn has_type(headers: &HeaderMap, media_type: &str) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(media_type)
}

/// One thing to put right: at which field, and the tail of its text key `error-…`.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    pub field: String,
    pub code: &'static str,
    least: usize,
    limit: usize,
}

impl FieldError {
    pub fn message(&self, words: Words) -> String {
        let limit = self.limit as i64;
        let args = [("count", limit.into()), ("year", limit.to_string().into()), ("least", (self.least as i64).into())];
        words.fill(&format!("error-{}", self.code), &args)
    }
}

/// A refusal of one value, before it is known at which field.
#[derive(Debug, PartialEq)]
pub struct Wrong {
    code: &'static str,
    least: usize,
    limit: usize,
}

impl Wrong {
    pub fn at(self, field: &str) -> FieldError {
        FieldError { field: field.to_owned(), code: self.code, least: self.least, limit: self.limit }
    }
}

pub fn wrong(code: &'static str) -> Wrong {
    Wrong { code, least: 0, limit: 0 }
}

/// Refusal that names a limit: `{$count}` in the text, or `{$year}` without the comma of thousands.
pub fn wrong_limit(code: &'static str, limit: usize) -> Wrong {
    Wrong { code, least: 0, limit }
}

/// Everything that is wrong with a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// A single one.
    pub fn one(field: &str, wrong: Wrong) -> Self {
        Self(vec![wrong.at(field)])
    }

    /// Keeps the value, or its error.
    pub fn keep<T>(&mut self, field: &str, parsed: Result<T, Wrong>) -> Option<T> {
        parsed.map_err(|wrong| self.add(field, wrong)).ok()
    }

    pub fn add(&mut self, field: &str, wrong: Wrong) {
        self.0.push(wrong.at(field));
    }

    /// With those of another part of the same form behind.
    pub fn and(mut self, Self(others): Self) -> Self {
        self.0.extend(others);
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, FieldError> {
        self.0.iter()
    }

    pub fn at(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }
}

/// The value that a select names.
pub fn named<T: ActiveEnum<Value = String> + Iterable>(text: &str) -> Result<T, Wrong> {
    T::iter().find(|value| value.to_value() == text).ok_or(wrong("answer_not_chosen"))
}

const LONGEST_REASON: usize = 500;

/// Why an officer decided so, in plain text; it stands in letters.
pub fn reason(text: &str) -> Result<String, Wrong> {
    lines(text, LONGEST_REASON)?.ok_or(wrong("reason_missing"))
}

/// The same in a form, under its usual name.
pub fn reason_in(fields: &Fields) -> Result<String, FieldErrors> {
    reason(fields.get("reason")).map_err(|wrong| FieldErrors::one("reason", wrong))
}

/// One line of text, trimmed and composed (NFC): at most `max` characters. Empty is `None`.
pub fn line(text: &str, max: usize) -> Result<Option<String>, Wrong> {
    checked(text, max, |mark| mark.is_control())
}

/// Lower-case ASCII letters, digits and hyphens: it stands in an address for ever.
pub fn slug(text: &str) -> Result<String, Wrong> {
    let slug = line(text, 60)?.ok_or(wrong("slug_missing"))?;
    let fits = |mark: char| mark.is_ascii_lowercase() || mark.is_ascii_digit() || mark == '-';
    if !slug.chars().all(fits) || slug.starts_with('-') || slug.ends_with('-') {
        return Err(wrong("slug_marks"));
    }
    Ok(slug)
}

/// Text of several lines: as `line`, with line breaks and tabs allowed.
pub fn lines(text: &str, max: usize) -> Result<Option<String>, Wrong> {
    checked(&text.replace("\r\n", "\n"), max, |mark| mark.is_control() && !matches!(mark, '\n' | '\t'))
}

fn checked(text: &str, max: usize, is_control: fn(char) -> bool) -> Result<Option<String>, Wrong> {
    let text: String = text.trim().nfc().collect();
    if text.chars().any(|mark| is_control(mark) || is_hidden(mark)) {
        return Err(wrong("hidden_marks"));
    }
    if text.chars().count() > max {
        return Err(wrong_limit("too_long", max));
    }
    Ok((!text.is_empty()).then_some(text))
}

/// Marks that turn or hide what follows (Unicode TR 36), and the sign of wrong encoding.
fn is_hidden(mark: char) -> bool {
    matches!(mark,
        '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{2800}' | '\u{3164}' | '\u{FEFF}' | '\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_cannot_be_seen_are_refused() {
        for text in ["a\u{0}b", "a\u{202E}b", "a\u{FFFD}", "a\nb", "\u{2066}x\u{2069}"] {
            assert_eq!(line(text, 40), Err(wrong("hidden_marks")), "{text:?}");
        }
        assert_eq!(lines("a\r\nb", 40), Ok(Some("a\nb".into())));
    }

    #[test]
    fn length_counts_characters_and_spaces_around_do_not_matter() {
        assert_eq!(line("  王芳 ", 2), Ok(Some("王芳".into())));
        assert_eq!(line("王小芳", 2), Err(wrong_limit("too_long", 2)));
        assert_eq!(line(" \t ", 2), Ok(None));
    }

    #[test]
    fn wrongly_encoded_bytes_do_not_pass() {
        let fields = Fields::decode(b"name=%FF%FE&name=b");
        assert_eq!(line(fields.get("name"), 40), Err(wrong("hidden_marks")));
        assert_eq!(fields.all("name").len(), 2);
    }
}
