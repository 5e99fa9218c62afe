//! One event as its officers see it, and what they may do with it.
use super::{
    may::May,
    met::{Lines, lines, linked},
};
use crate::{
    accounts,
    app::App,
    error::{Answer, AppError},
    events::{
        card,
        checks::{Check, checks},
        clone_event::clone_event,
        close::{Door, close},
        conflicts,
        duty::{self, OnDuty},
        pages::show::draw,
        queries, sessions,
    },
    holidays,
    roles::{
        Officer, Right,
        rights::{ReadEvents, ReadSeries, WriteEvents},
    },
    web::{form::Query, page::page, view::View},
    words::{
        spoken::Spoken,
        when::{ZONE, local},
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::event;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "events/admin/show.html")]
struct ShowPage {
    view: View,
    slug: String,
    title: Spoken,
    state: (String, &'static str),
    /// Term and value.
    facts: Vec<(String, String)>,
    /// On whose clocks times are, where they are not the city's.
    zone: Option<String>,
    checks: Vec<Check>,
    /// On which it takes place.
    holidays: Vec<String>,
    conflicts: Lines,
    /// Why it goes ahead despite them.
    despite: Option<Spoken>,
    flash: Option<String>,
    may: May,
    revision: i32,
    /// Who last sent it back and when, and why.
    returned: Option<(String, Spoken)>,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEvents>,
    writer: Option<Officer<WriteEvents>>,
    reader: Option<Officer<ReadSeries>>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let hands = [event.drafted_by, event.review_by, event.returned_by];
    let names = accounts::names(app.db.read(), hands.into_iter().flatten()).await?;
    let on_duty = duty::of(app.db.read(), &event).await?;
    let agenda = sessions::of(app.db.read(), event.id).await?;
    let found = conflicts::find(app.db.read(), &event, &agenda, view.now).await?;
    let told = lines(&view, &who, &event, &found);
    let can_write = writer.as_ref().is_some_and(|writer| writer.reaches(event.district));
    let name = |id: Option<Uuid>| id.map(|id| names.get(&id).cloned().unwrap_or_else(|| view.t("audit-closed")));
    page(&ShowPage {
        title: Spoken::of(event.title(view.locale()), view.locale()),
        state: card::desk_state(&view, &event),
        facts: [facts(&view, &event), attended(&view, &on_duty), hands_of(&view, &event, name)].concat(),
        despite: event.despite.as_deref().map(|reason| Spoken::chinese(reason, view.locale())),
        checks: checks(&event, view.now),
        holidays: holidays::notes(app.db.read(), view.words, (event.starts_at, event.ends_at), &event.zone).await?,
        conflicts: if can_write { linked(told, &event) } else { told },
        flash: flash(&view, query.get("done")),
        may: May::of(&event, &agenda, (writer.as_ref(), reader.as_ref()), app.settings.two_officers, view.now),
        revision: event.revision,
        returned: returned(&view, &event, name),
        zone: Some(event.zone).filter(|zone| zone != ZONE),
        slug,
        view,
    })
}

pub async fn find<R: Right>(app: &App, who: &Officer<R>, slug: &str) -> Result<event::Model, AppError> {
    queries::within(app.db.read(), who, slug).await?.ok_or(AppError::NotFound)
}

fn facts(view: &View, event: &event::Model) -> Vec<(String, String)> {
    let moment = |at| view.words.date_time(local(at, &event.zone));
    let (starts, ends) = (local(event.starts_at, &event.zone), local(event.ends_at, &event.zone));
    vec![
        (view.t("events-field-kind"), view.t(card::kind_key(event.kind))),
        (view.t("events-field-district"), view.t(card::district_key(event.district))),
        (view.t("events-time"), view.words.span(starts, ends)),
        (view.t("events-place"), event.place(view.locale()).text.to_owned()),
        (view.t("events-field-opens_at"), moment(event.opens_at)),
        (view.t("events-field-closes_at"), moment(event.closes_at)),
        (view.t("events-field-capacity"), card::taken(view, event)),
    ]
}

/// Who is on duty, each once.
fn attended(view: &View, on_duty: &[OnDuty]) -> Vec<(String, String)> {
    let mut names: Vec<String> = vec![];
    for name in on_duty.iter().map(|one| super::duty::name(view, one)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let value = view.words.list(names);
    if value.is_empty() { vec![] } else { vec![(view.t("events-duty"), value)] }
}

/// Who drafted it, and who sent it for review and when.
fn hands_of(view: &View, event: &event::Model, name: impl Fn(Option<Uuid>) -> Option<String>) -> Vec<(String, String)> {
    let drafted = name(event.drafted_by).map(|name| (view.t("events-drafted-by"), name));
    let sent = name(event.review_by).zip(event.review_since);
    let sent = sent.map(|(name, at)| (view.t("events-review-sent"), format!("{name} · {}", view.moment(at))));
    [drafted, sent].into_iter().flatten().collect()
}

fn returned(
    view: &View,
    event: &event::Model,
    name: impl Fn(Option<Uuid>) -> Option<String>,
) -> Option<(String, Spoken)> {
    let reason = Spoken::chinese(event.return_reason.as_deref()?, view.locale());
    let args = [("who", name(event.returned_by)?.into()), ("when", view.moment(event.returned_at?).into())];
    Some((view.fill("events-returned-by", &args), reason))
}

fn flash(view: &View, done: &str) -> Option<String> {
    let key = match done {
        "saved" => "events-done-saved",
        "published" => "events-done-published",
        "sent" => "events-done-sent",
        "taken-back" => "events-done-taken-back",
        "returned" => "events-done-returned",
        "archived" => "events-done-archived",
        "closed" => "events-done-closed",
        "left-series" => "events-done-left-series",
        "reopened" => "events-done-reopened",
        "cloned" => "events-done-cloned",
        "cancelled" => "events-done-cancelled",
        "places" => "events-done-places",
        "moved" => "events-done-moved",
        "moved-untold" => "events-done-moved-untold",
        "admission" => "events-done-admission",
        "reminders" => "events-done-reminders",
        _ => return None,
    };
    Some(view.t(key))
}

pub async fn preview(State(app): State<App>, view: View, who: Officer<ReadEvents>, Path(slug): Path<String>) -> Answer {
    let event = find(&app, &who, &slug).await?;
    draw(&app, view, &event).await
}

pub async fn clone(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let copy = clone_event(&app.db, &who, &event, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{}?done=cloned", copy.slug)))
}

pub async fn closing(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    close(&app.db, &who, event.id, Door::Closed, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=closed")))
}

pub async fn reopening(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    close(&app.db, &who, event.id, Door::Open, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=reopened")))
}
