//! One conflict: what meets what, when, and where the other is looked at.
use super::{Line, Lines, Link, Side};
use crate::{
    accounts,
    events::conflicts::{Conflict, Grade, What},
    roles::{Officer, Right},
    venues::{Hall, card},
    web::view::View,
    words::{
        Value, names,
        spoken::Spoken,
        thousands,
        when::{ZONE, local},
    },
};
use chrono::{DateTime, Utc};
use entity::{
    account,
    event::{self, Status},
    room_block::Kind,
    session, speaker,
};

/// As many as a page lists.
const LISTED: usize = 50;

pub fn lines<R: Right>(view: &View, who: &Officer<R>, event: &event::Model, conflicts: &[Conflict]) -> Lines {
    let more = conflicts.len().saturating_sub(LISTED);
    Lines {
        first: conflicts.iter().take(LISTED).map(|conflict| line(view, who, event, conflict)).collect(),
        more: (more > 0).then(|| view.count("events-conflicts-more", i64::try_from(more).unwrap_or(i64::MAX))),
    }
}

fn line<R: Right>(view: &View, who: &Officer<R>, event: &event::Model, conflict: &Conflict) -> Line {
    let (text, other) = match &conflict.what {
        What::RoomTaken { hall, by, at } => {
            elsewhere(view, who, by, (at.from_at, at.until_at), (("room", room(view, hall)), TAKEN))
        }
        What::SpeakerTaken { speaker, by, at } => {
            elsewhere(view, who, by, (at.starts_at, at.ends_at), (("speaker", called(view, speaker)), SPEAKS))
        }
        What::DutyTaken { officer, by } => {
            elsewhere(view, who, &by.event, by.times(), (("officer", on_duty(officer)), DUTY))
        }
        What::DutyShared { officer, with } => {
            let args = [("officer", on_duty(officer)), ("session", title(view, with))];
            (view.fill("events-conflict-duty-shared", &args), None)
        }
        What::Outside => (view.t("events-conflict-outside"), None),
        What::SpeakerShared { speaker, with } => {
            let args = [("speaker", called(view, speaker)), ("session", title(view, with))];
            (view.fill("events-conflict-speaker-shared", &args), None)
        }
        What::RoomShared { hall, with } => {
            let args = [("room", room(view, hall)), ("session", title(view, with))];
            (view.fill("events-conflict-shared", &args), None)
        }
        What::RoomBlocked { hall, block } => {
            let key = match block.kind {
                Kind::Closed => "events-conflict-blocked",
                Kind::Booked => "events-conflict-booked",
            };
            let when = span(view, block.starts_at, block.ends_at);
            (view.fill(key, &[("room", room(view, hall)), ("when", when)]), venue(view, hall))
        }
        What::VenueClosed { hall, from, until } => {
            let args =
                [("venue", card::name(view.words, &hall.venue).text.into()), ("when", span(view, *from, *until))];
            (view.fill("events-conflict-closed", &args), venue(view, hall))
        }
        What::Retired { hall } => {
            (view.fill("events-conflict-retired", &[("room", room(view, hall))]), venue(view, hall))
        }
        What::RoomSmall { hall, places } => {
            let number = |number: i32| thousands(number.into()).into();
            let mut args = vec![("room", room(view, hall)), ("holds", number(hall.room.capacity))];
            args.extend(places.map(|places| ("places", number(places))));
            let has_own = conflict.of.as_ref().is_some_and(|session| session.places.is_some());
            let key = match places {
                None => "events-conflict-small-unlimited",
                Some(_) if has_own => "events-conflict-small-session",
                Some(_) => "events-conflict-small",
            };
            (view.fill(key, &args), venue(view, hall))
        }
    };
    Line {
        of: conflict.of.as_ref().map(|session| side(view, session)),
        with: conflict.with().map(|session| side(view, session)),
        text,
        // On the city's clocks, for rooms are the city's.
        clocks: (event.zone != ZONE && is_timed(conflict)).then(|| view.t("when-zone-shanghai")),
        grade: grade(conflict.grade()),
        other,
    }
}

fn is_timed(conflict: &Conflict) -> bool {
    use What::*;
    matches!(
        conflict.what,
        RoomTaken { .. } | SpeakerTaken { .. } | DutyTaken { .. } | RoomBlocked { .. } | VenueClosed { .. }
    )
}

fn side(view: &View, session: &session::Model) -> Side {
    Side { session: session.id, name: Spoken::of(session.title(view.locale()), view.locale()), href: None }
}

/// What another event takes.
fn elsewhere<R: Right>(
    view: &View,
    who: &Officer<R>,
    by: &event::Model,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    (what, keys): ((&'static str, Value), Keys),
) -> (String, Option<Link>) {
    let [published, drafted, beyond] = keys;
    let reaches = who.reaches(by.district);
    let key = match by.status {
        _ if !reaches => beyond,
        Status::Published => published,
        _ => drafted,
    };
    let text = view.fill(key, &[what, ("when", span(view, from, until))]);
    if !reaches {
        let (key, name) = match by.contact.as_str() {
            "" => ("events-conflict-ask-office", "office"),
            _ => ("events-conflict-contact", "contact"),
        };
        return (view.fill(key, &[("text", text.into()), (name, whom_to_ask(view, by).into())]), None);
    }
    let title = Spoken::of(by.title(view.locale()), view.locale());
    (text, Some((format!("/admin/events/{}", by.slug), title)))
}

/// About what the officer may not know: its contact, or where it has none the office of its district.
pub fn whom_to_ask(view: &View, event: &event::Model) -> String {
    match event.contact.as_str() {
        "" => view.fill("events-ask-office", &[("district", view.t(names::district(event.district)).into())]),
        contact => contact.to_owned(),
    }
}

/// By a published event, by another, and by one beyond the officer's reach, whose state they do not read.
type Keys = [&'static str; 3];

const TAKEN: Keys = ["events-conflict-taken", "events-conflict-drafted", "events-conflict-taken-elsewhere"];
const SPEAKS: Keys = ["events-conflict-speaks", "events-conflict-speaks-drafted", "events-conflict-speaks-elsewhere"];
const DUTY: Keys = ["events-conflict-duty", "events-conflict-duty-drafted", "events-conflict-duty-elsewhere"];

fn venue(view: &View, hall: &Hall) -> Option<Link> {
    Some((format!("/admin/venues/{}", hall.venue.slug), card::name(view.words, &hall.venue)))
}

fn called(view: &View, speaker: &speaker::Model) -> Value {
    speaker.name(view.locale()).text.to_owned().into()
}

fn on_duty(officer: &account::Model) -> Value {
    accounts::called(officer).unwrap_or_default().to_owned().into()
}

fn title(view: &View, session: &session::Model) -> Value {
    session.title(view.locale()).text.to_owned().into()
}

fn room(view: &View, hall: &Hall) -> Value {
    card::room(view.words, &hall.room).text.into()
}

fn span(view: &View, from: DateTime<Utc>, until: DateTime<Utc>) -> Value {
    view.words.span(local(from, ZONE), local(until, ZONE)).into()
}

fn grade(grade: Grade) -> (&'static str, &'static str) {
    match grade {
        Grade::Hard => ("events-conflict-hard", "bad"),
        Grade::Reason => ("events-conflict-reason", "warn"),
        Grade::Note => ("events-conflict-note", "info"),
    }
}
