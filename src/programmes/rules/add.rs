//! Add a version of a programme's rules.
use super::{NewRules, RulesError};
use crate::{
    audit::{self, Entry},
    db::Db,
    programmes::{keep::kept, queries},
    roles::{Officer, rights::WriteProgrammes},
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::programme_rules;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

/// `based_on` is the version that the form was filled with, the newest then. From today on, unless it is the
/// programme's first. Twice is once.
pub async fn add_rules(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    programme: Uuid,
    based_on: Option<Uuid>,
    new: NewRules,
    now: DateTime<Utc>,
) -> Result<programme_rules::Model, RulesError> {
    let tx = db.begin().await?;
    kept(&tx, who, programme).await?;
    let newest = queries::newest_rules(&tx, programme).await?;
    if let Some(same) = newest.as_ref().filter(|newest| NewRules::from(*newest) == new) {
        return Ok(same.clone());
    }
    if let Some(newest) = newest {
        if Some(newest.id) != based_on {
            return Err(RulesError::Stale(Box::new(newest)));
        }
        if new.valid_from < today(now) {
            return Err(RulesError::Past);
        }
    }
    let row = row(programme, &new, now).insert(&tx).await?;
    let entry = Entry::new("programmes.add_rules", "programme", programme).fields([row.valid_from.to_string()]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}

fn row(programme: Uuid, new: &NewRules, now: DateTime<Utc>) -> programme_rules::ActiveModel {
    programme_rules::ActiveModel {
        id: Set(Uuid::now_v7()),
        programme_id: Set(programme),
        valid_from: Set(new.valid_from),
        made_at: Set(now),
        months_min: Set(new.months_min),
        months_max: Set(new.months_max),
        days_back: Set(new.days_back),
        months_ahead: Set(new.months_ahead),
        age_min: Set(new.age_min),
        age_guardian: Set(new.age_guardian),
        hours_max: Set(new.hours_max),
        hours_minor: Set(new.hours_minor),
        mentor_load: Set(new.mentor_load),
        probation_under_3_months: Set(new.probation_under_3_months),
        probation_under_1_year: Set(new.probation_under_1_year),
        probation_under_3_years: Set(new.probation_under_3_years),
        probation_longer: Set(new.probation_longer),
        probation_pay_percent: Set(new.probation_pay_percent),
        pay_floor: Set(new.pay_floor),
        pause_days_max: Set(new.pause_days_max),
        needs_form: Set(new.needs_form),
        needs_contract: Set(new.needs_contract),
    }
}
