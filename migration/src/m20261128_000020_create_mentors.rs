//! Mentors, each once, and the enterprises that they teach for.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(mentor()).await?;
        let by_state =
            Index::create().name("mentor_by_state").table("mentor").col("status").col("proposed_at").to_owned();
        manager.create_index(by_state).await?;
        let by_name = Index::create().name("mentor_by_name").table("mentor").col("search_text").to_owned();
        manager.create_index(by_name).await?;
        manager.create_table(enterprise_mentor()).await?;
        let by_mentor =
            Index::create().name("enterprise_mentor_by_mentor").table("enterprise_mentor").col("mentor_id").to_owned();
        manager.create_index(by_mentor).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["enterprise_mentor", "mentor"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn mentor() -> TableCreateStatement {
    Table::create()
        .table("mentor")
        .col(pk_uuid("id"))
        .col(uuid_null("account_id").unique_key())
        .col(text("name"))
        .col(text("search_text"))
        .col(string("kind"))
        .col(text("occupation"))
        .col(string("grade"))
        .col(integer("years"))
        .col(integer("max_load"))
        .col(integer("teaching").default(0))
        .col(string("status"))
        .col(text_null("reason"))
        .col(timestamp_with_time_zone("proposed_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .check(("mentor_teaching", Expr::cust("teaching >= 0")))
        .check(("mentor_load", Expr::cust("max_load >= 1")))
        .foreign_key(ForeignKey::create().from("mentor", "account_id").to("account", "id"))
        .to_owned()
}

fn enterprise_mentor() -> TableCreateStatement {
    Table::create()
        .table("enterprise_mentor")
        .col(uuid("enterprise_id"))
        .col(uuid("mentor_id"))
        .col(timestamp_with_time_zone("since"))
        .primary_key(Index::create().col("enterprise_id").col("mentor_id"))
        .foreign_key(ForeignKey::create().from("enterprise_mentor", "enterprise_id").to("enterprise", "id"))
        .foreign_key(ForeignKey::create().from("enterprise_mentor", "mentor_id").to("mentor", "id"))
        .to_owned()
}
