//! How long files are: a report of what we like, and one limit that needs a reason to pass.
use super::{Source, faulted, hold, read};
use std::io::Write;

const LIKED: usize = 150;
const LIMIT: usize = 250;
const REASON: &str = "over 250 lines because";

fn too_long(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let mut head = source.text.lines().take_while(|line| line.starts_with("//"));
    if lines <= LIMIT || head.any(|line| line.contains(REASON)) {
        return vec![];
    }
    let says = format!("{lines} lines: make it a folder of the same name, or write `{REASON} …` in its head comment");
    vec![source.at(LIMIT + 1, says)]
}

#[test]
fn files_are_short_or_say_why_not() {
    let sources: Vec<Source> =
        ["src", "entity/src", "migration/src"].iter().flat_map(|folder| read(folder, ".rs")).collect();
    report(&sources);
    hold(sources.iter().flat_map(too_long));

    let long = "x\n".repeat(251);
    assert_eq!(faulted(too_long, "src/long.rs", &long), [251]);
    assert_eq!(faulted(too_long, "src/long.rs", &format!("//! Data, over 250 lines because it is.\n{long}")), [0; 0]);
}

/// On the real standard error, past the test harness's capture.
fn report(sources: &[Source]) {
    let mut sizes: Vec<(usize, &str)> =
        sources.iter().map(|source| (source.text.lines().count(), source.path.as_str())).collect();
    sizes.sort_unstable();
    let at = |share: usize| sizes[(sizes.len() - 1) * share / 100].0;
    let mut text = format!("sizes: {} files, median {} lines, 95 % up to {}", sizes.len(), at(50), at(95));
    if let Some((lines, path)) = sizes.last() {
        text.push_str(&format!(", largest {path} with {lines}\n"));
    }
    for (lines, path) in sizes.iter().rev().take_while(|(lines, _)| *lines > LIKED) {
        text.push_str(&format!("sizes: {lines:4} {path}\n"));
    }
    let _ = std::io::stderr().write_all(text.as_bytes());
}
