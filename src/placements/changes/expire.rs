//! A proposal that the other side has not answered in thirty days is gone, and so is one whose guardian has not, or of a
//! placement that is over. What waits for the bureau is not ended by its silence.
use super::{force, queries::open, tell::tell_both};
use crate::{
    db::Db,
    mail::address::AddressKey,
    placements::{
        case::Case,
        letters,
        life::{due, held},
        links,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Side, Status},
    placement_change::{self, State},
    placement_link::For,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{SelectStatement, SimpleExpr},
};

pub async fn expire(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let (column, change) = (placement::COLUMN, placement_change::COLUMN);
    let its = (placement_change::Entity, placement_change::Column::PlacementId);
    let late = change.state.eq(State::Open).and(change.expires_at.lte(now));
    let unguarded = change.state.eq(State::Agreed).and(links::guardian_is_late(its, now));
    let open = change.state.is_in([State::Open, State::Agreed]);
    let over = column.status.is_not_in([Status::Agreed, Status::Running, Status::Paused]);
    let gone = Condition::any()
        .add(column.id.in_subquery(placements(late)))
        .add(column.id.in_subquery(placements(unguarded)))
        .add(over.and(column.id.in_subquery(placements(open))));
    let mut expired = 0;
    for id in due(db, gone).await? {
        let Some((tx, case)) = held(db, id).await? else { continue };
        // Whoever waited for the lock finds that another did it.
        let Some(change) = open_one(&tx, &case, now).await? else { continue };
        if case.row.status.is_live() {
            let step = Step::new("change-expired", Side::Nobody, None).naming("fields", change.touched().join(" "));
            steps::put(&tx, &case.row, step, now).await?;
            tell_both(&tx, key, [letters::CHANGE_EXPIRED, letters::CHANGE_EXPIRED_MINE], &case, now).await?;
        }
        force::settle(&tx, change, State::Expired, now).await?;
        tx.commit().await?;
        expired += 1;
    }
    Ok(expired)
}

fn placements(which: SimpleExpr) -> SelectStatement {
    placement_change::Entity::find()
        .select_only()
        .column(placement_change::Column::PlacementId)
        .filter(which)
        .into_query()
}

async fn open_one(
    tx: &impl ConnectionTrait,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<Option<placement_change::Model>, DbErr> {
    let Some(change) = open(tx, case.row.id).await? else { return Ok(None) };
    let until = match change.state {
        State::Open => change.expires_at,
        _ => links::open_one(tx, case.row.id, For::Guardian).await?.map(|link| link.expires_at),
    };
    let is_late = until.is_some_and(|until| until <= now);
    Ok(Some(change).filter(|_| is_late || !case.row.status.is_live()))
}
