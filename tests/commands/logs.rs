//! Logs hold no person and no secret: neither name nor address nor token, in either format.
use crate::support::replica::{free_port, request};
use serde_json::Value;
use std::{
    process::{Command, Stdio},
    time::Duration,
};

#[tokio::test]
async fn a_registration_leaves_no_person_and_no_secret_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let port = free_port();
    let mut child = Command::new(env!("CARGO_BIN_EXE_xingtan"))
        .args(["demo", "--log", "debug,sqlx=warn,hyper=warn", "--log-format", "json"])
        .env("XINGTAN_BIND", format!("127.0.0.1:{port}"))
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    while request(port, "GET", "/readyz", "", "").await.is_err() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }

    let body = r#"{"name":"卡纳利亚","email":"canary@example.cn","mobile":"13805370000","consent":true}"#;
    let (status, body) =
        request(port, "POST", "/api/v1/events/open-day/registrations", "application/json", body).await.unwrap();
    let token = serde_json::from_str::<Value>(&body).unwrap()["registration"]["token"].as_str().unwrap().to_owned();
    request(port, "GET", &format!("/t/{token}"), "", "").await.unwrap();
    request(port, "GET", "/events?q=canary", "", "").await.unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    child.kill().unwrap();
    child.wait().unwrap();

    let log = std::fs::read_to_string(log).unwrap();
    assert_eq!(status, 201);
    assert!(log.contains("/t/{token}"), "the matched route is logged");
    for canary in ["卡纳利亚", "canary", "13805370000", &token] {
        assert!(!log.contains(canary), "{canary} stands in the log");
    }
    assert!(log.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "each line is JSON");
}
