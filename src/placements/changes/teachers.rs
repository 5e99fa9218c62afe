//! Who teaches from today on: of those who go it is kept until when they taught, those who come are looked at as at
//! filing.
use super::unled::led;
use crate::{
    mail::address::AddressKey,
    mentors,
    placements::{
        approve::tell_mentor,
        case::{self, Case},
        counts, guards, letters,
    },
    programmes,
    words::when::today,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    mentor,
    placement::{self, Fault, fault},
    placement_mentor::{self, Role},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use uuid::Uuid;

type Teacher = (placement_mentor::Model, mentor::Model);

/// The lead first. What keeps somebody from teaching here, if anything; then nothing is changed.
pub async fn set(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    wanted: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Vec<Fault>, DbErr> {
    let today = today(now);
    let own = mentors::of(tx, case.enterprise.id).await?;
    let mut coming: Vec<Teacher> = Vec::new();
    for (place, id) in wanted.iter().enumerate().filter(|(_, id)| !teaches(case, **id)) {
        let Some(mentor) = own.iter().find(|mentor| mentor.id == *id) else {
            return Ok(vec![fault("mentor_unapproved").at("to")]);
        };
        coming.push((tie(case, *id, role(place), today), mentor.clone()));
    }
    let faults = unfit(tx, case, &coming, today).await?;
    if !faults.is_empty() {
        return Ok(faults);
    }
    let going: Vec<Teacher> = case.mentors.iter().filter(|(_, each)| !wanted.contains(&each.id)).cloned().collect();
    write(tx, case, wanted, &coming, today).await?;
    *case = case::load(tx, case.row.id).await?.ok_or_else(|| DbErr::RecordNotFound("the placement".into()))?;
    counts::recount(tx, case).await?;
    for (_, mentor) in &going {
        counts::teaching(tx, mentor.id).await?;
        tell_mentor(tx, key, letters::RELEASED, case, mentor, now).await?;
    }
    for (_, mentor) in &coming {
        tell_mentor(tx, key, letters::NAMED, case, mentor, now).await?;
    }
    led(tx, case, now).await?;
    Ok(vec![])
}

fn teaches(case: &Case, id: Uuid) -> bool {
    case.mentors.iter().any(|(_, mentor)| mentor.id == id)
}

fn role(place: usize) -> Role {
    if place == 0 { Role::Lead } else { Role::Second }
}

fn tie(case: &Case, mentor: Uuid, role: Role, today: NaiveDate) -> placement_mentor::Model {
    let (id, placement_id) = (Uuid::now_v7(), case.row.id);
    placement_mentor::Model { id, placement_id, mentor_id: mentor, role, from_day: Some(today), until_day: None }
}

/// Of those who come, for the days that are left.
async fn unfit(
    tx: &impl ConnectionTrait,
    case: &Case,
    coming: &[Teacher],
    today: NaiveDate,
) -> Result<Vec<Fault>, DbErr> {
    let first_day = case.row.first_day.map(|first| std::cmp::max(first, today));
    let left =
        Case { row: placement::Model { first_day, ..case.row.clone() }, mentors: coming.to_vec(), ..case.clone() };
    let mut faults = guards::unfit(tx, &left).await?;
    if let (true, Some(rules)) = (faults.is_empty(), case.row.rules_id)
        && let Some(rules) = programmes::rules_by_id(tx, rules).await?
    {
        faults = guards::full(tx, &left, &rules).await?;
    }
    Ok(faults.into_iter().map(|fault| fault.at("to")).collect())
}

/// Whoever goes taught until yesterday, so that their room is free today.
async fn write(
    tx: &impl ConnectionTrait,
    case: &Case,
    wanted: &[Uuid],
    coming: &[Teacher],
    today: NaiveDate,
) -> Result<(), DbErr> {
    for (tie, mentor) in &case.mentors {
        let mut row = tie.clone().into_active_model();
        match wanted.iter().position(|id| *id == mentor.id) {
            Some(place) => row.role = Set(role(place)),
            None => row.until_day = Set(Some(today.pred_opt().unwrap_or(today))),
        }
        row.update(tx).await?;
    }
    for (tie, _) in coming {
        placement_mentor::Entity::insert(tie.clone().into_active_model().reset_all())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
