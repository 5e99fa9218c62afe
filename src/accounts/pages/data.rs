//! See what is kept of one's account, take it along, and close it.
use super::owner;
use crate::{
    accounts::{
        close_account::close_account,
        duties,
        queries::{self, AccountData},
    },
    app::App,
    error::Answer,
    roles::{self, Candidate},
    sheets::{Cell, Format, Sheet},
    web::{
        form::{FieldErrors, Fields},
        page::{again, attachment, page},
        problems::Problems,
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::{extract::State, http::header};
use chrono::Duration;
use entity::calendar_feed::Kind;

#[derive(Template)]
#[template(path = "accounts/data.html")]
struct DataPage {
    view: View,
    /// Term and value.
    rows: Vec<(String, String)>,
}

pub async fn show(State(app): State<App>, view: View, who: Candidate) -> Answer {
    let data = queries::data(app.db.read(), who.account.id).await?;
    page(&DataPage { rows: rows(&view, &who, &data), view })
}

fn rows(view: &View, who: &Candidate, data: &AccountData) -> Vec<(String, String)> {
    let own = [
        ("accounts-email", who.account.email.clone()),
        ("accounts-name", who.account.name.clone()),
        ("accounts-mobile", who.account.mobile.clone()),
        ("accounts-since", Some(view.moment(who.account.created_at))),
    ];
    let own = own.into_iter().filter_map(|(key, value)| Some((view.t(key), value?)));
    let roles = data.roles.iter().map(|held| (view.t("accounts-role"), view.t(names::role(held.role))));
    let enterprises = data.enterprises.iter().map(|(held, enterprise)| {
        let value = [("enterprise", enterprise.name.clone().into()), ("role", view.t(names::member(held.role)).into())];
        (view.t("accounts-data-enterprise"), view.fill("accounts-data-enterprise-value", &value))
    });
    let mentor = data.mentor.as_ref().map(|row| {
        let value = [
            ("name", row.name.clone().into()),
            ("state", view.t(names::mentor(row.status)).into()),
            ("occupation", row.occupation.clone().into()),
            ("grade", view.t(names::mentor_grade(row.grade)).into()),
            ("years", row.years.into()),
            ("load", row.max_load.into()),
        ];
        (view.t("accounts-data-mentor"), view.fill("accounts-data-mentor-value", &value))
    });
    let duties = data.duties.iter().map(|(event, session)| {
        let title = event.title(view.locale()).text.to_owned();
        let starts = duties::starts(event, session.as_ref());
        let value = match session {
            Some(session) => view.fill(
                "accounts-data-duty-session",
                &[
                    ("title", title.into()),
                    ("session", session.title(view.locale()).text.to_owned().into()),
                    ("when", view.moment(starts).into()),
                ],
            ),
            None => {
                view.fill("accounts-data-duty-value", &[("title", title.into()), ("when", view.moment(starts).into())])
            }
        };
        (view.t("accounts-data-duty"), value)
    });
    let calendars = data.calendars.iter().map(|row| {
        let key = match row.kind {
            Kind::Registrations => "accounts-data-calendar-registrations",
            Kind::Duties => "accounts-data-calendar-duties",
        };
        (view.t("accounts-data-calendar"), view.with(key, "since", &view.moment(row.made_at)))
    });
    let doors = data.sign_ins.iter().map(|door| {
        let value = [("device", door.device.clone().into()), ("seen", view.moment(door.seen_at).into())];
        (view.t("accounts-data-door"), view.fill("accounts-data-door-value", &value))
    });
    own.chain(roles).chain(enterprises).chain(mentor).chain(duties).chain(calendars).chain(doors).collect()
}

/// A machine-readable copy (PIPL, article 45).
pub async fn json(State(app): State<App>, who: Candidate) -> Answer {
    let data = queries::data(app.db.read(), who.account.id).await?;
    attachment("my-account.json", "application/json", format!("{:#}", data.to_json(&who.account)))
}

pub async fn csv(State(app): State<App>, view: View, who: Candidate) -> Answer {
    let data = queries::data(app.db.read(), who.account.id).await?;
    let rows = rows(&view, &who, &data);
    let sheet = Sheet {
        name: "account".to_owned(),
        columns: vec![view.t("accounts-data-term"), view.t("accounts-data-value")],
        rows: rows.into_iter().map(|(term, value)| vec![Cell::Typed(term), Cell::Typed(value)]).collect(),
    };
    attachment("my-account.csv", Format::Csv.media_type(), sheet.write(Format::Csv)?)
}

#[derive(Template)]
#[template(path = "accounts/deletion.html")]
struct DeletionPage {
    view: View,
    email: String,
    problems: Problems,
}

fn deletion_page(view: View, who: &Candidate, errors: &FieldErrors) -> DeletionPage {
    let email = who.account.email.clone().unwrap_or_default();
    DeletionPage { email, problems: Problems::of(&view, errors), view }
}

pub async fn deletion(view: View, who: Candidate) -> Answer {
    page(&deletion_page(view, &who, &FieldErrors::default()))
}

pub async fn delete(State(app): State<App>, view: View, who: Candidate, fields: Fields) -> Answer {
    let mut errors = FieldErrors::default();
    let Some(owner) = owner(&app, &view, &who, &fields, &mut errors).await? else {
        return again(&deletion_page(view, &who, &errors));
    };
    close_account(&app.db, &owner, view.now).await?;
    app.facts.notify_one();
    let mut response = view.see_other("/sign-in?done=closed");
    let gone = roles::sign_in_cookie("", Some(Duration::zero()), view.is_https());
    response.headers_mut().extend(gone.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}
