//! Schema changes, under a lock, so that replicas may start at the same instant.
use super::Db;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::installation;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, DbErr, EntityTrait, Statement, sea_query::OnConflict};
use url::Url;

/// "xing" as a number: the advisory lock of this service's migrations.
const LOCK: &str = "SELECT pg_advisory_xact_lock(2020175471)";

/// Who makes this installation, the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Installation {
    Real,
    Sample,
}

/// Brings the schema up to date and writes the installation's row once. Replicas wait for each other.
pub async fn migrate(db: &Db, base_url: &Url, made_by: Installation) -> Result<installation::Model, DbErr> {
    if db.write.get_database_backend() != DbBackend::Postgres {
        return up(db, base_url, made_by).await;
    }
    // The lock lives in a transaction of its own; the migrations run on another connection.
    let guard = db.begin().await?;
    guard.execute_unprepared("SET LOCAL lock_timeout = '120s'; SET LOCAL statement_timeout = '120s'").await?;
    guard.execute_unprepared(LOCK).await?;
    let outcome = up(db, base_url, made_by).await;
    guard.commit().await?;
    outcome
}

async fn up(db: &Db, base_url: &Url, made_by: Installation) -> Result<installation::Model, DbErr> {
    Migrator::up(&db.write, None).await?;
    let row = installation::ActiveModel {
        id: Set(1),
        calendar_host: Set(base_url.host_str().unwrap_or("localhost").to_owned()),
        address_key: Set(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())),
        sample: Set(made_by == Installation::Sample),
    };
    installation::Entity::insert(row)
        .on_conflict(OnConflict::column(installation::Column::Id).do_nothing().to_owned())
        .exec_without_returning(&db.write)
        .await?;
    installation::Entity::find_by_id(1)
        .one(&db.write)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("installation".into()))
}

/// Takes back the newest migration.
pub async fn undo(db: &Db) -> Result<(), DbErr> {
    Migrator::down(&db.write, Some(1)).await
}

/// One line for each migration: its name, and whether it is applied.
pub async fn status(db: &Db) -> Result<Vec<String>, DbErr> {
    let pending: Vec<String> =
        Migrator::get_pending_migrations(&db.write).await?.iter().map(|m| m.name().to_owned()).collect();
    Ok(Migrator::get_migration_files()
        .iter()
        .map(|file| {
            let state = if pending.iter().any(|name| name == file.name()) { "pending" } else { "applied" };
            format!("{state:8} {}", file.name())
        })
        .collect())
}

/// What a database holds, before the sample city takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    Nothing,
    Sample,
    Other,
}

pub async fn contents(db: &Db) -> Result<Contents, DbErr> {
    let tables = match db.write.get_database_backend() {
        DbBackend::Postgres => "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
        _ => "SELECT name FROM sqlite_master WHERE type = 'table'",
    };
    let tables = db.write.query_all_raw(Statement::from_string(db.write.get_database_backend(), tables)).await?;
    if tables.is_empty() {
        return Ok(Contents::Nothing);
    }
    let made_by = installation::Entity::find_by_id(1).one(&db.write).await.ok().flatten();
    Ok(if made_by.is_some_and(|row| row.sample) { Contents::Sample } else { Contents::Other })
}

/// Drops every table of the schema.
pub async fn empty(db: &Db) -> Result<(), DbErr> {
    Migrator::down(&db.write, None).await
}
