//! What can be asked of the audit: newest first, by person and by object, within a reach.
use crate::{
    db::cursor,
    roles::{Officer, rights::ReadAudit},
};
use entity::audit;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

const PAGE: u64 = 50;

#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// The account that acted.
    pub actor: Option<Uuid>,
    /// The row that was acted on.
    pub object_id: Option<String>,
    /// Cursor of the last entry on the page before.
    pub after: String,
}

pub struct AuditPage {
    pub entries: Vec<audit::Model>,
    pub next: Option<String>,
}

pub async fn list(
    db: &impl ConnectionTrait,
    who: &Officer<ReadAudit>,
    filter: &AuditFilter,
) -> Result<AuditPage, DbErr> {
    let mut all = Condition::all();
    all = all.add_option(who.reach.districts().map(|districts| audit::COLUMN.district.is_in(districts.to_vec())));
    all = all.add_option(filter.actor.map(|actor| audit::COLUMN.actor_id.eq(actor)));
    all = all.add_option(filter.object_id.as_ref().map(|id| audit::COLUMN.object_id.eq(id)));
    if let Some((at, id)) = cursor::read(&filter.after) {
        all = all.add(audit::COLUMN.at.lt(at).or(audit::COLUMN.at.eq(at).and(audit::COLUMN.id.lt(id))));
    }
    let mut entries = audit::Entity::find()
        .filter(all)
        .order_by_desc(audit::Column::At)
        .order_by_desc(audit::Column::Id)
        .limit(PAGE + 1)
        .all(db)
        .await?;
    let next = cursor::cut(&mut entries, PAGE, |last| cursor::write(last.at, last.id));
    Ok(AuditPage { entries, next })
}
