//! The command line: what each command prints, and its exit status.
mod logs;

use std::process::{Command, Output};

/// Runs the binary in a folder of its own, with nothing of this machine's environment.
fn xingtan(line: &[&str]) -> (Output, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (run_in(folder.path(), line), folder)
}

fn run_in(folder: &std::path::Path, line: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xingtan")).args(line).current_dir(folder).env_clear().output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn check_says_what_is_fine() {
    let (output, _folder) = xingtan(&["check"]);

    let lines: Vec<String> = text(&output.stdout).lines().map(str::to_owned).collect();
    assert_eq!(output.status.code(), Some(0), "{lines:?}");
    assert_eq!(lines[0], "settings  fine");
    assert!(lines[1].starts_with("database  fine: 59 migrations wait"), "{lines:?}");
    assert!(lines[2].starts_with("mail      fine: letters are written to data/letters and not sent"), "{lines:?}");
}

#[test]
fn check_says_what_is_wrong_and_how_to_mend_it() {
    let (output, _folder) = xingtan(&["check", "--smtp-url", "smtp://127.0.0.1:1"]);

    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("mail      wrong: "), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("check SMTP_URL"));
}

#[test]
fn wrong_settings_are_wrong_use_and_told_all_at_once() {
    let (output, _folder) = xingtan(&["serve", "--bind", "x", "--body-bytes", "1"]);

    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stderr)
            .lines()
            .map(|line| line.split(':').nth(1).unwrap_or_default().trim().to_owned())
            .collect::<Vec<_>>(),
        ["XINGTAN_BIND", "XINGTAN_BODY_BYTES"]
    );
    assert_eq!(xingtan(&["dance"]).0.status.code(), Some(2));
    assert_eq!(xingtan(&["check", "--bind", "x"]).0.status.code(), Some(2));
}

#[test]
fn migrations_go_up_and_down_by_hand() {
    let (up, folder) = xingtan(&["migrate"]);
    let down = run_in(folder.path(), &["migrate", "down"]);
    let status = run_in(folder.path(), &["migrate", "status"]);

    let states = |output: &Output| {
        text(&output.stdout)
            .lines()
            .map(|line| line.split(' ').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(states(&up), ["applied"; 59]);
    assert_eq!(states(&down).last().unwrap(), "pending");
    assert_eq!(states(&status), states(&down));
}

#[test]
fn the_sample_city_takes_no_database_that_is_not_its_own() {
    let (_, folder) = xingtan(&["migrate", "up", "--database-url", "sqlite://real.sqlite3"]);

    let refused = run_in(folder.path(), &["demo", "--database-url", "sqlite://real.sqlite3"]);

    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("holds something that the sample city did not make"),
        "{}",
        text(&refused.stderr)
    );
}
