//! An application is accepted over a row that the bureau's list made: that row stays, with its slug and its
//! recognitions; the applicant's fields, licence and people move in, and the application's address leads there.
use crate::{
    audit::{self, Entry},
    roles::Actor,
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise::{self, Status},
    membership, merged_enterprise,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
};
use uuid::Uuid;

/// The listed row with what the application says; still listed.
pub async fn into_listed(
    tx: &impl ConnectionTrait,
    who: &Actor,
    application: enterprise::Model,
    listed: enterprise::Model,
    now: DateTime<Utc>,
) -> Result<enterprise::Model, DbErr> {
    let entry = Entry::new("enterprises.merge", "enterprise", application.id)
        .district(application.district)
        .states(application.status.to_value(), Status::Listed.to_value());
    audit::put(tx, who, entry, now).await?;
    membership::Entity::update_many()
        .set(membership::ActiveModel { enterprise_id: Set(listed.id), ..Default::default() })
        .filter(membership::COLUMN.enterprise_id.eq(application.id))
        .exec(tx)
        .await?;
    let address = merged_enterprise::ActiveModel {
        id: Set(application.id),
        slug: Set(application.slug.clone()),
        into_id: Set(listed.id),
    };
    merged_enterprise::Entity::insert(address).exec_without_returning(tx).await?;
    enterprise::Entity::delete_by_id(application.id).exec(tx).await?;
    let mut row = listed.into_active_model();
    row.search_text = Set(application.search_text);
    row.name = Set(application.name);
    row.is_odd_code = Set(application.is_odd_code);
    row.kind = Set(application.kind);
    row.district = Set(application.district);
    row.chain = Set(application.chain);
    row.staff = Set(application.staff);
    row.science_staff = Set(application.science_staff);
    row.address = Set(application.address);
    row.intro_zh = Set(application.intro_zh);
    row.intro_en = Set(application.intro_en);
    row.licence_id = Set(application.licence_id);
    row.applied_by = Set(application.applied_by);
    row.applied_at = Set(application.applied_at);
    row.update(tx).await
}

/// Where an application went, by its id.
pub async fn merged(db: &impl ConnectionTrait, application: Uuid) -> Result<Option<Uuid>, DbErr> {
    let gone = merged_enterprise::Entity::find_by_id(application).one(db).await?;
    Ok(gone.map(|gone| gone.into_id))
}
