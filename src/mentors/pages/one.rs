//! One mentor: what the enterprise says of them, and what may be done.
use super::{
    Names,
    card::{Card, kind},
    find, most,
};
use crate::{
    app::App,
    enterprises::Room,
    error::{Answer, AppError},
    mentors::{
        acts::{Act, Hand, any_may, hands},
        change::change,
        form::ProfileForm,
        queries,
    },
    roles::{Member, MemberRight, SeeEnterprise, TendEnterprise},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Query},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{membership::Role, mentor};

#[derive(Template)]
#[template(path = "mentors/one.html")]
struct OnePage {
    view: View,
    room: Room,
    card: Card,
    facts: Vec<(String, String)>,
    /// In the officer's words.
    reason: Option<String>,
    /// Where whoever reads may change it.
    form: Option<ProfileForm>,
    kinds: Vec<Choice>,
    grades: Vec<Choice>,
    links: Vec<Link>,
    /// The enterprise may only remove them.
    is_shared: bool,
    problems: Problems,
    flash: Option<&'static str>,
}

struct Link {
    key: &'static str,
    piece: &'static str,
    /// Done at once; the others ask on a page of their own.
    at_once: bool,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Member<SeeEnterprise>,
    Path(names): Names,
    Query(query): Query,
) -> Answer {
    let row = find(&app, &who, &names).await?;
    let flash = match query.get("done") {
        "changed" => Some("mentors-done-changed"),
        "proposed" => Some("mentors-done-proposed"),
        "resting" => Some("mentors-done-resting"),
        "approved" => Some("mentors-done-resumed"),
        "retired" => Some("mentors-done-retired"),
        _ => None,
    };
    let form = ProfileForm::from(&row);
    page(&OnePage { flash, ..one_page(&app, view, &who, &row, form, &FieldErrors::default()).await? })
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let row = find(&app, &who, &names).await?;
    let form = ProfileForm::from(&fields);
    let to = match form.parse(most(&app)) {
        Ok(to) => to,
        Err(errors) => return again(&one_page(&app, view, &who, &row, form, &errors).await?),
    };
    let changed = change(&app.db, &who, row.id, to, view.now).await?;
    let done = if changed.status == row.status { "changed" } else { "proposed" };
    Ok(view.see_other(&format!("/enterprise/{}/mentors/{}?done={done}", who.enterprise.slug, row.id)))
}

async fn one_page<R: MemberRight>(
    app: &App,
    view: View,
    who: &Member<R>,
    row: &mentor::Model,
    form: ProfileForm,
    errors: &FieldErrors,
) -> Result<OnePage, AppError> {
    let hands = hands(who.account.id, who.role, row, queries::ties(app.db.read(), row.id).await?);
    let card = Card::of(&view, row);
    Ok(OnePage {
        kinds: Choice::all(&view, kind, &form.kind),
        grades: Choice::all(&view, names::mentor_grade, &form.grade),
        form: (any_may(&hands, Act::Change, row.status) && who.enterprise.status.is_active()).then_some(form),
        facts: card.facts(&view),
        card,
        reason: row.reason.clone(),
        links: people(who.role).into_iter().chain(links(&hands, row.status)).collect(),
        is_shared: hands == [Hand::Sharing],
        problems: Problems::of(&view, errors),
        flash: None,
        room: Room::of(&view, who),
        view,
    })
}

/// Whom they teach, to be handed over.
fn people(role: Role) -> Option<Link> {
    TendEnterprise::has(role).then_some(Link { key: "mentors-people", piece: "handover", at_once: false })
}

fn links(hands: &[Hand], status: mentor::Status) -> Vec<Link> {
    let link = |key, piece, at_once| Link { key, piece, at_once };
    let all = [
        (Act::Rest, link("mentors-rest", "rest", true)),
        (Act::Resume, link("mentors-resume", "resume", true)),
        (Act::Retire, link("mentors-retire", "retirement", false)),
        (Act::Remove, link("mentors-remove", "removal", false)),
    ];
    all.into_iter().filter(|(act, _)| any_may(hands, *act, status)).map(|(_, link)| link).collect()
}
