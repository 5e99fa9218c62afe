//! Who looks alike is found by name and birth date at once, for many are born on one day; a district's placements are
//! found in the order of their list.
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const INDEXES: [(&str, &[&str]); 2] = [
    ("placement_alike", &["birth_date", "search_text"]),
    ("placement_there_by_since", &["enterprise_id", "with_since", "id", "status", "search_text"]),
];
/// The first of them answers what it did.
const BEFORE: (&str, &[&str]) = ("placement_birth_date", &["birth_date"]);

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for each in INDEXES {
            manager.create_index(index(each)).await?;
        }
        manager.drop_index(Index::drop().name(BEFORE.0).table("placement").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index(BEFORE)).await?;
        for (name, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table("placement").to_owned()).await?;
        }
        Ok(())
    }
}

fn index((name, columns): (&'static str, &'static [&'static str])) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table("placement").to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}
