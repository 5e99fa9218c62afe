//! Recognitions of enterprises, and their kinds, which are data.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The same certificate stands once, unless it was rejected or withdrawn.
const ONE_STANDS: &str = "CREATE UNIQUE INDEX recognition_standing ON recognition (enterprise_id, kind, number)
    WHERE status IN ('claimed', 'confirmed', 'lapsed')";

/// Key, name in both languages, rule, years; in the order in which they are shown.
const KINDS: [(&str, &str, &str, &str, Option<i32>); 6] = [
    ("tech-sme", "科技型中小企业", "Technology-oriented SME", "tech-sme", None),
    ("high-tech", "高新技术企业", "High-tech enterprise", "high-tech", Some(3)),
    ("innovative", "创新型中小企业", "Innovative SME", "years", Some(3)),
    ("specialised", "专精特新中小企业", "Specialised and new SME", "years", Some(3)),
    ("little-giant", "专精特新“小巨人”企业", "Specialised and new “little giant”", "years", Some(3)),
    ("gazelle", "瞪羚企业", "Gazelle enterprise", "years", Some(3)),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(kind()).await?;
        manager.exec_stmt(kinds()).await?;
        manager.create_table(recognition()).await?;
        manager.get_connection().execute_unprepared(ONE_STANDS).await?;
        let by_end =
            Index::create().name("recognition_by_end").table("recognition").col("status").col("valid_to").to_owned();
        manager.create_index(by_end).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["recognition", "recognition_kind"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn kind() -> TableCreateStatement {
    Table::create()
        .table("recognition_kind")
        .col(string("key").primary_key())
        .col(text("name_zh"))
        .col(text("name_en"))
        .col(string("rule"))
        .col(integer_null("years"))
        .col(integer("position"))
        .to_owned()
}

fn kinds() -> InsertStatement {
    let mut rows = Query::insert();
    rows.into_table("recognition_kind").columns(["key", "name_zh", "name_en", "rule", "years", "position"]);
    for (position, (key, zh, en, rule, years)) in (1..).zip(KINDS) {
        rows.values_panic([key.into(), zh.into(), en.into(), rule.into(), years.into(), position.into()]);
    }
    rows.to_owned()
}

fn recognition() -> TableCreateStatement {
    Table::create()
        .table("recognition")
        .col(pk_uuid("id"))
        .col(uuid("enterprise_id"))
        .col(string("kind"))
        .col(string("number"))
        .col(date("valid_from"))
        .col(date("valid_to"))
        .col(string("status"))
        .col(uuid_null("claimed_by"))
        .col(timestamp_with_time_zone("claimed_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(text_null("reason"))
        .check(("recognition_days", Expr::cust("valid_from <= valid_to")))
        .foreign_key(ForeignKey::create().from("recognition", "enterprise_id").to("enterprise", "id"))
        .foreign_key(ForeignKey::create().from("recognition", "kind").to("recognition_kind", "key"))
        .to_owned()
}
