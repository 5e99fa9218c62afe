//! Sessions have places of their own, and whoever registers chooses among them.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// One statement each, for SQLite adds one column at a time. Sessions without places have nobody.
const COLUMNS: [(&str, &str); 5] = [
    ("places", "integer CHECK (places BETWEEN 1 AND 10000)"),
    ("taken", "integer NOT NULL DEFAULT 0 CHECK (taken >= 0 AND taken <= coalesce(places, 0))"),
    ("waiting", "integer NOT NULL DEFAULT 0 CHECK (waiting >= 0 AND (waiting = 0 OR places IS NOT NULL))"),
    ("wished", "integer NOT NULL DEFAULT 0 CHECK (wished >= 0 AND (wished = 0 OR places IS NOT NULL))"),
    ("next_number", "bigint NOT NULL DEFAULT 1"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, what) in COLUMNS {
            let add = format!("ALTER TABLE session ADD COLUMN {name} {what}");
            manager.get_connection().execute_unprepared(&add).await?;
        }
        manager.create_table(session_place()).await?;
        let line = Index::create()
            .name("session_place_line")
            .table("session_place")
            .col("session_id")
            .col("state")
            .col("number")
            .to_owned();
        manager.create_index(line).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("session_place").to_owned()).await?;
        // Those whose checks name another first.
        for (name, _) in COLUMNS.iter().rev() {
            manager.alter_table(Table::alter().table("session").drop_column(*name).to_owned()).await?;
        }
        Ok(())
    }
}

fn session_place() -> TableCreateStatement {
    Table::create()
        .table("session_place")
        .col(uuid("registration_id"))
        .col(uuid("session_id"))
        .col(string("state"))
        .col(big_integer("number"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("registration_id").col("session_id"))
        .foreign_key(ForeignKey::create().from("session_place", "registration_id").to("registration", "id"))
        .foreign_key(ForeignKey::create().from("session_place", "session_id").to("session", "id"))
        .to_owned()
}
