//! Events have agendas: sessions, and who speaks at them.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [session(), speaker(), session_speaker()] {
            manager.create_table(table).await?;
        }
        let of_event = Index::create().name("session_of").table("session").col("event_id").col("starts_at").to_owned();
        manager.create_index(of_event).await?;
        let known = ["name_zh", "affiliation_zh"];
        let mut one = Index::create().name("speaker_known").table("speaker").unique().to_owned();
        known.into_iter().for_each(|name| {
            one.col(name);
        });
        manager.create_index(one).await?;
        let of_speaker =
            Index::create().name("session_speaker_of").table("session_speaker").col("speaker_id").to_owned();
        manager.create_index(of_speaker).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["session_speaker", "speaker", "session"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn session() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("session").col(pk_uuid("id")).col(uuid("event_id"));
    for said in ["title", "text", "track"] {
        table.col(text(format!("{said}_zh"))).col(text(format!("{said}_en")));
    }
    table
        .col(timestamp_with_time_zone("starts_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .col(uuid_null("room_id"))
        .col(integer("setup_minutes"))
        .col(integer("clearing_minutes"))
        .col(integer("revision"))
        .check(("session_times", Expr::cust("starts_at < ends_at")))
        .foreign_key(ForeignKey::create().from("session", "event_id").to("event", "id"))
        .foreign_key(ForeignKey::create().from("session", "room_id").to("room", "id"))
        .to_owned()
}

fn speaker() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("speaker").col(pk_uuid("id"));
    for said in ["name", "affiliation"] {
        table.col(text(format!("{said}_zh"))).col(text(format!("{said}_en")));
    }
    table.col(integer("revision")).to_owned()
}

fn session_speaker() -> TableCreateStatement {
    Table::create()
        .table("session_speaker")
        .col(uuid("session_id"))
        .col(uuid("speaker_id"))
        .col(integer("position"))
        .primary_key(Index::create().col("session_id").col("speaker_id"))
        .foreign_key(ForeignKey::create().from("session_speaker", "session_id").to("session", "id"))
        .foreign_key(ForeignKey::create().from("session_speaker", "speaker_id").to("speaker", "id"))
        .to_owned()
}
