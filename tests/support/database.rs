//! A database for each test: a file in a folder of its own, or a copy of a migrated PostgreSQL template.
use super::left_out;
use clap::Parser;
use sea_orm::{ConnectionTrait, Database};
use std::sync::{
    Once,
    atomic::{AtomicU32, Ordering},
};
use tokio::sync::OnceCell;
use xingtan::{
    db::{self, Db, Installation},
    settings::{Options, Settings},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    options: Options,
}

/// Settings as the command line reads them.
pub fn settings(line: &[&str]) -> Settings {
    let line = ["xingtan", "--base-url", "http://xingtan.test", "--sqlite-synchronous", "normal"].iter().chain(line);
    Line::parse_from(line).options.parse().expect("settings of a test")
}

/// Address of a server on which tests may make databases, such as `postgres://postgres@127.0.0.1:5432/postgres`.
fn server() -> Option<String> {
    std::env::var("TEST_PG_URL").ok()
}

pub fn has_postgres() -> bool {
    static SAID: Once = Once::new();
    if server().is_none() {
        left_out("PostgreSQL: set TEST_PG_URL to a server where tests may create databases, or run tests/run", &SAID);
    }
    server().is_some()
}

/// Address of a fresh, migrated database on the server.
pub async fn postgres() -> String {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let template = TEMPLATE.get_or_init(template).await;
    let name = unique();
    run(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    address(&name)
}

/// Address of an empty database, without a schema.
pub async fn empty_postgres() -> String {
    let name = unique();
    run(&format!("CREATE DATABASE {name}")).await;
    address(&name)
}

async fn template() -> String {
    let name = unique();
    run(&format!("CREATE DATABASE {name}")).await;
    let settings = settings(&["--database-url", &address(&name)]);
    let db = Db::open(&settings).await.expect("the template opens");
    db::migrate(&db, &settings.base_url, Installation::Real).await.expect("the template migrates");
    db.close().await.expect("the template closes");
    name
}

fn unique() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    format!("xingtan_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

fn address(name: &str) -> String {
    let mut url = url::Url::parse(&server().expect("asked only where there is one")).expect("TEST_PG_URL");
    url.set_path(name);
    url.into()
}

async fn run(statement: &str) {
    // One at a time: PostgreSQL refuses to copy a template that another copies from.
    static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _one = ONE.lock().await;
    let admin = Database::connect(server().expect("asked only where there is one")).await.expect("TEST_PG_URL");
    admin.execute_unprepared(statement).await.expect(statement);
    admin.close().await.expect("closes");
}
