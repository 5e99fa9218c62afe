//! What must hold of a change, when it is proposed and once more before it is in force: the guards of filing, as far as
//! they speak of what is touched or did not stand in the way before.
use super::terms;
use crate::{
    placements::{Paper, case::Case, guards},
    programmes,
    words::when::today,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    placement::{Fault, Side, Status, fault},
    placement_change::Terms,
};
use sea_orm::{ConnectionTrait, DbErr};

/// `reader` is whose eyes the sentences are for: of the person's other days the enterprise reads nothing.
pub async fn faults(
    tx: &impl ConnectionTrait,
    case: &Case,
    to: &Terms,
    fields: &[&'static str],
    reader: Side,
    now: DateTime<Utc>,
) -> Result<Vec<Fault>, DbErr> {
    let today = today(now);
    let would = would_be(tx, case, to, fields).await?;
    let stood = guards::faults(tx, case, today).await?;
    let mut faults = guards::faults(tx, &would, today).await?;
    faults.retain(|fault| is_asked(fault, &stood, fields));
    let mut faults: Vec<Fault> = faults.into_iter().flat_map(|fault| files_apart(fault, reader)).collect();
    faults.extend(guards::closed(&would).filter(|_| fields.contains(&"programme")));
    faults.extend(begun(case, &would, fields, today));
    if fields.contains(&"first_day") || fields.contains(&"last_day") {
        faults.extend(days(tx, &would, reader).await?);
    }
    Ok(faults.into_iter().map(|fault| at_a_field(fault, fields)).collect())
}

async fn would_be(tx: &impl ConnectionTrait, case: &Case, to: &Terms, fields: &[&'static str]) -> Result<Case, DbErr> {
    let mut would = Case { row: terms::over(&case.row, to, fields), ..case.clone() };
    if let Some(id) = would.row.occupation_id {
        would.occupation = programmes::occupation_by_id(tx, id).await?;
    }
    if let Some(programme) = programmes::by_id(tx, would.row.programme_id).await? {
        would.programme = programme;
    }
    Ok(would)
}

/// Under another programme all is asked anew but what is not the programme's; how far back or ahead one may begin is
/// asked of a first day that changes.
fn is_asked(fault: &Fault, stood: &[Fault], fields: &[&str]) -> bool {
    let is_touched = fields.contains(&fault.field.as_str());
    match fault.code.as_str() {
        _ if is_touched => true,
        "first_day_back" | "first_day_ahead" => false,
        "email_member" | "email_shared" | "guardian_email" | "mentor_not_approved" | "mentor_is_apprentice" => {
            !stood.contains(fault)
        }
        _ => fields.contains(&"programme") || !stood.contains(fault),
    }
}

/// Of what is missing, no field of a change is a file: the enterprise hands those in elsewhere.
fn files_apart(missing: Fault, reader: Side) -> Vec<Fault> {
    if missing.code != "parts_missing" {
        return vec![missing];
    }
    let fields = missing.args.iter().flat_map(|(_, fields)| fields.split(' '));
    let (files, others): (Vec<&str>, Vec<&str>) = fields.partition(|field| Paper::named(field).is_some());
    let of = |fault: Fault, fields: &[&str]| Some(fault.at(fields.first()?).naming("fields", fields.join(" ")));
    let lacks = if reader == Side::Enterprise { fault("files_missing") } else { fault("files_missing_there") };
    [of(fault("parts_missing"), &others), of(lacks, &files)].into_iter().flatten().collect()
}

/// The first day of what has begun stays behind, the last day ahead.
fn begun(case: &Case, would: &Case, fields: &[&str], today: NaiveDate) -> Vec<Fault> {
    let has_begun = case.row.status_on(today) != Status::Agreed;
    let is_put_off = has_begun && fields.contains(&"first_day") && would.row.first_day > Some(today);
    let is_past = fields.contains(&"last_day") && would.row.last_day.is_some_and(|last| last < today);
    [
        is_put_off.then(|| fault("first_day_begun").at("first_day")),
        is_past.then(|| fault("last_day_past").at("last_day")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// One placement at a time: it begins after the person's old one has ended, and ends before the next begins.
async fn days(tx: &impl ConnectionTrait, would: &Case, reader: Side) -> Result<Vec<Fault>, DbErr> {
    let meets = guards::others(tx, &would.row).await?;
    let fault_of = |other: &entity::placement::Model| {
        let (is_old, until) = (other.first_day < would.row.first_day, other.until());
        let field = if is_old { "first_day" } else { "last_day" };
        match (reader, is_old, until, other.first_day) {
            (Side::Enterprise, ..) => fault("days_not_free").at(field).naming("name", &would.row.name),
            (_, true, Some(until), _) => fault("after_last_day").at(field).naming("to", until),
            (_, _, _, Some(first)) => fault("before_first_day").at(field).naming("from", first),
            _ => guards::days_do_not_fit(would),
        }
    };
    Ok(meets.iter().map(fault_of).collect())
}

/// What stands at a field that no change touches is said at the first that is touched.
fn at_a_field(fault: Fault, fields: &[&'static str]) -> Fault {
    let is_here = super::FIELDS.contains(&fault.field.as_str());
    match fields.first() {
        Some(first) if !is_here => fault.at(first),
        _ => fault,
    }
}
