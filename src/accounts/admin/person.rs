//! One officer: their roles given and taken, their second factor cleared, all of it ended.
use super::{districts, named_district, role};
use crate::{
    accounts::{
        clear_factor::clear_factor,
        give_role::{GiveRoleError, give_role},
        people,
        take_role::{Taken, take_role},
    },
    app::App,
    error::{Answer, AppError},
    roles::{Officer, rights::ManagePeople},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Query, named, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::officer_role::Role;
use sea_orm::ActiveEnum;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "accounts/admin/person.html")]
struct PersonPage {
    view: View,
    person: Shown,
    flash: Option<&'static str>,
    /// To be given.
    roles: Vec<Choice>,
    districts: Vec<Choice>,
    problems: Problems,
}

struct Shown {
    id: Uuid,
    name: String,
    email: String,
    /// Value and label.
    roles: Vec<(String, String)>,
    has_factor: bool,
    is_self: bool,
}

async fn find(app: &App, view: &View, who: &Officer<ManagePeople>, id: &str) -> Result<Shown, AppError> {
    let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
    let (account, roles) = people::find(app.db.read(), who, id).await?.ok_or(AppError::NotFound)?;
    Ok(Shown {
        id,
        has_factor: account.has_factor(),
        is_self: id == who.account,
        name: account.name.unwrap_or_default(),
        email: account.email.unwrap_or_default(),
        roles: roles.iter().map(|held| (held.role.to_value(), role(view, held.role, held.district))).collect(),
    })
}

fn person_page(
    view: View,
    who: &Officer<ManagePeople>,
    person: Shown,
    fields: &Fields,
    errors: &FieldErrors,
) -> PersonPage {
    PersonPage {
        roles: Choice::all(&view, names::role, fields.get("role")),
        districts: districts(&view, who, fields.get("district")),
        problems: Problems::of(&view, errors),
        flash: None,
        person,
        view,
    }
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ManagePeople>,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let person = find(&app, &view, &who, &id).await?;
    let flash = match query.get("done") {
        "taken" => Some("accounts-done-taken"),
        "given" => Some("accounts-done-given"),
        "cleared" => Some("accounts-done-cleared"),
        _ => None,
    };
    let shown = person_page(view, &who, person, &Fields::default(), &FieldErrors::default());
    page(&PersonPage { flash, ..shown })
}

/// Gives a role, or one that is held another district.
pub async fn give(
    State(app): State<App>,
    view: View,
    who: Officer<ManagePeople>,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let person = find(&app, &view, &who, &id).await?;
    let mut errors = FieldErrors::default();
    let role = errors.keep("role", named(fields.get("role")));
    let district = errors.keep("district", named_district(fields.get("district")));
    let (Some(role), Some(district)) = (role, district) else {
        return again(&person_page(view, &who, person, &fields, &errors));
    };
    match give_role(&app.db, &app.address_key, &who, person.id, (role, district), view.now).await {
        Ok(()) => Ok(view.see_other(&format!("/admin/people/{}?done=given", person.id))),
        Err(GiveRoleError::OutOfReach) => {
            errors.add("district", wrong("out_of_reach"));
            again(&person_page(view, &who, person, &fields, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes one role.
pub async fn take(
    State(app): State<App>,
    view: View,
    who: Officer<ManagePeople>,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let person = find(&app, &view, &who, &id).await?;
    let named = named::<Role>(fields.get("role")).map_err(|_| AppError::Malformed)?;
    take_role(&app.db, &app.address_key, &who, person.id, Taken::One(named), view.now).await?;
    let is_left = person.roles.iter().any(|(value, _)| *value != named.to_value());
    let one = format!("/admin/people/{}?done=taken", person.id);
    Ok(view.see_other(if is_left { &one } else { "/admin/people?done=ended" }))
}

#[derive(Template)]
#[template(path = "accounts/admin/end.html")]
struct EndPage {
    view: View,
    person: Shown,
}

pub async fn ask_end(State(app): State<App>, view: View, who: Officer<ManagePeople>, Path(id): Path<String>) -> Answer {
    let person = find(&app, &view, &who, &id).await?;
    page(&EndPage { view, person })
}

pub async fn end(State(app): State<App>, view: View, who: Officer<ManagePeople>, Path(id): Path<String>) -> Answer {
    let person = find(&app, &view, &who, &id).await?;
    take_role(&app.db, &app.address_key, &who, person.id, Taken::All, view.now).await?;
    Ok(view.see_other("/admin/people?done=ended"))
}

#[derive(Template)]
#[template(path = "accounts/admin/factor.html")]
struct FactorPage {
    view: View,
    person: Shown,
}

pub async fn ask_factor(
    State(app): State<App>,
    view: View,
    who: Officer<ManagePeople>,
    Path(id): Path<String>,
) -> Answer {
    let person = find(&app, &view, &who, &id).await?;
    page(&FactorPage { view, person })
}

pub async fn factor(State(app): State<App>, view: View, who: Officer<ManagePeople>, Path(id): Path<String>) -> Answer {
    let person = find(&app, &view, &who, &id).await?;
    clear_factor(&app.db, &app.address_key, &who, person.id, view.now).await?;
    Ok(view.see_other(&format!("/admin/people/{}?done=cleared", person.id)))
}
