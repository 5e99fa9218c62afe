//! Choose sessions later, or otherwise.
use super::{
    About, Problems, held,
    offer::{self, Line, Offer},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    registrations::{
        form,
        holder::Holder,
        sessions::{ChooseError, Chosen, choose, chosen_of, refuse_choice},
    },
    web::{
        form::{FieldErrors, Fields},
        page::{again, page},
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    event,
    registration::{self, Status},
    session,
};

#[derive(Template)]
#[template(path = "registrations/sessions.html")]
struct SessionsPage {
    view: View,
    token: String,
    about: About,
    offer: Offer,
    /// Chosen and begun: they stay.
    begun: Vec<Line>,
    /// Waits for the event, so what is chosen is a wish.
    waits: bool,
    problems: Problems,
}

/// What the form is about.
struct Asking {
    event: event::Model,
    row: registration::Model,
    offered: Vec<session::Model>,
    chosen: Vec<Chosen>,
}

impl Asking {
    async fn of(app: &App, view: &View, who: &Holder) -> Result<Self, AppError> {
        let (event, row) = held(app, who).await?;
        let offered = offer::offered(app, &event, view.now).await?;
        let chosen = chosen_of(app.db.read(), row.id).await?;
        Ok(Self { event, row, offered, chosen })
    }
}

pub async fn show(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    let asking = Asking::of(&app, &view, &who).await?;
    refuse_choice(&asking.event, &asking.row, view.now)?;
    let ticked: Vec<String> = asking.chosen.iter().map(|chosen| chosen.session.id.to_string()).collect();
    page(&sessions_page(&app, view, token, &asking, &ticked, &FieldErrors::default()).await?)
}

pub async fn update(
    State(app): State<App>,
    view: View,
    Path(token): Path<String>,
    who: Holder,
    fields: Fields,
) -> Answer {
    let asking = Asking::of(&app, &view, &who).await?;
    let ticked = fields.all("session");
    let sessions = match form::sessions(&ticked) {
        Ok(sessions) => sessions,
        Err(wrong) => {
            refuse_choice(&asking.event, &asking.row, view.now)?;
            let errors = FieldErrors::one("sessions", wrong);
            return again(&sessions_page(&app, view, token, &asking, &ticked, &errors).await?);
        }
    };
    match choose(&app.db, &app.address_key, &who, &sessions, view.now).await {
        Ok(row) => Ok(view.see_other(&format!("/t/{}?done=chosen", who.link(&row, &token)))),
        Err(ChooseError::Unfit(unfit)) => {
            let asking = Asking::of(&app, &view, &who).await?;
            again(&sessions_page(&app, view, token, &asking, &ticked, &form::unfit(unfit)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn sessions_page(
    app: &App,
    view: View,
    token: String,
    asking: &Asking,
    ticked: &[String],
    errors: &FieldErrors,
) -> Result<SessionsPage, AppError> {
    let mut begun = asking.chosen.clone();
    begun.retain(|chosen| chosen.session.has_begun(view.now));
    Ok(SessionsPage {
        about: About::of(&view, &asking.event),
        offer: Offer::of(app, &view, &asking.event, &asking.offered, ticked).await?,
        begun: offer::lines(&view, &asking.event, &begun),
        waits: asking.row.status == Status::Waiting,
        problems: offer::naming(&view, Problems::of(&view, errors), &asking.offered, ticked),
        token,
        view,
    })
}
