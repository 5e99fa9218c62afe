//! Removing a member, and leaving by oneself: each is asked on a page of its own.
use super::{called, one::find};
use crate::{
    app::App,
    enterprises::{
        Room,
        people::remove::{RemoveError, leave, may_go, may_leave, remove},
    },
    error::Answer,
    roles::{LeadEnterprise, Member, SeeEnterprise},
    web::{
        page::{page, page_with},
        view::View,
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};

#[derive(Template)]
#[template(path = "enterprises/people/removal.html")]
struct RemovalPage {
    view: View,
    room: Room,
    heading: String,
    /// Text keys of what it means, of the button, and of not doing it.
    keys: [&'static str; 3],
    back: String,
    /// Why it cannot be done now.
    refusal: Option<String>,
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
        refusal: None,
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
    match may_leave(app.db.read(), who.enterprise.id, who.account.id).await {
        Err(RemoveError::HasPeople { name, count }) => hand_over(view, &who, name, count),
        allowed => {
            allowed?;
            page(&departure(view, &who, "enterprises-people-departure-means"))
        }
    }
}

pub async fn create_own(State(app): State<App>, view: View, who: Member<SeeEnterprise>) -> Answer {
    match leave(&app.db, &who, view.now).await {
        Err(RemoveError::HasPeople { name, count }) => hand_over(view, &who, name, count),
        left => {
            left?;
            Ok(view.see_other("/my"))
        }
    }
}

/// 409: whoever goes by themselves hands their people over first.
fn hand_over(view: View, who: &Member<SeeEnterprise>, name: String, count: u64) -> Answer {
    let refusal = view.fill("mentors-hand-over", &[("count", count.into()), ("name", name.into())]);
    let page = departure(view, who, "enterprises-people_handing_over-next");
    page_with(StatusCode::CONFLICT, &RemovalPage { refusal: Some(refusal), ..page })
}

fn departure(view: View, who: &Member<SeeEnterprise>, means: &'static str) -> RemovalPage {
    RemovalPage {
        room: Room::of(&view, who),
        heading: view.with("enterprises-people-departure", "name", &who.enterprise.name),
        keys: [means, "enterprises-people-leave", "enterprises-people-stay"],
        back: format!("/enterprise/{}/people", who.enterprise.slug),
        refusal: None,
        view,
    }
}
