//! The second factor: setting it up, giving it at sign-in, taking it away.
use super::{local, owner, sign_in::opened};
use crate::{
    accounts::factor::{
        FactorError, authenticator, confirm_factor, pass_factor, prepare_factor, remove_factor, renew_codes,
    },
    app::App,
    error::{Answer, AppError},
    roles::{Candidate, Visitor},
    secret,
    web::{
        cookie,
        form::{FieldErrors, Fields, Query, wrong},
        page::{again, page},
        problems::Problems,
        qr::Qr,
        view::View,
    },
};
use askama::Template;
use axum::{extract::State, http::HeaderMap};

#[derive(Template)]
#[template(path = "accounts/factor.html")]
struct FactorPage {
    view: View,
    email: String,
    /// To be scanned, and the same to be typed: while it is not confirmed.
    secret: Option<(Qr, String)>,
    since: Option<String>,
    /// Officers have to have one.
    is_required: bool,
    problems: Problems,
}

fn factor_page(view: View, who: &Candidate, is_required: bool, errors: &FieldErrors) -> Result<FactorPage, AppError> {
    let account = &who.account;
    let secret = match authenticator(account)?.filter(|_| !account.has_factor()) {
        Some(totp) => {
            let url = totp.to_url().map_err(|error| anyhow::anyhow!("otpauth: {error}"))?;
            Some((Qr::of(&url)?, account.factor_secret.clone().unwrap_or_default()))
        }
        None => None,
    };
    Ok(FactorPage {
        email: account.email.clone().unwrap_or_default(),
        secret,
        since: account.factor_since.map(|since| view.moment(since)),
        is_required,
        problems: Problems::of(&view, errors),
        view,
    })
}

pub async fn show(view: View, who: Candidate, Query(query): Query) -> Answer {
    page(&factor_page(view, &who, query.get("required") == "yes", &FieldErrors::default())?)
}

pub async fn prepare(State(app): State<App>, view: View, who: Candidate) -> Answer {
    prepare_factor(&app.db, &who).await?;
    Ok(view.see_other("/my/factor"))
}

#[derive(Template)]
#[template(path = "accounts/recovery.html")]
struct RecoveryPage {
    view: View,
    codes: Vec<String>,
}

/// The one page that shows the recovery codes.
pub async fn confirm(State(app): State<App>, view: View, who: Candidate, fields: Fields) -> Answer {
    match confirm_factor(&app.db, &app.address_key, &who, fields.get("code"), view.now).await {
        Ok(codes) => page(&RecoveryPage { view, codes }),
        Err(FactorError::Wrong) => {
            let mut errors = FieldErrors::default();
            errors.add("code", wrong("factor_code"));
            again(&factor_page(view, &who, false, &errors)?)
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn renew(State(app): State<App>, view: View, who: Candidate, fields: Fields) -> Answer {
    let mut errors = FieldErrors::default();
    let Some(owner) = owner(&app, &view, &who, &fields, &mut errors).await? else {
        return again(&factor_page(view, &who, false, &errors)?);
    };
    let codes = renew_codes(&app.db, &owner).await?;
    page(&RecoveryPage { codes, view })
}

pub async fn remove(State(app): State<App>, view: View, who: Candidate, fields: Fields) -> Answer {
    let mut errors = FieldErrors::default();
    let Some(owner) = owner(&app, &view, &who, &fields, &mut errors).await? else {
        return again(&factor_page(view, &who, false, &errors)?);
    };
    remove_factor(&app.db, &app.address_key, &owner, view.now).await?;
    Ok(view.see_other("/my/factor"))
}

#[derive(Template)]
#[template(path = "accounts/halfway.html")]
struct HalfwayPage {
    view: View,
    next: String,
    problems: Problems,
}

fn halfway_page(view: View, next: &str, errors: &FieldErrors) -> HalfwayPage {
    HalfwayPage { next: local(next).unwrap_or_default().to_owned(), problems: Problems::of(&view, errors), view }
}

pub async fn ask(view: View, visitor: Visitor, Query(query): Query) -> Answer {
    match visitor {
        Visitor::Halfway(_) => page(&halfway_page(view, query.get("next"), &FieldErrors::default())),
        _ => Ok(view.see_other("/sign-in")),
    }
}

pub async fn pass(State(app): State<App>, view: View, visitor: Visitor, headers: HeaderMap, fields: Fields) -> Answer {
    let Visitor::Halfway(known) = visitor else { return Err(AppError::SignInNeeded) };
    let (next, door) = (fields.get("next"), known.sign_in);
    let device = cookie::read(&headers, &cookie::name("device", view.is_https())).unwrap_or_else(secret::token);
    match pass_factor(&app.db, &app.address_key, &door, fields.get("code"), &device, view.now).await {
        Ok(token) => {
            let keep = (door.expires_at - door.created_at).max(chrono::Duration::zero());
            let keep = (keep >= app.settings.keep_sign_in).then_some(keep);
            Ok(opened(&view, local(next).unwrap_or("/my"), &token, &device, keep))
        }
        Err(FactorError::Wrong) => {
            let mut errors = FieldErrors::default();
            errors.add("code", wrong("factor_code"));
            again(&halfway_page(view, next, &errors))
        }
        Err(error) => Err(error.into()),
    }
}
