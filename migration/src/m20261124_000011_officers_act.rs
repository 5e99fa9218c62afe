//! What officers' acts leave in the rows that were there before them.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let column = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(column).await?;
        }
        for (name, table, column) in INDEXES {
            manager.create_index(Index::create().name(*name).table(*table).col(*column).to_owned()).await?;
        }
        manager.create_table(letter_delivery()).await?;
        manager
            .create_index(
                Index::create().name("letter_delivery_letter").table("letter_delivery").col("letter_id").to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("letter_delivery").to_owned()).await?;
        for (name, table, _) in INDEXES {
            manager.drop_index(Index::drop().name(*name).table(*table).to_owned()).await?;
        }
        for (table, column) in columns() {
            let name = column.get_column_name();
            manager.alter_table(Table::alter().table(table).drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}

const INDEXES: &[(&str, &str, &str)] = &[
    ("registration_account", "registration", "account_id"),
    ("letter_event", "letter", "event_id"),
    ("letter_caused_by", "letter", "caused_by"),
];

/// One statement each, for SQLite adds one column at a time.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("event", uuid_null("drafted_by").to_owned()),
        ("event", integer("revision").default(1).to_owned()),
        ("registration", uuid_null("account_id").to_owned()),
        ("registration", timestamp_with_time_zone_null("present_at").to_owned()),
        ("registration", text_null("reason").to_owned()),
        ("letter", uuid_null("event_id").to_owned()),
        ("letter", uuid_null("caused_by").to_owned()),
        ("letter", boolean("fresh_token").default(false).to_owned()),
        ("address", timestamp_with_time_zone_null("dead_at").to_owned()),
    ]
}

fn letter_delivery() -> TableCreateStatement {
    Table::create()
        .table("letter_delivery")
        .col(pk_uuid("id"))
        .col(uuid("letter_id"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(string_null("outcome"))
        .col(text_null("error"))
        .foreign_key(ForeignKey::create().from("letter_delivery", "letter_id").to("letter", "id"))
        .to_owned()
}
