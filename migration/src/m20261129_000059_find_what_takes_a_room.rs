//! What takes a room between two moments is found in its index alone: of one that is taken for years ahead each row
//! behind the first moment would be read to see that it begins behind the second.
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const OF_ROOM: &str = "room_use_of";
const SPANS: &str = "room_use_spans";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let spans = of_room(SPANS).col("from_at").to_owned();
        manager.create_index(spans).await?;
        manager.drop_index(Index::drop().name(OF_ROOM).table("room_use").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(of_room(OF_ROOM)).await?;
        manager.drop_index(Index::drop().name(SPANS).table("room_use").to_owned()).await
    }
}

fn of_room(name: &'static str) -> IndexCreateStatement {
    Index::create().name(name).table("room_use").col("room_id").col("until_at").to_owned()
}
