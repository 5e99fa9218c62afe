//! The house put together: what every door may use, and the router that mounts every domain.
use crate::{
    accounts,
    clock::Clock,
    db::Db,
    enterprises, events, front, holidays, letters,
    mail::{self, address::AddressKey, content::Content, transport::Transport, worker::Worker},
    mentors, notices, placements, programmes,
    registrations::{self, Desk},
    roles::Doorman,
    secret::password::Passwords,
    settings::Settings,
    venues,
    web::{
        assets, layers,
        route::{Route, pages, private, router},
        view::Kit,
    },
};
use axum::{Router, extract::FromRef, middleware::map_response};
use entity::{installation, letter};
use std::sync::Arc;
use tokio::sync::Notify;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// Cheap to clone: one for each request.
#[derive(Clone)]
pub struct App {
    pub db: Db,
    pub clock: Clock,
    pub settings: Arc<Settings>,
    pub address_key: AddressKey,
    /// Right of the `@` in calendar UIDs.
    pub calendar_host: Arc<str>,
    pub desk: Desk,
    pub passwords: Passwords,
    /// Wakes the timetable when an account left a fact to follow up.
    pub facts: Arc<Notify>,
    pub transport: Transport,
    /// Made by `xingtan demo`.
    pub is_sample: bool,
    /// Cancelled when the process is told to end.
    pub ending: CancellationToken,
}

/// Who is a member of what is asked of it at the door.
impl FromRef<App> for Db {
    fn from_ref(app: &App) -> Self {
        app.db.clone()
    }
}

impl App {
    pub fn new(
        db: Db,
        clock: Clock,
        settings: Settings,
        installation: &installation::Model,
        transport: Transport,
        tracker: &TaskTracker,
    ) -> Self {
        let address_key = AddressKey::of(installation);
        Self {
            desk: Desk::open(db.clone(), address_key.clone(), settings.desk_queue, tracker),
            calendar_host: installation.calendar_host.as_str().into(),
            settings: Arc::new(settings),
            is_sample: installation.sample,
            passwords: Passwords::default(),
            facts: Arc::default(),
            ending: CancellationToken::new(),
            db,
            clock,
            address_key,
            transport,
        }
    }

    /// Every route of every domain, wrapped in the layers.
    pub fn router(&self) -> Router {
        self.router_with(Router::new())
    }

    /// The same with routes that only this process has.
    pub fn router_with(&self, more: Router<Self>) -> Router {
        let kit = Kit {
            base_url: Arc::new(self.settings.base_url.clone()),
            clock: self.clock.clone(),
            is_sample: self.is_sample,
            pages: pages(public_routes().iter().chain(&private_routes())).collect(),
            trusted_proxies: self.settings.trusted_proxies,
        };
        let body_bytes = self.settings.body_bytes;
        let doorman = Doorman {
            db: self.db.clone(),
            clock: self.clock.clone(),
            is_https: self.settings.base_url.scheme() == "https",
            officers: self.settings.officers,
        };
        let routes = router(public_routes(), body_bytes)
            .merge(router(private_routes(), body_bytes).layer(map_response(private)))
            .merge(more)
            .merge(assets::router());
        layers::wrap(routes.with_state(self.clone()), kit, doorman, self.settings.request_time)
    }

    /// One worker for letters; any number may run.
    pub fn worker(&self) -> Worker {
        Worker {
            db: self.db.clone(),
            clock: self.clock.clone(),
            transport: self.transport.clone(),
            render,
            from: self.settings.mail_from.clone(),
            base_url: self.settings.link(""),
            calendar_host: self.calendar_host.to_string(),
        }
    }
}

/// What answers without a sign-in. Everybody may keep it and search engines may find it, but for what stands behind a
/// secret, which says so of itself.
pub fn public_routes() -> Vec<Route<App>> {
    [
        front::routes(),
        enterprises::routes(),
        events::routes(),
        programmes::routes(),
        registrations::routes(),
        notices::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Behind a secret in the address or a sign-in: kept by nobody, found by no search engine.
pub fn private_routes() -> Vec<Route<App>> {
    [
        notices::private_routes(),
        accounts::private_routes(),
        enterprises::private_routes(),
        mentors::private_routes(),
        placements::private_routes(),
        events::private_routes(),
        venues::private_routes(),
        holidays::private_routes(),
        programmes::private_routes(),
        registrations::private_routes(),
        letters::private_routes(),
        front::private_routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Who renders which kind of letter: by the word that it begins with.
fn render(letter: &letter::Model, context: &mail::Context) -> anyhow::Result<Content> {
    match letter.kind.split('-').next() {
        Some("registrations") => registrations::letters::render(letter, context),
        Some("enterprises") => enterprises::letters::render(letter, context),
        Some("events") => events::letters::render(letter, context),
        Some("mentors") => mentors::letters::render(letter, context),
        Some("placements") => placements::letters::render(letter, context),
        Some("accounts") => accounts::letters::render(letter, context),
        Some("mail") => mail::letters::render(letter, context),
        _ => anyhow::bail!("nobody renders letters of the kind {}", letter.kind),
    }
}
