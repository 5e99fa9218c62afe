//! A session is saved: at once, or after it was asked whether those whom it concerns are told.
use super::{
    SessionPage,
    again::{refused, wrong_input},
    confirm::confirm_page,
    session_page,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        admin::{met::Met, review::revision},
        form::{SessionForm, tell_whom},
        sessions::{
            Item, NewSession, SeenAgenda,
            add::add_session,
            change::{SeenSession, change_session},
            foresee, foresee_crossed,
            tell::{Spot, Tell, concerned},
        },
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{Fields, named, reason},
        page::page,
        view::View,
    },
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};

/// Of an event's agenda; one that is none yet is added.
pub(super) type Saved<'a> = (&'a event::Model, Option<&'a Item>);

/// What people plan by is asked about first, where somebody is to be told.
pub(super) async fn save(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    (event, was): Saved<'_>,
    fields: &Fields,
) -> Answer {
    let (form, despite, now) = (SessionForm::from(fields), fields.get("despite"), view.now);
    let shown = session_page(app, view, who, event, was, form).await?;
    let shown = SessionPage { revision: revision(fields), met: Met::explained(despite), ..shown };
    let new = match shown.form.parse(&event.zone) {
        Ok(new) => new,
        Err(errors) => return wrong_input(shown, &errors),
    };
    let shown = crossing(app, was, shown, &new).await?;
    let sent = Sent {
        despite,
        status: named(fields.get("status")).unwrap_or(event.status),
        tell: tell_whom(fields.get("step")),
        letters: letters(event, was, &new, now),
    };
    if fields.get("step") == "change" {
        return page(&foreseen(app, who, (event, was), shown, &new, despite).await?);
    }
    let is_fresh = was.is_none_or(|was| was.session.revision == shown.revision);
    if sent.tell.is_none() && sent.letters > 0 && is_fresh {
        let shown = foreseen(app, who, (event, was), shown, &new, despite).await?;
        return page(&confirm_page(shown, event, was, sent.letters));
    }
    act(app, who, (event, was), shown, &new, sent).await
}

/// What comes with a form.
struct Sent<'a> {
    despite: &'a str,
    /// Of the event, as its officer looked at it.
    status: Status,
    /// `None`: they were not asked.
    tell: Option<Tell>,
    letters: i32,
}

async fn act(
    app: &App,
    who: &Officer<WriteEvents>,
    (event, was): Saved<'_>,
    shown: SessionPage,
    new: &NewSession,
    Sent { despite, status, tell, letters }: Sent<'_>,
) -> Answer {
    let (why, now, revision) = (reason(despite).unwrap_or_default(), shown.view.now, shown.revision);
    let tell_whom = tell.unwrap_or(Tell::Everybody);
    let saved = match was.map(|was| was.session.id) {
        None => {
            let seen = SeenAgenda { event: event.id, status, despite: &why };
            add_session(&app.db, who, seen, new, tell_whom, now).await
        }
        Some(id) => {
            let seen = SeenSession { event: event.id, id, revision, status, despite: &why };
            change_session(&app.db, &app.address_key, who, seen, new, tell_whom, now).await
        }
    };
    match saved {
        Ok(_) => Ok(shown.view.see_other(&format!("/admin/events/{}/sessions?done=saved", event.slug))),
        Err(error) => refused(who, (event, was), shown, despite, (error, tell.map(|_| letters))),
    }
}

/// How many letters it would be.
pub(super) fn letters(event: &event::Model, was: Option<&Item>, new: &NewSession, now: DateTime<Utc>) -> i32 {
    concerned(event, [was.map(|was| Spot::from(&was.session)), Some(new.into())], now)
}

/// With how many people would have it and another at the same time.
pub(super) async fn crossing(
    app: &App,
    was: Option<&Item>,
    shown: SessionPage,
    new: &NewSession,
) -> Result<SessionPage, AppError> {
    let Some(was) = was else { return Ok(shown) };
    let people = foresee_crossed(app.db.read(), &was.session, new, shown.view.now).await?;
    Ok(SessionPage { crossed: people as i64, ..shown })
}

/// With what it would meet.
pub(super) async fn foreseen(
    app: &App,
    who: &Officer<WriteEvents>,
    (event, was): Saved<'_>,
    shown: SessionPage,
    new: &NewSession,
    despite: &str,
) -> Result<SessionPage, AppError> {
    let found = foresee(app.db.read(), event, was, new, shown.view.now).await?;
    Ok(SessionPage { met: Met::again(&shown.view, who, event, &found, despite).only(&shown.others), ..shown })
}
