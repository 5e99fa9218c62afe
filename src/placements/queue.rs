//! What officers look at: what waits for the bureau, exceptions first and of the rest whoever waits longest; and all
//! others by where they stand.
use super::{
    acts::Stage,
    asks::{self, Asks},
    changes::unled,
    form::{QueueFilter, Shown},
    links,
    overlaps::{self, Wait},
    waits::waits,
};
use crate::{
    db::{cursor, like::anywhere},
    enterprises::reached,
    roles::{Officer, Right},
    words::{folded, when::today},
};
use chrono::{DateTime, Months, NaiveDate, Utc};
use entity::{
    enterprise,
    placement::{self, Side, Status},
    programme,
};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{BinOper, Expr, SelectStatement, SimpleExpr},
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

const PAGE: u64 = 20;

pub struct QueuePage {
    pub rows: Vec<Listed>,
    pub next: Option<String>,
    pub asks: Asks,
    /// Drafts that wait for another placement to be left, or with their enterprise.
    pub resting: HashMap<Uuid, Wait>,
    /// Those that need a mentor.
    pub unled: HashSet<Uuid>,
}

/// A placement in a list.
pub struct Listed {
    pub row: placement::Model,
    pub enterprise: enterprise::Model,
    pub programme: programme::Model,
    /// It waits for a guardian.
    pub is_unguarded: bool,
}

/// What an officer reaches: the queue in its order, all others by what happened to them last.
pub async fn within<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    filter: &QueueFilter,
    now: DateTime<Utc>,
) -> Result<QueuePage, DbErr> {
    use placement::Column::{Id, WithSince};
    let is_queue = filter.shown == Shown::Queue;
    let order = if is_queue { Order::Asc } else { Order::Desc };
    let mut found = placement::Entity::find().filter(matching(who, filter, now));
    if is_queue {
        found = found.order_by_asc(rank());
    }
    let mut rows = found
        .filter(Condition::all().add_option(behind(filter)))
        .order_by(WithSince, order.clone())
        .order_by(Id, order)
        .limit(PAGE + 1)
        .all(db)
        .await?;
    let next = cursor::cut(&mut rows, PAGE, place);
    let (asks, resting) = (asks::of_bureau(db, &rows).await?, overlaps::waiting(db, &rows).await?);
    let unled = unled(db, rows.iter().map(|row| row.id).collect()).await?;
    Ok(QueuePage { rows: with_names(db, rows).await?, next, asks, resting, unled })
}

/// All of a filter at once, the earlier first.
pub async fn all<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    filter: &QueueFilter,
    now: DateTime<Utc>,
) -> Result<Vec<Listed>, DbErr> {
    let found = placement::Entity::find().filter(matching(who, filter, now)).order_by_asc(placement::Column::Id);
    with_names(db, found.all(db).await?).await
}

/// Each with its enterprise and its programme, and whether it waits for a guardian.
pub async fn with_names(db: &impl ConnectionTrait, rows: Vec<placement::Model>) -> Result<Vec<Listed>, DbErr> {
    let mut enterprises = HashMap::new();
    // SQLite takes 32,766 variables in a statement.
    let mut ids: Vec<Uuid> = rows.iter().map(|row| row.enterprise_id).collect();
    ids.sort_unstable();
    ids.dedup();
    for some in ids.chunks(10_000) {
        let found = enterprise::Entity::find().filter(enterprise::COLUMN.id.is_in(some.to_vec())).all(db).await?;
        enterprises.extend(found.into_iter().map(|row| (row.id, row)));
    }
    let programmes = programme::Entity::find().all(db).await?;
    let programmes: HashMap<Uuid, programme::Model> = programmes.into_iter().map(|row| (row.id, row)).collect();
    let unguarded = links::unguarded(db, &rows).await?;
    let named = |row: placement::Model| {
        let (enterprise, programme) = (enterprises.get(&row.enterprise_id)?, programmes.get(&row.programme_id)?);
        let is_unguarded = unguarded.contains(&row.id);
        Some(Listed { enterprise: enterprise.clone(), programme: programme.clone(), is_unguarded, row })
    };
    Ok(rows.into_iter().filter_map(named).collect())
}

/// How many an officer reaches where they stand.
pub async fn count<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    now: DateTime<Utc>,
) -> Result<HashMap<Stage, i64>, DbErr> {
    let rows: Vec<(Status, Side, i64)> = placement::Entity::find()
        .select_only()
        .column(placement::Column::Status)
        .column(placement::Column::Party)
        .column_as(Expr::cust("COUNT(*)"), "number")
        .filter(ours(who))
        .group_by(placement::Column::Status)
        .group_by(placement::Column::Party)
        .into_tuple()
        .all(db)
        .await?;
    let mut counts = HashMap::new();
    for (status, party, number) in rows {
        *counts.entry(Stage::at(status, party)).or_default() += number;
    }
    let begun = placement::COLUMN.status.eq(Status::Agreed).and(placement::COLUMN.first_day.lte(today(now)));
    let elsewhere =
        [(begun, Stage::Agreed, Stage::Running), (links::with_guardian(), Stage::WithReviewer, Stage::WithApprentice)];
    for (which, stored, is) in elsewhere {
        let number = placement::Entity::find().filter(ours(who)).filter(which).count(db).await?;
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        *counts.entry(stored).or_default() -= number;
        *counts.entry(is).or_default() += number;
    }
    Ok(counts)
}

pub async fn waiting<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>) -> Result<u64, DbErr> {
    placement::Entity::find().filter(ours(who)).filter(waits()).count(db).await
}

fn matching<R: Right>(who: &Officer<R>, filter: &QueueFilter, now: DateTime<Utc>) -> Condition {
    let column = placement::COLUMN;
    let month = filter.month.zip(filter.month.and_then(|first| first.checked_add_months(Months::new(1))));
    let there = |district| enterprises_of(Condition::all().add(enterprise::COLUMN.district.eq(district)));
    Condition::all()
        .add(ours(who))
        .add(match filter.shown {
            Shown::Queue => Condition::all().add(waits()),
            Shown::All => Condition::all(),
            Shown::Stage(stage) => standing(stage, today(now)),
        })
        .add_option(filter.programme.map(|id| column.programme_id.eq(id)))
        .add_option(filter.district.map(|district| column.enterprise_id.in_subquery(there(district))))
        .add_option(month.map(|(first, next)| column.first_day.gte(first).and(column.first_day.lt(next))))
        .add(called(&filter.q))
}

/// Of enterprises within reach; nothing is asked for whoever reaches the whole city.
pub fn ours<R: Right>(who: &Officer<R>) -> Condition {
    let there = || placement::COLUMN.enterprise_id.in_subquery(enterprises_of(reached(who)));
    Condition::all().add_option(who.reach.districts().map(|_| there()))
}

fn enterprises_of(which: Condition) -> SelectStatement {
    enterprise::Entity::find().select_only().column(enterprise::Column::Id).filter(which).into_query()
}

/// What is agreed runs from its first day on; what waits for a guardian is with the apprentice's side.
fn standing(stage: Stage, today: NaiveDate) -> Condition {
    let column = placement::COLUMN;
    let state = |status: Status| Condition::all().add(stored().eq(status.to_value()));
    match stage {
        Stage::WithEnterprise => {
            Condition::all().add(column.status.eq(Status::Draft)).add(column.party.eq(Side::Enterprise))
        }
        // Of two kinds, which an index of states would sort first.
        Stage::WithApprentice => {
            let theirs = column.party.eq(Side::Apprentice).or(links::with_guardian());
            state(Status::Draft).add(theirs)
        }
        Stage::WithReviewer => Condition::all().add(links::with_bureau()),
        Stage::Agreed => state(Status::Agreed).add(column.first_day.gt(today)),
        Stage::Running => {
            let begun = Condition::any().add(stored().ne(Status::Agreed.to_value())).add(column.first_day.lte(today));
            let both = [Status::Running, Status::Agreed].map(|status| status.to_value());
            Condition::all().add(stored().is_in(both)).add(begun)
        }
        Stage::Paused => state(Status::Paused),
        Stage::EndedEarly => state(Status::EndedEarly),
        Stage::Completed => state(Status::Completed),
        Stage::Cancelled => state(Status::Cancelled),
    }
}

/// The state as an expression, which no index of states answers: a page is cut from the list in its order, where all
/// that stand so would be sorted first.
fn stored() -> SimpleExpr {
    Expr::col((placement::Entity, placement::Column::Status)).binary(BinOper::Custom("||"), "")
}

fn called(q: &str) -> Condition {
    let pieces = folded::pieces(q);
    let like = pieces.iter().map(|piece| Expr::col(placement::Column::SearchText).like(anywhere(piece)));
    like.fold(Condition::all(), Condition::add)
}

/// Exceptions stand before all others.
fn rank() -> SimpleExpr {
    Expr::case(placement::COLUMN.exception.is_not_null(), 0).finally(1).into()
}

/// Where the page ends: whether that is an exception, since when it waits, and which it is.
fn place(last: &placement::Model) -> String {
    let rank = if last.exception.is_some() { 'x' } else { 'w' };
    format!("{rank}{}", cursor::write(last.with_since, last.id))
}

/// What comes behind the last row of the page before.
fn behind(filter: &QueueFilter) -> Option<SimpleExpr> {
    let mut marks = filter.after.chars();
    let was_exception = marks.next()? == 'x';
    let (since, id) = cursor::read(marks.as_str())?;
    let column = placement::COLUMN;
    if filter.shown != Shown::Queue {
        return Some(column.with_since.lt(since).or(column.with_since.eq(since).and(column.id.lt(id))));
    }
    let later = column.with_since.gt(since).or(column.with_since.eq(since).and(column.id.gt(id)));
    Some(if was_exception {
        column.exception.is_null().or(column.exception.is_not_null().and(later))
    } else {
        column.exception.is_null().and(later)
    })
}
