//! What officers look at: the queue of whom enterprises propose, and the rest by state.
use super::{
    form::MentorFilter,
    queries::{enterprises, of_enterprises, ours},
};
use crate::{
    db::{cursor, like::anywhere},
    roles::{Officer, Right, Sight},
    words::folded,
};
use entity::{
    enterprise,
    event::District,
    mentor::{self, Status},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, SimpleExpr},
};
use std::collections::HashMap;

const PAGE: u64 = 20;

pub struct MentorPage {
    /// With the enterprises that each teaches for.
    pub rows: Vec<(mentor::Model, Vec<enterprise::Model>)>,
    pub next: Option<String>,
}

/// What an officer reaches: the proposed ones that wait longest first, all others the latest first.
pub async fn within<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    filter: &MentorFilter,
) -> Result<MentorPage, DbErr> {
    use mentor::Column::{Id, ProposedAt};
    let order = if filter.status == Status::Proposed { Order::Asc } else { Order::Desc };
    let mut rows = mentor::Entity::find()
        .filter(ours(who))
        .filter(mentor::COLUMN.status.eq(filter.status))
        .filter(Condition::all().add_option(behind(filter)).add_option(called(who, &filter.q)))
        .order_by(ProposedAt, order.clone())
        .order_by(Id, order)
        .limit(PAGE + 1)
        .all(db)
        .await?;
    let next = cursor::cut(&mut rows, PAGE, |last| cursor::write(last.proposed_at, last.id));
    let mut of = enterprises(db, rows.iter().map(|row| row.id)).await?;
    let rows = rows.into_iter().map(|row| {
        let its = of.remove(&row.id).unwrap_or_default();
        (row, its)
    });
    Ok(MentorPage { rows: rows.collect(), next })
}

/// How many an officer reaches in each state.
pub async fn count<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>) -> Result<HashMap<Status, i64>, DbErr> {
    let rows: Vec<(Status, i64)> = mentor::Entity::find()
        .select_only()
        .column(mentor::Column::Status)
        .column_as(mentor::Column::Id.count(), "number")
        .filter(ours(who))
        .group_by(mentor::Column::Status)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Whether somebody's names are shown to an officer anywhere.
pub fn reads_names<R: Right>(who: &Officer<R>) -> bool {
    who.grants.iter().any(|grant| grant.sight == Sight::All)
}

/// Among those whose names are shown: a guess at a masked one would be confirmed.
fn called<R: Right>(who: &Officer<R>, q: &str) -> Option<Condition> {
    if q.is_empty() || !reads_names(who) {
        return None;
    }
    let seen = who.grants.iter().filter(|grant| grant.sight == Sight::All).map(|grant| grant.district);
    let districts: Option<Vec<District>> = seen.collect();
    let there = districts.map(|districts| enterprise::COLUMN.district.is_in(districts));
    let seen = of_enterprises(Condition::all().add_option(there));
    let mut all = Condition::all().add(mentor::COLUMN.id.in_subquery(seen));
    for piece in folded::pieces(q) {
        all = all.add(Expr::col(mentor::Column::SearchText).like(anywhere(&piece)));
    }
    Some(all)
}

/// What comes behind the last row of the page before.
fn behind(filter: &MentorFilter) -> Option<SimpleExpr> {
    let (at, id) = cursor::read(&filter.after)?;
    let column = mentor::COLUMN;
    Some(match filter.status {
        Status::Proposed => column.proposed_at.gt(at).or(column.proposed_at.eq(at).and(column.id.gt(id))),
        _ => column.proposed_at.lt(at).or(column.proposed_at.eq(at).and(column.id.lt(id))),
    })
}
