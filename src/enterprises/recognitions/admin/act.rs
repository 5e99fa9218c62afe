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
        choice::Choice,
        form::{FieldErrors, Fields, named, reason},
        page::{again, page},
        view::View,
    },
    words::names,
};
use axum::extract::{Path, State};
use entity::{
    enterprise,
    recognition::{self, Reason},
};

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

    /// Of a withdrawal the words say it all.
    fn codes(self, view: &View, fields: &Fields) -> Vec<Choice> {
        match self {
            Self::Reject => Choice::all(view, names::recognition_reason, fields.get("code")),
            Self::Withdraw => vec![],
        }
    }

    fn parse(self, fields: &Fields) -> Result<Decision, FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = match self {
            Self::Reject => errors.keep("code", named(fields.get("code"))),
            Self::Withdraw => Some(Reason::Other),
        };
        let why = errors.keep("reason", reason(fields.get("reason")));
        match (code, why) {
            (Some(code), Some(why)) => Ok(match self {
                Self::Reject => Decision::Reject(code, why),
                Self::Withdraw => Decision::Withdraw(why),
            }),
            _ => Err(errors),
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
    match Reasoned::of(&view)?.parse(&fields) {
        Ok(decision) => done(&app, &view, &who, &found.0, &decision).await,
        Err(errors) => again(&act_page(&app, view, found, &fields, &errors).await?),
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
    let (act, back) = (Reasoned::of(&view)?, format!("/admin/recognitions/{}", row.id));
    Ok(ReasonPage {
        codes: act.codes(&view, fields),
        what: Some((card::kind(&view, &kinds, &row.kind), row.number)),
        ..ReasonPage::new(view, act.key(), of.name, back, fields, errors)
    })
}
