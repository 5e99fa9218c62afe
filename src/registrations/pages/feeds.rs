//! Calendars of one's own: made anew on a page of the account, subscribed to by their secret address.
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        self, Shift,
        calendar::{Entry, Method, calendar},
    },
    registrations::feeds::{self, make::make_feed},
    roles::{Candidate, Officer, rights::MarkPresent},
    web::{
        form::{Fields, named},
        page::{self, page},
        route::Piece,
        stamp::Stamp,
        view::View,
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use entity::{
    Locale, account,
    calendar_feed::Kind,
    event,
    registration::{self, Status},
};
use sea_orm::{ActiveEnum, Iterable};

#[derive(Template)]
#[template(path = "registrations/feeds.html")]
struct FeedsPage {
    view: View,
    feeds: Vec<Feed>,
}

struct Feed {
    kind: String,
    /// Text keys.
    name: &'static str,
    lead: &'static str,
    /// When its address was made.
    made: Option<String>,
    /// Just now, and shown this once.
    address: Option<String>,
}

/// Those of officers are for whoever may be on duty.
fn kinds(attends: Option<&Officer<MarkPresent>>) -> impl Iterator<Item = Kind> {
    let is_officer = attends.is_some();
    Kind::iter().filter(move |kind| is_officer || *kind == Kind::Registrations)
}

async fn feeds_page(
    app: &App,
    view: View,
    who: &Candidate,
    attends: Option<&Officer<MarkPresent>>,
    new: Option<(Kind, String)>,
) -> Answer {
    let made = feeds::made(app.db.read(), who.account.id).await?;
    let feed = |kind: Kind| {
        let (name, lead) = match kind {
            Kind::Registrations => ("registrations-feed", "registrations-feed-lead"),
            Kind::Duties => ("registrations-feed-duties", "registrations-feed-duties-lead"),
        };
        let made = made.iter().find(|feed| feed.kind == kind).map(|feed| view.moment(feed.made_at));
        let address = new.as_ref().filter(|(new, _)| *new == kind).map(|(_, address)| address.clone());
        Feed { kind: kind.to_value(), name, lead, made, address }
    };
    page(&FeedsPage { feeds: kinds(attends).map(feed).collect(), view })
}

pub async fn show(State(app): State<App>, view: View, who: Candidate, attends: Option<Officer<MarkPresent>>) -> Answer {
    feeds_page(&app, view, &who, attends.as_ref(), None).await
}

/// The page itself and no way to another, for the secret is shown once and stands in no address of a page.
pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    attends: Option<Officer<MarkPresent>>,
    fields: Fields,
) -> Answer {
    let kind: Kind = named(fields.get("kind")).map_err(|_| AppError::Malformed)?;
    if !kinds(attends.as_ref()).any(|own| own == kind) {
        return Err(AppError::NotFound);
    }
    let token = make_feed(&app.db, &who, kind, view.now).await?;
    let address = view.absolute(&format!("/calendars/{token}.ics"));
    feeds_page(&app, view, &who, attends.as_ref(), Some((kind, address))).await
}

/// In the account's language, for whoever fetches it says none.
pub async fn feed(State(app): State<App>, view: View, headers: HeaderMap, Path(piece): Path<Piece>) -> Answer {
    let Piece::Calendar(token) = piece else { return Err(AppError::NotFound) };
    let (kind, account) = feeds::find(app.db.read(), &token).await?.ok_or(AppError::NotFound)?;
    let (entries, name) = match kind {
        Kind::Registrations => (registered(&app, &view, &account).await?, "registrations-feed-name"),
        Kind::Duties => (on_duty(&app, &view, &account).await?, "registrations-feed-duties-name"),
    };
    // The same entries are the same bytes, whenever they are asked for.
    let last = entries.iter().map(|entry| entry.changed_at).max().unwrap_or(account.created_at);
    let ics = calendar(&entries, Method::Publish, Some(&Words(account.locale).t(name)), last);
    let stamp = Stamp::undated(&[&ics]);
    if stamp.is_known(&headers) {
        return Ok(own(stamp.unchanged()));
    }
    Ok(own(Stamp::on(Some(&stamp), page::calendar("calendar", ics)?)))
}

/// Kept by whoever subscribes, and by nobody between.
fn own(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}

fn public(app: &App, view: &View, locale: Locale, event: &event::Model) -> Entry {
    Entry::of(event, locale, view.absolute(&format!("/events/{}", event.slug)), &app.calendar_host)
}

/// Same UID and SEQUENCE as in the letters.
async fn registered(app: &App, view: &View, account: &account::Model) -> Result<Vec<Entry>, AppError> {
    let rows = feeds::registered(app.db.read(), account.id, view.now).await?;
    let entry = |(row, event): &(registration::Model, event::Model)| {
        let public = public(app, view, account.locale, event);
        Entry {
            uid: format!("{}@{}", row.id, app.calendar_host),
            sequence: row.sequence,
            cancelled: public.cancelled || row.status != Status::Confirmed,
            changed_at: row.cancelled_at.map_or(public.changed_at, |at| at.max(public.changed_at)),
            ..public
        }
    };
    Ok(rows.iter().map(entry).collect())
}

async fn on_duty(app: &App, view: &View, account: &account::Model) -> Result<Vec<Entry>, AppError> {
    let shifts = events::public_shifts(app.db.read(), account.id, feeds::since(view.now)).await?;
    let rooms = events::rooms_of(app.db.read(), &shifts).await?;
    let entry = |shift: &Shift| {
        let (locale, public) = (account.locale, public(app, view, account.locale, &shift.event));
        let ((starts_at, ends_at), title) = (shift.times(), ("title", public.title.clone().into()));
        let named = match &shift.session {
            Some(session) => {
                let session = ("session", session.title(locale).text.to_owned().into());
                Words(locale).fill("registrations-feed-duty-session", &[session, title])
            }
            None => Words(locale).fill("registrations-feed-duty", &[title]),
        };
        // Both only rise, so their sum does.
        let revision = shift.session.as_ref().map_or(0, |session| session.revision);
        Entry {
            uid: format!("{}@{}", shift.id, app.calendar_host),
            sequence: public.sequence + revision,
            title: named,
            place: shift.place(&rooms, locale).text.to_owned(),
            starts_at,
            ends_at,
            ..public
        }
    };
    Ok(shifts.iter().map(entry).collect())
}
