//! Whoever is to begin in one place asks to leave another.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Of one draft the same placement is asked about once at a time.
const ONCE: &str =
    "CREATE UNIQUE INDEX placement_overlap_live ON placement_overlap (draft_id, other_id) WHERE over_at IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(asked()).await?;
        let of_other =
            Index::create().name("placement_overlap_other").table("placement_overlap").col("other_id").to_owned();
        manager.create_index(of_other).await?;
        manager.get_connection().execute_unprepared(ONCE).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("placement_overlap").to_owned()).await
    }
}

fn asked() -> TableCreateStatement {
    let of = |column: &str| {
        ForeignKey::create().from("placement_overlap", column.to_owned()).to("placement", "id").to_owned()
    };
    Table::create()
        .table("placement_overlap")
        .col(pk_uuid("id"))
        .col(uuid("draft_id"))
        .col(uuid("other_id"))
        .col(date("first_day"))
        .col(date("last_day"))
        .col(string("status"))
        .col(string_null("refusal"))
        .col(text_null("words"))
        .col(string_null("outcome"))
        .col(text_null("reason"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(timestamp_with_time_zone_null("reminded_at"))
        .col(timestamp_with_time_zone_null("queued_at"))
        .col(timestamp_with_time_zone_null("over_at"))
        .foreign_key(&mut of("draft_id"))
        .foreign_key(&mut of("other_id"))
        .to_owned()
}
