//! What waits for the bureau. Each kind is a query of its own on an index of its own: with OR between them a database
//! would read every placement there is.
use entity::{
    placement::{self, Side, Status},
    placement_change, placement_completion,
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{SelectStatement, SimpleExpr, UnionType},
};

pub fn waits() -> SimpleExpr {
    let mut all = drafts();
    for others in [exceptions(), changes(), completions()] {
        all.union(UnionType::All, others);
    }
    placement::COLUMN.id.in_subquery(all)
}

/// Drafts that are to be filed.
fn drafts() -> SelectStatement {
    let column = placement::COLUMN;
    ids(column.status.eq(Status::Draft).and(column.party.eq(Side::Reviewer)))
}

/// Every code comes after the empty one.
fn exceptions() -> SelectStatement {
    ids(placement::COLUMN.exception.gt(""))
}

/// Changes that both sides agreed to.
fn changes() -> SelectStatement {
    let column = placement::COLUMN;
    let agreed = placement_change::Entity::find()
        .select_only()
        .column(placement_change::Column::PlacementId)
        .filter(placement_change::COLUMN.state.eq(placement_change::State::Agreed))
        .into_query();
    ids(column.id.in_subquery(agreed).and(column.status.is_in([Status::Agreed, Status::Running, Status::Paused])))
}

/// Completions that both sides declared, or that somebody proposes.
fn completions() -> SelectStatement {
    let (column, towards) = (placement::COLUMN, placement_completion::COLUMN);
    let both = towards.declared_at.is_not_null().and(towards.stated_at.is_not_null());
    let complete = placement_completion::Entity::find()
        .select_only()
        .column(placement_completion::Column::PlacementId)
        .filter(both.or(towards.override_by.is_not_null()))
        .into_query();
    ids(column.id.in_subquery(complete).and(column.status.eq(Status::Running)))
}

fn ids(which: SimpleExpr) -> SelectStatement {
    placement::Entity::find().select_only().column(placement::Column::Id).filter(which).into_query()
}
