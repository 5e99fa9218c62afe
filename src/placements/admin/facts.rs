//! What a placement says, field by field, as far as the officer may read it: of a masked one parts of name and address,
//! neither pay nor birth date, and no words.
use super::{name, reads};
use crate::{
    app::App,
    enterprises::district,
    error::AppError,
    person::{masked_email, masked_mobile, masked_name},
    placements::{
        Case, approve::needs_guardian, consent::is_guardians, decide::lacks_guardian, fields::label, guards::years_on,
        reason,
    },
    roles::{Officer, Right},
    web::view::View,
    words::{names, yuan},
};
use chrono::NaiveDate;
use entity::{placement_mentor::Role, placement_step, said};

/// Fields that belong together, under a heading.
pub struct Section {
    /// Text key.
    pub key: &'static str,
    pub rows: Vec<(String, String)>,
}

/// How much of the birth date is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Born {
    Age,
    Full,
}

pub fn sections<R: Right>(view: &View, who: &Officer<R>, case: &Case, born: Born, guardian: String) -> Vec<Section> {
    let reads = reads(who, &case.enterprise);
    let sections = [
        ("placements-desk-person", person(view, who, case, born, guardian)),
        ("placements-desk-placement", placement(view, case)),
        ("placements-part-pay", pay(view, case, reads)),
        ("placements-part-mentors", teachers(view, case, reads)),
        ("placements-desk-over", over(view, case, reads)),
    ];
    let kept = |(key, rows): (&'static str, Vec<Option<(String, String)>>)| {
        let rows: Vec<(String, String)> = rows.into_iter().flatten().filter(|(_, value)| !value.is_empty()).collect();
        (!rows.is_empty()).then_some(Section { key, rows })
    };
    sections.into_iter().filter_map(kept).collect()
}

type Rows = Vec<Option<(String, String)>>;

fn row(view: &View, key: &str, value: impl Into<Option<String>>) -> Option<(String, String)> {
    Some((view.t(key), value.into()?))
}

fn person<R: Right>(view: &View, who: &Officer<R>, case: &Case, born: Born, guardian: String) -> Rows {
    let placement = &case.row;
    let reads = reads(who, &case.enterprise);
    let birth_date = placement.birth_date.filter(|_| reads);
    let age = birth_date.filter(|_| born == Born::Age).map(|day| years_on(day, view.today()));
    vec![
        row(view, "placements-name", name(view, placement)),
        row(view, "placements-desk-age", age.map(|years| view.count("placements-desk-years", years))),
        row(view, label("birth_date"), birth_date.filter(|_| born == Born::Full).map(|day| view.day(day))),
        row(view, label("email"), if reads { placement.email.clone() } else { masked_email(&placement.email) }),
        row(
            view,
            label("mobile"),
            placement.mobile.as_deref().map(|mobile| if reads { mobile.to_owned() } else { masked_mobile(mobile) }),
        ),
        row(view, label("guardian_name"), reads.then(|| placement.guardian_name.clone())),
        row(view, label("guardian_relation"), reads.then(|| placement.guardian_relation.clone())),
        row(view, label("guardian_email"), reads.then(|| placement.guardian_email.clone())),
        row(view, "placements-desk-guardian", guardian),
        row(view, label("told"), placement.notice_told.map(|version| view.count("placements-desk-notice", version))),
    ]
}

/// Whether somebody's yes is needed besides, and what they said; of the steps the latest stands first.
pub async fn guardian(
    app: &App,
    view: &View,
    case: &Case,
    steps: &[placement_step::Model],
    reads: bool,
) -> Result<String, AppError> {
    let row = &case.row;
    let no = steps.iter().find(|step| step.act == "guardian-no");
    let no = no.filter(|_| row.returned.as_ref().is_some_and(is_guardians));
    let key = match (row.guardian_said_at, no) {
        (Some(at), _) => return Ok(view.with("placements-desk-guardian-yes", "day", &view.moment(at))),
        (None, Some(no)) => return Ok(view.with("placements-desk-guardian-no", "day", &view.moment(no.at))),
        (None, None) if lacks_guardian(app.db.read(), case).await? => "placements-desk-guardian-waits",
        (None, None) if reads && !needs_guardian(row, 18) => "placements-desk-guardian-none",
        (None, None) => return Ok(String::new()),
    };
    Ok(view.t(key))
}

fn placement(view: &View, case: &Case) -> Rows {
    let placement = &case.row;
    let day = |day: Option<NaiveDate>| day.map(|day| view.day(day));
    let occupation =
        case.occupation.as_ref().map(|row| said(&row.name_zh, &row.name_en, view.locale()).text.to_owned());
    vec![
        row(view, "placements-number", placement.number.clone()),
        row(view, "enterprises-district", district(view, &case.enterprise)),
        row(view, label("programme"), programme(view, case)),
        row(view, label("occupation"), occupation),
        row(view, label("level"), placement.level.map(|each| view.t(names::level(each)))),
        row(view, label("first_day"), day(placement.first_day)),
        row(view, label("last_day"), day(placement.until())),
        row(view, label("contract_kind"), placement.contract_kind.map(|kind| view.t(names::contract(kind)))),
        row(view, label("contract_first"), day(placement.contract_first)),
        row(view, label("contract_last"), day(placement.contract_last)),
        row(view, label("place"), placement.place.clone()),
    ]
}

pub fn programme(view: &View, case: &Case) -> String {
    said(&case.programme.name_zh, &case.programme.name_en, view.locale()).text.to_owned()
}

fn pay(view: &View, case: &Case, reads: bool) -> Rows {
    let placement = &case.row;
    let paid = |fen: Option<i64>| fen.filter(|_| reads).map(yuan);
    vec![
        row(view, label("pay"), paid(placement.pay)),
        row(view, label("probation_pay"), paid(placement.probation_pay)),
        row(view, label("probation_last"), placement.probation_last.map(|day| view.day(day))),
        row(view, label("hours_week"), placement.hours_week.map(|hours| hours.to_string())),
    ]
}

fn teachers(view: &View, case: &Case, reads: bool) -> Rows {
    let mentor = |role: Role| {
        let found = case.mentors.iter().find(|(tie, _)| tie.role == role);
        found.map(|(_, mentor)| if reads { mentor.name.clone() } else { masked_name(&mentor.name) })
    };
    vec![
        row(view, label("lead"), mentor(Role::Lead)),
        row(view, label("second"), mentor(Role::Second)),
        row(view, label("school"), case.row.school.clone()),
        row(view, label("tutor_name"), reads.then(|| case.row.tutor_name.clone())),
        row(view, label("tutor_contact"), reads.then(|| case.row.tutor_contact.clone())),
    ]
}

/// How it ends, or ended.
fn over(view: &View, case: &Case, reads: bool) -> Rows {
    let placement = &case.row;
    let planned = placement.end_day.and(placement.last_day);
    vec![
        row(view, "placements-desk-last-day", placement.end_day.map(|day| view.day(day))),
        row(view, "placements-desk-planned-last-day", planned.map(|day| view.day(day))),
        row(view, "placements-reason", placement.reason_code.map(|code| view.t(reason::name(code)))),
        row(view, "form-reason", placement.reason.clone().filter(|_| reads)),
    ]
}
