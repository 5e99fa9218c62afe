//! How many people a mentor looks after, over all enterprises, on the busiest day.
use super::overlap::Days;
use crate::{mentors, placements::case::Case};
use chrono::NaiveDate;
use entity::{
    mentor::{self, Status},
    placement::{self, Fault, fault},
    placement_mentor, programme_rules,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, QueryFilter, QuerySelect, RelationTrait,
};
use std::cmp::{max, min};
use uuid::Uuid;

/// Of the placement its first day, its real last day and the planned one; from when and until when the mentor teaches.
type Row = (NaiveDate, Option<NaiveDate>, NaiveDate, Option<NaiveDate>, Option<NaiveDate>);

pub async fn faults(
    tx: &impl ConnectionTrait,
    case: &Case,
    rules: &programme_rules::Model,
) -> Result<Vec<Fault>, DbErr> {
    let unfit = unfit(tx, case).await?;
    if unfit.is_empty() { full(tx, case, rules).await } else { Ok(unfit) }
}

/// Of each mentor who may not teach here: not approved, the enterprise's no more, or the apprentice.
pub async fn unfit(tx: &impl ConnectionTrait, case: &Case) -> Result<Vec<Fault>, DbErr> {
    let own = mentors::of(tx, case.enterprise.id).await?;
    let fault_of = |(tie, mentor): &(placement_mentor::Model, mentor::Model)| {
        let is_own = own.iter().any(|each| each.id == mentor.id);
        let code = if mentor.status != Status::Approved || !is_own {
            fault("mentor_not_approved")
        } else if mentor.account_id.is_some() && mentor.account_id == case.row.account_id {
            fault("mentor_is_apprentice")
        } else {
            return None;
        };
        Some(code.at(field(tie)).naming("name", &mentor.name))
    };
    Ok(case.mentors.iter().filter_map(fault_of).collect())
}

/// Whether somebody teaches, in what was filed, who may not any more.
pub async fn lacks_mentor(db: &impl ConnectionTrait, case: &Case) -> Result<bool, DbErr> {
    Ok(case.row.status.is_live() && !unfit(db, case).await?.is_empty())
}

fn field(tie: &placement_mentor::Model) -> &'static str {
    match tie.role {
        placement_mentor::Role::Lead => "lead",
        placement_mentor::Role::Second => "second",
    }
}

/// Of each mentor who has nobody's room left on the busiest day.
pub async fn full(tx: &impl ConnectionTrait, case: &Case, rules: &programme_rules::Model) -> Result<Vec<Fault>, DbErr> {
    let mut faults = Vec::new();
    for (tie, mentor) in &case.mentors {
        let Some(all) = Days::of(&case.row) else { continue };
        // Whoever came later teaches from then on.
        let days = Days { first: tie.from_day.map_or(all.first, |from| max(all.first, from)), ..all };
        let limit = min(mentor.max_load, rules.mentor_load);
        let busy = busiest(&taken(tx, mentor.id, case.row.id, days).await?, days);
        if busy >= limit as usize {
            let full = fault("mentor_full").at(field(tie)).naming("name", &mentor.name).naming("count", busy);
            faults.push(full.naming("from", days.first).naming("to", days.last));
        }
    }
    Ok(faults)
}

/// The days of each other placement in which a mentor teaches during some days.
async fn taken(tx: &impl ConnectionTrait, mentor: Uuid, except: Uuid, days: Days) -> Result<Vec<Days>, DbErr> {
    let column = placement::COLUMN;
    let rows: Vec<Row> = placement_mentor::Entity::find()
        .select_only()
        .column(placement::Column::FirstDay)
        .column(placement::Column::EndDay)
        .column(placement::Column::LastDay)
        .column(placement_mentor::Column::FromDay)
        .column(placement_mentor::Column::UntilDay)
        .join(JoinType::InnerJoin, placement_mentor::Relation::Placement.def())
        .filter(placement_mentor::COLUMN.mentor_id.eq(mentor))
        .filter(placement_mentor::COLUMN.placement_id.ne(except))
        .filter(column.approved_at.is_not_null())
        .filter(column.status.ne(placement::Status::Cancelled))
        .filter(column.first_day.lte(days.last))
        .filter(column.end_day.gte(days.first).or(column.end_day.is_null().and(column.last_day.gte(days.first))))
        .into_tuple()
        .all(tx)
        .await?;
    let during = |(first, end, last, from, until): Row| Days {
        first: from.map_or(first, |from| max(from, first)),
        last: until.map_or(end.unwrap_or(last), |until| min(until, end.unwrap_or(last))),
    };
    Ok(rows.into_iter().map(during).filter(|taken| taken.meets(days)).collect())
}

/// How many there are on the day with the most of them, of some days. It is the first day of one of them, or of all.
pub fn busiest(taken: &[Days], days: Days) -> usize {
    let begins = taken.iter().map(|each| each.first).filter(|first| *first > days.first).chain([days.first]);
    let on = |day: NaiveDate| taken.iter().filter(|each| each.first <= day && day <= each.last).count();
    begins.filter(|day| *day <= days.last).map(on).max().unwrap_or_default()
}
