//! A series that goes on until later, looked at first; and an event that leaves it.
use super::{
    made::series_page,
    new::{Preview, preview},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        admin::show::find,
        form::SeriesForm,
        series::{
            SeriesError,
            extend::{extend_series, foresee},
            leave::leave_series,
        },
    },
    roles::{
        Officer,
        rights::{ReadSeries, WriteEvents},
    },
    web::{
        form::{FieldErrors, Fields},
        page::again,
        problems::Problems,
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::event;
use uuid::Uuid;

/// Until when it is to go on, as typed, what is wrong with that, and the days that there would be.
pub struct Further {
    pub form: SeriesForm,
    pub problems: Problems,
    pub days: Option<Preview>,
}

impl Further {
    pub fn blank() -> Self {
        Self { form: SeriesForm::blank(), problems: Problems::default(), days: None }
    }

    fn wrong(view: &View, form: SeriesForm, errors: &FieldErrors) -> Self {
        Self { form, problems: Problems::of(view, errors), days: None }
    }
}

/// Looked at, as it stands in the address.
pub async fn further(
    app: &App,
    view: &View,
    who: &Officer<WriteEvents>,
    series: Uuid,
    form: SeriesForm,
) -> Result<Further, AppError> {
    let until = match form.parse_until() {
        Ok(until) => until,
        Err(errors) => return Ok(Further::wrong(view, form, &errors)),
    };
    match foresee(app.db.read(), who, series, until).await {
        Ok((days, met)) => Ok(Further { form, problems: Problems::default(), days: Some(preview(view, &days, &met)) }),
        Err(error) => match form.errors(&error) {
            Some(errors) => Ok(Further::wrong(view, form, &errors)),
            None => Err(error.into()),
        },
    }
}

pub async fn extend(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    reader: Officer<ReadSeries>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let form = SeriesForm::from(&fields);
    let until = match form.parse_until() {
        Ok(until) => until,
        Err(errors) => return wrong_input(&app, view, &reader, &event, (form, errors)).await,
    };
    match extend_series(&app.db, &who, event.id, until, view.now).await {
        Ok(count) => Ok(view.see_other(&format!("/admin/events/{slug}/series?done=extended&count={count}"))),
        Err(error) => match form.errors(&error) {
            Some(errors) => wrong_input(&app, view, &reader, &event, (form, errors)).await,
            None => Err(error.into()),
        },
    }
}

async fn wrong_input(
    app: &App,
    view: View,
    who: &Officer<ReadSeries>,
    event: &event::Model,
    (form, errors): (SeriesForm, FieldErrors),
) -> Answer {
    let series = event.series_id.ok_or(SeriesError::NotInSeries)?;
    let further = Further::wrong(&view, form, &errors);
    again(&series_page(app, view, who, event, series).await?.with(Some(further)))
}

pub async fn leave(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = find(&app, &who, &slug).await?;
    leave_series(&app.db, &who, event.id, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=left-series")))
}
