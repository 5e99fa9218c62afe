//! Imports within an officer's reach: one's own, and all of them for who decides in the whole city.
use crate::{
    db::cursor,
    roles::{Officer, Reach, rights::DecideEnterprises},
};
use entity::{
    account,
    event::District,
    import::{self, Kind, Status},
    recognition_kind,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;
use uuid::Uuid;

const PAGE: u64 = 20;

fn reached(who: &Officer<DecideEnterprises>) -> Condition {
    let all = Condition::all().add(import::COLUMN.kind.eq(Kind::Enterprises));
    match who.reach {
        Reach::Everywhere => all,
        Reach::Districts(_) => all.add(import::COLUMN.made_by.eq(who.account)),
    }
}

pub async fn find(
    db: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
) -> Result<Option<import::Model>, DbErr> {
    import::Entity::find_by_id(id).filter(reached(who)).one(db).await
}

/// The same, locked until the transaction ends, and read anew behind the lock.
pub async fn lock(
    tx: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
) -> Result<Option<import::Model>, DbErr> {
    import::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    find(tx, who, id).await
}

pub struct ImportPage {
    pub imports: Vec<import::Model>,
    /// E-mails of who made them.
    pub makers: HashMap<Uuid, String>,
    pub next: Option<String>,
}

/// The latest first.
pub async fn page(
    db: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    after: &str,
) -> Result<ImportPage, DbErr> {
    let earlier = cursor::read(after).map(|(at, id)| {
        let same = import::COLUMN.made_at.eq(at).and(import::COLUMN.id.lt(id));
        import::COLUMN.made_at.lt(at).or(same)
    });
    let mut imports = import::Entity::find()
        .filter(reached(who).add_option(earlier))
        .order_by_desc(import::Column::MadeAt)
        .order_by_desc(import::Column::Id)
        .limit(PAGE + 1)
        .all(db)
        .await?;
    let next = cursor::cut(&mut imports, PAGE, |last| cursor::write(last.made_at, last.id));
    let made_by = account::COLUMN.id.is_in(imports.iter().map(|import| import.made_by));
    let accounts = account::Entity::find().filter(made_by).all(db).await?;
    let makers = accounts.into_iter().filter_map(|account| Some((account.id, account.email?))).collect();
    Ok(ImportPage { imports, makers, next })
}

/// The last time that the same file was handed in, unless that was given up.
pub async fn earlier(db: &impl ConnectionTrait, import: &import::Model) -> Result<Option<import::Model>, DbErr> {
    import::Entity::find()
        .filter(import::COLUMN.hash.eq(import.hash.clone()))
        .filter(import::COLUMN.kind.eq(import.kind))
        .filter(import::COLUMN.id.ne(import.id))
        .filter(import::COLUMN.status.ne(Status::Cancelled))
        .filter(import::COLUMN.made_at.lte(import.made_at))
        .order_by_desc(import::Column::MadeAt)
        .one(db)
        .await
}

/// In the order of their places in lists.
pub async fn recognition_kinds(db: &impl ConnectionTrait) -> Result<Vec<recognition_kind::Model>, DbErr> {
    recognition_kind::Entity::find().order_by_asc(recognition_kind::Column::Position).all(db).await
}

/// The one district that an officer decides in, which the audit is told.
pub fn district(who: &Officer<DecideEnterprises>) -> Option<District> {
    match who.reach.districts() {
        Some([district]) => Some(*district),
        _ => None,
    }
}
