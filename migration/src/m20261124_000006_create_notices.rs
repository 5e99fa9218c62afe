//! The privacy notice in versions; a registration keeps the number of the version it agreed to.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("notice")
                    .col(integer("version").primary_key())
                    .col(text("text_zh"))
                    .col(text("text_en"))
                    .col(date("valid_from"))
                    .to_owned(),
            )
            .await?;
        manager
            .execute(
                Query::insert()
                    .into_table("notice")
                    .columns(["version", "text_zh", "text_en", "valid_from"])
                    .values_panic([
                        1.into(),
                        include_str!("notice/1.zh-CN.md").into(),
                        include_str!("notice/1.en.md").into(),
                        Expr::cust("'2026-11-24'"),
                    ])
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("notice").to_owned()).await
    }
}
