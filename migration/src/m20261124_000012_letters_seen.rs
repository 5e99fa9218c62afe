//! What officers' lists of letters and of the audit go by, and since when a letter waits to go out.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The first in line, for the banner.
const WAITING: &str = "CREATE INDEX letter_waiting ON letter (due_at) WHERE state IN ('queued', 'sending')";

const INDEXES: &[(&str, &str, &[&str])] = &[
    ("letter_created", "letter", &["created_at", "id"]),
    ("letter_delivery_ended", "letter_delivery", &["ended_at"]),
    ("audit_at", "audit", &["at", "id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What a replica of the version before puts meanwhile counts as not yet due.
        let due = timestamp_with_time_zone("due_at").default("9999-12-31 00:00:00+00:00").to_owned();
        manager.alter_table(Table::alter().table("letter").add_column(due).to_owned()).await?;
        let db = manager.get_connection();
        db.execute_unprepared("UPDATE letter SET due_at = created_at").await?;
        db.execute_unprepared(WAITING).await?;
        for (name, table, columns) in INDEXES {
            let mut index = Index::create().name(*name).table(*table).to_owned();
            for column in *columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _) in INDEXES {
            manager.drop_index(Index::drop().name(*name).table(*table).to_owned()).await?;
        }
        manager.drop_index(Index::drop().name("letter_waiting").table("letter").to_owned()).await?;
        manager.alter_table(Table::alter().table("letter").drop_column("due_at").to_owned()).await
    }
}
