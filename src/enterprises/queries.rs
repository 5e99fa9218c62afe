//! What can be asked of enterprises: the public ones by everybody, all within an officer's reach, one's own.
use super::{form::EnterpriseFilter, recognitions};
use crate::{
    db::{cursor, like::anywhere},
    roles::{Officer, Right},
    words::folded,
};
use chrono::NaiveDate;
use entity::{
    account,
    enterprise::{self, Status},
    membership::{self, Role},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::{Expr, SimpleExpr},
};
use std::collections::HashMap;
use uuid::Uuid;

const PAGE: u64 = 20;

pub struct EnterprisePage {
    pub enterprises: Vec<enterprise::Model>,
    pub next: Option<String>,
}

/// The directory, those who applied last first.
pub async fn directory(
    db: &impl ConnectionTrait,
    filter: &EnterpriseFilter,
    today: NaiveDate,
) -> Result<EnterprisePage, DbErr> {
    let holds = |kind: &String| enterprise::COLUMN.id.in_subquery(recognitions::holders(Some(kind), today));
    let base = Condition::all().add(in_directory()).add_option(filter.recognition.as_ref().map(holds));
    let filter = EnterpriseFilter { status: None, ..filter.clone() };
    page(db, base, &filter).await
}

pub fn in_directory() -> SimpleExpr {
    enterprise::COLUMN.status.is_in([Status::Verified, Status::Listed])
}

/// What an officer reaches, those who applied last first.
pub async fn within<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    filter: &EnterpriseFilter,
) -> Result<EnterprisePage, DbErr> {
    page(db, reached(who), filter).await
}

/// How many an officer reaches in each state.
pub async fn count<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>) -> Result<HashMap<Status, i64>, DbErr> {
    let rows: Vec<(Status, i64)> = enterprise::Entity::find()
        .select_only()
        .column(enterprise::Column::Status)
        .column_as(enterprise::Column::Id.count(), "number")
        .filter(reached(who))
        .group_by(enterprise::Column::Status)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// An enterprise from elsewhere belongs to officers without a district.
pub fn reached<R: Right>(who: &Officer<R>) -> Condition {
    let there = |districts: &[_]| enterprise::COLUMN.district.is_in(districts.to_vec());
    Condition::all().add_option(who.reach.districts().map(there))
}

pub async fn public(db: &impl ConnectionTrait, slug: &str) -> Result<Option<enterprise::Model>, DbErr> {
    Ok(by_slug(db, slug).await?.filter(|enterprise| enterprise.status.is_public()))
}

/// In any state, within an officer's reach.
pub async fn find<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
) -> Result<Option<enterprise::Model>, DbErr> {
    enterprise::Entity::find_by_id(id).filter(reached(who)).one(db).await
}

/// The same and all others of its code, locked until the transaction ends.
pub async fn lock<R: Right>(
    tx: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
) -> Result<Option<(enterprise::Model, Vec<enterprise::Model>)>, DbErr> {
    let Some(found) = find(tx, who, id).await? else { return Ok(None) };
    let mut alike = lock_codes(tx, [found.code.as_str()]).await?;
    let own = alike.iter().position(|enterprise| enterprise.id == id);
    Ok(own.map(|at| (alike.remove(at), alike)))
}

/// All with one of the codes, as they stand once nobody else holds them; in the order of their ids, so that two never
/// wait for each other in a ring. Read anew behind the lock, for who waited does not see what was put meanwhile.
pub async fn lock_codes(
    tx: &impl ConnectionTrait,
    codes: impl IntoIterator<Item = &str>,
) -> Result<Vec<enterprise::Model>, DbErr> {
    let alike = enterprise::COLUMN.code.is_in(codes);
    enterprise::Entity::find()
        .filter(alike.clone())
        .order_by_asc(enterprise::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    by_age(alike).all(tx).await
}

/// As it is once nobody else holds it.
pub async fn lock_one(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<enterprise::Model>, DbErr> {
    enterprise::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    enterprise::Entity::find_by_id(id).one(tx).await
}

/// All with a code, the first who applied first.
pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Vec<enterprise::Model>, DbErr> {
    by_age(enterprise::COLUMN.code.eq(code)).all(db).await
}

fn by_age(which: SimpleExpr) -> Select<enterprise::Entity> {
    let found = enterprise::Entity::find().filter(which);
    found.order_by_asc(enterprise::Column::AppliedAt).order_by_asc(enterprise::Column::Id)
}

/// An account's enterprises, the latest first.
pub async fn of_account(db: &impl ConnectionTrait, account: Uuid) -> Result<Vec<enterprise::Model>, DbErr> {
    let held: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::EnterpriseId)
        .filter(membership::COLUMN.account_id.eq(account))
        .into_tuple()
        .all(db)
        .await?;
    let own = enterprise::Entity::find().filter(enterprise::COLUMN.id.is_in(held));
    own.order_by_desc(enterprise::Column::AppliedAt).all(db).await
}

/// Accounts of an enterprise's owners.
pub async fn owners(db: &impl ConnectionTrait, enterprise: Uuid) -> Result<Vec<account::Model>, DbErr> {
    Ok(owners_of(db, [enterprise]).await?.remove(&enterprise).unwrap_or_default())
}

/// The same of several. A closed account has no address any more, and is none.
pub async fn owners_of(
    db: &impl ConnectionTrait,
    enterprises: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<account::Model>>, DbErr> {
    let held = membership::Entity::find()
        .filter(membership::COLUMN.enterprise_id.is_in(enterprises))
        .filter(membership::COLUMN.role.eq(Role::Owner))
        .order_by_asc(membership::Column::Since)
        .order_by_asc(membership::Column::AccountId)
        .find_also_related(account::Entity)
        .all(db)
        .await?;
    let mut owners: HashMap<Uuid, Vec<account::Model>> = HashMap::new();
    for (held, account) in held {
        owners.entry(held.enterprise_id).or_default().extend(account.filter(|account| account.email.is_some()));
    }
    Ok(owners)
}

pub async fn is_member(
    db: &impl ConnectionTrait,
    account: Uuid,
    of: impl IntoIterator<Item = Uuid>,
) -> Result<bool, DbErr> {
    let held = membership::Entity::find()
        .filter(membership::COLUMN.account_id.eq(account))
        .filter(membership::COLUMN.enterprise_id.is_in(of));
    Ok(held.count(db).await? > 0)
}

async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<enterprise::Model>, DbErr> {
    if !enterprise::is_slug(slug) {
        return Ok(None);
    }
    enterprise::Entity::find().filter(enterprise::COLUMN.slug.eq(slug)).one(db).await
}

async fn page(db: &impl ConnectionTrait, base: Condition, filter: &EnterpriseFilter) -> Result<EnterprisePage, DbErr> {
    let mut all = base
        .add_option(filter.status.map(|status| enterprise::COLUMN.status.eq(status)))
        .add_option(filter.district.map(|district| enterprise::COLUMN.district.eq(district)))
        .add_option(filter.chain.map(|chain| enterprise::COLUMN.chain.eq(chain)));
    for piece in folded::pieces(&filter.q) {
        all = all.add(Expr::col(enterprise::Column::SearchText).like(anywhere(&piece)));
    }
    if let Some((at, id)) = cursor::read(&filter.after) {
        let earlier = enterprise::COLUMN.applied_at.lt(at);
        all = all.add(earlier.or(enterprise::COLUMN.applied_at.eq(at).and(enterprise::COLUMN.id.lt(id))));
    }
    let mut enterprises = enterprise::Entity::find()
        .filter(all)
        .order_by_desc(enterprise::Column::AppliedAt)
        .order_by_desc(enterprise::Column::Id)
        .limit(PAGE + 1)
        .all(db)
        .await?;
    let next = cursor::cut(&mut enterprises, PAGE, |last| cursor::write(last.applied_at, last.id));
    Ok(EnterprisePage { enterprises, next })
}
