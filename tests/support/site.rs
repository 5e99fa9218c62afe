//! A whole site in the process: database, clock that stands still, letter box, router without a port.
use super::{Answer, Backend, database, database::settings};
use axum::{
    Router,
    body::Body,
    http::{Method, Request, header},
};
use chrono::{DateTime, Duration, TimeZone, Utc};
use sea_orm::{DatabaseConnection, EntityTrait, QueryOrder};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;
use uuid::Uuid;
use xingtan::{
    app::App,
    clock::Clock,
    db::{self, Db, Installation},
    mail::{
        transport::{Kept, LetterBox, Transport},
        worker::Round,
    },
    settings::{MailUrl, Settings},
};

pub struct Site {
    pub app: App,
    pub letter_box: LetterBox,
    statements: Arc<AtomicUsize>,
    /// Language that requests ask for.
    pub lang: &'static str,
    pub(super) administrator: OnceCell<Uuid>,
    pub(super) reviewer: OnceCell<Uuid>,
    router: Router,
    _tracker: TaskTracker,
    _folder: Option<TempDir>,
}

/// Tuesday, 10:00 in Jining.
pub fn morning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 1, 2, 0, 0).unwrap()
}

impl Site {
    /// On a database of its own, with a clock that stands still.
    pub async fn new(backend: Backend) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = match backend {
            Backend::Sqlite => format!("sqlite://{}", folder.path().join("test.sqlite3").display()),
            Backend::Postgres => database::postgres().await,
        };
        Self::open(&url, Clock::fixed(morning()), Some(folder)).await
    }

    /// Beside replicas on their database, at their time.
    pub async fn beside(url: &str, clock: Clock) -> Self {
        Self::open(url, clock, None).await
    }

    async fn open(url: &str, clock: Clock, folder: Option<TempDir>) -> Self {
        let mut settings = settings(&["--database-url", url]);
        settings.mail = MailUrl::Box;
        let mut db = Db::open(&settings).await.expect("the database opens");
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = statements.clone();
        db.on_statement(move || {
            counter.fetch_add(1, Ordering::Relaxed);
        });
        let installation = db::migrate(&db, &settings.base_url, Installation::Real).await.expect("the schema is made");
        let letter_box = LetterBox::default();
        let tracker = TaskTracker::new();
        let transport = Transport::Box(letter_box.clone());
        let app = App::new(db, clock, settings, &installation, transport, &tracker);
        let router = app.router();
        Self {
            app,
            letter_box,
            lang: "zh-CN",
            statements,
            administrator: OnceCell::new(),
            reviewer: OnceCell::new(),
            router,
            _tracker: tracker,
            _folder: folder,
        }
    }

    /// The same with other settings.
    pub fn ruled(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = (*self.app.settings).clone();
        change(&mut settings);
        self.app.settings = Arc::new(settings);
        self.router = self.app.router();
        self
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.app.clock.now()
    }

    pub fn advance(&self, by: Duration) {
        self.app.clock.advance(by);
    }

    pub fn db(&self) -> &DatabaseConnection {
        self.app.db.read()
    }

    /// Statements sent to the database so far.
    pub fn statements(&self) -> usize {
        self.statements.load(Ordering::Relaxed)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.request(Method::GET, path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Posts a form as a browser on this site does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.post_raw(path, body).await
    }

    /// Sends one address by a form, on a page in a language.
    pub async fn post_as(&self, locale: entity::Locale, path: &str, email: &str) -> Answer {
        self.post(&format!("{path}?lang={}", locale.tag()), &[("email", email)]).await
    }

    /// An empty form that stands on a page of this address.
    pub async fn post_from(&self, path: &str, page: &str) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, page)
            .body(Body::empty())
            .unwrap();
        self.send(request).await
    }

    pub async fn post_raw(&self, path: &str, body: impl Into<Body>) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(body.into())
            .unwrap();
        self.send(request).await
    }

    pub async fn post_json(&self, path: &str, body: &serde_json::Value) -> Answer {
        self.post_json_with(path, body, &[]).await
    }

    pub async fn post_json_with(&self, path: &str, body: &serde_json::Value, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.request(Method::POST, path).header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        Answer::read(self.router.clone().oneshot(request).await.expect("infallible")).await
    }

    pub(super) fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "xingtan.test")
            .header(header::ACCEPT_LANGUAGE, self.lang)
    }

    /// Runs the worker until nothing is due; what arrived since the last call, oldest first.
    pub async fn deliver(&self) -> Vec<Kept> {
        let before = self.letter_box.all().len();
        let worker = self.app.worker();
        while worker.round().await.expect("a round") != Round::Idle {}
        self.letter_box.all().split_off(before)
    }

    /// The outbox: address, kind and state of every letter, in the order they were put.
    pub async fn outbox(&self) -> Vec<(String, String, entity::letter::State)> {
        let rows = entity::letter::Entity::find()
            .order_by_asc(entity::letter::Column::Id)
            .all(self.db())
            .await
            .expect("letters");
        rows.into_iter().map(|row| (row.email.unwrap_or_default(), row.kind, row.state)).collect()
    }
}
