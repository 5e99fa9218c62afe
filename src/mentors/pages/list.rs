//! Everybody who teaches for an enterprise; its people all read it.
use super::card::Card;
use crate::{
    app::App,
    enterprises::Room,
    error::Answer,
    mentors::queries,
    roles::{Member, MemberRight, SeeEnterprise, TendEnterprise},
    web::{form::Query, page::page, view::View},
};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "mentors/list.html")]
struct ListPage {
    view: View,
    room: Room,
    rows: Vec<Card>,
    /// The enterprise is active, and whoever reads may propose.
    may_propose: bool,
    flash: Option<&'static str>,
}

pub async fn list(State(app): State<App>, view: View, who: Member<SeeEnterprise>, Query(query): Query) -> Answer {
    let rows = queries::of(app.db.read(), who.enterprise.id).await?;
    page(&ListPage {
        rows: rows.iter().map(|row| Card::of(&view, row)).collect(),
        may_propose: TendEnterprise::has(who.role) && who.enterprise.status.is_active(),
        flash: match query.get("done") {
            "proposed" => Some("mentors-done-proposed"),
            "removed" => Some("mentors-done-removed"),
            _ => None,
        },
        room: Room::of(&view, &who),
        view,
    })
}
