//! What a filed placement meets on its way: pauses, objections, what stands towards completion, and what reviewers
//! look at first.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// One pause at a time, and one objection that waits.
const ONE_PAUSE: &str =
    "CREATE UNIQUE INDEX placement_pause_open ON placement_pause (placement_id) WHERE ended_on IS NULL";
const ONE_OBJECTION: &str =
    "CREATE UNIQUE INDEX placement_objection_open ON placement_objection (placement_id) WHERE outcome IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [pause(), objection(), completion()] {
            manager.create_table(table).await?;
        }
        for column in added() {
            manager.alter_table(Table::alter().table("placement").add_column(column).to_owned()).await?;
        }
        let by_objection =
            Index::create().name("placement_objection_of").table("placement_objection").col("placement_id").to_owned();
        manager.create_index(by_objection).await?;
        let by_pause =
            Index::create().name("placement_pause_of").table("placement_pause").col("placement_id").to_owned();
        manager.create_index(by_pause).await?;
        let db = manager.get_connection();
        db.execute_unprepared(ONE_PAUSE).await?;
        db.execute_unprepared(ONE_OBJECTION).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["end_told_at", "exception", "reminded"] {
            manager.alter_table(Table::alter().table("placement").drop_column(column).to_owned()).await?;
        }
        for table in ["placement_completion", "placement_objection", "placement_pause"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn added() -> [ColumnDef; 3] {
    [
        integer("reminded").default(0).to_owned(),
        string_null("exception").to_owned(),
        timestamp_with_time_zone_null("end_told_at").to_owned(),
    ]
}

fn of_placement(table: &str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table.to_owned(), "placement_id").to("placement", "id").to_owned()
}

fn pause() -> TableCreateStatement {
    Table::create()
        .table("placement_pause")
        .col(pk_uuid("id"))
        .col(uuid("placement_id"))
        .col(date("first_day"))
        .col(date("last_day"))
        .col(date_null("ended_on"))
        .col(string("reason_code"))
        .check(("placement_pause_days", Expr::cust("first_day <= last_day")))
        .foreign_key(&mut of_placement("placement_pause"))
        .to_owned()
}

fn objection() -> TableCreateStatement {
    Table::create()
        .table("placement_objection")
        .col(pk_uuid("id"))
        .col(uuid("placement_id"))
        .col(string("about"))
        .col(string("side"))
        .col(text("words"))
        .col(timestamp_with_time_zone("made_at"))
        .col(string_null("outcome"))
        .col(text_null("reason"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .foreign_key(&mut of_placement("placement_objection"))
        .to_owned()
}

fn completion() -> TableCreateStatement {
    Table::create()
        .table("placement_completion")
        .col(pk_uuid("placement_id"))
        .col(timestamp_with_time_zone_null("declared_at"))
        .col(text_null("declared_words"))
        .col(timestamp_with_time_zone_null("stated_at"))
        .col(text_null("stated_words"))
        .col(uuid_null("override_by"))
        .col(text_null("override_reason"))
        .col(timestamp_with_time_zone_null("override_at"))
        .foreign_key(&mut of_placement("placement_completion"))
        .to_owned()
}
