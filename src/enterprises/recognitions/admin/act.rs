//! Decisions on one recognition: confirming at once; rejecting and withdrawing ask for a reason on a page of their own.
use super::show::find;
use crate::{
    app::App,
    enterprises::{
        admin::reason_page::ReasonPage,
        recognitions::{
            card,
            decide::{Decision, decide},
            queries,
        },
    },
    error::{Answer, AppError},
    roles::{Officer, rights::DecideEnterprises},
    web::{
        form::{FieldErrors, Fields, reason},
        page::{again, page},
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::{enterprise, recognition};

pub async fn confirm(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let (row, _) = find(&app, &who, &id).await?;
    done(&app, &view, &who, &row, &Decision::Confirm).await
}

async fn done(
    app: &App,
    view: &View,
    who: &Officer<DecideEnterprises>,
    row: &recognition::Model,
    decision: &Decision,
) -> Answer {
    decide(&app.db, &app.address_key, who, row.id, decision, view.now).await?;
    Ok(view.see_other(&format!("/admin/recognitions/{}?done=decided", row.id)))
}

/// What needs a reason.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reasoned {
    Reject,
    Withdraw,
}

impl Reasoned {
    /// The act is the last piece of the address.
    fn of(view: &View) -> Result<Self, AppError> {
        Ok(match view.path.rsplit('/').next().unwrap_or_default() {
            "rejection" => Self::Reject,
            "withdrawal" => Self::Withdraw,
            _ => return Err(AppError::NotFound),
        })
    }

    fn key(self) -> (&'static str, &'static str) {
        match self {
            Self::Reject => ("enterprises-recognition-reject", "enterprises-recognition-reject-means"),
            Self::Withdraw => ("enterprises-recognition-withdraw", "enterprises-recognition-withdraw-means"),
        }
    }

    fn with(self, why: String) -> Decision {
        match self {
            Self::Reject => Decision::Reject(why),
            Self::Withdraw => Decision::Withdraw(why),
        }
    }
}

pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let found = find(&app, &who, &id).await?;
    page(&act_page(&app, view, found, &Fields::default(), &FieldErrors::default()).await?)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let found = find(&app, &who, &id).await?;
    let mut errors = FieldErrors::default();
    match errors.keep("reason", reason(fields.get("reason"))) {
        Some(why) => done(&app, &view, &who, &found.0, &Reasoned::of(&view)?.with(why)).await,
        None => again(&act_page(&app, view, found, &fields, &errors).await?),
    }
}

async fn act_page(
    app: &App,
    view: View,
    (row, of): (recognition::Model, enterprise::Model),
    fields: &Fields,
    errors: &FieldErrors,
) -> Result<ReasonPage, AppError> {
    let kinds = queries::kinds(app.db.read()).await?;
    let (key, back) = (Reasoned::of(&view)?.key(), format!("/admin/recognitions/{}", row.id));
    Ok(ReasonPage {
        what: Some((card::kind(&view, &kinds, &row.kind), row.number)),
        ..ReasonPage::new(view, key, of.name, back, fields, errors)
    })
}
