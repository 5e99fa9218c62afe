//! Changes to filed placements, what an objection is against, and since when nobody may teach in one.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// One proposal at a time.
const ONE_CHANGE: &str =
    "CREATE UNIQUE INDEX placement_change_open ON placement_change (placement_id) WHERE state IN ('open', 'agreed')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(change()).await?;
        let of = Index::create().name("placement_change_of").table("placement_change").col("placement_id").to_owned();
        manager.create_index(of).await?;
        manager.get_connection().execute_unprepared(ONE_CHANGE).await?;
        let since = timestamp_with_time_zone_null("unled_since").to_owned();
        manager.alter_table(Table::alter().table("placement").add_column(since).to_owned()).await?;
        let against = uuid_null("change_id").to_owned();
        manager.alter_table(Table::alter().table("placement_objection").add_column(against).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DELETE FROM placement_objection WHERE about = 'change'").await?;
        let objection = Table::alter().table("placement_objection").drop_column("change_id").to_owned();
        manager.alter_table(objection).await?;
        manager.alter_table(Table::alter().table("placement").drop_column("unled_since").to_owned()).await?;
        manager.drop_table(Table::drop().table("placement_change").to_owned()).await
    }
}

fn change() -> TableCreateStatement {
    Table::create()
        .table("placement_change")
        .col(pk_uuid("id"))
        .col(uuid("placement_id"))
        .col(string("side"))
        .col(uuid("account_id"))
        .col(string("state"))
        .col(json_binary("before"))
        .col(json_binary("after"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("expires_at"))
        .col(timestamp_with_time_zone("settled_at"))
        .foreign_key(ForeignKey::create().from("placement_change", "placement_id").to("placement", "id"))
        .foreign_key(ForeignKey::create().from("placement_change", "account_id").to("account", "id"))
        .to_owned()
}
