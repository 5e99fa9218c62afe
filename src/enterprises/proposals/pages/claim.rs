//! *This is ours*: somebody signed in claims a verified enterprise, with its licence.
use super::licence;
use crate::{
    app::App,
    enterprises::proposals::{
        propose::{Asked, claim},
        queries::claimable,
    },
    error::Answer,
    roles::Candidate,
    web::{
        form::{FieldErrors, Query, lines, wrong},
        page::{again, page},
        problems::Problems,
        upload::Upload,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};

const LONGEST: usize = 500;

#[derive(Template)]
#[template(path = "enterprises/proposals/claim.html")]
struct ClaimPage {
    view: View,
    slug: String,
    name: String,
    words: String,
    problems: Problems,
    is_sent: bool,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    if query.get("done") == "claimed" {
        return page(&claim_page(view, slug, String::new(), "", &FieldErrors::default(), true));
    }
    let enterprise = claimable(app.db.read(), who.account.id, &slug).await?;
    page(&claim_page(view, slug, enterprise.name, "", &FieldErrors::default(), false))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(slug): Path<String>,
    upload: Upload,
) -> Answer {
    let enterprise = claimable(app.db.read(), who.account.id, &slug).await?;
    let mut errors = FieldErrors::default();
    let typed = upload.fields.get("words");
    let words = errors.keep("words", lines(typed, LONGEST).and_then(|words| words.ok_or(wrong("text_missing"))));
    let licence = licence(upload.file, &mut errors).await?;
    let (Some(words), Some(licence)) = (words, licence) else {
        return again(&claim_page(view, slug, enterprise.name, typed, &errors, false));
    };
    claim(&app.db, &who, &slug, Asked { licence, words }, view.now).await?;
    Ok(view.see_other(&format!("/enterprises/{slug}/claim?done=claimed")))
}

fn claim_page(view: View, slug: String, name: String, words: &str, errors: &FieldErrors, is_sent: bool) -> ClaimPage {
    ClaimPage { slug, name, words: words.to_owned(), problems: Problems::of(&view, errors), is_sent, view }
}
