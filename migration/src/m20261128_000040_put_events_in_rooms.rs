//! Events take place in rooms; one table says what takes a room, blocks as well.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// One statement each, for SQLite adds one column at a time.
fn columns() -> [ColumnDef; 4] {
    [
        uuid_null("room_id").to_owned(),
        integer("setup_minutes").default(0).to_owned(),
        integer("clearing_minutes").default(0).to_owned(),
        text_null("despite").to_owned(),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            manager.alter_table(Table::alter().table("event").add_column(column).to_owned()).await?;
        }
        manager.create_table(room_use()).await?;
        let of_room = Index::create().name("room_use_of").table("room_use").col("room_id").col("until_at").to_owned();
        manager.create_index(of_room).await?;
        let of_event = Index::create().name("room_use_event").table("room_use").col("event_id").to_owned();
        manager.create_index(of_event).await?;
        let blocks = "INSERT INTO room_use (id, room_id, from_at, until_at) \
                      SELECT id, room_id, starts_at, ends_at FROM room_block";
        manager.get_connection().execute_unprepared(blocks).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("room_use").to_owned()).await?;
        for column in columns() {
            let name = column.get_column_name();
            manager.alter_table(Table::alter().table("event").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}

fn room_use() -> TableCreateStatement {
    Table::create()
        .table("room_use")
        .col(pk_uuid("id"))
        .col(uuid("room_id"))
        .col(uuid_null("event_id"))
        .col(timestamp_with_time_zone("from_at"))
        .col(timestamp_with_time_zone("until_at"))
        .check(("room_use_times", Expr::cust("from_at < until_at")))
        .foreign_key(ForeignKey::create().from("room_use", "room_id").to("room", "id"))
        .foreign_key(ForeignKey::create().from("room_use", "event_id").to("event", "id"))
        .to_owned()
}
