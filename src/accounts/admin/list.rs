//! Everybody with a role, and whoever was asked to take one.
use super::role;
use crate::{
    accounts::{
        people::{self, Person},
        withdraw_invitation::withdraw_invitation,
    },
    app::App,
    error::{Answer, AppError},
    roles::{Officer, rights::ManagePeople},
    web::{form::Query, page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::account_link;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "accounts/admin/people.html")]
struct PeoplePage {
    view: View,
    people: Vec<Row>,
    invited: Vec<Invited>,
    flash: Option<&'static str>,
}

struct Row {
    id: Uuid,
    name: String,
    email: String,
    roles: Vec<String>,
    has_factor: bool,
    seen: Option<String>,
}

struct Invited {
    id: Uuid,
    email: String,
    role: String,
    until: String,
}

pub async fn list(State(app): State<App>, view: View, who: Officer<ManagePeople>, Query(query): Query) -> Answer {
    let people = people::list(app.db.read(), &who).await?;
    let invited = people::invited(app.db.read(), &who, view.now).await?;
    let flash = match query.get("done") {
        "invited" => Some("accounts-done-invited"),
        "ended" => Some("accounts-done-ended"),
        "withdrawn" => Some("accounts-done-withdrawn"),
        _ => None,
    };
    let invited = invited.into_iter().filter_map(|link| Some(invitation(&view, link.role?, link))).collect();
    page(&PeoplePage { people: people.into_iter().map(|person| row(&view, person)).collect(), invited, flash, view })
}

pub async fn withdraw(
    State(app): State<App>,
    view: View,
    who: Officer<ManagePeople>,
    Path(id): Path<String>,
) -> Answer {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    withdraw_invitation(&app.db, &who, id, view.now).await?;
    Ok(view.see_other("/admin/people?done=withdrawn"))
}

fn row(view: &View, person: Person) -> Row {
    Row {
        id: person.account.id,
        has_factor: person.account.has_factor(),
        name: person.account.name.unwrap_or_default(),
        email: person.account.email.unwrap_or_default(),
        roles: person.roles.iter().map(|held| role(view, held.role, held.district)).collect(),
        seen: person.seen_at.map(|at| view.moment(at)),
    }
}

fn invitation(view: &View, to: entity::officer_role::Role, link: account_link::Model) -> Invited {
    Invited { id: link.id, role: role(view, to, link.district), until: view.moment(link.expires_at), email: link.email }
}
