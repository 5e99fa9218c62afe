//! What officers look at: the queue of what is claimed, the rest by state, and what lapses soon.
use super::{
    form::{RecognitionFilter, Shown},
    queries::is_valid,
};
use crate::{
    db::cursor,
    enterprises::queries::reached,
    roles::{Officer, Right},
};
use chrono::{Days, NaiveDate, NaiveTime};
use entity::{
    enterprise,
    recognition::{self, Status},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, sea_query::SimpleExpr,
};
use std::collections::HashMap;
use uuid::Uuid;

const PAGE: u64 = 20;

pub struct RecognitionPage {
    /// With the enterprise that each is of.
    pub rows: Vec<(recognition::Model, enterprise::Model)>,
    pub next: Option<String>,
}

/// What an officer reaches: the claimed ones that wait longest first, the lapsing ones by their last day, all others
/// the latest first.
pub async fn within<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    filter: &RecognitionFilter,
    today: NaiveDate,
) -> Result<RecognitionPage, DbErr> {
    use recognition::Column::{ClaimedAt, Id, ValidTo};
    let (column, order) = match filter.shown {
        Shown::State(Status::Claimed) => (ClaimedAt, Order::Asc),
        Shown::State(_) => (ClaimedAt, Order::Desc),
        Shown::Lapsing(_) => (ValidTo, Order::Asc),
    };
    let mut rows = recognition::Entity::find()
        .filter(shown(filter, today).add(ours(who)))
        .filter(Condition::all().add_option(behind(filter)))
        .order_by(column, order.clone())
        .order_by(Id, order)
        .limit(PAGE + 1)
        .all(db)
        .await?;
    let next = cursor::cut(&mut rows, PAGE, |last| place(filter.shown, last));
    let of = enterprise::Entity::find().filter(enterprise::COLUMN.id.is_in(rows.iter().map(|row| row.enterprise_id)));
    let of: HashMap<Uuid, enterprise::Model> =
        of.all(db).await?.into_iter().map(|enterprise| (enterprise.id, enterprise)).collect();
    let rows = rows.into_iter().filter_map(|row| of.get(&row.enterprise_id).cloned().map(|of| (row, of)));
    Ok(RecognitionPage { rows: rows.collect(), next })
}

/// How many an officer reaches in each state.
pub async fn count<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>) -> Result<HashMap<Status, i64>, DbErr> {
    let rows: Vec<(Status, i64)> = recognition::Entity::find()
        .select_only()
        .column(recognition::Column::Status)
        .column_as(recognition::Column::Id.count(), "number")
        .filter(ours(who))
        .group_by(recognition::Column::Status)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Of enterprises within reach.
fn ours<R: Right>(who: &Officer<R>) -> SimpleExpr {
    let enterprises = enterprise::Entity::find().select_only().column(enterprise::Column::Id).filter(reached(who));
    recognition::COLUMN.enterprise_id.in_subquery(enterprises.into_query())
}

fn shown(filter: &RecognitionFilter, today: NaiveDate) -> Condition {
    match filter.shown {
        Shown::State(status) => Condition::all().add(recognition::COLUMN.status.eq(status)),
        Shown::Lapsing(days) => {
            let until = today.checked_add_days(Days::new(days)).unwrap_or(today);
            Condition::all().add(is_valid(today)).add(recognition::COLUMN.valid_to.lte(until))
        }
    }
}

/// What comes behind the last row of the page before.
fn behind(filter: &RecognitionFilter) -> Option<SimpleExpr> {
    let (at, id) = cursor::read(&filter.after)?;
    let column = recognition::COLUMN;
    Some(match filter.shown {
        Shown::State(Status::Claimed) => column.claimed_at.gt(at).or(column.claimed_at.eq(at).and(column.id.gt(id))),
        Shown::State(_) => column.claimed_at.lt(at).or(column.claimed_at.eq(at).and(column.id.lt(id))),
        Shown::Lapsing(_) => {
            let day = at.date_naive();
            column.valid_to.gt(day).or(column.valid_to.eq(day).and(column.id.gt(id)))
        }
    })
}

/// Where a page ends.
fn place(shown: Shown, last: &recognition::Model) -> String {
    let at = match shown {
        Shown::State(_) => last.claimed_at,
        Shown::Lapsing(_) => last.valid_to.and_time(NaiveTime::MIN).and_utc(),
    };
    cursor::write(at, last.id)
}
