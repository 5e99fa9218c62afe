//! The page on which a series is asked for, with the days that it would have.
use crate::{
    error::Answer,
    events::{
        admin::questions::title,
        form::SeriesForm,
        series::{
            Day, SeriesError, day_of,
            rule::{is_last, nth},
        },
    },
    holidays,
    web::{choice::Choice, form::FieldErrors, page::again, problems::Problems, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use chrono::{Datelike, NaiveDate};
use entity::{event, series::Every};
use sea_orm::{ActiveEnum, Iterable};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "events/admin/series_new.html")]
pub struct NewPage {
    view: View,
    slug: String,
    title: Spoken,
    revision: i32,
    form: SeriesForm,
    rules: Vec<Choice>,
    problems: Problems,
    /// Once it is looked at.
    days: Option<Preview>,
}

pub struct Preview {
    pub rows: Vec<PreviewRow>,
    /// How many drafts would be made.
    pub count: i64,
}

pub struct PreviewRow {
    pub day: String,
    pub note: String,
    /// That its rooms are taken.
    pub met: Option<String>,
    pub is_skipped: bool,
}

impl NewPage {
    pub fn with(self, days: Preview) -> Self {
        Self { days: Some(days), ..self }
    }
}

pub fn wrong_input(shown: NewPage, errors: &FieldErrors) -> Answer {
    again(&NewPage { problems: Problems::of(&shown.view, errors), ..shown })
}

pub fn refused(shown: NewPage, error: SeriesError) -> Answer {
    match shown.form.errors(&error) {
        Some(errors) => wrong_input(shown, &errors),
        None => Err(error.into()),
    }
}

pub fn new_page(view: View, event: &event::Model, form: SeriesForm) -> NewPage {
    let first = day_of(event);
    let label = |every: Every| Choice::of(every.to_value(), said(&view, every, first), form.get("every"));
    NewPage {
        slug: event.slug.clone(),
        title: title(&view, event),
        revision: event.revision,
        rules: Every::iter().filter(|every| *every != Every::MonthLastWeekday || is_last(first)).map(label).collect(),
        problems: Problems::default(),
        days: None,
        form,
        view,
    }
}

/// `met` is how often the rooms are taken on a day.
pub fn preview(view: &View, days: &[Day], met: &HashMap<NaiveDate, usize>) -> Preview {
    let row = |one: &Day| PreviewRow {
        day: view.words.date(one.on),
        note: one.holiday.as_ref().map(|holiday| holidays::said(view.words, holiday)).unwrap_or_default(),
        met: met
            .get(&one.day)
            .filter(|number| **number > 0 && !one.is_skipped)
            .map(|number| view.count("events-series-met", i64::try_from(*number).unwrap_or(i64::MAX))),
        is_skipped: one.is_skipped,
    };
    let count = days.iter().filter(|day| !day.is_skipped).count();
    Preview { rows: days.iter().map(row).collect(), count: i64::try_from(count).unwrap_or_default() }
}

impl Preview {
    /// The first is an event already.
    pub fn of_first(mut self, view: &View) -> Self {
        if let Some(first) = self.rows.first_mut().filter(|first| first.note.is_empty()) {
            first.note = view.t("events-series-first");
        }
        Self { count: self.count - 1, ..self }
    }
}

/// How often, by the day of the first.
pub fn said(view: &View, every: Every, first: NaiveDate) -> String {
    let key = match every {
        Every::Week => "events-series-week",
        Every::SecondWeek => "events-series-second-week",
        Every::MonthDate => "events-series-month-date",
        Every::MonthWeekday => "events-series-month-weekday",
        Every::MonthLastWeekday => "events-series-month-last-weekday",
    };
    let weekday = view.count("when-weekday", first.weekday().number_from_monday());
    let args = [
        ("weekday", weekday.into()),
        ("day", first.day().to_string().into()),
        ("nth", view.count("events-series-nth", nth(first)).into()),
    ];
    view.fill(key, &args)
}
