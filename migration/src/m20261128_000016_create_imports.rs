//! Imports: lists that officers hand in, first looked at, then carried out.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(import()).await?;
        for (name, column) in [("import_by_moment", "made_at"), ("import_by_hash", "hash")] {
            let index = Index::create().name(name).table("import").col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("import").to_owned()).await
    }
}

fn import() -> TableCreateStatement {
    Table::create()
        .table("import")
        .col(pk_uuid("id"))
        .col(string("kind"))
        .col(uuid_null("file_id"))
        .col(text("name"))
        .col(string("hash"))
        .col(string_null("encoding"))
        .col(text_null("sheet"))
        .col(integer("rows"))
        .col(integer("good"))
        .col(integer("bad"))
        .col(string("status"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .check(("import_rows", Expr::cust("good >= 0 AND bad >= 0 AND good + bad = rows")))
        .foreign_key(ForeignKey::create().from("import", "file_id").to("file", "id"))
        .foreign_key(ForeignKey::create().from("import", "made_by").to("account", "id"))
        .to_owned()
}
