//! What is said in one language, on a page that may be in another.
use entity::Locale;

/// Text and the tag of its language where that is not the page's: `lang=""` is left out when `None`.
#[derive(Clone, Debug)]
pub struct Spoken {
    pub text: String,
    pub lang: Option<&'static str>,
}

impl Spoken {
    /// What an officer wrote once, in Chinese.
    pub fn chinese(text: &str, page: Locale) -> Self {
        Self::of(entity::Said { text, locale: Locale::Zh }, page)
    }

    pub fn of(said: entity::Said, page: Locale) -> Self {
        Self { text: said.text.to_owned(), lang: (said.locale != page).then(|| said.locale.tag()) }
    }
}
