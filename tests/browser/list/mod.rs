//! Every page in every state that it can be in. A new page gets its line here: until it has one, the test
//! at the end fails.
mod accounts;
mod desk;
mod duty;
mod enterprises;
mod events;
mod forms;
mod front;
mod links;
mod long;
mod mentors;
mod past;
mod placements_apprentice;
mod placements_changes;
mod placements_desk;
mod placements_enterprise;
mod placements_filed;
mod placements_guardian;
mod placements_overlap;
mod programmes;
mod recognitions;
mod reviews;
mod rooms;
mod schedule;
mod series;
mod sessions;
mod tickets;
mod venues;

use crate::support::{Backend, Browser, Seat, Site};
use entity::Locale;
use xingtan::{app, web::route::Route};

/// One state of a page, and how one comes to it.
pub struct Page {
    pub what: &'static str,
    path: String,
    then: Then,
    status: u16,
    /// An element that only this state has.
    shows: &'static str,
    /// Cookie of whoever is signed in.
    seat: Option<String>,
}

enum Then {
    Look,
    /// Its form is emptied and sent.
    SendEmpty,
    /// A form with these fields is sent there.
    Post(Vec<(&'static str, &'static str)>),
}

fn page(what: &'static str, path: impl Into<String>) -> Page {
    Page { what, path: path.into(), then: Then::Look, status: 200, shows: "h1", seat: None }
}

impl Page {
    fn shows(self, shows: &'static str) -> Self {
        Self { shows, ..self }
    }

    fn by(self, seat: &Seat) -> Self {
        Self { seat: Some(seat.cookie.clone()), ..self }
    }

    fn refused(self, status: u16) -> Self {
        Self { status, ..self }
    }

    fn sent_empty(self) -> Self {
        Self { then: Then::SendEmpty, status: 422, shows: ".summary", ..self }
    }

    fn posted(self, fields: &[(&'static str, &'static str)]) -> Self {
        Self { then: Then::Post(fields.to_vec()), ..self }
    }

    pub async fn open(&self, browser: &Browser, locale: Locale) {
        browser.sit(self.seat.as_deref(), locale).await;
        let mark = if self.path.contains('?') { '&' } else { '?' };
        let path = format!("{}{mark}lang={}", self.path, locale.tag());
        match &self.then {
            Then::Look => browser.go(&path).await,
            Then::SendEmpty => {
                browser.go(&path).await;
                browser.client.execute(EMPTY, vec![]).await.expect("a form");
                browser.follow("main form[method=post] .btn").await;
            }
            Then::Post(fields) => browser.send(&path, fields).await,
        }
    }

    /// Something else is shown than the list says.
    pub async fn wrong_state(&self, browser: &Browser) -> Option<String> {
        let status = browser.client.execute(STATUS, vec![]).await.expect("a status");
        if status != self.status {
            return Some(format!("{}: {status} instead of {}", self.what, self.status));
        }
        (!browser.has(self.shows).await).then(|| format!("{}: there is no {}", self.what, self.shows))
    }
}

const EMPTY: &str = "for (const field of document.querySelectorAll('main input:not([type=hidden]), main textarea'))
    if (field.type == 'checkbox' || field.type == 'radio') field.checked = false; else field.value = '';";
const STATUS: &str = "return performance.getEntriesByType('navigation')[0].responseStatus;";

/// A city in which nothing has happened yet.
pub fn before_anything() -> Vec<Page> {
    front::before_anything()
}

pub async fn pages(site: &Site) -> Vec<Page> {
    // First, for it moves the clock.
    let mut pages = Box::pin(past::pages(site)).await;
    // Each is made on the heap: together they are more than a thread's stack holds.
    pages.extend(Box::pin(events::pages(site)).await);
    pages.extend(Box::pin(forms::pages(site)).await);
    pages.extend(Box::pin(tickets::pages(site)).await);
    pages.extend(Box::pin(links::pages(site)).await);
    pages.extend(Box::pin(accounts::pages(site)).await);
    pages.extend(Box::pin(desk::pages(site)).await);
    pages.extend(Box::pin(reviews::pages(site)).await);
    pages.extend(Box::pin(enterprises::pages(site)).await);
    pages.extend(Box::pin(recognitions::pages(site)).await);
    pages.extend(Box::pin(mentors::pages(site)).await);
    pages.extend(Box::pin(programmes::pages(site)).await);
    pages.extend(Box::pin(venues::pages(site)).await);
    pages.extend(Box::pin(placements_apprentice::pages(site)).await);
    pages.extend(Box::pin(placements_enterprise::pages(site)).await);
    pages.extend(Box::pin(placements_filed::pages(site)).await);
    pages.extend(Box::pin(placements_guardian::pages(site)).await);
    pages.extend(Box::pin(placements_desk::pages(site)).await);
    pages.extend(Box::pin(placements_changes::pages(site)).await);
    pages.extend(Box::pin(placements_overlap::pages(site)).await);
    pages.extend(Box::pin(rooms::pages(site)).await);
    pages.extend(Box::pin(schedule::pages(site)).await);
    pages.extend(Box::pin(series::pages(site)).await);
    pages.extend(Box::pin(sessions::pages(site)).await);
    pages.extend(Box::pin(duty::pages(site)).await);
    pages.extend(Box::pin(long::pages(site)).await);
    pages.extend(Box::pin(front::pages(site)).await);
    pages
}

#[tokio::test]
async fn every_page_is_on_the_list() {
    let site = Site::new(Backend::Sqlite).await;
    let listed: Vec<String> = pages(&site).await.into_iter().map(|page| page.path).collect();

    let tables = app::public_routes().into_iter().chain(app::private_routes());
    let files = [
        "/healthz",
        "/readyz",
        "/events.ics",
        "/calendars/{token}",
        "/t/{token}/data.json",
        "/my/registrations.json",
        "/my/placements.json",
        "/my/data.json",
        // In a sandbox where nothing runs; the letters themselves are looked at in `browser/pages.rs`.
        "/admin/letters/{id}/html",
        "/my/data.csv",
        "/admin/enterprises/{id}/licence",
        "/admin/imports/template.csv",
        "/admin/imports/template.xlsx",
        "/admin/imports/{id}/rejected.csv",
        "/admin/imports/{id}/rejected.xlsx",
        "/admin/placements.csv",
        "/admin/placements.xlsx",
        "/admin/placements/{id}/contract",
        "/admin/placements/{id}/form",
        "/admin/proposals/{id}/licence",
        "/enterprises/{slug}/logo",
        "/enterprise/{slug}/placements.csv",
        "/enterprise/{slug}/placements.xlsx",
        "/enterprise/{slug}/placements/{id}/contract",
        "/enterprise/{slug}/placements/{id}/form",
        "/admin/events/{slug}/sessions.csv",
        "/admin/events/{slug}/sessions.xlsx",
        "/admin/events/{slug}/sessions/import/template.csv",
        "/admin/events/{slug}/sessions/import/template.xlsx",
        "/admin/schedule.csv",
        "/admin/schedule.xlsx",
        "/admin/events/{slug}/registrations.csv",
        "/admin/events/{slug}/registrations.xlsx",
    ];
    let is_page =
        |route: &Route<_>| route.method == "GET" && !route.path.starts_with("/api/") && !files.contains(&route.path);
    let missing: Vec<&str> = tables
        .filter(is_page)
        .map(|route| route.path)
        .filter(|route| !listed.iter().any(|path| leads_to(path, route)))
        .collect();

    assert_eq!(missing, Vec::<&str>::new());
}

fn leads_to(path: &str, route: &str) -> bool {
    let path: Vec<&str> = path.split('?').next().unwrap_or_default().split('/').collect();
    let route: Vec<&str> = route.split('/').collect();
    path.len() == route.len() && path.iter().zip(&route).all(|(piece, name)| piece == name || name.starts_with('{'))
}
