//! Where whoever is signed in begins: what comes next, and all that they registered for.
use super::{About, ticket::stands};
use crate::{
    app::App,
    enterprises,
    error::Answer,
    registrations::{
        queries,
        sessions::{Chosen, chosen, its},
    },
    roles::Candidate,
    web::{
        form::Query,
        json::instant,
        page::{attachment, page},
        view::View,
    },
};
use askama::Template;
use axum::extract::State;
use entity::{event, registration};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};

#[derive(Template)]
#[template(path = "registrations/my.html")]
struct MyPage {
    view: View,
    name: Option<String>,
    claimed: bool,
    coming: Vec<Mine>,
    over: Vec<Mine>,
    /// Slug, name, state and tint of each enterprise that one is a member of.
    enterprises: Vec<(String, String, String, &'static str)>,
}

/// One registration of mine.
struct Mine {
    about: About,
    ticket: String,
    state: String,
    tint: &'static str,
    /// It kept its address when the account moved to another.
    elsewhere: Option<String>,
}

pub async fn show(State(app): State<App>, view: View, who: Candidate, Query(query): Query) -> Answer {
    let rows = queries::of_account(app.db.read(), who.account.id, view.now).await?;
    let ranks = queries::ranks(app.db.read(), who.account.id).await?;
    let (over, coming): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, event)| event.ends_at <= view.now);
    let mine = |rows: Vec<(registration::Model, event::Model)>| {
        rows.iter().map(|(row, event)| mine(&view, &who, row, event, ranks.get(&row.id).copied())).collect()
    };
    let enterprises = enterprises::of_account(app.db.read(), who.account.id).await?.into_iter();
    page(&MyPage {
        enterprises: enterprises
            .map(|own| {
                let (state, tint) = enterprises::state(own.status);
                (own.slug, own.name, view.t(state), tint)
            })
            .collect(),
        name: who.account.name.clone(),
        claimed: query.get("done") == "claimed",
        coming: mine(coming),
        over: mine(over),
        view,
    })
}

fn mine(view: &View, who: &Candidate, row: &registration::Model, event: &event::Model, rank: Option<i64>) -> Mine {
    let (state, tint, _) = stands(view, event, row, rank);
    let is_elsewhere = row.status.is_live() && row.email_key != who.account.email_key;
    Mine {
        about: About::of(view, event),
        ticket: format!("/t/{}", row.token),
        state: rank.map_or(state, |rank| view.count("registrations-my-rank", rank)),
        tint,
        elsewhere: row.email.clone().filter(|_| is_elsewhere),
    }
}

/// A machine-readable copy of all of them (PIPL, article 45).
pub async fn take(State(app): State<App>, view: View, who: Candidate) -> Answer {
    let rows = queries::of_account(app.db.read(), who.account.id, view.now).await?;
    let chosen = chosen(app.db.read(), rows.iter().map(|(row, _)| row.id)).await?;
    let registrations: Vec<Value> = rows.iter().map(|(row, event)| data(row, event, its(&chosen, row.id))).collect();
    attachment("my-registrations.json", "application/json", format!("{:#}", json!({ "registrations": registrations })))
}

/// All that is kept of a person with a registration.
pub fn data(row: &registration::Model, event: &event::Model, chosen: &[Chosen]) -> Value {
    json!({
        "event": event.slug,
        "starts_at": instant(event.starts_at),
        "status": row.status.to_value(),
        "name": row.name,
        "email": row.email,
        "mobile": row.mobile,
        "locale": row.locale.tag(),
        "answers": row.answers,
        "sessions": chosen.iter().map(session).collect::<Vec<_>>(),
        "code": row.code,
        "reason": row.reason,
        "notice_version": row.notice_version,
        "registered_at": instant(row.created_at),
        "address_proven_at": row.proven_at.map(instant),
        "confirmed_at": row.confirmed_at.map(instant),
        "cancelled_at": row.cancelled_at.map(instant),
        "present_at": row.present_at.map(instant),
    })
}

/// A chosen session, for programs.
pub fn session(chosen: &Chosen) -> Value {
    let mut body = json!({
        "id": chosen.session.id,
        "title": { "zh-CN": chosen.session.title_zh, "en": chosen.session.title_en },
        "starts_at": instant(chosen.session.starts_at),
        "ends_at": instant(chosen.session.ends_at),
        "status": chosen.state.to_value(),
    });
    if let Some(rank) = chosen.rank {
        body["waiting_position"] = json!(rank);
    }
    body
}
