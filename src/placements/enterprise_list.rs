//! What an enterprise's people see of its placements: owners, recruiters and viewers all of them, mentors their own
//! people, from filing until 30 days after the end.
use super::{
    acts::Stage,
    asks::{self, Asks},
    case::{self, Case},
    changes::{self, unled},
    form::{Only, RoomFilter},
    life, links,
    overlaps::{self, Wait},
    queue,
};
use crate::{
    db::{cursor, like::anywhere},
    roles::{Member, MemberRight, TendEnterprise},
    words::{folded, when::today},
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use entity::{
    membership::Role,
    mentor, occupation,
    placement::{self, Side, Status},
    placement_mentor, programme,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, RelationTrait,
    sea_query::{Expr, SimpleExpr},
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

const PAGE: u64 = 20;
/// For so long mentors see whom they taught.
const LOOK_BACK: Days = Days::new(30);
const LIVE: [Status; 3] = [Status::Agreed, Status::Running, Status::Paused];

pub struct Listed {
    pub rows: Vec<placement::Model>,
    pub next: Option<String>,
    pub occupations: HashMap<Uuid, occupation::Model>,
    /// Names, the lead's first.
    pub mentors: HashMap<Uuid, Vec<String>>,
    /// Those that need a mentor.
    pub unled: HashSet<Uuid>,
    /// Drafts that wait for another placement to be left, or with their enterprise.
    pub waiting: HashMap<Uuid, Wait>,
    /// Drafts that wait for a guardian, of whoever may act.
    pub unguarded: HashSet<Uuid>,
    /// Of whoever may act.
    pub asks: Asks,
    /// Those that the enterprise has placements under.
    pub programmes: Vec<programme::Model>,
    pub waits: u64,
    pub overdue: u64,
}

/// The latest first.
pub async fn list<R: MemberRight>(
    db: &impl ConnectionTrait,
    who: &Member<R>,
    filter: &RoomFilter,
    now: DateTime<Utc>,
) -> Result<Listed, DbErr> {
    let today = today(now);
    let resting = resting(db, who).await?;
    let at = (today, resting.as_slice());
    let mut rows = placement::Entity::find()
        .filter(seen(who, today))
        .filter(asked(who, filter, at))
        .order_by_desc(placement::Column::CreatedAt)
        .order_by_desc(placement::Column::Id)
        .limit(PAGE + 1)
        .all(db)
        .await?;
    let next = cursor::cut(&mut rows, PAGE, |last| cursor::write(last.created_at, last.id));
    Ok(Listed {
        next,
        occupations: occupations(db, &rows).await?,
        mentors: mentors(db, &rows).await?,
        unled: unled(db, rows.iter().map(|row| row.id).collect()).await?,
        waiting: overlaps::waiting(db, &rows).await?,
        unguarded: if TendEnterprise::has(who.role) { links::unguarded(db, &rows).await? } else { HashSet::new() },
        asks: if TendEnterprise::has(who.role) { asks::of_enterprise(db, &rows, now).await? } else { Asks::new() },
        programmes: programmes(db, who).await?,
        waits: if may_ask(who, Only::WaitsForUs) { count(db, who, Only::WaitsForUs, at).await? } else { 0 },
        overdue: count(db, who, Only::Overdue, at).await?,
        rows,
    })
}

/// All of them, the latest first.
pub async fn all<R: MemberRight>(
    db: &impl ConnectionTrait,
    who: &Member<R>,
    filter: &RoomFilter,
    today: NaiveDate,
) -> Result<Vec<queue::Listed>, DbErr> {
    let resting = resting(db, who).await?;
    let at = (today, resting.as_slice());
    let found = placement::Entity::find().filter(seen(who, today)).filter(asked(who, filter, at));
    queue::with_names(db, found.order_by_desc(placement::Column::Id).all(db).await?).await
}

/// One that whoever asks may see.
pub async fn one<R: MemberRight>(
    db: &impl ConnectionTrait,
    who: &Member<R>,
    id: Uuid,
    today: NaiveDate,
) -> Result<Option<Case>, DbErr> {
    let found = placement::Entity::find_by_id(id).filter(seen(who, today)).count(db).await?;
    if found == 0 { Ok(None) } else { case::load(db, id).await }
}

fn seen<R: MemberRight>(who: &Member<R>, today: NaiveDate) -> Condition {
    let own = Condition::all().add(placement::COLUMN.enterprise_id.eq(who.enterprise.id));
    if who.role == Role::Mentor { own.add(taught_by(who.account.id, today - LOOK_BACK)) } else { own }
}

/// Filed, and over no earlier than `since`.
fn taught_by(account: Uuid, since: NaiveDate) -> Condition {
    let tie = placement_mentor::COLUMN.until_day;
    let taught = placement_mentor::Entity::find()
        .select_only()
        .column(placement_mentor::Column::PlacementId)
        .join(JoinType::InnerJoin, placement_mentor::Relation::Mentor.def())
        .filter(mentor::COLUMN.account_id.eq(account))
        .filter(tie.is_null().or(tie.gte(since)))
        .into_query();
    let column = placement::COLUMN;
    let over = column.status.is_in([Status::EndedEarly, Status::Completed]);
    let lately = column.end_day.gte(since).or(column.end_day.is_null().and(column.last_day.gte(since)));
    Condition::all().add(column.id.in_subquery(taught)).add(column.status.is_in(LIVE).or(over.and(lately)))
}

/// Drafts in which there is nothing to do for whoever has them and may act.
async fn resting<R: MemberRight>(db: &impl ConnectionTrait, who: &Member<R>) -> Result<Vec<Uuid>, DbErr> {
    if may_ask(who, Only::WaitsForUs) { overlaps::resting_with(db, who.enterprise.id).await } else { Ok(vec![]) }
}

fn asked<R: MemberRight>(who: &Member<R>, filter: &RoomFilter, at: (NaiveDate, &[Uuid])) -> Condition {
    let column = placement::COLUMN;
    let behind = cursor::read(&filter.after)
        .map(|(at, id)| column.created_at.lt(at).or(column.created_at.eq(at).and(column.id.lt(id))));
    let called = folded::pieces(&filter.q);
    let called = called.iter().map(|piece| Expr::col(placement::Column::SearchText).like(anywhere(piece)));
    called
        .fold(Condition::all(), Condition::add)
        .add_option(filter.only.filter(|only| may_ask(who, *only)).map(|only| asks(who, only, at)))
        .add_option(filter.stage.map(|stage| stands(stage, at.0)))
        .add_option(filter.programme.map(|id| column.programme_id.eq(id)))
        .add_option(behind)
}

/// What somebody asks of the enterprise is for whoever may answer.
pub fn may_ask<R: MemberRight>(who: &Member<R>, only: Only) -> bool {
    only == Only::Overdue || TendEnterprise::has(who.role)
}

/// What waits for the enterprise, and what has passed its last day and still goes on.
fn asks<R: MemberRight>(who: &Member<R>, only: Only, (today, resting): (NaiveDate, &[Uuid])) -> SimpleExpr {
    let column = placement::COLUMN;
    match only {
        Only::WaitsForUs => {
            let written = stands(Stage::WithEnterprise, today).and(column.id.is_not_in(resting.iter().copied()));
            let wished = column.status.eq(Status::Running).and(column.id.in_subquery(life::wished(today)));
            let proposed = column.status.is_in(LIVE).and(column.id.in_subquery(changes::unanswered()));
            let asked = column.id.in_subquery(overlaps::unanswered()).or(wished).or(proposed);
            let unled = column.id.in_subquery(life::without_mentor_at(who.enterprise.id));
            let at_its_end = stands(Stage::Running, today).and(column.last_day.lte(today));
            let undeclared = at_its_end.and(column.id.not_in_subquery(life::declared()));
            written.or(asked).or(column.status.is_in(LIVE).and(unled)).or(undeclared)
        }
        Only::Overdue => column
            .status
            .is_in(LIVE)
            .and(column.end_day.lt(today).or(column.end_day.is_null().and(column.last_day.lt(today)))),
    }
}

fn stands(stage: Stage, today: NaiveDate) -> SimpleExpr {
    let column = placement::COLUMN;
    let draft = |party: Side| column.status.eq(Status::Draft).and(column.party.eq(party));
    match stage {
        Stage::WithEnterprise => draft(Side::Enterprise),
        Stage::WithApprentice => draft(Side::Apprentice),
        Stage::WithReviewer => draft(Side::Reviewer),
        Stage::Agreed => column.status.eq(Status::Agreed).and(column.first_day.gt(today)),
        Stage::Running => {
            column.status.eq(Status::Running).or(column.status.eq(Status::Agreed).and(column.first_day.lte(today)))
        }
        Stage::Paused => column.status.eq(Status::Paused),
        Stage::EndedEarly => column.status.eq(Status::EndedEarly),
        Stage::Completed => column.status.eq(Status::Completed),
        Stage::Cancelled => column.status.eq(Status::Cancelled),
    }
}

async fn count<R: MemberRight>(
    db: &impl ConnectionTrait,
    who: &Member<R>,
    only: Only,
    at: (NaiveDate, &[Uuid]),
) -> Result<u64, DbErr> {
    placement::Entity::find().filter(seen(who, at.0)).filter(asks(who, only, at)).count(db).await
}

async fn occupations(
    db: &impl ConnectionTrait,
    rows: &[placement::Model],
) -> Result<HashMap<Uuid, occupation::Model>, DbErr> {
    let ids = rows.iter().filter_map(|row| row.occupation_id);
    let found = occupation::Entity::find().filter(occupation::COLUMN.id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

async fn mentors(db: &impl ConnectionTrait, rows: &[placement::Model]) -> Result<HashMap<Uuid, Vec<String>>, DbErr> {
    let ties = placement_mentor::Entity::find()
        .filter(placement_mentor::COLUMN.placement_id.is_in(rows.iter().map(|row| row.id)))
        .filter(placement_mentor::COLUMN.until_day.is_null())
        .order_by_asc(placement_mentor::Column::Role)
        .order_by_asc(placement_mentor::Column::Id)
        .find_also_related(mentor::Entity)
        .all(db)
        .await?;
    let mut all: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (tie, mentor) in ties {
        all.entry(tie.placement_id).or_default().extend(mentor.map(|mentor| mentor.name));
    }
    Ok(all)
}

async fn programmes<R: MemberRight>(
    db: &impl ConnectionTrait,
    who: &Member<R>,
) -> Result<Vec<programme::Model>, DbErr> {
    let its = Expr::col((placement::Entity, placement::Column::ProgrammeId));
    let under = placement::Entity::find()
        .select_only()
        .column(placement::Column::Id)
        .filter(placement::COLUMN.enterprise_id.eq(who.enterprise.id))
        .filter(its.equals((programme::Entity, programme::Column::Id)));
    programme::Entity::find()
        .filter(Expr::exists(under.into_query()))
        .order_by_asc(programme::Column::CreatedAt)
        .order_by_asc(programme::Column::Id)
        .all(db)
        .await
}
