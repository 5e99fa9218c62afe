//! An enterprise takes part in a programme from its first placement that is filed on; a draft makes nobody take part.
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UNFILED: &str = "DELETE FROM programme_enterprise WHERE NOT EXISTS (
    SELECT 1 FROM placement WHERE placement.programme_id = programme_enterprise.programme_id
    AND placement.enterprise_id = programme_enterprise.enterprise_id AND placement.filed_at IS NOT NULL)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UNFILED).await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}
