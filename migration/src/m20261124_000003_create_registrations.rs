//! Registrations, the keys that make sending one twice harmless, and the links that have ended.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// One live (or rejected) registration per event and address; a cancelled or forgotten one frees it.
const ONE_LIVE: &str = "CREATE UNIQUE INDEX registration_one_live ON registration (event_id, email_key) \
    WHERE status IN ('pending', 'waiting', 'confirmed', 'rejected')";
/// The line: who waits, in the order of joining.
const LINE: &str = "CREATE INDEX registration_line ON registration (event_id, number) WHERE status = 'waiting'";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(registration()).await?;
        let db = manager.get_connection();
        db.execute_unprepared(ONE_LIVE).await?;
        db.execute_unprepared(LINE).await?;
        manager
            .create_index(
                Index::create()
                    .name("registration_code")
                    .table("registration")
                    .col("event_id")
                    .col("code")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager.create_table(registration_key()).await?;
        manager
            .create_index(
                Index::create().name("registration_key_of").table("registration_key").col("registration_id").to_owned(),
            )
            .await?;
        manager.create_table(ended_link()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["ended_link", "registration_key", "registration"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn registration() -> TableCreateStatement {
    Table::create()
        .table("registration")
        .col(pk_uuid("id"))
        .col(uuid("event_id"))
        .col(string("status"))
        .col(big_integer("number"))
        .col(text_null("name"))
        .col(text_null("email"))
        .col(text_null("email_key"))
        .col(string_null("mobile"))
        .col(string("locale"))
        .col(json_binary("answers"))
        .col(integer("notice_version"))
        .col(string("code"))
        .col(string("token").unique_key())
        .col(string("letter_token").unique_key())
        .col(string("not_me_token").unique_key())
        .col(integer("sequence"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("proven_at"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(timestamp_with_time_zone_null("cancelled_at"))
        .col(timestamp_with_time_zone_null("link_sent_at"))
        .col(timestamp_with_time_zone_null("forgotten_at"))
        .foreign_key(ForeignKey::create().from("registration", "event_id").to("event", "id"))
        .to_owned()
}

fn registration_key() -> TableCreateStatement {
    Table::create()
        .table("registration_key")
        .col(uuid("event_id"))
        .col(string("key"))
        .col(string("body_hash"))
        .col(string("token"))
        .col(uuid("registration_id"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("event_id").col("key"))
        .foreign_key(ForeignKey::create().from("registration_key", "registration_id").to("registration", "id"))
        .to_owned()
}

fn ended_link() -> TableCreateStatement {
    Table::create()
        .table("ended_link")
        .col(string("token").primary_key())
        .col(uuid("registration_id"))
        .col(string("kind"))
        .col(string_null("address"))
        .col(timestamp_with_time_zone("ended_at"))
        .foreign_key(ForeignKey::create().from("ended_link", "registration_id").to("registration", "id"))
        .to_owned()
}
