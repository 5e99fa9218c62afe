//! What waits for the bureau. Each kind is a query of its own on an index of its own: with OR between them a database
//! would read every placement there is.
use super::{changes::agreed, links::with_bureau};
use entity::{
    enterprise,
    placement::{self, Status},
    placement_change, placement_completion,
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, IntoColumnRef, SelectStatement, SimpleExpr, UnionType},
};

pub fn waits() -> SimpleExpr {
    let mut all = drafts();
    for others in [exceptions(), changes(), completions()] {
        all.union(UnionType::All, others);
    }
    placement::COLUMN.id.in_subquery(all)
}

/// Drafts that are to be filed: none of an enterprise that is being checked.
fn drafts() -> SelectStatement {
    let of = (placement::Entity, placement::Column::EnterpriseId);
    let its = Expr::col((enterprise::Entity, enterprise::Column::Id)).equals(of);
    let verified = enterprise::Entity::find().select_only().column(enterprise::Column::Id).filter(its);
    let verified = verified.filter(enterprise::COLUMN.status.eq(enterprise::Status::Verified));
    ids(with_bureau().and(Expr::exists(verified.into_query())))
}

/// Every code comes after the empty one.
fn exceptions() -> SelectStatement {
    ids(placement::COLUMN.exception.gt(""))
}

/// Changes that both sides agreed to, and a guardian whom they name.
fn changes() -> SelectStatement {
    let id = placement_change::Column::PlacementId;
    let stands = stands((placement_change::Entity, id), &[Status::Agreed, Status::Running, Status::Paused]);
    placement_change::Entity::find().select_only().column(id).filter(agreed()).filter(stands).into_query()
}

/// Completions that both sides declared, or that somebody proposes.
fn completions() -> SelectStatement {
    let (towards, id) = (placement_completion::COLUMN, placement_completion::Column::PlacementId);
    let both = towards.declared_at.is_not_null().and(towards.stated_at.is_not_null());
    let stands = stands((placement_completion::Entity, id), &[Status::Running]);
    let complete = placement_completion::Entity::find().select_only().column(id).filter(stands);
    complete.filter(both.or(towards.override_by.is_not_null())).into_query()
}

/// Asked of each, for it is the few that wait that are gone through, not the many that stand so.
fn stands(its: impl IntoColumnRef, states: &[Status]) -> SimpleExpr {
    let placement = placement::Entity::find().select_only().column(placement::Column::Id);
    let its = Expr::col((placement::Entity, placement::Column::Id)).equals(its);
    let states = placement::COLUMN.status.is_in(states.iter().copied());
    Expr::exists(placement.filter(its).filter(states).into_query())
}

fn ids(which: SimpleExpr) -> SelectStatement {
    placement::Entity::find().select_only().column(placement::Column::Id).filter(which).into_query()
}
