//! A replica: a process of the built binary, and a client that talks to it over a socket.
use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

pub struct Replica {
    pub port: u16,
    child: Child,
}

impl Replica {
    /// Started, and not yet known to be ready.
    pub fn start(database_url: &str, smtp_url: &str) -> Self {
        Self::command(&["serve"], database_url, smtp_url)
    }

    pub fn command(line: &[&str], database_url: &str, smtp_url: &str) -> Self {
        let port = free_port();
        let log = if std::env::var_os("XINGTAN_TEST_LOG").is_some() { Stdio::inherit() } else { Stdio::null() };
        let child = Command::new(env!("CARGO_BIN_EXE_xingtan"))
            .args(line)
            .env("DATABASE_URL", database_url)
            .env("SMTP_URL", smtp_url)
            .env("XINGTAN_BIND", format!("127.0.0.1:{port}"))
            .env("XINGTAN_BASE_URL", "http://xingtan.test")
            .env("XINGTAN_LOG", "warn")
            .stderr(log)
            .spawn()
            .expect("the binary starts");
        Self { port, child }
    }

    pub async fn ready(&self) {
        let deadline = Instant::now() + Duration::from_secs(60);
        while Instant::now() < deadline {
            if let Ok(answer) = request(self.port, "GET", "/readyz", "", "").await
                && answer.0 == 200
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("a replica did not become ready within a minute");
    }

    /// SIGKILL.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// SIGTERM; how long it took to end, and whether it ended well.
    pub fn terminate(&mut self) -> (Duration, bool) {
        let started = Instant::now();
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().expect("kill");
        let status = self.child.wait().expect("it ends");
        (started.elapsed(), status.success())
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Registers somebody with JSON: status and body, or the error of a broken connection.
pub async fn register(port: u16, slug: &str, name: &str) -> std::io::Result<(u16, serde_json::Value)> {
    let body = serde_json::json!({ "name": name, "email": format!("{name}@example.cn"), "consent": true }).to_string();
    let (status, body) =
        request(port, "POST", &format!("/api/v1/events/{slug}/registrations"), "application/json", &body).await?;
    Ok((status, serde_json::from_str(&body).unwrap_or_default()))
}

/// What a signed-in browser is answered with: the status of a page.
pub async fn look(port: u16, cookie: &str, path: &str) -> std::io::Result<u16> {
    Ok(send(port, &format!("GET {path} HTTP/1.1\r\nCookie: {cookie}"), "").await?.0)
}

/// A form that a signed-in browser sends: status and body.
pub async fn submit(port: u16, cookie: &str, path: &str, form: &str) -> std::io::Result<(u16, String)> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded"
    );
    send(port, &head, form).await
}

/// One request on a connection of its own (HTTP/1.1): status and body.
pub async fn request(
    port: u16,
    method: &str,
    path: &str,
    content_type: &str,
    body: &str,
) -> std::io::Result<(u16, String)> {
    send(port, &format!("{method} {path} HTTP/1.1\r\nContent-Type: {content_type}"), body).await
}

async fn send(port: u16, head: &str, body: &str) -> std::io::Result<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let head = format!("{head}\r\nHost: xingtan.test\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
    stream.write_all(format!("{head}{body}").as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| std::io::Error::other("no answer"))?;
    Ok((status, answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()))
}

pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
