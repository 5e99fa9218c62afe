//! What its enterprise writes about a sample apprentice, all of them invented.
use super::{Offer, Place, fate::Fate};
use crate::{
    demo::enterprises::page,
    files,
    person::{Email, Name},
    placements::Draft,
    roles::Candidate,
};
use anyhow::{Context, anyhow};
use chrono::{Days, Months, NaiveDate};
use entity::{occupation::Level, placement::ContractKind};
use sea_orm::Iterable;

/// Years of age on the first day of whoever is under 18.
const MINOR: u32 = 17;

/// Who is taught, what, and by whom.
pub struct Told<'a> {
    pub number: usize,
    pub fate: Fate,
    pub name: &'a str,
    pub account: &'a Candidate,
    pub place: &'a Place,
    pub offer: &'a Offer,
    pub first: NaiveDate,
}

pub async fn draft(told: Told<'_>) -> anyhow::Result<Draft> {
    let Told { number, fate, name, account, place, offer, first } = told;
    let occupation = offer.occupations.get(number % offer.occupations.len()).context("an occupation")?;
    let pay = 380_000 + number as i64 % 9 * 25_000;
    let months = match fate {
        Fate::Overdue | Fate::Completed => 12,
        _ => 12 + number as u32 % 3 * 6,
    };
    let draft = Draft {
        programme: offer.programme,
        name: Some(Name::parse(name).map_err(|wrong| anyhow!("{wrong:?}"))?),
        birth_date: born(number, fate, first),
        email: Some(email(account.account.email.as_deref().unwrap_or_default())?),
        is_told: true,
        occupation: Some(occupation.id),
        level: Level::iter().find(|level| occupation.teaches(*level)),
        contract_kind: Some(ContractKind::Fixed),
        contract_first: Some(first),
        contract_last: Some(first + Months::new(36) - Days::new(1)),
        first_day: Some(first),
        last_day: Some(first + Months::new(months) - Days::new(1)),
        probation_last: Some(first + Months::new(2)),
        hours_week: Some(40),
        pay: Some(pay),
        probation_pay: Some(pay * 85 / 100),
        place: place.enterprise.address.clone(),
        lead: Some(place.mentor.id),
        ..Draft::default()
    };
    let draft = if fate.is_of_minor() { guarded(draft, number)? } else { draft };
    if offer.needs_papers { with_papers(draft, number).await } else { Ok(draft) }
}

fn email(text: &str) -> anyhow::Result<Email> {
    Email::parse(text).map_err(|wrong| anyhow!("{wrong:?}"))
}

fn born(number: usize, fate: Fate, first: NaiveDate) -> Option<NaiveDate> {
    if fate.is_of_minor() {
        return first.checked_sub_months(Months::new(12 * MINOR + number as u32 % 12));
    }
    NaiveDate::from_ymd_opt(2001 + number as i32 % 6, 1 + number as u32 % 12, 1 + number as u32 % 28)
}

fn guarded(draft: Draft, number: usize) -> anyhow::Result<Draft> {
    Ok(Draft {
        guardian_name: "冯桂芝".to_owned(),
        guardian_relation: "母亲".to_owned(),
        guardian_email: Some(email(&format!("guardian-{number}@example.cn"))?),
        ..draft
    })
}

async fn with_papers(draft: Draft, number: usize) -> anyhow::Result<Draft> {
    Ok(Draft {
        form: Some(files::check(page(&format!("Sample form {number}"))).await??),
        contract: Some(files::check(page(&format!("Sample labour contract {number}"))).await??),
        ..draft
    })
}
