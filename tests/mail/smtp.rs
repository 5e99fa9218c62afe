//! SMTP over a socket: sign-in, STARTTLS with a checked certificate, and what goes over the wire.
use crate::support::{
    Backend, Site,
    database::settings,
    letters::Letter,
    smtp::{Habits, Server, certificate},
};
use xingtan::mail::{
    transport::{Failure, Transport},
    worker::Worker,
};

const PASSWORD: (&str, &str) = ("xingtan", "s3cret");

async fn secure_server() -> (Server, tempfile::NamedTempFile) {
    let (tls, authority) = certificate();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), authority).unwrap();
    let password = Some((PASSWORD.0.to_owned(), PASSWORD.1.to_owned()));
    (Server::start(Habits { tls: Some(tls), password, ..Habits::default() }).await, file)
}

fn transport(server: &Server, password: &str, authority: Option<&str>) -> Transport {
    let url = format!("smtp://{}:{password}@localhost:{}?tls=required", PASSWORD.0, server.port);
    let line = ["--smtp-url", url.as_str()];
    let authority = authority.map(|path| ["--smtp-ca-file", path]);
    Transport::open(&settings(&[&line[..], authority.as_ref().map_or(&[], |line| &line[..])].concat())).unwrap()
}

#[tokio::test]
async fn a_letter_goes_out_over_starttls_after_signing_in() {
    let (server, authority) = secure_server().await;
    let site = Site::new(Backend::Sqlite).await;
    let event = site.event("salon").publish().await;
    site.register(&event, "fang").await;

    let transport = transport(&server, PASSWORD.1, authority.path().to_str());
    Worker { transport, ..site.app.worker() }.round().await.unwrap();

    let raw = String::from_utf8_lossy(&server.taken()[0]).into_owned();
    for header in ["Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: multipart/mixed"] {
        assert!(raw.contains(header), "{header}: {raw}");
    }
    let letter = Letter::read(raw.as_bytes());
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        ("fang@example.cn", "报名成功：学徒导师沙龙：把手艺写成培养计划，12月5日（周六）10:00")
    );
    assert!(letter.text.starts_with("fang，你好：\n\n你已报名") && letter.html.contains("<html lang=\"zh-CN\">"));
    assert_eq!(letter.calendars.len(), 2);
}

#[tokio::test]
async fn a_wrong_password_is_the_transports_fault() {
    let (server, authority) = secure_server().await;

    let outcome = transport(&server, "wrong", authority.path().to_str()).check().await;

    assert!(matches!(&outcome, Err(Failure::Transport(why)) if why.contains("535")), "{outcome:?}");
}

#[tokio::test]
async fn an_unknown_certificate_is_not_trusted() {
    let (server, _) = secure_server().await;

    let outcome = transport(&server, PASSWORD.1, None).check().await;

    assert!(outcome.is_err(), "{outcome:?}");
    assert!(server.taken().is_empty());
}

#[tokio::test]
async fn a_server_without_starttls_gets_no_password() {
    let server =
        Server::start(Habits { password: Some((PASSWORD.0.into(), PASSWORD.1.into())), ..Habits::default() }).await;

    let outcome = transport(&server, PASSWORD.1, None).check().await;

    assert!(matches!(&outcome, Err(Failure::Transport(why)) if why.contains("STARTTLS")), "{outcome:?}");
}
