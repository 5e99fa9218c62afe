//! The page of an invitation's link: who asks, as what, and the button; whoever is not signed in is told to be first.
use crate::{
    app::App,
    enterprises::people::accept::{AcceptError, accept, open},
    error::Answer,
    roles::Candidate,
    web::{page::page, view::View},
    words::names,
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "enterprises/people/invitation.html")]
struct InvitationPage {
    view: View,
    /// Who asks, and as what.
    lead: String,
    slug: String,
    until: String,
    /// Whose account accepts; `None`: nobody is signed in.
    me: Option<String>,
}

pub async fn show(State(app): State<App>, view: View, who: Option<Candidate>, Path(token): Path<String>) -> Answer {
    let (asked, enterprise) = open(app.db.read(), &token, view.now).await?;
    let asks = [("enterprise", enterprise.name.into()), ("role", view.t(names::member(asked.role)).into())];
    page(&InvitationPage {
        lead: view.fill("enterprises-invitation-lead", &asks),
        until: view.moment(asked.expires_at),
        me: who.map(|who| who.account.email.clone().unwrap_or_default()),
        slug: enterprise.slug,
        view,
    })
}

pub async fn create(State(app): State<App>, view: View, who: Candidate, Path(token): Path<String>) -> Answer {
    match accept(&app.db, &app.address_key, &who, &token, view.now).await {
        Ok(enterprise) => Ok(view.see_other(&format!("/enterprise/{}?done=joined", enterprise.slug))),
        Err(AcceptError::Member { slug }) => Ok(view.see_other(&format!("/enterprise/{slug}"))),
        Err(error) => Err(error.into()),
    }
}
