//! What can be asked of recognitions: an enterprise's own, what is valid today, and one alone.
use crate::{
    enterprises::queries::reached,
    roles::{Officer, Right},
};
use chrono::NaiveDate;
use entity::{
    enterprise,
    recognition::{self, Status},
    recognition_kind,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Expr, Query, SelectStatement, SimpleExpr},
};
use uuid::Uuid;

/// All kinds, in the order in which they are shown.
pub async fn kinds(db: &impl ConnectionTrait) -> Result<Vec<recognition_kind::Model>, DbErr> {
    recognition_kind::Entity::find().order_by_asc(recognition_kind::Column::Position).all(db).await
}

/// An enterprise's, the latest first.
pub async fn of(db: &impl ConnectionTrait, enterprise: Uuid) -> Result<Vec<recognition::Model>, DbErr> {
    recognition::Entity::find()
        .filter(recognition::COLUMN.enterprise_id.eq(enterprise))
        .order_by_desc(recognition::Column::ClaimedAt)
        .order_by_desc(recognition::Column::Id)
        .all(db)
        .await
}

/// What some enterprises hold today; what is valid longest comes first.
pub async fn valid_of(
    db: &impl ConnectionTrait,
    enterprises: impl IntoIterator<Item = Uuid>,
    today: NaiveDate,
) -> Result<Vec<recognition::Model>, DbErr> {
    recognition::Entity::find()
        .filter(recognition::COLUMN.enterprise_id.is_in(enterprises))
        .filter(is_valid(today))
        .order_by_desc(recognition::Column::ValidTo)
        .order_by_asc(recognition::Column::Id)
        .all(db)
        .await
}

/// As `recognition::Model::is_valid` says it of a row.
pub fn is_valid(today: NaiveDate) -> SimpleExpr {
    let column = recognition::COLUMN;
    column.status.eq(Status::Confirmed).and(column.valid_from.lte(today)).and(column.valid_to.gte(today))
}

/// Ids of the enterprises that hold a kind today, or any.
pub fn holders(kind: Option<&str>, today: NaiveDate) -> SelectStatement {
    let valid = recognition::Entity::find().select_only().column(recognition::Column::EnterpriseId);
    let of_kind = kind.map(|kind| recognition::COLUMN.kind.eq(kind));
    valid.filter(Condition::all().add(is_valid(today)).add_option(of_kind)).into_query()
}

/// The same certificate, where it neither was rejected nor taken back.
pub async fn standing(
    db: &impl ConnectionTrait,
    enterprise: Uuid,
    kind: &str,
    number: &str,
) -> Result<Option<recognition::Model>, DbErr> {
    recognition::Entity::find()
        .filter(recognition::COLUMN.enterprise_id.eq(enterprise))
        .filter(recognition::COLUMN.kind.eq(kind))
        .filter(recognition::COLUMN.number.eq(number))
        .filter(recognition::COLUMN.status.is_in([Status::Claimed, Status::Confirmed, Status::Lapsed]))
        .one(db)
        .await
}

/// One of an enterprise's own.
pub async fn own(db: &impl ConnectionTrait, enterprise: Uuid, id: Uuid) -> Result<Option<recognition::Model>, DbErr> {
    let own = recognition::COLUMN.enterprise_id.eq(enterprise);
    recognition::Entity::find_by_id(id).filter(own).one(db).await
}

/// One of an enterprise within an officer's reach.
pub async fn find<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
) -> Result<Option<(recognition::Model, enterprise::Model)>, DbErr> {
    let Some(recognition) = recognition::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let of = enterprise::Entity::find_by_id(recognition.enterprise_id).filter(reached(who)).one(db).await?;
    Ok(of.map(|enterprise| (recognition, enterprise)))
}

/// The same, as they stand once nobody else holds the enterprise.
pub async fn lock<R: Right>(
    tx: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
) -> Result<Option<(recognition::Model, enterprise::Model)>, DbErr> {
    let Some((found, _)) = find(tx, who, id).await? else { return Ok(None) };
    lock_enterprise(tx, found.enterprise_id).await?;
    find(tx, who, id).await
}

/// The same for the timetable.
pub async fn lock_any(
    tx: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<(recognition::Model, enterprise::Model)>, DbErr> {
    let row = || recognition::Entity::find_by_id(id).one(tx);
    let Some(found) = row().await? else { return Ok(None) };
    lock_enterprise(tx, found.enterprise_id).await?;
    let enterprise = enterprise::Entity::find_by_id(found.enterprise_id).one(tx).await?;
    Ok(row().await?.zip(enterprise))
}

async fn lock_enterprise(tx: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    enterprise::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    Ok(())
}

/// Its enterprise has a newer one of its kind, confirmed and valid longer.
fn is_renewed() -> SimpleExpr {
    use recognition::Column::{EnterpriseId, Kind, Status as State, ValidTo};
    let newer = |column: recognition::Column| Expr::col(("newer", column));
    let own = |column: recognition::Column| Expr::col((recognition::Entity, column));
    let those = Query::select()
        .expr(Expr::val(1))
        .from_as(recognition::Entity, "newer")
        .and_where(newer(EnterpriseId).eq(own(EnterpriseId)))
        .and_where(newer(Kind).eq(own(Kind)))
        .and_where(newer(State).eq(Status::Confirmed))
        .and_where(newer(ValidTo).gt(own(ValidTo)))
        .to_owned();
    Expr::exists(those)
}

/// The confirmed ones whose last day lies from one day to another, and that no newer one follows.
pub async fn ending_for_good(
    db: &impl ConnectionTrait,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<recognition::Model>, DbErr> {
    ending_by(to).filter(recognition::COLUMN.valid_to.gte(from)).filter(is_renewed().not()).all(db).await
}

/// Whether a newer one follows it.
pub async fn renewed(db: &impl ConnectionTrait, id: Uuid) -> Result<bool, DbErr> {
    Ok(recognition::Entity::find_by_id(id).filter(is_renewed()).one(db).await?.is_some())
}

/// The confirmed ones whose last day is over.
pub async fn ended(db: &impl ConnectionTrait, last: NaiveDate) -> Result<Vec<recognition::Model>, DbErr> {
    ending_by(last).all(db).await
}

/// By their ids, as they are locked.
fn ending_by(day: NaiveDate) -> Select<recognition::Entity> {
    let column = recognition::COLUMN;
    let ending = column.status.eq(Status::Confirmed).and(column.valid_to.lte(day));
    recognition::Entity::find().filter(ending).order_by_asc(recognition::Column::Id)
}
