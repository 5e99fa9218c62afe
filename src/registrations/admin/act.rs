//! Decisions on one registration: approve at once; the others ask for a reason on a page of their own.
use super::{beyond, case, person::Person};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{Met, card},
    registrations::{
        admit_waiting::admit_waiting, approve::approve, cancel_for::cancel_for, decision::Case, reinstate::reinstate,
        reject::reject,
    },
    roles::{Officer, Sight, rights::DecideRegistrations},
    web::{
        form::{FieldErrors, Fields, reason},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{event, registration};

#[derive(Template)]
#[template(path = "registrations/admin/act.html")]
struct ActPage {
    view: View,
    title: Spoken,
    name: String,
    places: String,
    /// Beginning of the text keys of this act.
    key: &'static str,
    means: String,
    here: String,
    back: String,
    reason: String,
    problems: Problems,
    is_bad: bool,
    /// What the room says to a place more.
    met: Option<Met>,
}

/// What needs a reason.
#[derive(Clone, Copy)]
enum Reasoned {
    Reject,
    Reinstate,
    Cancel,
    Admit,
}

impl Reasoned {
    fn of(piece: &str) -> Option<Self> {
        Some(match piece {
            "rejection" => Self::Reject,
            "reinstatement" => Self::Reinstate,
            "cancellation" => Self::Cancel,
            "place" => Self::Admit,
            _ => return None,
        })
    }

    fn key(self) -> &'static str {
        match self {
            Self::Reject => "registrations-act-reject",
            Self::Reinstate => "registrations-act-reinstate",
            Self::Cancel => "registrations-act-cancel",
            Self::Admit => "registrations-act-admit",
        }
    }

    fn done(self) -> &'static str {
        match self {
            Self::Reject => "rejected",
            Self::Reinstate => "reinstated",
            Self::Cancel => "cancelled",
            Self::Admit => "admitted",
        }
    }
}

type Names = Path<(String, String)>;

pub async fn approval(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path((slug, id)): Names,
) -> Answer {
    let (event, row) = case(&app, &who, &slug, &id).await?;
    approve(&app.db, &app.address_key, &who, of(&event, &row), view.now).await?;
    Ok(view.see_other(&format!("{}/{}?done=approved", super::at(&event), row.id)))
}

pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path((slug, id)): Names,
) -> Answer {
    let (event, row) = case(&app, &who, &slug, &id).await?;
    let act = act_of(&view)?;
    page(&act_page(&app, view, &who, act, (&event, &row), "", &FieldErrors::default()).await?)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path((slug, id)): Names,
    fields: Fields,
) -> Answer {
    let (event, row) = case(&app, &who, &slug, &id).await?;
    let act = act_of(&view)?;
    let mut errors = FieldErrors::default();
    let Some(why) = errors.keep("reason", reason(fields.get("reason"))) else {
        return again(&act_page(&app, view, &who, act, (&event, &row), fields.get("reason"), &errors).await?);
    };
    let (db, key, case) = (&app.db, &app.address_key, of(&event, &row));
    match act {
        Reasoned::Reject => reject(db, key, &who, case, &why, view.now).await?,
        Reasoned::Reinstate => reinstate(db, key, &who, case, &why, view.now).await?,
        Reasoned::Cancel => cancel_for(db, key, &who, case, &why, view.now).await?,
        Reasoned::Admit => admit_waiting(db, key, &who, case, &why, view.now).await?,
    };
    Ok(view.see_other(&format!("{}/{}?done={}", super::at(&event), row.id, act.done())))
}

fn of(event: &event::Model, row: &registration::Model) -> Case {
    Case { event: event.id, registration: row.id }
}

/// The act is the last piece of the address.
fn act_of(view: &View) -> Result<Reasoned, AppError> {
    Reasoned::of(view.path.rsplit('/').next().unwrap_or_default()).ok_or(AppError::NotFound)
}

async fn act_page(
    app: &App,
    view: View,
    who: &Officer<DecideRegistrations>,
    act: Reasoned,
    (event, row): (&event::Model, &registration::Model),
    reason: &str,
    errors: &FieldErrors,
) -> Result<ActPage, AppError> {
    let met = match act {
        Reasoned::Admit => Some(beyond(app, &view, who, event).await?),
        Reasoned::Reject | Reasoned::Reinstate | Reasoned::Cancel => None,
    };
    Ok(ActPage {
        met,
        title: Spoken::of(event.title(view.locale()), view.locale()),
        name: Person::of(row, Sight::All).name.unwrap_or_default(),
        places: card::taken(&view, event),
        key: act.key(),
        means: view.t(&format!("{}-means", act.key())),
        here: view.path.to_string(),
        back: format!("{}/{}", super::at(event), row.id),
        reason: reason.to_owned(),
        problems: Problems::of(&view, errors),
        is_bad: matches!(act, Reasoned::Reject | Reasoned::Cancel),
        view,
    })
}
