//! The page on which something is moved without a mouse, and on which a wrong move is put right.
use crate::{
    app::App,
    error::AppError,
    events::{
        admin::questions::title,
        form::ScheduleFilter,
        schedule::{Back, Spot},
        sessions::Item,
    },
    venues,
    web::{choice::Choice, form::FieldErrors, problems::Problems, view::View},
    words::{
        spoken::Spoken,
        when::{ZONE, local},
    },
};
use askama::Template;
use entity::{event, event::Status};

#[derive(Template)]
#[template(path = "events/admin/schedule/reschedule.html")]
pub struct ReschedulePage {
    view: View,
    title: Spoken,
    /// Of a session, its event.
    of: Option<Spoken>,
    /// Address of this page without the query, and with it.
    here: String,
    /// The schedule.
    back: String,
    /// When and where it is now.
    now: String,
    starts: String,
    /// Under their venues; none where the place is written in words.
    rooms: Vec<(String, Vec<Choice>)>,
    nothing: &'static str,
    revision: i32,
    is_published: bool,
    /// Another moved it meanwhile.
    is_stale: bool,
    problems: Problems,
}

/// What is moved: an event, or one of its sessions.
pub struct Moved {
    pub event: event::Model,
    pub item: Option<Item>,
}

impl Moved {
    fn here(&self) -> String {
        match &self.item {
            Some(item) => format!("/admin/events/{}/sessions/{}/reschedule", self.event.slug, item.session.id),
            None => format!("/admin/events/{}/reschedule", self.event.slug),
        }
    }

    fn revision(&self) -> i32 {
        self.item.as_ref().map_or(self.event.revision, |item| item.session.revision)
    }

    /// Where it is.
    pub fn spot(&self) -> Spot {
        let at = |starts_at, room| Spot { starts_at, room, back: Back::Onwards };
        match &self.item {
            Some(item) => at(item.session.starts_at, item.session.room_id),
            None => at(self.event.starts_at, self.event.room_id),
        }
    }
}

pub fn room_value(spot: Spot) -> String {
    spot.room.map(|room| room.to_string()).unwrap_or_default()
}

impl ReschedulePage {
    /// Somebody was faster.
    pub fn stale(self) -> Self {
        Self { is_stale: true, ..self }
    }

    /// What is wrong with it.
    pub fn with(self, errors: &FieldErrors) -> Self {
        Self { problems: Problems::of(&self.view, errors), ..self }
    }
}

pub async fn reschedule_page(
    app: &App,
    view: View,
    moved: &Moved,
    filter: &ScheduleFilter,
    (starts, room): (String, String),
) -> Result<ReschedulePage, AppError> {
    let has_room = moved.item.is_some() || moved.event.room_id.is_some();
    let to_choose = match has_room {
        true => venues::to_choose(app.db.read(), moved.spot().room).await?,
        false => vec![],
    };
    let own = title(&view, &moved.event);
    let session = moved.item.as_ref().map(|item| Spoken::of(item.session.title(view.locale()), view.locale()));
    let (title, of) = match session {
        Some(session) => (session, Some(own)),
        None => (own, None),
    };
    Ok(ReschedulePage {
        now: now(app, &view, moved).await?,
        title,
        of,
        here: filter.path_to(&moved.here()),
        back: filter.path(),
        rooms: Choice::groups(venues::card::to_choose(view.words, &to_choose), &room),
        nothing: if moved.item.is_some() { "events-session-there" } else { "events-schedule-room-stays" },
        starts,
        revision: moved.revision(),
        is_published: moved.event.status == Status::Published,
        is_stale: false,
        problems: Problems::default(),
        view,
    })
}

async fn now(app: &App, view: &View, moved: &Moved) -> Result<String, AppError> {
    let (starts, ends) = match &moved.item {
        Some(item) => (item.session.starts_at, item.session.ends_at),
        None => (moved.event.starts_at, moved.event.ends_at),
    };
    let when = view.words.span(local(starts, ZONE), local(ends, ZONE));
    let hall = match moved.spot().room.or(moved.event.room_id) {
        Some(room) => venues::hall(app.db.read(), room).await?,
        None => None,
    };
    let place = match hall {
        Some(hall) => {
            let [room, venue] =
                [venues::card::room(view.words, &hall.room), venues::card::name(view.words, &hall.venue)];
            view.fill("events-schedule-hall", &[("room", room.text.into()), ("venue", venue.text.into())])
        }
        None => moved.event.place(view.locale()).text.to_owned(),
    };
    Ok(view.fill("events-schedule-now", &[("when", when.into()), ("place", place.into())]))
}
