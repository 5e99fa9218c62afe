//! Edit: an enterprise says something else of itself.
use super::{
    form::Profile,
    open::{ProfileError, open},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises::apply::say,
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// `seen`: microseconds of the `updated_at` that the form was filled from. Twice is once.
pub async fn edit(
    db: &Db,
    who: &Member<TendEnterprise>,
    seen: i64,
    profile: Profile,
    now: DateTime<Utc>,
) -> Result<(), ProfileError> {
    let tx = db.begin().await?;
    let was = open(&tx, who).await?;
    let fields = Profile::from(&was).changed(&profile);
    if fields.is_empty() {
        return Ok(());
    }
    if was.updated_at.timestamp_micros() != seen {
        return Err(ProfileError::Stale(Box::new(was)));
    }
    let entry = Entry::new("enterprises.edit", "enterprise", was.id).district(profile.district).fields(fields);
    let name = was.name.clone();
    let mut row = was.into_active_model();
    say(&mut row, &name, profile);
    row.updated_at = Set(now);
    row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
