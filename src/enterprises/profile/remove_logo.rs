//! Remove the logo; the picture is not kept.
use super::open::{ProfileError, open};
use crate::{
    audit::{self, Entry},
    db::Db,
    files,
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// Twice is once.
pub async fn remove_logo(db: &Db, who: &Member<TendEnterprise>, now: DateTime<Utc>) -> Result<(), ProfileError> {
    let tx = db.begin().await?;
    let was = open(&tx, who).await?;
    let Some(old) = was.logo_id else { return Ok(()) };
    let entry = Entry::new("enterprises.remove_logo", "enterprise", was.id).district(was.district);
    let mut row = was.into_active_model();
    row.logo_id = Set(None);
    row.update(&tx).await?;
    files::remove(&tx, [old]).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
