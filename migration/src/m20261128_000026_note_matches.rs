//! What reviewers say of two placements whose people look alike: one person, or two.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What was said holds once for two placements, until it is undone.
const ONCE: &str =
    "CREATE UNIQUE INDEX person_match_holds ON person_match (placement_id, other_id) WHERE undone_at IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(said()).await?;
        let of_other = Index::create().name("person_match_other").table("person_match").col("other_id").to_owned();
        manager.create_index(of_other).await?;
        manager.create_index(alike("placement_mobile", "mobile")).await?;
        manager.create_index(alike("placement_birth_date", "birth_date")).await?;
        manager.get_connection().execute_unprepared(ONCE).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in ["placement_mobile", "placement_birth_date"] {
            manager.drop_index(Index::drop().name(index).table("placement").to_owned()).await?;
        }
        manager.drop_table(Table::drop().table("person_match").to_owned()).await
    }
}

/// By which others are found.
fn alike(name: &str, column: &str) -> IndexCreateStatement {
    Index::create().name(name.to_owned()).table("placement").col(column.to_owned()).to_owned()
}

fn said() -> TableCreateStatement {
    let of = |column: &str, to: &str| {
        ForeignKey::create().from("person_match", column.to_owned()).to(to.to_owned(), "id").to_owned()
    };
    Table::create()
        .table("person_match")
        .col(pk_uuid("id"))
        .col(uuid("placement_id"))
        .col(uuid("other_id"))
        .col(boolean("is_same"))
        .col(uuid("by"))
        .col(timestamp_with_time_zone("at"))
        .col(uuid_null("undone_by"))
        .col(timestamp_with_time_zone_null("undone_at"))
        .foreign_key(&mut of("placement_id", "placement"))
        .foreign_key(&mut of("other_id", "placement"))
        .foreign_key(&mut of("by", "account"))
        .to_owned()
}
