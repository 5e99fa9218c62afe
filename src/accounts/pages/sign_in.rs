//! Sign in and out.
use super::local;
use crate::{
    accounts::{
        sign_in::{Knock, Opened, SignInError, sign_in},
        sign_out::sign_out,
    },
    app::App,
    error::Answer,
    person::Email,
    roles,
    web::{
        cookie,
        form::{FieldErrors, Fields, Query, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::Response,
};
use chrono::Duration;

const DEVICE: &str = "device";
const A_YEAR: Duration = Duration::days(365);

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    view: View,
    email: String,
    keeps: bool,
    next: String,
    problems: Problems,
    /// The password was set a moment ago.
    is_set: bool,
    /// The account was closed a moment ago.
    is_closed: bool,
    /// Something was typed that nobody was signed in for any more.
    is_lost: bool,
    /// Days of staying signed in.
    days: i64,
}

fn sign_in_page(app: &App, view: View, fields: &Fields, errors: &FieldErrors) -> SignInPage {
    SignInPage {
        email: fields.get("email").to_owned(),
        keeps: fields.get("keep") == "yes",
        next: local(fields.get("next")).unwrap_or_default().to_owned(),
        problems: Problems::of(&view, errors),
        is_set: fields.get("done") == "password",
        is_closed: fields.get("done") == "closed",
        is_lost: fields.get("done") == "lost",
        days: app.settings.keep_sign_in.num_days(),
        view,
    }
}

pub async fn show(State(app): State<App>, view: View, Query(query): Query) -> Answer {
    page(&sign_in_page(&app, view, &query, &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, headers: HeaderMap, fields: Fields) -> Answer {
    let missing = missing(&fields);
    if !missing.is_empty() {
        return again(&sign_in_page(&app, view, &fields, &missing));
    }
    let knock = knock(&app, &view, &headers, &fields);
    match sign_in(&app.db, &app.passwords, &knock, view.now).await {
        Ok(opened) => Ok(go_on(&view, &knock, &opened, fields.get("next"))),
        Err(SignInError::Wrong) => {
            let mut errors = FieldErrors::default();
            errors.add("email", wrong("sign_in"));
            again(&sign_in_page(&app, view, &fields, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

/// A field that was left empty is no try.
fn missing(fields: &Fields) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for (field, code) in [("email", "email_missing"), ("password", "password_missing")] {
        if fields.get(field).is_empty() {
            errors.add(field, wrong(code));
        }
    }
    errors
}

fn knock(app: &App, view: &View, headers: &HeaderMap, fields: &Fields) -> Knock {
    // What is no address has no account, and costs the same.
    let email = Email::parse(fields.get("email"));
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    Knock {
        email_key: email.map_or_else(|_| String::new(), |email| email.key().to_owned()),
        password: fields.get("password").to_owned(),
        network: view.network.to_string(),
        device: cookie::read(headers, &cookie::name(DEVICE, view.is_https())),
        agent: agent.to_owned(),
        before: roles::token(headers, view.is_https()),
        keep: (fields.get("keep") == "yes").then_some(app.settings.keep_sign_in),
    }
}

fn go_on(view: &View, knock: &Knock, opened: &Opened, next: &str) -> Response {
    let next = local(next).unwrap_or(opened.home());
    let to = if opened.halfway {
        let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        format!("/sign-in/factor?{next}")
    } else {
        next.to_owned()
    };
    self::opened(view, &to, &opened.token, &opened.device, knock.keep)
}

/// On to where one was going, with the cookies of an open door.
pub fn opened(view: &View, to: &str, token: &str, device: &str, keep: Option<Duration>) -> Response {
    let mut response = view.see_other(to);
    let cookies = [
        roles::sign_in_cookie(token, keep, view.is_https()),
        cookie::set(DEVICE, device, Some(A_YEAR), view.is_https()),
    ];
    for cookie in cookies.into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

pub async fn end(State(app): State<App>, view: View, headers: HeaderMap) -> Answer {
    if let Some(token) = roles::token(&headers, view.is_https()) {
        sign_out(&app.db, &token).await?;
    }
    let mut response = view.see_other("/");
    let gone = roles::sign_in_cookie("", Some(Duration::zero()), view.is_https());
    response.headers_mut().extend(gone.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}
