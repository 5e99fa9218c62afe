//! A series: its days looked at before it is made, and its events once it is.
mod made;
pub mod more;
mod new;

use super::{review::revision, show::find};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        form::SeriesForm,
        series::{self, make::make_series, refuse},
    },
    roles::{
        Officer, Right,
        rights::{ReadSeries, WriteEvents},
    },
    web::{
        form::{Fields, Query},
        page::{again, page},
        view::View,
    },
};
use axum::extract::{Path, State};
use made::series_page;
use more::Further;
use new::{new_page, preview, refused, wrong_input};

/// Its events; of a draft that has no series, the form. With a rule in the address the days are shown.
pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ReadSeries>,
    writer: Option<Officer<WriteEvents>>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    if let Some(series) = event.series_id {
        let further = match writer.filter(|writer| writer.reaches(event.district)) {
            Some(writer) if !query.get("ends").is_empty() => {
                Some(more::further(&app, &view, &writer, series, SeriesForm::from(&query)).await?)
            }
            Some(_) => Some(Further::blank()),
            None => None,
        };
        let is_wrong = further.as_ref().is_some_and(|further| !further.problems.is_empty());
        let shown = series_page(&app, view, &who, &event, series).await?.told(&query).with(further);
        return if is_wrong { again(&shown) } else { page(&shown) };
    }
    writer.ok_or(AppError::Forbidden(WriteEvents::LACKING))?;
    refuse(&event)?;
    if query.get("every").is_empty() {
        return page(&new_page(view, &event, SeriesForm::blank()));
    }
    let form = SeriesForm::from(&query);
    let rule = match form.parse() {
        Ok(rule) => rule,
        Err(errors) => return wrong_input(new_page(view, &event, form), &errors),
    };
    match series::plan(app.db.read(), &event, &rule).await {
        Ok(plan) => {
            let met = series::met(app.db.read(), &event, &plan.days).await?;
            let days = preview(&view, &plan.days, &met).of_first(&view);
            page(&new_page(view, &event, form).with(days))
        }
        Err(error) => refused(new_page(view, &event, form), error),
    }
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let form = SeriesForm::from(&fields);
    let rule = match form.parse() {
        Ok(rule) => rule,
        Err(errors) => return wrong_input(new_page(view, &event, form), &errors),
    };
    match make_series(&app.db, &who, (event.id, revision(&fields)), &rule, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}/series?done=made"))),
        Err(error) => refused(new_page(view, &event, form), error),
    }
}
