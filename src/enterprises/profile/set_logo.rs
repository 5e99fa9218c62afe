//! Set the logo: the new picture takes the place of the old, which is not kept.
use super::open::{ProfileError, open};
use crate::{
    audit::{self, Entry},
    db::Db,
    files::{self, Checked},
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// `updated_at` stays: nothing was changed under whoever is writing.
pub async fn set_logo(
    db: &Db,
    who: &Member<TendEnterprise>,
    logo: Checked,
    now: DateTime<Utc>,
) -> Result<(), ProfileError> {
    let tx = db.begin().await?;
    let was = open(&tx, who).await?;
    let old = was.logo_id;
    let entry = Entry::new("enterprises.set_logo", "enterprise", was.id).district(was.district);
    let logo = files::put(&tx, logo, now).await?;
    let mut row = was.into_active_model();
    row.logo_id = Set(Some(logo));
    row.update(&tx).await?;
    if let Some(old) = old {
        files::remove(&tx, [old]).await?;
    }
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
