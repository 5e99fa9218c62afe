//! Accounts: people who can sign in, the links that letters bring them, and what they are signed in on.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in
            [account(), account_link(), fresh_token(), sign_in(), device(), recovery_code(), account_fact(), role()]
        {
            manager.create_table(table).await?;
        }
        for (name, table) in [
            ("sign_in_account", "sign_in"),
            ("recovery_code_account", "recovery_code"),
            ("account_link_account", "account_link"),
        ] {
            manager.create_index(Index::create().name(name).table(table).col("account_id").to_owned()).await?;
        }
        manager
            .create_index(Index::create().name("fresh_token_about").table("fresh_token").col("about").to_owned())
            .await?;
        // What downstream has not followed up yet.
        let open = "CREATE INDEX account_fact_open ON account_fact (at) WHERE followed_at IS NULL";
        manager.get_connection().execute_unprepared(open).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "officer_role",
            "account_fact",
            "recovery_code",
            "device",
            "sign_in",
            "fresh_token",
            "account_link",
            "account",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn account() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(pk_uuid("id"))
        .col(text_null("email"))
        .col(text_null("email_key").unique_key())
        .col(text_null("name"))
        .col(string_null("mobile"))
        .col(string("locale"))
        .col(text("password"))
        .col(string_null("factor_secret"))
        .col(big_integer_null("factor_step"))
        .col(timestamp_with_time_zone_null("factor_since"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .to_owned()
}

fn account_link() -> TableCreateStatement {
    Table::create()
        .table("account_link")
        .col(pk_uuid("id"))
        .col(string("purpose"))
        .col(text("email"))
        .col(text("email_key"))
        .col(string("locale"))
        .col(uuid_null("account_id"))
        .col(string_null("role"))
        .col(string_null("district"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(ForeignKey::create().from("account_link", "account_id").to("account", "id"))
        .to_owned()
}

fn fresh_token() -> TableCreateStatement {
    Table::create()
        .table("fresh_token")
        .col(string("hash").primary_key())
        .col(uuid("about"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn sign_in() -> TableCreateStatement {
    Table::create()
        .table("sign_in")
        .col(pk_uuid("id"))
        .col(string("token_hash").unique_key())
        .col(uuid("account_id"))
        .col(text("device"))
        .col(boolean("passed_factor"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("seen_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(ForeignKey::create().from("sign_in", "account_id").to("account", "id"))
        .to_owned()
}

fn device() -> TableCreateStatement {
    Table::create()
        .table("device")
        .col(string("hash"))
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("seen_at"))
        .primary_key(Index::create().col("hash").col("account_id"))
        .foreign_key(ForeignKey::create().from("device", "account_id").to("account", "id"))
        .to_owned()
}

fn recovery_code() -> TableCreateStatement {
    Table::create()
        .table("recovery_code")
        .col(string("hash"))
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone_null("used_at"))
        .primary_key(Index::create().col("account_id").col("hash"))
        .foreign_key(ForeignKey::create().from("recovery_code", "account_id").to("account", "id"))
        .to_owned()
}

fn account_fact() -> TableCreateStatement {
    Table::create()
        .table("account_fact")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(string("kind"))
        .col(text_null("email_key"))
        .col(timestamp_with_time_zone("at"))
        .col(timestamp_with_time_zone_null("followed_at"))
        .foreign_key(ForeignKey::create().from("account_fact", "account_id").to("account", "id"))
        .to_owned()
}

fn role() -> TableCreateStatement {
    Table::create()
        .table("officer_role")
        .col(uuid("account_id"))
        .col(string("role"))
        .col(string_null("district"))
        .col(timestamp_with_time_zone("since"))
        .primary_key(Index::create().col("account_id").col("role"))
        .foreign_key(ForeignKey::create().from("officer_role", "account_id").to("account", "id"))
        .to_owned()
}
