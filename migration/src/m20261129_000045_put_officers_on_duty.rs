//! Officers are on duty at events and at sessions; at each of them once.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Of a whole event; that of a session has its columns, for NULL equals nothing.
const WHOLE: &str = "CREATE UNIQUE INDEX duty_whole ON duty (account_id, event_id) WHERE session_id IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(duty()).await?;
        let at = Index::create().name("duty_at").table("duty").col("account_id").col("session_id").unique().to_owned();
        manager.create_index(at).await?;
        for (name, column) in [("duty_event", "event_id"), ("duty_session", "session_id")] {
            manager.create_index(Index::create().name(name).table("duty").col(column).to_owned()).await?;
        }
        manager.get_connection().execute_unprepared(WHOLE).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("duty").to_owned()).await
    }
}

fn duty() -> TableCreateStatement {
    Table::create()
        .table("duty")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(uuid("event_id"))
        .col(uuid_null("session_id"))
        .foreign_key(ForeignKey::create().from("duty", "account_id").to("account", "id"))
        .foreign_key(ForeignKey::create().from("duty", "event_id").to("event", "id"))
        // Replicas that do not know of duties yet take sessions out too.
        .foreign_key(
            ForeignKey::create().from("duty", "session_id").to("session", "id").on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
