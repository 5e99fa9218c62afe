//! Door to who is on duty at an event: looked at, put on duty, relieved.
use super::{
    met::{Lines, Met, lines, linked},
    questions::title,
    show::find,
};
use crate::{
    accounts,
    app::App,
    error::{Answer, AppError},
    events::{
        conflicts,
        duty::{DutyError, OnDuty, assign::assign_duty, of, relieve::relieve_duty, to_choose},
        form::{DutyForm, WHOLE},
        named::is_open,
        sessions::{self, Item},
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Query, reason, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
    words::{names, spoken::Spoken, when::local},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{account, event, officer_role, session};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "events/admin/duty.html")]
struct DutyPage {
    view: View,
    slug: String,
    title: Spoken,
    posts: Vec<Post>,
    officers: Vec<Choice>,
    places: Vec<Choice>,
    conflicts: Lines,
    /// Why it goes ahead despite them.
    despite: Option<Spoken>,
    /// Neither cancelled nor over.
    is_open: bool,
    met: Met,
    problems: Problems,
    flash: Option<&'static str>,
}

/// The whole event, or one of its sessions, and who is on duty there.
struct Post {
    name: Spoken,
    when: String,
    people: Vec<Person>,
}

struct Person {
    id: Uuid,
    name: String,
    is_gone: bool,
}

async fn duty_page(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    event: &event::Model,
    form: &DutyForm,
) -> Result<DutyPage, AppError> {
    let agenda = sessions::of(app.db.read(), event.id).await?;
    let on_duty = of(app.db.read(), event).await?;
    let found = conflicts::find(app.db.read(), event, &agenda, view.now).await?;
    let officers = to_choose(app.db.read(), event.district).await?;
    let officer = |(account, roles): &(account::Model, Vec<officer_role::Model>)| {
        Choice::of(account.id.to_string(), with_roles(&view, account, roles), &form.officer)
    };
    Ok(DutyPage {
        slug: event.slug.clone(),
        title: title(&view, event),
        posts: posts(&view, event, &agenda, &on_duty),
        officers: officers.iter().map(officer).collect(),
        places: places(&view, event, &agenda, &form.at),
        conflicts: linked(lines(&view, who, event, &found), event),
        despite: event.despite.as_deref().map(|reason| Spoken::chinese(reason, view.locale())),
        is_open: is_open(event, view.now),
        met: Met::none(),
        problems: Problems::default(),
        flash: None,
        view,
    })
}

fn with_roles(view: &View, account: &account::Model, roles: &[officer_role::Model]) -> String {
    let name = accounts::called(account).unwrap_or_default().to_owned();
    let roles = view.words.list(roles.iter().map(|held| view.t(names::role(held.role))));
    view.fill("events-duty-choice", &[("name", name.into()), ("roles", roles.into())])
}

fn posts(view: &View, event: &event::Model, agenda: &[Item], on_duty: &[OnDuty]) -> Vec<Post> {
    let people = |at: Option<Uuid>| {
        let there = on_duty.iter().filter(|one| one.row.session_id == at);
        there.map(|one| person(view, one)).collect()
    };
    let when = |from, until| view.words.span(local(from, &event.zone), local(until, &event.zone));
    let whole = Post {
        name: Spoken { text: view.t("events-duty-event"), lang: None },
        when: when(event.starts_at, event.ends_at),
        people: people(None),
    };
    let of = |Item { session, .. }: &Item| Post {
        name: Spoken::of(session.title(view.locale()), view.locale()),
        when: when(session.starts_at, session.ends_at),
        people: people(Some(session.id)),
    };
    std::iter::once(whole).chain(agenda.iter().map(of)).collect()
}

fn person(view: &View, one: &OnDuty) -> Person {
    let called = accounts::called(&one.account).map(str::to_owned);
    Person { id: one.row.id, name: called.unwrap_or_else(|| view.t("audit-closed")), is_gone: !one.is_officer }
}

/// With a word about whoever is gone.
pub fn name(view: &View, one: &OnDuty) -> String {
    let person = person(view, one);
    if person.is_gone { view.with("events-duty-gone-name", "name", &person.name) } else { person.name }
}

fn places(view: &View, event: &event::Model, agenda: &[Item], chosen: &str) -> Vec<Choice> {
    let label = |session: &session::Model| {
        let [from, until] = [session.starts_at, session.ends_at].map(|at| local(at, &event.zone));
        let title = session.title(view.locale()).text.to_owned();
        view.fill("events-duty-place", &[("title", title.into()), ("when", view.words.span(from, until).into())])
    };
    let whole = Choice::of(WHOLE, view.t("events-duty-event"), chosen);
    let of = |item: &Item| Choice::of(item.session.id.to_string(), label(&item.session), chosen);
    std::iter::once(whole).chain(agenda.iter().map(of)).collect()
}

pub async fn list(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let flash = match query.get("done") {
        "assigned" => Some("events-duty-assigned"),
        "relieved" => Some("events-duty-relieved"),
        _ => None,
    };
    page(&DutyPage { flash, ..duty_page(&app, view, &who, &event, &DutyForm::blank()).await? })
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let (form, despite) = (DutyForm::from(&fields), fields.get("despite"));
    let shown = duty_page(&app, view, &who, &event, &form).await?;
    let shown = DutyPage { met: Met::explained(despite), ..shown };
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => return wrong_input(shown, &errors),
    };
    let (why, now) = (reason(despite).unwrap_or_default(), shown.view.now);
    match assign_duty(&app.db, &app.address_key, &who, event.id, new, &why, now).await {
        Ok(()) => Ok(shown.view.see_other(&format!("/admin/events/{slug}/duty?done=assigned"))),
        Err(error) => refused(&who, &event, shown, despite, error),
    }
}

/// The page on which it can be put right, with what was chosen.
fn refused(
    who: &Officer<WriteEvents>,
    event: &event::Model,
    shown: DutyPage,
    despite: &str,
    error: DutyError,
) -> Answer {
    match error {
        DutyError::NoSuchOfficer => wrong_input(shown, &FieldErrors::one("officer", wrong("officer_gone"))),
        DutyError::NoSuchSession => wrong_input(shown, &FieldErrors::one("at", wrong("session_gone"))),
        DutyError::Conflicts(found) => {
            let met = Met::again(&shown.view, who, event, &found, despite);
            let (status, problems) = (met.status(), met.problems(&shown.view));
            page_with(status, &DutyPage { met, problems, ..shown })
        }
        error => Err(error.into()),
    }
}

fn wrong_input(shown: DutyPage, errors: &FieldErrors) -> Answer {
    again(&DutyPage { problems: Problems::of(&shown.view, errors), ..shown })
}

pub async fn relieve(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let duty = fields.get("duty").parse().map_err(|_| AppError::Malformed)?;
    relieve_duty(&app.db, &app.address_key, &who, event.id, duty, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}/duty?done=relieved")))
}
