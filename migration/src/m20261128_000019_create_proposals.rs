//! What is asked of officers about an enterprise that is verified: another name, code and licence, or that it is
//! somebody else's; and where applications went that became part of a listed one.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const ONE_OPEN: &str = "CREATE UNIQUE INDEX proposal_open ON proposal (enterprise_id, kind)
    WHERE status IN ('open', 'checking')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(proposal()).await?;
        manager.get_connection().execute_unprepared(ONE_OPEN).await?;
        let by_state =
            Index::create().name("proposal_by_state").table("proposal").col("status").col("created_at").to_owned();
        manager.create_index(by_state).await?;
        manager.create_table(merged_enterprise()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["merged_enterprise", "proposal"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn proposal() -> TableCreateStatement {
    Table::create()
        .table("proposal")
        .col(pk_uuid("id"))
        .col(uuid("enterprise_id"))
        .col(string("kind"))
        .col(uuid("account_id"))
        .col(text_null("name"))
        .col(string_null("code"))
        .col(boolean("is_odd_code"))
        .col(uuid("licence_id"))
        .col(text("words"))
        .col(string("status"))
        .col(string_null("reason_code"))
        .col(text_null("reason"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .foreign_key(ForeignKey::create().from("proposal", "enterprise_id").to("enterprise", "id"))
        .foreign_key(ForeignKey::create().from("proposal", "account_id").to("account", "id"))
        .foreign_key(ForeignKey::create().from("proposal", "licence_id").to("file", "id"))
        .to_owned()
}

fn merged_enterprise() -> TableCreateStatement {
    Table::create()
        .table("merged_enterprise")
        .col(pk_uuid("id"))
        .col(string("slug").unique_key())
        .col(uuid("into_id"))
        .foreign_key(ForeignKey::create().from("merged_enterprise", "into_id").to("enterprise", "id"))
        .to_owned()
}
