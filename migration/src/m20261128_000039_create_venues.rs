//! Venues, their rooms, and the times in which a room is not to be had.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [venue(), room(), block()] {
            manager.create_table(table).await?;
        }
        let rooms = Index::create().name("room_of").table("room").col("venue_id").to_owned();
        manager.create_index(rooms).await?;
        let blocks = Index::create().name("room_block_of").table("room_block").col("room_id").col("ends_at").to_owned();
        manager.create_index(blocks).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["room_block", "room", "venue"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn venue() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("venue").col(pk_uuid("id")).col(string("slug").unique_key()).col(string("district"));
    for said in ["name", "address", "directions", "access"] {
        table.col(text(format!("{said}_zh"))).col(text(format!("{said}_en")));
    }
    table
        .col(text("contact"))
        .col(json_binary("hours"))
        .col(timestamp_with_time_zone_null("retired_at"))
        .col(integer("revision"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .to_owned()
}

fn room() -> TableCreateStatement {
    Table::create()
        .table("room")
        .col(pk_uuid("id"))
        .col(uuid("venue_id"))
        .col(text("name_zh"))
        .col(text("name_en"))
        .col(integer("capacity"))
        .col(text("equipment_zh"))
        .col(text("equipment_en"))
        .col(integer("position"))
        .col(timestamp_with_time_zone_null("retired_at"))
        .col(integer("revision"))
        .check(("room_capacity", Expr::cust("capacity > 0")))
        .foreign_key(ForeignKey::create().from("room", "venue_id").to("venue", "id"))
        .to_owned()
}

fn block() -> TableCreateStatement {
    Table::create()
        .table("room_block")
        .col(pk_uuid("id"))
        .col(uuid("room_id"))
        .col(string("kind"))
        .col(timestamp_with_time_zone("starts_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .col(text("note"))
        .col(timestamp_with_time_zone("made_at"))
        .check(("room_block_times", Expr::cust("starts_at < ends_at")))
        .foreign_key(ForeignKey::create().from("room_block", "room_id").to("room", "id"))
        .to_owned()
}
