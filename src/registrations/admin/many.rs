//! Deciding on many: chosen in the list, looked at with the number of letters, then done.
use super::{About, at, within};
use crate::{
    app::App,
    error::{Answer, AppError},
    registrations::{
        decide_many::{Act, MOST, decide_many},
        form::PeopleFilter,
        people,
    },
    roles::{Officer, rights::DecideRegistrations},
    secret,
    web::{
        form::{FieldErrors, Fields, Query, reason},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::event;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "registrations/admin/many.html")]
struct ManyPage {
    view: View,
    about: About,
    list: String,
    /// Value of the act in the form, and its text key.
    act: (&'static str, &'static str),
    chosen: Chosen,
    filter: PeopleFilter,
    reason: String,
    needs_reason: bool,
    is_bad: bool,
    /// There were others when it was looked at.
    has_changed: bool,
    problems: Problems,
}

/// Of whom was chosen, those on whom it can be decided so.
struct Chosen {
    /// All that the filter finds were chosen, not these alone.
    all: bool,
    ids: Vec<Uuid>,
    passed_over: i64,
    /// There are more than one request decides on.
    is_cut: bool,
}

impl Chosen {
    /// Of who is meant, so that nobody is decided on unseen.
    fn mark(&self) -> String {
        let ids: Vec<String> = self.ids.iter().map(Uuid::to_string).collect();
        secret::digest(ids.join(" ").as_bytes())
    }

    fn letters(&self) -> i64 {
        self.ids.len() as i64
    }
}

fn act_of(fields: &Fields) -> Result<(Act, (&'static str, &'static str)), AppError> {
    Ok(match fields.get("act") {
        "approve" => (Act::Approve, ("approve", "registrations-act-approve")),
        "reject" => (Act::Reject, ("reject", "registrations-act-reject")),
        "cancel" => (Act::Cancel, ("cancel", "registrations-act-cancel")),
        _ => return Err(AppError::Malformed),
    })
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = within(&app, &who, &slug).await?;
    let (act, named) = act_of(&fields)?;
    let filter = PeopleFilter::from(Query(fields.clone()));
    let chosen = choose(&app, &view, &event, act, &fields, &filter).await?;
    let sends = fields.get("step") == "send";
    let has_changed = sends && fields.get("seen") != chosen.mark();
    let mut errors = FieldErrors::default();
    let why =
        if act.needs_reason() { errors.keep("reason", reason(fields.get("reason"))) } else { Some(String::new()) };
    if let Some(why) = why.filter(|_| sends && !has_changed) {
        let tally = decide_many(&app.db, &app.address_key, &who, (event.id, act), &chosen.ids, &why, view.now).await?;
        return Ok(view.see_other(&format!("{}?done=many&decided={}", at(&event), tally.decided)));
    }
    let many = ManyPage {
        about: About::of(&view, &event),
        list: at(&event),
        act: named,
        chosen,
        filter,
        reason: fields.get("reason").to_owned(),
        needs_reason: act.needs_reason(),
        is_bad: act != Act::Approve,
        has_changed,
        problems: if sends { Problems::of(&view, &errors) } else { Problems::default() },
        view,
    };
    if sends { again(&many) } else { page(&many) }
}

async fn choose(
    app: &App,
    view: &View,
    event: &event::Model,
    act: Act,
    fields: &Fields,
    filter: &PeopleFilter,
) -> Result<Chosen, AppError> {
    let all = fields.get("all") == "yes";
    let ids: Vec<Uuid> = fields.all("ids").iter().filter_map(|id| id.parse().ok()).collect();
    let rows = if all {
        people::all(app.db.read(), event.id, filter).await?
    } else {
        people::these(app.db.read(), event.id, &ids).await?
    };
    let found = rows.len();
    let mut ids: Vec<Uuid> = rows.iter().filter(|row| act.applies(event, row, view.now)).map(|row| row.id).collect();
    let passed_over = (found - ids.len()) as i64;
    let is_cut = ids.len() as u64 > MOST;
    ids.truncate(MOST as usize);
    Ok(Chosen { all, ids, passed_over, is_cut })
}
