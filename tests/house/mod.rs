//! The rules of the house, as tests that read its source. Whoever breaks one is told the file, the line
//! and what to do. Each rule is also shown a file that breaks it, so that we know that it can fail.
mod imports;
mod paths;
mod reader;
mod schema;
mod sizes;
mod source;
mod templates;
mod tokens;
mod words;

use source::{Source, read};

/// Fails with everything that was found.
#[track_caller]
fn hold(found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// What a rule says of one file that is made up: the lines that it finds fault with.
fn faulted(rule: impl Fn(&Source) -> Vec<String>, path: &str, text: &str) -> Vec<usize> {
    let line = |found: String| found.strip_prefix(path)?.split(':').nth(1)?.parse().ok();
    rule(&Source::new(path, text)).into_iter().filter_map(line).collect()
}
