//! Name, mobile and language of one's account.
use crate::{
    accounts::{change_profile::change_profile, form::Profile},
    app::App,
    error::Answer,
    roles::Candidate,
    web::{
        form::{FieldErrors, Fields, Query},
        language,
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::State;
use entity::Locale;

#[derive(Template)]
#[template(path = "accounts/profile.html")]
struct ProfilePage {
    view: View,
    name: String,
    mobile: String,
    languages: [Spoken; 2],
    problems: Problems,
    saved: bool,
}

/// A language to choose.
struct Spoken {
    tag: &'static str,
    name: String,
    is_chosen: bool,
}

fn languages(view: &View, chosen: &str) -> [Spoken; 2] {
    Locale::ALL.map(|locale| Spoken {
        tag: locale.tag(),
        name: view.t(language::name(locale)),
        is_chosen: locale.tag() == chosen,
    })
}

pub async fn show(view: View, who: Candidate, Query(query): Query) -> Answer {
    let account = &who.account;
    page(&ProfilePage {
        name: account.name.clone().unwrap_or_default(),
        mobile: account.mobile.clone().unwrap_or_default(),
        languages: languages(&view, account.locale.tag()),
        problems: Problems::default(),
        saved: query.get("done") == "saved",
        view,
    })
}

pub async fn update(State(app): State<App>, view: View, who: Candidate, fields: Fields) -> Answer {
    match Profile::parse(&fields) {
        Ok(profile) => {
            change_profile(&app.db, &who, profile).await?;
            Ok(view.see_other("/my/profile?done=saved"))
        }
        Err(errors) => again(&typed(view, &fields, &errors)),
    }
}

fn typed(view: View, fields: &Fields, errors: &FieldErrors) -> ProfilePage {
    ProfilePage {
        name: fields.get("name").to_owned(),
        mobile: fields.get("mobile").to_owned(),
        languages: languages(&view, fields.get("language")),
        problems: Problems::of(&view, errors),
        saved: false,
        view,
    }
}
