//! Door for administrators: officers and their roles.
use super::{
    invite_officer::{InviteOfficerError, invite_officer},
    people,
    take_role::{Taken, take_role},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    person::Email,
    roles::{Officer, rights::ManagePeople},
    web::{
        form::{FieldErrors, Fields, Query, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::{names, when::local},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    event::District,
    officer_role::{self, Role},
};
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

const ZONE: &str = "Asia/Shanghai";

#[derive(Template)]
#[template(path = "accounts/admin/people.html")]
struct PeoplePage {
    view: View,
    people: Vec<Row>,
    flash: Option<&'static str>,
}

struct Row {
    id: Uuid,
    name: String,
    email: String,
    roles: Vec<String>,
    seen: Option<String>,
}

pub async fn list(State(app): State<App>, view: View, who: Officer<ManagePeople>, Query(query): Query) -> Answer {
    let people = people::list(app.db.read(), &who).await?;
    let row = |person: people::Person| Row {
        id: person.account.id,
        name: person.account.name.unwrap_or_default(),
        email: person.account.email.unwrap_or_default(),
        roles: person.roles.iter().map(|held| role(&view, held)).collect(),
        seen: person.seen_at.map(|at| view.words.date_time(local(at, ZONE))),
    };
    let flash = match query.get("done") {
        "invited" => Some("accounts-done-invited"),
        "ended" => Some("accounts-done-ended"),
        _ => None,
    };
    page(&PeoplePage { people: people.into_iter().map(row).collect(), flash, view })
}

/// 审核员（曲阜市）
fn role(view: &View, held: &officer_role::Model) -> String {
    let role = view.t(names::role(held.role));
    match held.district {
        Some(district) => {
            let district = view.t(names::district(district));
            view.fill("accounts-role-in", &[("role", role.into()), ("district", district.into())])
        }
        None => role,
    }
}

#[derive(Template)]
#[template(path = "accounts/admin/new.html")]
struct NewPage {
    view: View,
    email: String,
    roles: Vec<Choice>,
    districts: Vec<Choice>,
    problems: Problems,
}

struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

fn new_page(view: View, who: &Officer<ManagePeople>, fields: &Fields, errors: &FieldErrors) -> NewPage {
    let choice = |value: String, label: String, chosen: &str| Choice { is_chosen: value == chosen, value, label };
    let all = who.reach.districts().is_none().then(|| choice(String::new(), view.t("accounts-all-districts"), "-"));
    let district = |each: District| choice(each.to_value(), view.t(names::district(each)), fields.get("district"));
    NewPage {
        email: fields.get("email").to_owned(),
        roles: Role::iter()
            .map(|each| choice(each.to_value(), view.t(names::role(each)), fields.get("role")))
            .collect(),
        districts: all.into_iter().chain(District::iter().filter(|each| who.reaches(*each)).map(district)).collect(),
        problems: Problems::of(&view, errors),
        view,
    }
}

pub async fn blank(view: View, who: Officer<ManagePeople>) -> Answer {
    page(&new_page(view, &who, &Fields::default(), &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Officer<ManagePeople>, fields: Fields) -> Answer {
    let mut errors = FieldErrors::default();
    let email = errors.keep("email", Email::parse(fields.get("email")));
    let named = Role::iter().find(|role| role.to_value() == fields.get("role"));
    let role = errors.keep("role", named.ok_or(wrong("answer_not_chosen")));
    let district = errors.keep("district", district(fields.get("district")));
    let (Some(email), Some(role), Some(district)) = (email, role, district) else {
        return again(&new_page(view, &who, &fields, &errors));
    };
    match invite_officer(&app.db, &app.address_key, &who, &email, role, district, view.now).await {
        Ok(()) => Ok(view.see_other("/admin/people?done=invited")),
        Err(InviteOfficerError::OutOfReach) => {
            errors.add("district", wrong("out_of_reach"));
            again(&new_page(view, &who, &fields, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

/// Nothing chosen is all districts.
fn district(text: &str) -> Result<Option<District>, crate::web::form::Wrong> {
    if text.is_empty() {
        return Ok(None);
    }
    let named = District::iter().find(|district| district.to_value() == text);
    named.map(Some).ok_or(wrong("answer_choice"))
}

#[derive(Template)]
#[template(path = "accounts/admin/person.html")]
struct PersonPage {
    view: View,
    id: Uuid,
    name: String,
    email: String,
    /// Value and label.
    roles: Vec<(String, String)>,
    flash: Option<&'static str>,
}

async fn person_page(app: &App, view: View, who: &Officer<ManagePeople>, id: &str) -> Result<PersonPage, AppError> {
    let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
    let (account, roles) = people::find(app.db.read(), who, id).await?.ok_or(AppError::NotFound)?;
    Ok(PersonPage {
        id,
        name: account.name.unwrap_or_default(),
        email: account.email.unwrap_or_default(),
        roles: roles.iter().map(|held| (held.role.to_value(), role(&view, held))).collect(),
        flash: None,
        view,
    })
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ManagePeople>,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let shown = person_page(&app, view, &who, &id).await?;
    page(&PersonPage { flash: (query.get("done") == "taken").then_some("accounts-done-taken"), ..shown })
}

/// Takes one role.
pub async fn take(
    State(app): State<App>,
    view: View,
    who: Officer<ManagePeople>,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let shown = person_page(&app, view, &who, &id).await?;
    let named = Role::iter().find(|role| role.to_value() == fields.get("role")).ok_or(AppError::Malformed)?;
    take_role(&app.db, &app.address_key, &who, shown.id, Taken::One(named), shown.view.now).await?;
    let left = shown.roles.len() > 1;
    let to =
        if left { format!("/admin/people/{}?done=taken", shown.id) } else { "/admin/people?done=ended".to_owned() };
    Ok(shown.view.see_other(&to))
}

#[derive(Template)]
#[template(path = "accounts/admin/end.html")]
struct EndPage {
    view: View,
    person: PersonPage,
}

pub async fn ask_end(State(app): State<App>, view: View, who: Officer<ManagePeople>, Path(id): Path<String>) -> Answer {
    let person = person_page(&app, view.clone(), &who, &id).await?;
    page(&EndPage { view, person })
}

pub async fn end(State(app): State<App>, view: View, who: Officer<ManagePeople>, Path(id): Path<String>) -> Answer {
    let person = person_page(&app, view, &who, &id).await?;
    take_role(&app.db, &app.address_key, &who, person.id, Taken::All, person.view.now).await?;
    Ok(person.view.see_other("/admin/people?done=ended"))
}
