//! One member: another role, and the way to remove them.
use super::called;
use crate::{
    app::App,
    enterprises::{
        Room,
        people::{
            change_role::{ChangeRoleError, change_role},
            queries,
        },
    },
    error::{Answer, AppError},
    roles::{LeadEnterprise, Member},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, named, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{account, membership};
use sea_orm::ActiveEnum;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "enterprises/people/one.html")]
struct OnePage {
    view: View,
    room: Room,
    id: Uuid,
    name: String,
    email: String,
    roles: Vec<Choice>,
    is_me: bool,
    problems: Problems,
}

/// Of this enterprise; any other is as if they did not exist.
pub async fn find(
    app: &App,
    who: &Member<LeadEnterprise>,
    id: &str,
) -> Result<(membership::Model, account::Model), AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    queries::member(app.db.read(), who.enterprise.id, id).await?.ok_or(AppError::NotFound)
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Member<LeadEnterprise>,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let (held, account) = find(&app, &who, &id).await?;
    page(&one_page(view, &who, &account, &held.role.to_value(), &FieldErrors::default()))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Member<LeadEnterprise>,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (_, account) = find(&app, &who, &id).await?;
    let mut errors = FieldErrors::default();
    let typed = fields.get("role");
    let Some(role) = errors.keep("role", named(typed)) else {
        return again(&one_page(view, &who, &account, typed, &errors));
    };
    match change_role(&app.db, &app.address_key, &who, account.id, role, view.now).await {
        Ok(()) => Ok(view.see_other(&format!("/enterprise/{}/people?done=changed", who.enterprise.slug))),
        Err(ChangeRoleError::LastOwner) => {
            errors.add("role", wrong("last_owner"));
            again(&one_page(view, &who, &account, typed, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

fn one_page(
    view: View,
    who: &Member<LeadEnterprise>,
    account: &account::Model,
    role: &str,
    errors: &FieldErrors,
) -> OnePage {
    OnePage {
        room: Room::of(&view, who),
        id: account.id,
        name: called(account),
        email: account.email.clone().unwrap_or_default(),
        roles: Choice::all(&view, names::member, role),
        is_me: account.id == who.account.id,
        problems: Problems::of(&view, errors),
        view,
    }
}
