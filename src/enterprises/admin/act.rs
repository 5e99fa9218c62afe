//! Decisions on one enterprise: two at once; the others ask for a reason on a page of their own.
use super::{
    reason_page::{REFUSALS, ReasonPage, code_choices, named_code},
    show::find,
};
use crate::{
    app::App,
    enterprises::decide::{Decision, decide},
    error::{Answer, AppError},
    roles::{Officer, rights::DecideEnterprises},
    web::{
        form::{FieldErrors, Fields, reason},
        page::{again, page},
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::enterprise::{self, Reason};

pub async fn take_up(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    done(&app, &view, &who, &find(&app, &who, &id).await?, &Decision::TakeUp).await
}

pub async fn verify(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    done(&app, &view, &who, &find(&app, &who, &id).await?, &Decision::Verify).await
}

async fn done(
    app: &App,
    view: &View,
    who: &Officer<DecideEnterprises>,
    enterprise: &enterprise::Model,
    decision: &Decision,
) -> Answer {
    let row = decide(&app.db, &app.address_key, who, enterprise.id, decision, view.now).await?;
    Ok(view.see_other(&format!("/admin/enterprises/{}?done=decided", row.id)))
}

/// What needs a reason.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reasoned {
    Refuse,
    Suspend,
    Resume,
    Close,
}

impl Reasoned {
    /// The act is the last piece of the address.
    fn of(view: &View) -> Result<Self, AppError> {
        Ok(match view.path.rsplit('/').next().unwrap_or_default() {
            "refusal" => Self::Refuse,
            "suspension" => Self::Suspend,
            "resumption" => Self::Resume,
            "closing" => Self::Close,
            _ => return Err(AppError::NotFound),
        })
    }

    fn key(self) -> (&'static str, &'static str) {
        match self {
            Self::Refuse => ("enterprises-act-refuse", "enterprises-act-refuse-means"),
            Self::Suspend => ("enterprises-act-suspend", "enterprises-act-suspend-means"),
            Self::Resume => ("enterprises-act-resume", "enterprises-act-resume-means"),
            Self::Close => ("enterprises-act-close", "enterprises-act-close-means"),
        }
    }

    /// Those that an officer chooses from; none where the words say it all.
    fn codes(self) -> &'static [Reason] {
        match self {
            Self::Refuse => REFUSALS,
            Self::Suspend => &[Reason::Outdated, Reason::Breach, Reason::NotActive, Reason::Other],
            Self::Close => &[Reason::OwnWish, Reason::NotActive, Reason::Breach, Reason::Other],
            Self::Resume => &[],
        }
    }
}

pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let enterprise = find(&app, &who, &id).await?;
    let act = Reasoned::of(&view)?;
    page(&act_page(view, act, &enterprise, &Fields::default(), &FieldErrors::default()))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let enterprise = find(&app, &who, &id).await?;
    let act = Reasoned::of(&view)?;
    match parse(act, &fields) {
        Ok(decision) => done(&app, &view, &who, &enterprise, &decision).await,
        Err(errors) => again(&act_page(view, act, &enterprise, &fields, &errors)),
    }
}

fn parse(act: Reasoned, fields: &Fields) -> Result<Decision, FieldErrors> {
    let mut errors = FieldErrors::default();
    let why = errors.keep("reason", reason(fields.get("reason")));
    let code = match act.codes() {
        [] => Some(Reason::Other),
        among => errors.keep("code", named_code(among, fields.get("code"))),
    };
    match (why, code) {
        (Some(why), Some(code)) => Ok(match act {
            Reasoned::Refuse => Decision::Refuse(code, why),
            Reasoned::Suspend => Decision::Suspend(code, why),
            Reasoned::Resume => Decision::Resume(why),
            Reasoned::Close => Decision::Close(code, why),
        }),
        _ => Err(errors),
    }
}

fn act_page(
    view: View,
    act: Reasoned,
    enterprise: &enterprise::Model,
    fields: &Fields,
    errors: &FieldErrors,
) -> ReasonPage {
    ReasonPage {
        codes: code_choices(&view, act.codes(), fields),
        is_bad: act != Reasoned::Resume,
        ..ReasonPage::new(
            view,
            act.key(),
            enterprise.name.clone(),
            format!("/admin/enterprises/{}", enterprise.id),
            fields,
            errors,
        )
    }
}
