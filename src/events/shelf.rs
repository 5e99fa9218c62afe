//! Events as officers look for them: in every state, within their reach, shelf by shelf.
use super::{
    form::EventFilter,
    queries::{EventPage, PAGE},
};
use crate::{
    db::{cursor, like::anywhere},
    roles::{Officer, Right},
    words::folded,
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

/// Which events officers look for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// Published and not over.
    #[default]
    Coming,
    InReview,
    Drafts,
    Over,
    Cancelled,
    Archived,
}

/// One page of a shelf within an officer's reach: drafts and what is to come by start, what was, last first, what
/// is in review by how long it has been.
pub async fn shelf<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    shelf: Shelf,
    filter: &EventFilter,
    now: DateTime<Utc>,
) -> Result<EventPage, DbErr> {
    let is_past = matches!(shelf, Shelf::Over | Shelf::Cancelled | Shelf::Archived);
    let mut select = event::Entity::find().filter(on_shelf(who, shelf, filter, now)).limit(PAGE + 1);
    let column = if shelf == Shelf::InReview { event::Column::ReviewSince } else { event::Column::StartsAt };
    select = if is_past {
        select.order_by_desc(column).order_by_desc(event::Column::Id)
    } else {
        select.order_by_asc(column).order_by_asc(event::Column::Id)
    };
    if let Some((at, id)) = cursor::read(&filter.after) {
        select = select.filter(if is_past {
            column.lt(at).or(column.eq(at).and(event::COLUMN.id.lt(id)))
        } else {
            column.gt(at).or(column.eq(at).and(event::COLUMN.id.gt(id)))
        });
    }
    let mut events = select.all(db).await?;
    let place = |last: &event::Model| match shelf {
        Shelf::InReview => last.review_since.unwrap_or(last.starts_at),
        _ => last.starts_at,
    };
    let next = cursor::cut(&mut events, PAGE, |last| cursor::write(place(last), last.id));
    Ok(EventPage { events, next })
}

/// How many stand on a shelf.
pub async fn shelf_count<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    shelf: Shelf,
    filter: &EventFilter,
    now: DateTime<Utc>,
) -> Result<u64, DbErr> {
    event::Entity::find().filter(on_shelf(who, shelf, filter, now)).count(db).await
}

fn on_shelf<R: Right>(who: &Officer<R>, shelf: Shelf, filter: &EventFilter, now: DateTime<Utc>) -> Condition {
    let status = event::COLUMN.status;
    let mut all = Condition::all();
    all = match shelf {
        Shelf::Coming => all.add(status.eq(Status::Published)).add(event::COLUMN.ends_at.gt(now)),
        Shelf::InReview => all.add(status.eq(Status::InReview)),
        Shelf::Drafts => all.add(status.eq(Status::Draft)),
        Shelf::Over => all.add(status.eq(Status::Published)).add(event::COLUMN.ends_at.lte(now)),
        Shelf::Cancelled => all.add(status.eq(Status::Cancelled)),
        Shelf::Archived => all.add(status.eq(Status::Archived)),
    };
    all = all.add_option(who.reach.districts().map(|districts| event::COLUMN.district.is_in(districts.to_vec())));
    all = all.add_option(filter.district.map(|district| event::COLUMN.district.eq(district)));
    for piece in folded::pieces(&filter.q) {
        all = all.add(Expr::col(event::Column::SearchText).like(anywhere(&piece)));
    }
    all
}
