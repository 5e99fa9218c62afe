//! What an officer is on duty for from now on, day by day.
use crate::{
    app::App,
    error::Answer,
    events::{
        card,
        duty::{Shift, rooms_of, shifts},
    },
    roles::{Officer, rights::MarkPresent},
    web::{page::page, view::View},
    words::{
        spoken::Spoken,
        when::{local, machine},
    },
};
use askama::Template;
use axum::extract::State;
use entity::event::Status;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "events/admin/own_duty.html")]
struct OwnDutyPage {
    view: View,
    days: Vec<Day>,
}

struct Day {
    date: String,
    shifts: Vec<Card>,
}

struct Card {
    slug: String,
    /// The start for `<time datetime>`.
    machine: String,
    hours: String,
    title: Spoken,
    /// `None`: the whole event.
    session: Option<Spoken>,
    place: Spoken,
    /// Of what is not published yet.
    state: Option<(String, &'static str)>,
}

pub async fn show(State(app): State<App>, view: View, who: Officer<MarkPresent>) -> Answer {
    let own = shifts(app.db.read(), [who.account], view.now, None).await?;
    let rooms = rooms_of(app.db.read(), &own).await?;
    let mut days: Vec<Day> = vec![];
    for shift in &own {
        let date = view.words.date(local(shift.times().0, &shift.event.zone));
        match days.last_mut().filter(|day| day.date == date) {
            Some(day) => day.shifts.push(card(&view, shift, &rooms)),
            None => days.push(Day { date, shifts: vec![card(&view, shift, &rooms)] }),
        }
    }
    page(&OwnDutyPage { days, view })
}

fn card(view: &View, shift: &Shift, rooms: &HashMap<Uuid, [String; 2]>) -> Card {
    let (event, locale) = (&shift.event, view.locale());
    let (from, until) = shift.times();
    let (from, until) = (local(from, &event.zone), local(until, &event.zone));
    Card {
        slug: event.slug.clone(),
        machine: machine(from),
        hours: view.words.hours(from, until),
        title: Spoken::of(event.title(locale), locale),
        session: shift.session.as_ref().map(|session| Spoken::of(session.title(locale), locale)),
        place: Spoken::of(shift.place(rooms, locale), locale),
        state: (event.status != Status::Published).then(|| card::desk_state(view, event)),
    }
}
