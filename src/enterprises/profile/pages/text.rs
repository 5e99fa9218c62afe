//! What an enterprise says of itself, as a form.
use super::Choices;
use crate::{
    app::App,
    enterprises::{
        Room, card,
        pages::district,
        profile::{
            ProfileError,
            edit::edit,
            form::{Profile, ProfileForm},
        },
    },
    error::{Answer, AppError},
    roles::{Member, TendEnterprise},
    web::{
        form::{FieldErrors, Fields, Query},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::State;
use entity::enterprise;

#[derive(Template)]
#[template(path = "enterprises/profile/show.html")]
pub struct ProfilePage {
    view: View,
    room: Room,
    name: String,
    has_logo: bool,
    /// Its address, where everybody sees it.
    logo: Option<String>,
    form: ProfileForm,
    choices: Choices,
    /// The state that the form was filled from.
    seen: i64,
    /// Somebody saved meanwhile: what differs, term and value.
    theirs: Option<Vec<(String, String)>>,
    problems: Problems,
    flash: Option<&'static str>,
}

pub async fn show(view: View, who: Member<TendEnterprise>, Query(query): Query) -> Answer {
    if !who.enterprise.status.is_active() {
        return Err(ProfileError::NotActive.into());
    }
    let flash = match query.get("done") {
        "saved" => Some("enterprises-done-profile"),
        "logo" => Some("enterprises-done-logo"),
        "logo-removed" => Some("enterprises-done-logo-removed"),
        _ => None,
    };
    page(&ProfilePage { flash, ..filled(view, &who, &FieldErrors::default()) })
}

/// With what stands now.
pub fn filled(view: View, who: &Member<TendEnterprise>, errors: &FieldErrors) -> ProfilePage {
    let form = ProfileForm::from(Profile::from(&who.enterprise));
    profile_page(view, who, form, who.enterprise.updated_at.timestamp_micros(), errors)
}

pub async fn update(State(app): State<App>, view: View, who: Member<TendEnterprise>, fields: Fields) -> Answer {
    let (form, mut errors) = (ProfileForm::from(&fields), FieldErrors::default());
    let seen = fields.get("seen").parse().unwrap_or_default();
    let Some(profile) = form.parse(&mut errors) else {
        return again(&profile_page(view, &who, form, seen, &errors));
    };
    match edit(&app.db, &who, seen, profile.clone(), view.now).await {
        Ok(()) => Ok(view.see_other(&format!("/enterprise/{}/profile?done=saved", who.enterprise.slug))),
        Err(ProfileError::Stale(now)) => {
            let theirs = Some(theirs(&view, &profile, &now));
            let seen = now.updated_at.timestamp_micros();
            again(&ProfilePage { theirs, ..profile_page(view, &who, form, seen, &errors) })
        }
        Err(error) => Err(AppError::from(error)),
    }
}

/// What stands now where something else was typed.
fn theirs(view: &View, typed: &Profile, now: &enterprise::Model) -> Vec<(String, String)> {
    let said = |field| match field {
        "kind" => ("enterprises-kind", view.t(card::kind(now.kind))),
        "district" => ("enterprises-district", district(view, now)),
        "chain" => ("enterprises-chain", view.t(card::chain(now.chain))),
        "staff" => ("enterprises-staff", now.staff.to_string()),
        "science_staff" => ("enterprises-science-staff", now.science_staff.to_string()),
        "address" => ("enterprises-address", now.address.clone()),
        "intro_zh" => ("enterprises-intro-zh", now.intro_zh.clone()),
        _ => ("enterprises-intro-en", now.intro_en.clone()),
    };
    let changed = typed.changed(&Profile::from(now)).into_iter().map(said);
    changed.map(|(key, value)| (view.t(key), value)).collect()
}

fn profile_page(
    view: View,
    who: &Member<TendEnterprise>,
    form: ProfileForm,
    seen: i64,
    errors: &FieldErrors,
) -> ProfilePage {
    let enterprise = &who.enterprise;
    ProfilePage {
        room: Room::of(&view, who),
        name: enterprise.name.clone(),
        has_logo: enterprise.logo_id.is_some(),
        logo: card::logo(enterprise).filter(|_| enterprise.status.is_public()),
        choices: Choices::of(&view, &form),
        seen,
        theirs: None,
        problems: Problems::of(&view, errors),
        flash: None,
        form,
        view,
    }
}
