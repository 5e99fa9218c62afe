//! Every setting once: flag, environment variable, default, help. Read at the start, wrong ones
//! reported all together.
mod parse;

use crate::roles::{FactorRule, OfficerLimits, TwoOfficers};
use clap::{Args, ValueEnum};
use lettre::message::Mailbox;
use std::{net::SocketAddr, path::PathBuf, time::Duration};
use url::Url;

/// As typed: strings, so that all that is wrong can be told at once.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Database: `sqlite://path` or `postgres://user:password@host/name`
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite://data/xingtan.sqlite3",
        hide_env_values = true,
        global = true
    )]
    pub database_url: String,
    /// File that holds the database's address (instead of DATABASE_URL)
    #[arg(long, env = "DATABASE_URL_FILE", global = true)]
    pub database_url_file: Option<PathBuf>,
    /// Address and port to listen on
    #[arg(long, env = "XINGTAN_BIND", default_value = "127.0.0.1:8080", global = true)]
    pub bind: String,
    /// Where people reach the service: the only source of absolute links [default: http:// and the bind address]
    #[arg(long, env = "XINGTAN_BASE_URL", global = true)]
    pub base_url: Option<String>,
    /// Mail: `smtp://user:password@host:port`, `smtps://…`, or `folder:path`. `smtp://` beyond loopback requires STARTTLS unless `?tls=none`
    #[arg(long, env = "SMTP_URL", default_value = "folder:data/letters", hide_env_values = true, global = true)]
    pub smtp_url: String,
    /// File that holds the mail server's address (instead of SMTP_URL)
    #[arg(long, env = "SMTP_URL_FILE", global = true)]
    pub smtp_url_file: Option<PathBuf>,
    /// PEM file of a certificate authority to trust for SMTP beside the public ones
    #[arg(long, env = "XINGTAN_SMTP_CA_FILE", global = true)]
    pub smtp_ca_file: Option<PathBuf>,
    /// Seconds that each answer of the mail server is waited for; six times as long for a whole letter
    #[arg(long, env = "XINGTAN_SMTP_SECONDS", default_value = "20", global = true)]
    pub smtp_seconds: String,
    /// Sender of all letters, and ORGANIZER of calendar entries
    #[arg(long, env = "XINGTAN_MAIL_FROM", default_value = "杏坛 <xingtan@localhost.localdomain>", global = true)]
    pub mail_from: String,
    /// Letters sent at the same time by one process
    #[arg(long, env = "XINGTAN_MAIL_SENDERS", default_value = "2", global = true)]
    pub mail_senders: String,
    /// What is logged, in the syntax of tracing's EnvFilter
    #[arg(long, env = "XINGTAN_LOG", default_value = "info,sqlx=warn,sea_orm=warn", global = true)]
    pub log: String,
    /// Form of the log lines
    #[arg(long, env = "XINGTAN_LOG_FORMAT", value_enum, default_value = "text", global = true)]
    pub log_format: LogFormat,
    /// SQLite durability: `full` loses nothing on power loss, `normal` may lose the last commits
    #[arg(long, env = "XINGTAN_SQLITE_SYNCHRONOUS", value_enum, default_value = "full", global = true)]
    pub sqlite_synchronous: Synchronous,
    /// Connections to PostgreSQL per process; readers with SQLite
    #[arg(long, env = "XINGTAN_DATABASE_CONNECTIONS", default_value = "8", global = true)]
    pub database_connections: String,
    /// Seconds after which a request is given up with 503
    #[arg(long, env = "XINGTAN_REQUEST_SECONDS", default_value = "15", global = true)]
    pub request_seconds: String,
    /// Largest request body in bytes
    #[arg(long, env = "XINGTAN_BODY_BYTES", default_value = "65536", global = true)]
    pub body_bytes: String,
    /// Registrations that may wait at the desk before newcomers are asked to come back
    #[arg(long, env = "XINGTAN_DESK_QUEUE", default_value = "4096", global = true)]
    pub desk_queue: String,
    /// Days after an event's end until names, addresses and answers are erased
    #[arg(long, env = "XINGTAN_KEEP_PERSONAL_DAYS", default_value = "180", global = true)]
    pub keep_personal_days: String,
    /// Days until the text of a letter is erased
    #[arg(long, env = "XINGTAN_KEEP_LETTER_DAYS", default_value = "90", global = true)]
    pub keep_letter_days: String,
    /// Proxies in front of the service: how many of the addresses in X-Forwarded-For are theirs
    #[arg(long, env = "XINGTAN_TRUSTED_PROXIES", default_value = "0", global = true)]
    pub trusted_proxies: String,
    /// Days that somebody stays signed in who asks for it
    #[arg(long, env = "XINGTAN_SIGN_IN_DAYS", default_value = "30", global = true)]
    pub sign_in_days: String,
    /// Minutes without a request after which an officer is signed out
    #[arg(long, env = "XINGTAN_OFFICER_IDLE_MINUTES", default_value = "30", global = true)]
    pub officer_idle_minutes: String,
    /// Hours after which an officer signs in again
    #[arg(long, env = "XINGTAN_OFFICER_HOURS", default_value = "12", global = true)]
    pub officer_hours: String,
    /// Who must have a second factor before they may act as officers
    #[arg(long, env = "XINGTAN_SECOND_FACTOR", value_enum, default_value = "nobody", global = true)]
    pub second_factor: FactorRule,
    /// Whether an event is published by another officer than the one who drafted it
    #[arg(long, env = "XINGTAN_TWO_OFFICERS", value_enum, default_value = "off", global = true)]
    pub two_officers: TwoOfficers,
    /// Days after an event's end until it is archived
    #[arg(long, env = "XINGTAN_ARCHIVE_DAYS", default_value = "180", global = true)]
    pub archive_days: String,
    /// People that a mentor can look after at a time, at most
    #[arg(long, env = "XINGTAN_MENTOR_LOAD", default_value = "5", global = true)]
    pub mentor_load: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Synchronous {
    Full,
    Normal,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// Path of the file.
    Sqlite(PathBuf),
    /// Full address, with its password.
    Postgres(String),
}

/// Where letters go.
#[derive(Clone, Debug)]
pub enum MailUrl {
    Smtp(Smtp),
    Folder(PathBuf),
    /// Kept in the process: the sample city, and tests.
    Box,
}

#[derive(Clone, Debug)]
pub struct Smtp {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub credentials: Option<(String, String)>,
    /// PEM of an authority to trust beside the public ones.
    pub authority: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    None,
    Required,
    Wrapped,
}

/// Believed: what the rest of the house is built from.
#[derive(Clone, Debug)]
pub struct Settings {
    pub database: DatabaseUrl,
    pub sqlite_synchronous: Synchronous,
    pub database_connections: u32,
    pub bind: SocketAddr,
    pub base_url: Url,
    pub mail: MailUrl,
    /// How long each answer of the mail server is waited for.
    pub mail_patience: Duration,
    pub mail_from: Mailbox,
    pub mail_senders: usize,
    pub request_time: Duration,
    pub body_bytes: usize,
    pub desk_queue: usize,
    pub keep_personal: chrono::Duration,
    pub keep_letters: chrono::Duration,
    pub trusted_proxies: usize,
    pub keep_sign_in: chrono::Duration,
    pub officers: OfficerLimits,
    pub two_officers: TwoOfficers,
    /// How long after its end an event is archived.
    pub archive_after: chrono::Duration,
    /// The most that a mentor can look after at a time.
    pub mentor_load: i32,
}

impl Settings {
    /// `path` on the public address; `path` starts with `/`.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.as_str().trim_end_matches('/'))
    }
}
