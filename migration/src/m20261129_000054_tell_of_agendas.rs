//! What changed in a published agenda waits here until those who are registered have been written to.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The few that somebody is still to be told of.
const WAITING: &str = "CREATE INDEX agenda_notice_waiting ON agenda_notice (event_id) WHERE told_at IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(notice()).await?;
        manager.get_connection().execute_unprepared(WAITING).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("agenda_notice").to_owned()).await
    }
}

/// No key to the session: what was taken out is told of too.
fn notice() -> TableCreateStatement {
    Table::create()
        .table("agenda_notice")
        .col(pk_uuid("id"))
        .col(uuid("event_id"))
        .col(uuid("session_id"))
        .col(uuid("account_id"))
        .col(json_binary_null("was"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("told_at"))
        .foreign_key(ForeignKey::create().from("agenda_notice", "event_id").to("event", "id"))
        .foreign_key(ForeignKey::create().from("agenda_notice", "account_id").to("account", "id"))
        .to_owned()
}
