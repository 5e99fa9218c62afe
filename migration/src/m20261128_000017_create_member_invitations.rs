//! Invitations to be one of an enterprise's people.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let invitation = Table::create()
            .table("member_invitation")
            .col(pk_uuid("id"))
            .col(uuid("enterprise_id"))
            .col(text("email"))
            .col(string("email_key"))
            .col(string("role"))
            .col(uuid("invited_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("ended_at"))
            .foreign_key(ForeignKey::create().from("member_invitation", "enterprise_id").to("enterprise", "id"))
            .foreign_key(ForeignKey::create().from("member_invitation", "invited_by").to("account", "id"))
            .to_owned();
        manager.create_table(invitation).await?;
        let by_enterprise = Index::create()
            .name("member_invitation_by_enterprise")
            .table("member_invitation")
            .col("enterprise_id")
            .to_owned();
        manager.create_index(by_enterprise).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("member_invitation").to_owned()).await
    }
}
