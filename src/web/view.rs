//! Who reads this page: language, address, request id, the moment. Made once for each request.
use super::{
    assets,
    language::{self, Language},
    network,
};
use crate::{
    clock::Clock,
    mail::backlog::Backlog,
    roles::{Known, Visitor, rights},
    words::{
        Value, Words,
        when::{ZONE, local, today},
    },
};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderValue, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::Locale;
use std::{convert::Infallible, sync::Arc};
use url::Url;

/// What the kit needs of the house.
#[derive(Clone)]
pub struct Kit {
    pub base_url: Arc<Url>,
    pub clock: Clock,
    /// The sample city shows its letters.
    pub is_sample: bool,
    /// Addresses that can be looked at, such as `/events/{slug}`.
    pub pages: Arc<[&'static str]>,
    /// How many proxies of ours stand in front.
    pub trusted_proxies: usize,
}

/// First field of every page. Cheap to clone.
#[derive(Clone, Debug)]
pub struct View {
    pub words: Words,
    pub now: DateTime<Utc>,
    pub path: Arc<str>,
    query: Arc<[(String, String)]>,
    base: Arc<Url>,
    pub request_id: Arc<str>,
    is_sample: bool,
    /// Where the request comes from, as far as it can be believed.
    pub network: Arc<str>,
    /// What the head of the page says of whoever is signed in.
    pub visitor: Option<Arc<Greeted>>,
}

/// Who is signed in, as the head of the page shows it.
#[derive(Debug)]
pub struct Greeted {
    pub name: String,
    /// The rooms that the officer may enter: text key and address.
    pub rooms: Vec<(&'static str, &'static str)>,
    /// That letters do not go out, in words.
    pub alarm: Option<String>,
}

impl View {
    pub fn locale(&self) -> Locale {
        self.words.0
    }

    /// Tag of the page's language, for `<html lang>`.
    pub fn lang(&self) -> &'static str {
        self.locale().tag()
    }

    pub fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    pub fn count(&self, key: &str, count: impl Into<i64>) -> String {
        self.words.count(key, count)
    }

    pub fn with(&self, key: &str, name: &'static str, value: &str) -> String {
        self.words.with(key, name, value)
    }

    pub fn fill(&self, key: &str, args: &[(&'static str, Value)]) -> String {
        self.words.fill(key, args)
    }

    pub fn asset(&self, name: &str) -> &'static str {
        assets::path(name)
    }

    /// `path` on the public address; `path` starts with `/`.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base.as_str().trim_end_matches('/'))
    }

    /// A local path for a program that sends no cookie: it says the page's language, unless that is what goes without
    /// saying.
    pub fn spoken(&self, path: &str) -> String {
        let mark = if path.contains('?') { '&' } else { '?' };
        match self.locale() {
            Locale::Zh => path.to_owned(),
            Locale::En => format!("{path}{mark}lang={}", self.lang()),
        }
    }

    /// This page in each language.
    pub fn languages(&self) -> [Language; 2] {
        Locale::ALL.map(|locale| {
            let href = self.in_language(locale);
            Language {
                tag: locale.tag(),
                name: self.t(language::name(locale)),
                url: self.absolute(&href),
                href,
                is_current: locale == self.locale(),
            }
        })
    }

    fn in_language(&self, locale: Locale) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.query.iter());
        query.append_pair("lang", locale.tag());
        format!("{}?{}", self.path, query.finish())
    }

    /// A moment that belongs to no event, by the city's clock.
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        self.words.date_time(local(at, ZONE))
    }

    /// The day in the city.
    pub fn today(&self) -> NaiveDate {
        today(self.now)
    }

    /// A day on which nobody has to appear.
    pub fn day(&self, day: NaiveDate) -> String {
        self.words.day(day)
    }

    /// Whether this page lies at or below a path.
    pub fn is_within(&self, path: &str) -> bool {
        self.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    pub fn is_at(&self, path: &str) -> bool {
        &*self.path == path
    }

    pub fn is_sample(&self) -> bool {
        self.is_sample
    }

    /// 303 to a local path.
    pub fn see_other(&self, path: &str) -> Response {
        Redirect::to(path).into_response()
    }

    pub fn is_https(&self) -> bool {
        self.base.scheme() == "https"
    }
}

impl Greeted {
    fn of(known: &Known, words: Words) -> Self {
        let account = &known.account;
        let name = account.name.clone().or_else(|| account.email.clone()).unwrap_or_default();
        let alarm = known.backlog.as_ref().map(|backlog| match backlog {
            Backlog::Stopped => words.t("desk-mail-stopped"),
            Backlog::Waiting(since) => words.with("desk-mail-waiting", "since", &words.date_time(local(*since, ZONE))),
        });
        Self { name, rooms: rights::rooms(&known.roles), alarm }
    }
}

/// The outermost of our own layers: decides the language, remembers it, and says what the answer varies by.
pub async fn enter(State(kit): State<Kit>, mut request: Request, next: Next) -> Response {
    let query: Vec<(String, String)> = request
        .uri()
        .query()
        .map(|query| form_urlencoded::parse(query.as_bytes()).into_owned().collect())
        .unwrap_or_default();
    let named = query.iter().find(|(name, _)| name == "lang").and_then(|(_, tag)| Locale::of_tag(tag));
    let known = request.extensions().get::<Visitor>().and_then(Visitor::known);
    let of_account = || known.map(|known| known.account.locale);
    let locale = named.or_else(of_account).unwrap_or_else(|| language::of_visitor(request.headers()));
    let view = View {
        words: Words(locale),
        now: kit.clock.now(),
        path: request.uri().path().into(),
        query: query.into_iter().filter(|(name, _)| name != "lang").collect(),
        base: kit.base_url,
        is_sample: kit.is_sample,
        network: network::of(&request, kit.trusted_proxies).into(),
        visitor: known.map(|known| Arc::new(Greeted::of(known, Words(locale)))),
        request_id: request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default().into(),
    };
    let secure = view.is_https();
    request.extensions_mut().insert(view);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    match named {
        Some(locale) => headers.extend(language::cookie(locale, secure).map(|cookie| (header::SET_COOKIE, cookie))),
        None => drop(headers.append(header::VARY, HeaderValue::from_static("accept-language, cookie"))),
    }
    response
}

impl<S: Sync> FromRequestParts<S> for View {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        #[expect(clippy::expect_used, reason = "`enter` wraps every route")]
        let view = parts.extensions.get::<Self>().expect("the view layer is missing").clone();
        Ok(view)
    }
}
