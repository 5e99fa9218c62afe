//! Programmes, what can be learned under them, the versions of their rules, and how many each enterprise may enrol.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [programme(), occupation(), rules(), quota(), programme_enterprise()] {
            manager.create_table(table).await?;
        }
        let occupations = Index::create().name("occupation_of").table("occupation").col("programme_id").to_owned();
        manager.create_index(occupations).await?;
        let rules =
            Index::create().name("rules_of").table("programme_rules").col("programme_id").col("valid_from").to_owned();
        manager.create_index(rules).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["programme_enterprise", "quota", "programme_rules", "occupation", "programme"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn programme() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("programme").col(pk_uuid("id")).col(string("slug").unique_key()).col(string("status"));
    for said in [
        "name",
        "summary",
        "audience",
        "enterprise_duties",
        "apprentice_duties",
        "bureau_duties",
        "department",
        "legal_basis",
    ] {
        table.col(text(format!("{said}_zh"))).col(text(format!("{said}_en")));
    }
    table
        .col(date("starts_on"))
        .col(date_null("ends_on"))
        .col(integer_null("default_quota"))
        .col(integer("revision"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .check(("programme_days", Expr::cust("ends_on IS NULL OR starts_on <= ends_on")))
        .check(("programme_quota", Expr::cust("default_quota IS NULL OR default_quota >= 0")))
        .to_owned()
}

fn occupation() -> TableCreateStatement {
    Table::create()
        .table("occupation")
        .col(pk_uuid("id"))
        .col(uuid("programme_id"))
        .col(text("name_zh"))
        .col(text("name_en"))
        .col(string("lowest"))
        .col(string("highest"))
        .col(integer("position"))
        .col(timestamp_with_time_zone_null("retired_at"))
        .foreign_key(ForeignKey::create().from("occupation", "programme_id").to("programme", "id"))
        .to_owned()
}

fn rules() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("programme_rules")
        .col(pk_uuid("id"))
        .col(uuid("programme_id"))
        .col(date("valid_from"))
        .col(timestamp_with_time_zone("made_at"));
    for number in [
        "months_min",
        "months_max",
        "days_back",
        "months_ahead",
        "age_min",
        "age_guardian",
        "hours_max",
        "hours_minor",
        "mentor_load",
        "probation_under_3_months",
        "probation_under_1_year",
        "probation_under_3_years",
        "probation_longer",
        "probation_pay_percent",
        "pause_days_max",
    ] {
        table.col(integer(number));
    }
    table
        .col(big_integer("pay_floor"))
        .col(boolean("needs_form"))
        .col(boolean("needs_contract"))
        .check(("rules_months", Expr::cust("1 <= months_min AND months_min <= months_max")))
        .check(("rules_load", Expr::cust("mentor_load >= 1")))
        .foreign_key(ForeignKey::create().from("programme_rules", "programme_id").to("programme", "id"))
        .to_owned()
}

fn quota() -> TableCreateStatement {
    Table::create()
        .table("quota")
        .col(uuid("programme_id"))
        .col(uuid("enterprise_id"))
        .col(integer("year"))
        .col(integer_null("places"))
        .col(timestamp_with_time_zone("set_at"))
        .primary_key(Index::create().col("programme_id").col("enterprise_id").col("year"))
        .check(("quota_places", Expr::cust("places IS NULL OR places >= 0")))
        .foreign_key(ForeignKey::create().from("quota", "programme_id").to("programme", "id"))
        .foreign_key(ForeignKey::create().from("quota", "enterprise_id").to("enterprise", "id"))
        .to_owned()
}

fn programme_enterprise() -> TableCreateStatement {
    Table::create()
        .table("programme_enterprise")
        .col(uuid("programme_id"))
        .col(uuid("enterprise_id"))
        .col(integer("learning").default(0))
        .primary_key(Index::create().col("programme_id").col("enterprise_id"))
        .check(("programme_enterprise_learning", Expr::cust("learning >= 0")))
        .foreign_key(ForeignKey::create().from("programme_enterprise", "programme_id").to("programme", "id"))
        .foreign_key(ForeignKey::create().from("programme_enterprise", "enterprise_id").to("enterprise", "id"))
        .to_owned()
}
