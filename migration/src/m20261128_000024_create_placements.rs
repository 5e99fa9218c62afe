//! Placements, their mentors, what apprentices answered, what happened, and the links of letters.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Whoever holds places has all that is counted by.
const HOLDS: &str = "approved_at IS NULL OR status = 'cancelled'
    OR (person_id IS NOT NULL AND first_day IS NOT NULL AND last_day IS NOT NULL)";

/// One open link to each reader of a draft.
const ONE_LINK: &str =
    "CREATE UNIQUE INDEX placement_link_open ON placement_link (placement_id, reader) WHERE ended_at IS NULL";

const INDEXES: [(&str, &str, &[&str]); 9] = [
    ("placement_of_enterprise", "placement", &["enterprise_id", "status", "with_since"]),
    ("placement_in_programme", "placement", &["programme_id", "enterprise_id", "first_day"]),
    ("placement_of_person", "placement", &["person_id"]),
    ("placement_of_account", "placement", &["account_id"]),
    ("placement_by_state", "placement", &["status", "party", "with_since"]),
    ("placement_by_start", "placement", &["status", "first_day"]),
    ("placement_mentor_of", "placement_mentor", &["placement_id"]),
    ("placement_mentor_by", "placement_mentor", &["mentor_id"]),
    ("placement_step_of", "placement_step", &["placement_id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [person(), placement(), mentors(), parts(), steps(), links()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in INDEXES {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        manager.get_connection().execute_unprepared(ONE_LINK).await?;
        let live = integer("placements").default(0).to_owned();
        manager.alter_table(Table::alter().table("enterprise").add_column(live).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("enterprise").drop_column("placements").to_owned()).await?;
        for table in ["placement_link", "placement_step", "placement_part", "placement_mentor", "placement", "person"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn person() -> TableCreateStatement {
    Table::create().table("person").col(pk_uuid("id")).col(timestamp_with_time_zone("created_at")).to_owned()
}

fn placement() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("placement")
        .col(pk_uuid("id"))
        .col(string_null("number").unique_key())
        .col(uuid("enterprise_id"))
        .col(uuid("programme_id"))
        .col(string("status"))
        .col(string("party"))
        .col(integer("revision"))
        .col(uuid("writer_id"))
        .col(date_null("birth_date"))
        .col(text_null("mobile"))
        .col(integer_null("notice_told"))
        .col(uuid_null("account_id"))
        .col(uuid_null("person_id"))
        .col(integer("wrong_tries").default(0))
        .col(boolean("shares_contact").default(false))
        .col(uuid_null("occupation_id"))
        .col(string_null("level"))
        .col(string_null("contract_kind"))
        .col(integer_null("hours_week"))
        .col(big_integer_null("pay"))
        .col(big_integer_null("probation_pay"))
        .col(uuid_null("form_id"))
        .col(uuid_null("contract_id"))
        .col(uuid_null("rules_id"))
        .col(json_binary_null("returned"))
        .col(string_null("end_side"))
        .col(string_null("reason_code"))
        .col(text_null("reason"));
    for said in [
        "name",
        "search_text",
        "email",
        "email_key",
        "guardian_name",
        "guardian_relation",
        "guardian_email",
        "place",
        "school",
        "tutor_name",
        "tutor_contact",
    ] {
        table.col(text(said));
    }
    for day in ["contract_first", "contract_last", "first_day", "last_day", "probation_last", "end_day"] {
        table.col(date_null(day));
    }
    for at in ["with_since", "created_at", "updated_at"] {
        table.col(timestamp_with_time_zone(at));
    }
    for at in ["approved_at", "guardian_said_at", "filed_at", "over_at"] {
        table.col(timestamp_with_time_zone_null(at));
    }
    for (column, to) in [
        ("enterprise_id", "enterprise"),
        ("programme_id", "programme"),
        ("writer_id", "account"),
        ("account_id", "account"),
        ("person_id", "person"),
        ("occupation_id", "occupation"),
        ("rules_id", "programme_rules"),
    ] {
        table.foreign_key(ForeignKey::create().from("placement", column).to(to, "id"));
    }
    table.check(("placement_holds", Expr::cust(HOLDS))).to_owned()
}

fn mentors() -> TableCreateStatement {
    Table::create()
        .table("placement_mentor")
        .col(pk_uuid("id"))
        .col(uuid("placement_id"))
        .col(uuid("mentor_id"))
        .col(string("role"))
        .col(date_null("from_day"))
        .col(date_null("until_day"))
        .foreign_key(ForeignKey::create().from("placement_mentor", "placement_id").to("placement", "id"))
        .foreign_key(ForeignKey::create().from("placement_mentor", "mentor_id").to("mentor", "id"))
        .to_owned()
}

fn parts() -> TableCreateStatement {
    Table::create()
        .table("placement_part")
        .col(uuid("placement_id"))
        .col(string("part"))
        .col(boolean("is_agreed"))
        .col(text_null("words"))
        .col(timestamp_with_time_zone("answered_at"))
        .primary_key(Index::create().col("placement_id").col("part"))
        .foreign_key(ForeignKey::create().from("placement_part", "placement_id").to("placement", "id"))
        .to_owned()
}

fn steps() -> TableCreateStatement {
    Table::create()
        .table("placement_step")
        .col(pk_uuid("id"))
        .col(uuid("placement_id"))
        .col(timestamp_with_time_zone("at"))
        .col(string("act"))
        .col(string("side"))
        .col(uuid_null("account_id"))
        .col(json_binary("named"))
        .col(text_null("words"))
        .foreign_key(ForeignKey::create().from("placement_step", "placement_id").to("placement", "id"))
        .to_owned()
}

fn links() -> TableCreateStatement {
    Table::create()
        .table("placement_link")
        .col(pk_uuid("id"))
        .col(uuid("placement_id"))
        .col(string("reader"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(ForeignKey::create().from("placement_link", "placement_id").to("placement", "id"))
        .to_owned()
}
