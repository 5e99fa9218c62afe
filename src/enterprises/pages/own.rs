//! One's own enterprise: where it stands, and what to do now. The address says as whom one acts.
use super::facts;
use crate::{
    app::App,
    enterprises::{
        Room, card,
        recognitions::{self, Card},
    },
    error::Answer,
    roles::{LeadEnterprise, Member, MemberRight, SeeEnterprise, TendEnterprise},
    web::{form::Query, page::page, view::View},
    words::names,
};
use askama::Template;
use axum::extract::State;
use entity::enterprise::{Reason, Status};

#[derive(Template)]
#[template(path = "enterprises/own.html")]
struct OwnPage {
    view: View,
    room: Room,
    name: String,
    state: String,
    tint: &'static str,
    means: &'static str,
    /// Text key of why it was refused.
    why: Option<&'static str>,
    reason: Option<String>,
    facts: Vec<(String, String)>,
    /// Valid today.
    recognitions: Vec<Card>,
    is_public: bool,
    /// May say what it is.
    may_tend: bool,
    /// May propose another name, code and licence.
    may_lead: bool,
    may_apply_again: bool,
    flash: Option<&'static str>,
}

pub async fn show(State(app): State<App>, view: View, who: Member<SeeEnterprise>, Query(query): Query) -> Answer {
    let enterprise = &who.enterprise;
    let kinds = recognitions::kinds(app.db.read()).await?;
    let valid = recognitions::valid_of(app.db.read(), [enterprise.id], view.today()).await?;
    let (state, tint) = card::state(enterprise.status);
    page(&OwnPage {
        state: view.t(state),
        tint,
        means: card::means(enterprise),
        why: enterprise.reason_code.filter(|code| *code != Reason::Other).map(names::enterprise_reason),
        reason: enterprise.reason.clone().filter(|reason| !reason.is_empty()),
        facts: facts(&view, enterprise),
        may_tend: TendEnterprise::has(who.role) && enterprise.status.is_active(),
        may_lead: LeadEnterprise::has(who.role) && enterprise.status.is_active(),
        recognitions: valid.iter().map(|row| Card::of(&view, &kinds, row)).collect(),
        is_public: enterprise.status.is_public(),
        may_apply_again: enterprise.status == Status::Refused
            && enterprise.reason_code != Some(Reason::AlreadyVerified),
        flash: match query.get("done") {
            "applied" => Some("enterprises-done-applied"),
            "joined" => Some("enterprises-done-joined"),
            _ => None,
        },
        name: enterprise.name.clone(),
        room: Room::of(&view, &who),
        view,
    })
}
