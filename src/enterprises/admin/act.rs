//! Decisions on one enterprise: two at once; the others ask for a reason on a page of their own.
use super::show::find;
use crate::{
    app::App,
    enterprises::{
        card::why,
        decide::{Decision, decide},
    },
    error::{Answer, AppError},
    roles::{Officer, rights::DecideEnterprises},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Wrong, reason, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::enterprise::{self, Reason};
use sea_orm::{ActiveEnum, Iterable};

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

#[derive(Template)]
#[template(path = "enterprises/admin/act.html")]
struct ActPage {
    view: View,
    name: String,
    /// Text keys of the act and of what it means.
    key: (&'static str, &'static str),
    here: String,
    back: String,
    reason: String,
    /// Where a kind of reason is chosen.
    codes: Vec<Choice>,
    problems: Problems,
    is_bad: bool,
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
}

/// Those that an officer may choose.
fn codes() -> impl Iterator<Item = Reason> {
    Reason::iter().filter(|code| *code != Reason::AlreadyVerified)
}

pub fn named_code(typed: &str) -> Result<Reason, Wrong> {
    codes().find(|code| code.to_value() == typed).ok_or(wrong("answer_not_chosen"))
}

pub fn code_choices(view: &View, fields: &Fields) -> Vec<Choice> {
    codes().map(|code| Choice::of(code.to_value(), view.t(why(code)), fields.get("code"))).collect()
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
    let code =
        if act == Reasoned::Refuse { errors.keep("code", named_code(fields.get("code"))) } else { Some(Reason::Other) };
    match (why, code) {
        (Some(why), Some(code)) => Ok(match act {
            Reasoned::Refuse => Decision::Refuse(code, why),
            Reasoned::Suspend => Decision::Suspend(why),
            Reasoned::Resume => Decision::Resume(why),
            Reasoned::Close => Decision::Close(why),
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
) -> ActPage {
    ActPage {
        name: enterprise.name.clone(),
        key: act.key(),
        here: view.path.to_string(),
        back: format!("/admin/enterprises/{}", enterprise.id),
        reason: fields.get("reason").to_owned(),
        codes: if act == Reasoned::Refuse { code_choices(&view, fields) } else { vec![] },
        problems: Problems::of(&view, errors),
        is_bad: act != Reasoned::Resume,
        view,
    }
}
