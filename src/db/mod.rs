//! The database kit: opening it, beginning a transaction, telling weather from faults.
//!
//! SQLite has one connection that writes (BEGIN IMMEDIATE, so that reading first and writing later
//! cannot fail half-way) and a pool that can only read. PostgreSQL is one pool. Locks are taken in
//! this order: event, registration, letter, address; several rows of a kind by their ids.
use crate::settings::{DatabaseUrl, Settings, Synchronous};
use anyhow::Context;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbErr, RuntimeErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sqlx::{
        self,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};
use std::time::Duration;

pub mod cursor;
pub mod like;
mod migrate;
pub mod slug;
pub use migrate::{Contents, Installation, contents, empty, migrate, status, undo};

#[derive(Clone, Debug)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

impl Db {
    pub async fn open(settings: &Settings) -> anyhow::Result<Self> {
        match &settings.database {
            DatabaseUrl::Sqlite(path) => open_sqlite(path, settings).await,
            DatabaseUrl::Postgres(url) => open_postgres(url, settings).await,
        }
    }

    /// For pages and lists; sees what is committed.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// For statements that stand alone; what belongs together goes through `begin`.
    pub fn write(&self) -> &DatabaseConnection {
        &self.write
    }

    /// The only way into a transaction. Dropped without commit, it is rolled back.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.write
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            })
            .await
    }

    /// Calls back with each statement that is sent from now on by this value and its clones.
    pub fn on_statement(&mut self, callback: impl Fn() + Send + Sync + Clone + 'static) {
        for pool in [&mut self.read, &mut self.write] {
            let callback = callback.clone();
            pool.set_metric_callback(move |_| callback());
        }
    }

    /// Closes the pools; SQLite writes its log back into the file.
    pub async fn close(self) -> Result<(), DbErr> {
        self.read.close().await?;
        self.write.close().await
    }
}

async fn open_sqlite(path: &std::path::Path, settings: &Settings) -> anyhow::Result<Db> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}; make it or set DATABASE_URL", folder.display()))?;
    }
    let synchronous = settings.sqlite_synchronous;
    let url = format!("sqlite://{}", path.display());
    let explain = || format!("cannot open {}; check the path and its permissions", path.display());
    let mut write = options(&url, settings);
    write
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .map_sqlx_sqlite_opts(move |sqlite| tuned(sqlite, synchronous));
    // The writer first: it creates the file and switches it to WAL.
    let write = Database::connect(write).await.with_context(explain)?;
    let mut read = options(&url, settings);
    read.max_connections(settings.database_connections)
        .min_connections(1)
        .map_sqlx_sqlite_opts(move |sqlite| tuned(sqlite, synchronous).pragma("query_only", "on"));
    let read = Database::connect(read).await.with_context(explain)?;
    Ok(Db { read, write })
}

fn tuned(sqlite: SqliteConnectOptions, synchronous: Synchronous) -> SqliteConnectOptions {
    sqlite
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(match synchronous {
            Synchronous::Full => SqliteSynchronous::Full,
            Synchronous::Normal => SqliteSynchronous::Normal,
        })
        .pragma("cache_size", "-16000")
        .pragma("temp_store", "memory")
        .statement_cache_capacity(200)
        .optimize_on_close(true, None)
}

async fn open_postgres(url: &str, settings: &Settings) -> anyhow::Result<Db> {
    let mut pool = options(url, settings);
    pool.max_connections(settings.database_connections)
        .min_connections(1)
        .statement_timeout(Duration::from_secs(10))
        .map_sqlx_postgres_opts(|postgres| postgres.options([("lock_timeout", "8s")]));
    let pool = Database::connect(pool)
        .await
        .context("cannot reach PostgreSQL; check DATABASE_URL and that the server runs")?;
    Ok(Db { read: pool.clone(), write: pool })
}

fn options(url: &str, settings: &Settings) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .acquire_timeout(Duration::from_secs(5).min(settings.request_time))
        .connect_timeout(Duration::from_secs(5))
        .test_before_acquire_if_idle_for(Duration::from_secs(30))
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}

/// Bad weather, not a fault of ours: no connection, a deadlock, a lock that took too long. Asking
/// again may help. SQLSTATE classes 08, 40, 53, 55 and 57 (PostgreSQL, Appendix A).
pub fn is_weather(error: &DbErr) -> bool {
    let away = matches!(
        sqlx_error(error),
        Some(
            sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::Protocol(_)
                | sqlx::Error::WorkerCrashed
        )
    );
    let classes = ["08", "40", "53", "55", "57"];
    away || matches!(error, DbErr::ConnectionAcquire(_))
        || sql_state(error).is_some_and(|code| code.len() == 5 && classes.iter().any(|class| code.starts_with(class)))
}

fn sqlx_error(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

fn sql_state(error: &DbErr) -> Option<String> {
    sqlx_error(error)?.as_database_error()?.code().map(|code| code.into_owned())
}

/// A deadlock or a serialisation failure: the same transaction again will do (SQLSTATE class 40).
pub fn is_conflict(error: &DbErr) -> bool {
    sql_state(error).is_some_and(|code| code.starts_with("40"))
}

/// Seconds between the process's clock and the database's; 0 with SQLite, which has none of its own.
pub async fn clock_skew(db: &Db, now: chrono::DateTime<chrono::Utc>) -> Result<i64, DbErr> {
    use sea_orm::{DbBackend, Statement};
    let backend = db.read.get_database_backend();
    if backend != DbBackend::Postgres {
        db.read.execute_unprepared("SELECT 1").await?;
        return Ok(0);
    }
    let row = db.read.query_one_raw(Statement::from_string(backend, "SELECT now() AS now")).await?;
    let theirs: chrono::DateTime<chrono::Utc> =
        row.ok_or_else(|| DbErr::RecordNotFound("now()".into()))?.try_get("", "now")?;
    Ok((now - theirs).num_seconds().abs())
}
