//! Who may import whom.
mod crates;
mod domains;
mod doors;

use super::{Source, faulted, hold, paths::paths, read};

/// Upstream first. A domain may name those of the lines above its own, never its neighbours.
const DOMAINS: &[&[&str]] = &[
    &["notices"],
    &["accounts"],
    &["candidates", "enterprises", "holidays", "venues"],
    &["mentors", "events", "programmes"],
    &["registrations", "positions"],
    &["applications"],
    &["placements"],
    &["learning"],
    &["letters"],
    &["front"],
];

/// Know no domain.
const KITS: &[&str] = &[
    "audit", "clock", "db", "error", "files", "imports", "limits", "mail", "person", "roles", "secret", "settings",
    "sheets", "web", "words",
];

/// Put the house together and set it going; may name everything.
const ABOVE: &[&str] = &["app", "check", "demo", "jobs", "lib", "main", "serve"];

/// Files of a domain through which the outside comes in; all others are its verbs and what they need.
const DOORS: &[&str] = &["admin", "api", "mod", "pages", "probes"];

/// `events` of `src/events/pages/list.rs`, `clock` of `src/clock.rs`.
fn top(path: &str) -> &str {
    path.split('/').nth(1).unwrap_or_default().trim_end_matches(".rs")
}

/// Nouns within a domain that have verbs and doors of their own.
const ROOMS: &[&str] = &["people", "profile", "proposals", "recognitions"];

/// `pages` of `src/events/pages/list.rs`, and of `src/enterprises/people/pages/list.rs`.
fn part(path: &str) -> &str {
    let mut pieces = path.split('/').skip(2).skip_while(|piece| ROOMS.contains(piece));
    pieces.next().unwrap_or_default().trim_end_matches(".rs")
}

/// How far downstream a domain lies; `None`: not a domain.
fn tier(name: &str) -> Option<usize> {
    DOMAINS.iter().position(|tier| tier.contains(&name))
}

fn stranger(source: &Source) -> Vec<String> {
    let top = top(&source.path);
    let known = tier(top).is_some() || KITS.contains(&top) || ABOVE.contains(&top);
    let says = format!("{top} has no place yet; enter it in DOMAINS, KITS or ABOVE of tests/house/imports/mod.rs");
    if known { vec![] } else { vec![source.at(1, says)] }
}

#[test]
fn everything_has_its_place_in_the_order_of_dependence() {
    hold(read("src", ".rs").iter().flat_map(stranger));
    assert_eq!(faulted(stranger, "src/utils.rs", ""), [1]);
}

/// Time is a value, also in crates and macros that clippy's list does not reach.
fn asks_the_time(source: &Source) -> Vec<String> {
    let asks = |path: &String| {
        ["chrono::Utc::now", "chrono::Local::now", "std::time::SystemTime::now"].contains(&path.as_str())
    };
    let says = "asks what time it is; take `now` as a value, only src/clock.rs asks";
    let found = paths(source).into_iter().filter(|path| asks(&path.text()));
    found.filter(|_| source.path != "src/clock.rs").map(|path| source.at(path.line, says)).collect()
}

#[test]
fn only_the_clock_asks_what_time_it_is() {
    let sources = ["src", "entity/src", "migration/src"].map(|folder| read(folder, ".rs"));
    hold(sources.iter().flatten().flat_map(asks_the_time));
    assert_eq!(faulted(asks_the_time, "src/jobs.rs", "use chrono::Utc as U;\nlet now = U::now();"), [2]);
}
