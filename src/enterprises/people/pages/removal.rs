//! Removing a member, and leaving by oneself: each is asked on a page of its own.
use super::{called, one::find};
use crate::{
    app::App,
    enterprises::{
        Room,
        people::remove::{leave, may_go, remove},
    },
    error::Answer,
    roles::{LeadEnterprise, Member, SeeEnterprise},
    web::{page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "enterprises/people/removal.html")]
struct RemovalPage {
    view: View,
    room: Room,
    heading: String,
    /// Text keys of what it means, of the button, and of not doing it.
    keys: [&'static str; 3],
    back: String,
}

pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Member<LeadEnterprise>,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let (_, account) = find(&app, &who, &id).await?;
    may_go(app.db.read(), who.enterprise.id, account.id).await?;
    page(&RemovalPage {
        room: Room::of(&view, &who),
        heading: view.with("enterprises-people-removal", "name", &called(&account)),
        keys: ["enterprises-people-removal-means", "enterprises-people-remove", "enterprises-people-keep"],
        back: format!("/enterprise/{}/people/{}", who.enterprise.slug, account.id),
        view,
    })
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Member<LeadEnterprise>,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let (_, account) = find(&app, &who, &id).await?;
    remove(&app.db, &app.address_key, &who, account.id, view.now).await?;
    let is_me = account.id == who.account.id;
    let to = if is_me { "/my".to_owned() } else { format!("/enterprise/{}/people?done=removed", who.enterprise.slug) };
    Ok(view.see_other(&to))
}

pub async fn ask_own(State(app): State<App>, view: View, who: Member<SeeEnterprise>) -> Answer {
    may_go(app.db.read(), who.enterprise.id, who.account.id).await?;
    page(&RemovalPage {
        room: Room::of(&view, &who),
        heading: view.with("enterprises-people-departure", "name", &who.enterprise.name),
        keys: ["enterprises-people-departure-means", "enterprises-people-leave", "enterprises-people-stay"],
        back: format!("/enterprise/{}/people", who.enterprise.slug),
        view,
    })
}

pub async fn create_own(State(app): State<App>, view: View, who: Member<SeeEnterprise>) -> Answer {
    leave(&app.db, &who, view.now).await?;
    Ok(view.see_other("/my"))
}
