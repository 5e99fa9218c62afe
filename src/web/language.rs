//! Which language a page is in: the address's, else the cookie's, else what the browser prefers.
use super::cookie;
use axum::http::{HeaderMap, HeaderValue, header};
use entity::Locale;

const COOKIE: &str = "lang";
const A_YEAR: u32 = 31_536_000;

/// This page in one language: local and absolute address, other parameters kept.
pub struct Language {
    pub tag: &'static str,
    /// In itself.
    pub name: String,
    pub href: String,
    pub url: String,
    pub is_current: bool,
}

/// Text key of a language's name in itself.
pub fn name(locale: Locale) -> &'static str {
    match locale {
        Locale::Zh => "site-language-zh",
        Locale::En => "site-language-en",
    }
}

/// The cookie's language, else the one that the browser likes best, else Chinese.
pub fn of_visitor(headers: &HeaderMap) -> Locale {
    remembered(headers).or_else(|| accepted(headers)).unwrap_or_default()
}

/// `Set-Cookie` that remembers a language.
pub fn cookie(locale: Locale, https: bool) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={}; Path=/; Max-Age={A_YEAR}; SameSite=Lax; HttpOnly{secure}", locale.tag());
    HeaderValue::from_str(&cookie).ok()
}

fn remembered(headers: &HeaderMap) -> Option<Locale> {
    Locale::of_tag(&cookie::read(headers, COOKIE)?)
}

/// RFC 9110, 12.5.4: the language with the highest weight that we speak.
fn accepted(headers: &HeaderMap) -> Option<Locale> {
    let value = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Locale)> = None;
    for part in value.split(',') {
        let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
        let weight: f32 = weight.trim().parse().unwrap_or(0.0);
        if let Some(locale) = Locale::of_tag(tag.trim())
            && weight > best.map_or(0.0, |(best, _)| best)
        {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_that_we_speak_wins() {
        let of = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value));
            accepted(&headers)
        };
        assert_eq!(of("en-GB,en;q=0.9,zh;q=0.8"), Some(Locale::En));
        assert_eq!(of("fr,zh-TW;q=0.7,en;q=0.3"), Some(Locale::Zh));
        assert_eq!(of("en;q=0, de"), None);
        assert_eq!(of(";;,=q"), None);
    }
}
