//! The database that migrations make is the one that the entities describe, on both backends.
use crate::{on_both, support::Site};
use entity::{
    account, account_fact, account_link, address, agenda_notice, attempt, audit, calendar_feed, device, duty,
    ended_link, enterprise, enterprise_mentor, event, event_enterprise, event_version, file, fresh_token, holiday,
    import, installation, job, letter, letter_delivery, mailing, member_invitation, membership, mentor,
    merged_enterprise, notice, occupation, officer_role, person, person_match, placement, placement_change,
    placement_completion, placement_link, placement_mentor, placement_objection, placement_overlap, placement_part,
    placement_pause, placement_step, placement_wish, programme, programme_enterprise, programme_rules, proposal,
    question, quota, recognition, recognition_kind, recovery_code, registration, registration_key, room, room_block,
    room_use, series, session, session_place, session_speaker, sign_in, speaker, venue,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, IdenStatic, Iterable, Statement,
};
use std::collections::{BTreeMap, BTreeSet};
use xingtan::db::{self, Installation};

/// Columns by table, and which of them may be NULL.
type Schema = BTreeMap<String, BTreeMap<String, bool>>;

/// The table in which the migrations themselves are written down.
const HISTORY: &str = "seaql_migrations";

/// What one entity describes, read once with all its columns.
async fn described<E: EntityTrait>(db: &DatabaseConnection, schema: &mut Schema) {
    let table = E::default().table_name();
    E::find().all(db).await.unwrap_or_else(|error| panic!("{table}: {error}; bring entity and migration together"));
    let columns = E::Column::iter().map(|column| (column.as_str().to_owned(), column.def().is_null()));
    schema.insert(table.to_owned(), columns.collect());
}

async fn existing(db: &DatabaseConnection) -> Schema {
    let columns = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name::text AS tab, column_name::text AS col, is_nullable = 'YES' AS may_be_null
             FROM information_schema.columns WHERE table_schema = current_schema()"
        }
        _ => {
            "SELECT t.name AS tab, c.name AS col, c.\"notnull\" = 0 AS may_be_null
             FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
        }
    };
    let mut schema = Schema::new();
    for row in db.query_all_raw(Statement::from_string(db.get_database_backend(), columns)).await.expect("columns") {
        let get = |name: &str| row.try_get::<String>("", name).expect(name);
        let may_be_null = row.try_get("", "may_be_null").expect("may_be_null");
        schema.entry(get("tab")).or_default().insert(get("col"), may_be_null);
    }
    schema.remove(HISTORY);
    schema
}

on_both! {
    async fn entities_describe_the_tables_that_there_are(site: Site) {
        let mut schema = Schema::new();
        described::<account::Entity>(site.db(), &mut schema).await;
        described::<account_fact::Entity>(site.db(), &mut schema).await;
        described::<account_link::Entity>(site.db(), &mut schema).await;
        described::<address::Entity>(site.db(), &mut schema).await;
        described::<agenda_notice::Entity>(site.db(), &mut schema).await;
        described::<attempt::Entity>(site.db(), &mut schema).await;
        described::<audit::Entity>(site.db(), &mut schema).await;
        described::<calendar_feed::Entity>(site.db(), &mut schema).await;
        described::<device::Entity>(site.db(), &mut schema).await;
        described::<duty::Entity>(site.db(), &mut schema).await;
        described::<ended_link::Entity>(site.db(), &mut schema).await;
        described::<enterprise::Entity>(site.db(), &mut schema).await;
        described::<enterprise_mentor::Entity>(site.db(), &mut schema).await;
        described::<event::Entity>(site.db(), &mut schema).await;
        described::<event_enterprise::Entity>(site.db(), &mut schema).await;
        described::<event_version::Entity>(site.db(), &mut schema).await;
        described::<file::Entity>(site.db(), &mut schema).await;
        described::<fresh_token::Entity>(site.db(), &mut schema).await;
        described::<holiday::Entity>(site.db(), &mut schema).await;
        described::<import::Entity>(site.db(), &mut schema).await;
        described::<installation::Entity>(site.db(), &mut schema).await;
        described::<job::Entity>(site.db(), &mut schema).await;
        described::<letter::Entity>(site.db(), &mut schema).await;
        described::<letter_delivery::Entity>(site.db(), &mut schema).await;
        described::<mailing::Entity>(site.db(), &mut schema).await;
        described::<member_invitation::Entity>(site.db(), &mut schema).await;
        described::<membership::Entity>(site.db(), &mut schema).await;
        described::<mentor::Entity>(site.db(), &mut schema).await;
        described::<merged_enterprise::Entity>(site.db(), &mut schema).await;
        described::<notice::Entity>(site.db(), &mut schema).await;
        described::<occupation::Entity>(site.db(), &mut schema).await;
        described::<officer_role::Entity>(site.db(), &mut schema).await;
        described::<person::Entity>(site.db(), &mut schema).await;
        described::<person_match::Entity>(site.db(), &mut schema).await;
        described::<placement::Entity>(site.db(), &mut schema).await;
        described::<placement_change::Entity>(site.db(), &mut schema).await;
        described::<placement_completion::Entity>(site.db(), &mut schema).await;
        described::<placement_link::Entity>(site.db(), &mut schema).await;
        described::<placement_mentor::Entity>(site.db(), &mut schema).await;
        described::<placement_objection::Entity>(site.db(), &mut schema).await;
        described::<placement_overlap::Entity>(site.db(), &mut schema).await;
        described::<placement_part::Entity>(site.db(), &mut schema).await;
        described::<placement_pause::Entity>(site.db(), &mut schema).await;
        described::<placement_step::Entity>(site.db(), &mut schema).await;
        described::<placement_wish::Entity>(site.db(), &mut schema).await;
        described::<programme::Entity>(site.db(), &mut schema).await;
        described::<programme_enterprise::Entity>(site.db(), &mut schema).await;
        described::<programme_rules::Entity>(site.db(), &mut schema).await;
        described::<proposal::Entity>(site.db(), &mut schema).await;
        described::<question::Entity>(site.db(), &mut schema).await;
        described::<quota::Entity>(site.db(), &mut schema).await;
        described::<recognition::Entity>(site.db(), &mut schema).await;
        described::<recognition_kind::Entity>(site.db(), &mut schema).await;
        described::<recovery_code::Entity>(site.db(), &mut schema).await;
        described::<registration::Entity>(site.db(), &mut schema).await;
        described::<registration_key::Entity>(site.db(), &mut schema).await;
        described::<room::Entity>(site.db(), &mut schema).await;
        described::<room_block::Entity>(site.db(), &mut schema).await;
        described::<room_use::Entity>(site.db(), &mut schema).await;
        described::<series::Entity>(site.db(), &mut schema).await;
        described::<session::Entity>(site.db(), &mut schema).await;
        described::<session_place::Entity>(site.db(), &mut schema).await;
        described::<session_speaker::Entity>(site.db(), &mut schema).await;
        described::<sign_in::Entity>(site.db(), &mut schema).await;
        described::<speaker::Entity>(site.db(), &mut schema).await;
        described::<venue::Entity>(site.db(), &mut schema).await;

        assert_eq!(schema, existing(site.db()).await, "entity/src (left), migrations (right); list new entities above");
    }
}

/// Tables, columns, indexes and constraints as the database itself writes them.
async fn written(db: &DatabaseConnection) -> BTreeSet<String> {
    let lines = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS line
             FROM information_schema.columns WHERE table_schema = current_schema()
             UNION SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
             UNION SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
             FROM pg_constraint WHERE connamespace = current_schema()::regnamespace"
        }
        _ => "SELECT concat_ws(' ', name, sql) AS line FROM sqlite_master",
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), lines)).await.expect("a schema");
    rows.iter().map(|row| row.try_get("", "line").expect("a line")).collect()
}

on_both! {
    async fn migrations_go_up_and_down_and_up_again(site: Site) {
        let up = written(site.db()).await;

        db::empty(&site.app.db).await.expect("down");
        assert_eq!(existing(site.db()).await, Schema::new());

        db::migrate(&site.app.db, &site.app.settings.base_url, Installation::Real).await.expect("up again");
        assert_eq!(written(site.db()).await, up);
    }
}
