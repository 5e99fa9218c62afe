//! Dry run: what would come of an import now, read anew from its file each time, for what is known changes.
use super::{
    assess::{Assessed, assess},
    known::known,
    list::{List, list},
};
use crate::{
    imports::{self, ListError},
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::import;
use sea_orm::ConnectionTrait;

pub struct DryRun {
    pub list: List,
    pub assessed: Assessed,
}

/// `None`: the file is gone.
pub async fn dry_run(
    db: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    import: &import::Model,
    now: DateTime<Utc>,
) -> Result<Option<DryRun>, ListError> {
    let Some(list) = again(db, import, now).await? else { return Ok(None) };
    let known = known(db, &list.codes(), who.account).await?;
    let assessed = assess(&list.parsed, &known, who);
    Ok(Some(DryRun { list, assessed }))
}

/// The list of an import that was read once already.
pub async fn again(
    db: &impl ConnectionTrait,
    import: &import::Model,
    now: DateTime<Utc>,
) -> Result<Option<List>, ListError> {
    let Some(bytes) = imports::file(db, import).await? else { return Ok(None) };
    list(db, bytes, import.sheet.as_deref().unwrap_or_default(), now).await.map(Some)
}
