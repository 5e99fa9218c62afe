//! Events and the questions they ask. The CHECK is the last word on places: no code can oversell.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(event()).await?;
        manager
            .create_index(Index::create().name("event_by_start").table("event").col("starts_at").col("id").to_owned())
            .await?;
        manager.create_table(question()).await?;
        manager
            .create_index(
                Index::create().name("question_key").table("question").col("event_id").col("key").unique().to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("question").to_owned()).await?;
        manager.drop_table(Table::drop().table("event").to_owned()).await
    }
}

fn event() -> TableCreateStatement {
    Table::create()
        .table("event")
        .col(pk_uuid("id"))
        .col(string("slug").unique_key())
        .col(string("kind"))
        .col(string("district"))
        .col(string("status"))
        .col(text("title_zh"))
        .col(text("title_en"))
        .col(text("summary_zh"))
        .col(text("summary_en"))
        .col(text("text_zh"))
        .col(text("text_en"))
        .col(text("place_zh"))
        .col(text("place_en"))
        .col(text("contact"))
        .col(text("search_text"))
        .col(string("zone"))
        .col(timestamp_with_time_zone("starts_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .col(timestamp_with_time_zone("opens_at"))
        .col(timestamp_with_time_zone("closes_at"))
        .col(timestamp_with_time_zone("answers_until"))
        .col(boolean("closed_by_hand"))
        .col(boolean("needs_approval"))
        .col(integer_null("capacity"))
        .col(integer_null("waiting_limit"))
        .col(integer("taken"))
        .col(integer("waiting"))
        .col(big_integer("next_number"))
        .col(integer("sequence"))
        .col(text_null("cancel_reason"))
        .col(timestamp_with_time_zone("updated_at"))
        .check(Expr::cust("taken >= 0 AND waiting >= 0"))
        .check(("event_places", Expr::cust("capacity IS NULL OR taken <= capacity")))
        .check(Expr::cust("starts_at < ends_at AND opens_at <= closes_at"))
        .to_owned()
}

fn question() -> TableCreateStatement {
    Table::create()
        .table("question")
        .col(pk_uuid("id"))
        .col(uuid("event_id"))
        .col(string("key"))
        .col(integer("position"))
        .col(string("kind"))
        .col(boolean("required"))
        .col(text("label_zh"))
        .col(text("label_en"))
        .col(text("hint_zh"))
        .col(text("hint_en"))
        .col(json_binary("options"))
        .col(timestamp_with_time_zone_null("retired_at"))
        .foreign_key(ForeignKey::create().from("question", "event_id").to("event", "id"))
        .to_owned()
}
