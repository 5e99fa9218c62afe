//! Enterprises, their members, and the files that they hand in.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Of the same code one at most is in force, whatever the code above it does.
const ONE_IN_FORCE: &str = "CREATE UNIQUE INDEX enterprise_code ON enterprise (code)
    WHERE status IN ('listed', 'verified', 'suspended')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(file()).await?;
        manager.create_table(enterprise()).await?;
        manager.get_connection().execute_unprepared(ONE_IN_FORCE).await?;
        let by_state =
            Index::create().name("enterprise_by_state").table("enterprise").col("status").col("applied_at").to_owned();
        manager.create_index(by_state).await?;
        manager.create_table(membership()).await?;
        let by_account = Index::create().name("membership_by_account").table("membership").col("account_id").to_owned();
        manager.create_index(by_account).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["membership", "enterprise", "file"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn file() -> TableCreateStatement {
    Table::create()
        .table("file")
        .col(pk_uuid("id"))
        .col(string("media_type"))
        .col(blob("bytes"))
        .col(timestamp_with_time_zone("created_at"))
        .to_owned()
}

fn enterprise() -> TableCreateStatement {
    Table::create()
        .table("enterprise")
        .col(pk_uuid("id"))
        .col(string("slug").unique_key())
        .col(string("status"))
        .col(string("code"))
        .col(boolean("is_odd_code"))
        .col(text("name"))
        .col(string("kind"))
        .col(string_null("district"))
        .col(string("chain"))
        .col(integer("staff"))
        .col(integer("science_staff"))
        .col(text("address"))
        .col(text("intro_zh"))
        .col(text("intro_en"))
        .col(text("search_text"))
        .col(uuid_null("licence_id"))
        .col(uuid_null("applied_by"))
        .col(timestamp_with_time_zone("applied_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(string_null("reason_code"))
        .col(text_null("reason"))
        .col(timestamp_with_time_zone("updated_at"))
        .check(("enterprise_staff", Expr::cust("science_staff >= 0 AND science_staff <= staff")))
        .foreign_key(ForeignKey::create().from("enterprise", "licence_id").to("file", "id"))
        .to_owned()
}

fn membership() -> TableCreateStatement {
    Table::create()
        .table("membership")
        .col(uuid("enterprise_id"))
        .col(uuid("account_id"))
        .col(string("role"))
        .col(timestamp_with_time_zone("since"))
        .primary_key(Index::create().col("enterprise_id").col("account_id"))
        .foreign_key(ForeignKey::create().from("membership", "enterprise_id").to("enterprise", "id"))
        .foreign_key(ForeignKey::create().from("membership", "account_id").to("account", "id"))
        .to_owned()
}
