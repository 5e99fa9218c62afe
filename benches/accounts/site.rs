//! The sample city in the process, as `xingtan demo` makes it, with accounts besides, and its router without a
//! port. Each request comes from a network of its own, so that the delays after wrong tries, which hold here
//! too, are never met.
use anyhow::{Context, anyhow, ensure};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, header},
};
use clap::Parser;
use entity::Locale;
use std::{
    net::Ipv4Addr,
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;
use xingtan::{
    accounts,
    app::App,
    demo,
    person::Email,
    secret::password::{Hashed, Password},
    settings::{MailUrl, Options, Settings},
};

/// Of every account.
pub const PASSWORD: &str = "lathe apricot willow 7";

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    options: Options,
}

pub struct Site {
    router: Router,
    pub hashed: Hashed,
    /// Addresses that have an account.
    pub known: Vec<String>,
    _tracker: TaskTracker,
    _folder: TempDir,
}

impl Site {
    pub async fn open(accounts: usize) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let tracker = TaskTracker::new();
        let (app, _) = demo::build(settings(&folder)?, &tracker).await?;
        let password = Password::parse(PASSWORD, &[]).map_err(|wrong| anyhow!("{wrong:?}"))?;
        let hashed = app.passwords.hash(password).await.map_err(|error| anyhow!("{error:?}"))?;
        let mut known = Vec::new();
        for number in 0..accounts {
            known.push(account(&app, number, &hashed).await?);
        }
        Ok(Self { router: app.router(), hashed, known, _tracker: tracker, _folder: folder })
    }

    pub async fn get(&self, path: &str) -> anyhow::Result<Duration> {
        self.send(request(Method::GET, path).body(Body::empty())?, 200).await
    }

    /// How long a form takes to be answered as it should.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)], status: u16) -> anyhow::Result<Duration> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body))?, status).await
    }

    async fn send(&self, request: Request<Body>, status: u16) -> anyhow::Result<Duration> {
        let path = request.uri().path().to_owned();
        let begun = Instant::now();
        let response = self.router.clone().oneshot(request).await?;
        ensure!(response.status() == status, "{path} answered {}", response.status());
        to_bytes(response.into_body(), usize::MAX).await?;
        Ok(begun.elapsed())
    }
}

fn settings(folder: &TempDir) -> anyhow::Result<Settings> {
    let database = format!("sqlite://{}", folder.path().join("bench.sqlite3").display());
    let line = ["xingtan", "--database-url", &database, "--base-url", "http://xingtan.test", "--trusted-proxies", "1"];
    let settings = Line::try_parse_from(line)?.options.parse();
    Ok(Settings { mail: MailUrl::Box, ..settings.map_err(|wrong| anyhow!("{wrong:?}"))? })
}

async fn account(app: &App, number: usize, hashed: &Hashed) -> anyhow::Result<String> {
    let typed = format!("known{number}@example.cn");
    let (email, now) = (Email::parse(&typed).ok().context("an address")?, app.clock.now());
    let token = accounts::invite(&app.db, &email, Locale::Zh, now).await?;
    accounts::set_password(&app.db, &app.address_key, &token, hashed.clone(), &"".into(), now).await?;
    Ok(typed)
}

fn request(method: Method, path: &str) -> axum::http::request::Builder {
    static NETWORK: AtomicU32 = AtomicU32::new(u32::from_be_bytes([10, 0, 0, 0]));
    let network = Ipv4Addr::from(NETWORK.fetch_add(1, Ordering::Relaxed));
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "xingtan.test")
        .header("x-forwarded-for", network.to_string())
}
