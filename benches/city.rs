//! The sample city in the process, as `xingtan demo` makes it, and its router without a port.
use anyhow::{anyhow, ensure};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use clap::Parser;
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
    router: Router,
    _tracker: TaskTracker,
    _folder: TempDir,
}

impl City {
    pub async fn open() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let tracker = TaskTracker::new();
        let (app, sign_ins) = demo::build(settings(&folder)?, &tracker).await?;
        Ok(Self { router: app.router(), app, sign_ins, _tracker: tracker, _folder: folder })
    }

    /// With the cookie of a sign-in, or an empty one.
    pub async fn get(&self, path: &str, cookie: &str) -> anyhow::Result<String> {
        Ok(String::from_utf8(self.bytes(path, cookie).await?)?)
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
