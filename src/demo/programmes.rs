//! The two programmes of the sample city, made by the verbs with a moved clock: texts as a bureau would write them, with
//! the rules that the law and the city's defaults give. They stand in `programmes.json`.
use super::people::People;
use crate::{
    app::App,
    programmes::{self, NewOccupation, NewProgramme, NewRules, Share},
    roles::{Candidate, Officer, rights::WriteProgrammes},
    words::when::today,
};
use anyhow::Context;
use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use entity::{enterprise, occupation::Level};
use sea_orm::ActiveEnum;
use serde::Deserialize;

/// Days ago at which the first is drafted; all enterprises apply later.
const DRAFTED: i64 = 600;
/// Of the first programme: an enterprise may begin so many this year.
const QUOTAS: [Option<i32>; 3] = [Some(80), Some(12), None];

/// `[Chinese, English]` everywhere.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    slug: String,
    name: [String; 2],
    summary: [String; 2],
    audience: [String; 2],
    enterprise_duties: [String; 2],
    apprentice_duties: [String; 2],
    bureau_duties: [String; 2],
    department: [String; 2],
    legal_basis: [String; 2],
    default_quota: Option<i32>,
    needs_papers: bool,
    /// Name, lowest and highest level.
    occupations: Vec<([String; 2], String, String)>,
}

fn samples() -> anyhow::Result<Vec<Sample>> {
    serde_json::from_str(include_str!("programmes.json")).context("programmes.json of the sample city")
}

pub async fn build(
    app: &App,
    people: &People,
    verified: &[(Candidate, enterprise::Model)],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let who = &people.keeper;
    for (number, sample) in samples()?.into_iter().enumerate() {
        let at = now - Duration::days(DRAFTED) + Duration::hours(number as i64);
        let starts_on = NaiveDate::from_ymd_opt(today(at).year(), 1, 1).context("a year has a first day")?;
        let papers = sample.needs_papers;
        let occupations: Vec<NewOccupation> = sample.occupations.iter().map(occupation).collect::<Result<_, _>>()?;
        let row = programmes::draft(&app.db, who, text(sample, starts_on), at).await?;
        for occupation in occupations {
            programmes::add_occupation(&app.db, who, row.id, occupation, at).await?;
        }
        programmes::add_rules(&app.db, who, row.id, None, rules(starts_on, papers), at).await?;
        let row = programmes::publish(&app.db, who, row.id, row.revision, at + Duration::days(1)).await?;
        if row.default_quota.is_some() {
            quotas(app, who, row.id, verified, now).await?;
        }
    }
    Ok(())
}

async fn quotas(
    app: &App,
    who: &Officer<WriteProgrammes>,
    programme: uuid::Uuid,
    verified: &[(Candidate, enterprise::Model)],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    for ((_, of), places) in verified.iter().zip(QUOTAS) {
        let share = Share { programme, enterprise: of.id, year: today(now).year() };
        programmes::set_quota(&app.db, who, share, None, places, now - Duration::days(1)).await?;
    }
    Ok(())
}

fn text(sample: Sample, starts_on: NaiveDate) -> NewProgramme {
    NewProgramme {
        slug: sample.slug,
        name: sample.name,
        summary: sample.summary,
        audience: sample.audience,
        enterprise_duties: sample.enterprise_duties,
        apprentice_duties: sample.apprentice_duties,
        bureau_duties: sample.bureau_duties,
        department: sample.department,
        legal_basis: sample.legal_basis,
        starts_on,
        ends_on: None,
        default_quota: sample.default_quota,
    }
}

fn occupation((name, lowest, highest): &([String; 2], String, String)) -> anyhow::Result<NewOccupation> {
    let level = |text: &String| Level::try_from_value(text).with_context(|| format!("the level {text}"));
    Ok(NewOccupation { name: name.clone(), lowest: level(lowest)?, highest: level(highest)? })
}

/// The city's defaults; probation by articles 19 and 20 of the Labour Contract Law.
fn rules(valid_from: NaiveDate, needs_papers: bool) -> NewRules {
    NewRules {
        valid_from,
        months_min: 12,
        months_max: 36,
        days_back: 30,
        months_ahead: 12,
        age_min: 16,
        age_guardian: 18,
        hours_max: 44,
        hours_minor: 40,
        mentor_load: 5,
        probation_under_3_months: 0,
        probation_under_1_year: 1,
        probation_under_3_years: 2,
        probation_longer: 6,
        probation_pay_percent: 80,
        pay_floor: 201_000,
        pause_days_max: 180,
        needs_form: needs_papers,
        needs_contract: needs_papers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_teach_something_and_say_all_in_both_languages() {
        let samples = samples().unwrap();

        assert_eq!(samples.iter().map(|sample| sample.occupations.len()).collect::<Vec<_>>(), [6, 4]);
        for sample in samples {
            assert!(
                sample.occupations.iter().all(|each| occupation(each).is_ok_and(|each| each.lowest <= each.highest))
            );
            let new = text(sample, NaiveDate::MIN);
            let said = [new.name, new.summary, new.audience, new.enterprise_duties, new.apprentice_duties];
            let more = [new.bureau_duties, new.department, new.legal_basis];
            assert!(said.iter().chain(&more).flatten().all(|text| !text.is_empty()), "{}", new.slug);
        }
    }
}
