//! The sample city in the process, as `xingtan demo` makes it, and its router without a port.
use anyhow::{Context, anyhow, ensure};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use clap::Parser;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tempfile::TempDir;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;
use xingtan::{
    app::App,
    demo,
    settings::{MailUrl, Options, Settings},
};

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    options: Options,
}

pub struct City {
    pub app: App,
    /// Role, address and password of each sign-in, parted by blanks.
    #[allow(dead_code, reason = "the directory is public")]
    pub sign_ins: Vec<String>,
    /// Sent to the database so far.
    statements: Arc<AtomicUsize>,
    router: Router,
    _tracker: TaskTracker,
    _folder: TempDir,
}

impl City {
    pub async fn open() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let tracker = TaskTracker::new();
        let (mut app, sign_ins) = demo::build(settings(&folder)?, &tracker).await?;
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = statements.clone();
        app.db.on_statement(move || {
            counter.fetch_add(1, Ordering::Relaxed);
        });
        Ok(Self { router: app.router(), app, sign_ins, statements, _tracker: tracker, _folder: folder })
    }

    /// With the cookie of a sign-in, or an empty one.
    pub async fn get(&self, path: &str, cookie: &str) -> anyhow::Result<String> {
        Ok(String::from_utf8(self.bytes(path, cookie).await?)?)
    }

    /// What a reader gets who names the version that they have; its status, ETag, number of octets, and how many statements
    /// it took.
    #[allow(dead_code, reason = "of one bench")]
    pub async fn known(&self, path: &str, tag: &str) -> anyhow::Result<(StatusCode, String, usize, usize)> {
        let before = self.statements.load(Ordering::Relaxed);
        let request = Request::get(path).header(header::HOST, "xingtan.test").header(header::IF_NONE_MATCH, tag);
        let response = self.router.clone().oneshot(request.body(Body::empty())?).await?;
        let (status, tag) = (response.status(), response.headers().get(header::ETAG).cloned());
        let octets = to_bytes(response.into_body(), usize::MAX).await?.len();
        let statements = self.statements.load(Ordering::Relaxed) - before;
        Ok((status, tag.context("an ETag")?.to_str()?.to_owned(), octets, statements))
    }

    pub async fn bytes(&self, path: &str, cookie: &str) -> anyhow::Result<Vec<u8>> {
        let request = Request::get(path).header(header::HOST, "xingtan.test").header(header::COOKIE, cookie);
        let response = self.router.clone().oneshot(request.body(Body::empty())?).await?;
        ensure!(response.status() == 200, "{path} answered {}", response.status());
        Ok(to_bytes(response.into_body(), usize::MAX).await?.to_vec())
    }
}

fn settings(folder: &TempDir) -> anyhow::Result<Settings> {
    let database = format!("sqlite://{}", folder.path().join("bench.sqlite3").display());
    let line = ["xingtan", "--database-url", &database, "--base-url", "http://xingtan.test"];
    let settings = Line::try_parse_from(line)?.options.parse();
    Ok(Settings { mail: MailUrl::Box, ..settings.map_err(|wrong| anyhow!("{wrong:?}"))? })
}
