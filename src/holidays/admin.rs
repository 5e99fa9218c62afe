//! Door for officers: the table of a year, read by several roles and kept by officers of the whole city.
use super::{
    enter::{HolidayError, enter_holidays, refuse},
    form::HolidayForm,
    queries,
    remove::remove_holiday,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    roles::{
        Officer,
        rights::{ReadVenues, WriteVenues},
    },
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Query, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::State;
use chrono::{Datelike, NaiveDate};
use entity::holiday::{self, Kind};

#[derive(Template)]
#[template(path = "holidays/list.html")]
struct ListPage {
    view: View,
    year: i32,
    rows: Vec<Row>,
    form: HolidayForm,
    kinds: Vec<Choice>,
    problems: Problems,
    can_write: bool,
    flash: Option<&'static str>,
}

struct Row {
    day: NaiveDate,
    said: String,
    kind: (&'static str, &'static str),
    name: Spoken,
}

/// Text key and colour.
fn kind(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Holiday => ("holidays-kind-holiday", "ok"),
        Kind::WorkingDay => ("holidays-kind-working-day", "warn"),
    }
}

async fn list_page(app: &App, view: View, year: i32, form: HolidayForm, can_write: bool) -> Result<ListPage, AppError> {
    let days = queries::of_year(app.db.read(), year).await?;
    let row = |one: &holiday::Model| Row {
        day: one.day,
        said: view.words.date(one.day),
        kind: kind(one.kind),
        name: Spoken::of(one.name(view.locale()), view.locale()),
    };
    Ok(ListPage {
        rows: days.iter().map(row).collect(),
        kinds: Choice::all(&view, |one| kind(one).0, form.get("kind")),
        problems: Problems::default(),
        flash: None,
        year,
        form,
        can_write,
        view,
    })
}

/// `?year=`, without it this one.
pub async fn list(
    State(app): State<App>,
    view: View,
    _who: Officer<ReadVenues>,
    writer: Option<Officer<WriteVenues>>,
    Query(query): Query,
) -> Answer {
    let asked = query.get("year").parse().ok().filter(|year| (2000..=2200).contains(year));
    let year = asked.unwrap_or_else(|| view.today().year());
    let flash = match query.get("done") {
        "entered" => Some("holidays-done-entered"),
        "removed" => Some("holidays-done-removed"),
        _ => None,
    };
    let can_write = writer.is_some_and(|writer| refuse(&writer).is_ok());
    let shown = list_page(&app, view, year, HolidayForm::from(&Fields::default()), can_write).await?;
    page(&ListPage { flash, ..shown })
}

pub async fn create(State(app): State<App>, view: View, who: Officer<WriteVenues>, fields: Fields) -> Answer {
    refuse(&who)?;
    let form = HolidayForm::from(&fields);
    let errors = match form.parse() {
        Err(errors) => errors,
        Ok(new) => match enter_holidays(&app.db, &who, &new, view.now).await {
            Ok(()) => return Ok(view.see_other(&format!("/admin/holidays?year={}&done=entered", new.first.year()))),
            Err(HolidayError::Taken(_)) => FieldErrors::one("first_day", wrong("day_taken")),
            Err(error) => return Err(error.into()),
        },
    };
    let year = form.get("first_day").get(..4).and_then(|year| year.parse().ok()).unwrap_or(view.today().year());
    let shown = list_page(&app, view, year, form, true).await?;
    again(&ListPage { problems: Problems::of(&shown.view, &errors), ..shown })
}

pub async fn remove(State(app): State<App>, view: View, who: Officer<WriteVenues>, fields: Fields) -> Answer {
    let day: NaiveDate = fields.get("day").parse().map_err(|_| AppError::Malformed)?;
    remove_holiday(&app.db, &who, day, view.now).await?;
    Ok(view.see_other(&format!("/admin/holidays?year={}&done=removed", day.year())))
}
