//! Who teaches: another mentor instead, one more or one less, and who taught until when.
use super::{Names, address, called, find, id};
use crate::{
    app::App,
    enterprises::Room,
    error::{Answer, AppError},
    mentors,
    placements::{
        Act, Case, Hand, Stage,
        changes::{HandOverError, hand_over, taught},
        draft::wrong_turn,
        form::TeachForm,
        guards, may,
        pages::problems,
    },
    roles::{Member, TendEnterprise},
    web::{
        choice::Choice,
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::mentor;

#[derive(Template)]
#[template(path = "placements/room/teachers.html")]
struct TeachersPage {
    view: View,
    room: Room,
    name: String,
    back: String,
    /// Name, and between which days.
    taught: Vec<(String, String)>,
    from: Vec<Choice>,
    to: Vec<Choice>,
    problems: Problems,
}

pub async fn show(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let case = turn(find(&app, &who, &names).await?)?;
    let unfit = guards::unfit(app.db.read(), &case).await?;
    let gone = case.mentors.iter().find(|(_, mentor)| {
        unfit.iter().any(|fault| fault.args.iter().any(|(name, value)| name == "name" && *value == mentor.name))
    });
    let from = gone.or(case.mentors.first()).map(|(_, mentor)| mentor.id.to_string()).unwrap_or_default();
    let form = TeachForm { from, to: String::new() };
    page(&teachers_page(&app, view, &who, &case, &form, Problems::default()).await?)
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let (case, form) = (turn(find(&app, &who, &names).await?)?, TeachForm::from(&fields));
    let own = mentors::of(app.db.read(), who.enterprise.id).await?;
    let teach = match form.parse(&own) {
        Ok(teach) => teach,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            return again(&teachers_page(&app, view, &who, &case, &form, problems).await?);
        }
    };
    match hand_over(&app.db, &app.address_key, &who, id(&names)?, teach, view.now).await {
        Ok(row) => Ok(view.see_other(&format!("{}?done=taught", address(&who.enterprise.slug, row.id)))),
        Err(HandOverError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            again(&teachers_page(&app, view, &who, &case, &form, problems).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// Refused where nobody is handed over, whatever was typed.
fn turn(case: Case) -> Result<Case, HandOverError> {
    if may(Hand::Enterprise, Act::HandOver, Stage::of(&case.row)) {
        Ok(case)
    } else {
        Err(HandOverError::WithAnother(wrong_turn(&case.row)))
    }
}

async fn teachers_page(
    app: &App,
    view: View,
    who: &Member<TendEnterprise>,
    case: &Case,
    form: &TeachForm,
    problems: Problems,
) -> Result<TeachersPage, AppError> {
    let own = mentors::of(app.db.read(), who.enterprise.id).await?;
    let teaches = |id| case.mentors.iter().any(|(_, mentor)| mentor.id == id);
    let free = own.iter().filter(|row| row.status == mentor::Status::Approved && !teaches(row.id));
    let choice = |row: &mentor::Model, chosen: &str| Choice::of(row.id.to_string(), row.name.clone(), chosen);
    let taught = taught(app.db.read(), case.row.id).await?;
    Ok(TeachersPage {
        name: called(&view, &case.row),
        back: address(&who.enterprise.slug, case.row.id),
        taught: taught.into_iter().map(|(tie, mentor)| (mentor.name, during(&view, case, &tie))).collect(),
        from: case.mentors.iter().map(|(_, mentor)| choice(mentor, &form.from)).collect(),
        to: free.map(|mentor| choice(mentor, &form.to)).collect(),
        problems,
        room: Room::of(&view, who),
        view,
    })
}

/// From which day on, and until when; whoever went before the first day never taught.
fn during(view: &View, case: &Case, tie: &entity::placement_mentor::Model) -> String {
    let first = case.row.first_day.max(tie.from_day);
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| view.day(day)).unwrap_or_default();
    match tie.until_day {
        None => view.with("placements-enterprise-from", "first", &day(first)),
        Some(until) if Some(until) < first => view.t("placements-teachers-never"),
        Some(_) => {
            let args = [("first", day(first).into()), ("last", day(tie.until_day).into())];
            view.fill("placements-days", &args)
        }
    }
}
