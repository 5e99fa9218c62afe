//! Everybody, and whoever was asked; what may be done stands there for owners alone.
use super::called;
use crate::{
    app::App,
    enterprises::{
        Room,
        people::{queries, withdraw::withdraw},
    },
    error::{Answer, AppError},
    person::masked_email,
    roles::{LeadEnterprise, Member, MemberRight, SeeEnterprise},
    web::{form::Query, page::page, view::View},
    words::{
        names,
        when::{ZONE, local},
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{account, member_invitation, membership};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "enterprises/people/list.html")]
struct ListPage {
    view: View,
    room: Room,
    may_lead: bool,
    people: Vec<Row>,
    invited: Vec<Invited>,
    flash: Option<&'static str>,
}

struct Row {
    id: Uuid,
    name: String,
    email: String,
    role: String,
    since: String,
    is_me: bool,
}

struct Invited {
    id: Uuid,
    email: String,
    role: String,
    until: String,
}

pub async fn list(State(app): State<App>, view: View, who: Member<SeeEnterprise>, Query(query): Query) -> Answer {
    let members = queries::members(app.db.read(), who.enterprise.id).await?;
    let may_lead = LeadEnterprise::has(who.role);
    let invited = if may_lead { queries::invited(app.db.read(), who.enterprise.id, view.now).await? } else { vec![] };
    let flash = match query.get("done") {
        "invited" => Some("enterprises-people-done-invited"),
        "withdrawn" => Some("enterprises-people-done-withdrawn"),
        "changed" => Some("enterprises-people-done-changed"),
        "removed" => Some("enterprises-people-done-removed"),
        _ => None,
    };
    page(&ListPage {
        room: Room::of(&view, &who),
        may_lead,
        people: members.iter().map(|(held, account)| row(&view, &who, held, account)).collect(),
        invited: invited.into_iter().map(|asked| invitation(&view, asked)).collect(),
        flash,
        view,
    })
}

pub async fn withdraw_one(
    State(app): State<App>,
    view: View,
    who: Member<LeadEnterprise>,
    Path((slug, id)): Path<(String, String)>,
) -> Answer {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    withdraw(&app.db, &who, id, view.now).await?;
    Ok(view.see_other(&format!("/enterprise/{slug}/people?done=withdrawn")))
}

/// Colleagues know each other's names; whole addresses are for owners.
fn row(view: &View, who: &Member<SeeEnterprise>, held: &membership::Model, account: &account::Model) -> Row {
    let email = account.email.clone().unwrap_or_default();
    let sees_all = LeadEnterprise::has(who.role) || account.id == who.account.id;
    let (name, email) = if sees_all {
        (called(account), email)
    } else {
        (account.name.clone().unwrap_or_default(), masked_email(&email))
    };
    Row {
        id: account.id,
        name: if name.is_empty() { email.clone() } else { name },
        email,
        role: view.t(names::member(held.role)),
        since: view.words.date(local(held.since, ZONE)),
        is_me: account.id == who.account.id,
    }
}

fn invitation(view: &View, asked: member_invitation::Model) -> Invited {
    Invited {
        id: asked.id,
        role: view.t(names::member(asked.role)),
        until: view.moment(asked.expires_at),
        email: asked.email,
    }
}
