//! Start: a list is handed in and looked at. What cannot be read as one leaves nothing behind.
use super::{assess::assess, known::known, list::list};
use crate::{
    db::Db,
    imports::{self, Looked, NewImport, StartError},
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::import::{self, Kind};

pub async fn start_import(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    new: NewImport,
    now: DateTime<Utc>,
) -> Result<import::Model, StartError> {
    imports::take_turn(db, who.account, now).await?;
    let list = list(db.read(), new.bytes.clone(), &new.sheet, now).await?;
    let known = known(db.read(), &list.codes(), who.account).await?;
    let assessed = assess(&list.parsed, &known, who);
    let (good, bad) = (assessed.good.len(), assessed.left.len());
    let looked = Looked { kind: Kind::Enterprises, event: None, table: &list.table, good, bad };
    Ok(imports::keep(db, who.account, new, looked, now).await?)
}
