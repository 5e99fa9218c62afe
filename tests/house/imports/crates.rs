//! Rows know the database's kit only; history knows nobody.
use super::{Source, faulted, hold, paths, read};

/// What rows stand on.
const BELOW_ROWS: &[&str] = &["core", "crate", "sea_orm", "serde", "std"];

/// Only roots that a `use` or a path of lower-case words can have: types of the file itself are none.
fn rows_stand_alone(source: &Source) -> Vec<String> {
    let modules: Vec<String> = read("entity/src", ".rs").iter().map(|row| stem(&row.path).to_owned()).collect();
    let is_foreign = |root: &str| {
        root.starts_with(char::is_lowercase)
            && !BELOW_ROWS.contains(&root)
            && !modules.iter().any(|module| module == root)
    };
    let says = "rows stand on sea-orm and serde alone; take the value as an argument, or ask in a domain";
    let found = paths(source).into_iter().filter(|path| is_foreign(&path.parts[0]));
    found.map(|path| source.at(path.line, format!("names {}: {says}", path.text()))).collect()
}

fn stem(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs")
}

#[test]
fn rows_stand_on_the_databases_kit_alone() {
    hold(read("entity/src", ".rs").iter().flat_map(rows_stand_alone));
    let wrong = "use crate::Locale;\nuse chrono::Utc;\nfn f() { uuid::Uuid::now_v7() }";
    assert_eq!(faulted(rows_stand_alone, "entity/src/event.rs", wrong), [2, 3]);
}

/// Rows move on and history does not: a migration names tables and columns by their text.
fn history_stands_alone(source: &Source) -> Vec<String> {
    let foreign = ["entity", "xingtan"];
    let says = "a migration knows nobody; write the table's and the columns' names as text";
    let found = paths(source).into_iter().filter(|path| foreign.contains(&path.parts[0].as_str()));
    found.map(|path| source.at(path.line, format!("names {}: {says}", path.text()))).collect()
}

#[test]
fn history_knows_nobody() {
    hold(read("migration/src", ".rs").iter().flat_map(history_stands_alone));
    assert_eq!(faulted(history_stands_alone, "migration/src/m1.rs", "\nuse entity::event;"), [2]);
}

/// A line of a Cargo.toml that names a crate of the house.
fn on_nobody(manifest: &Source) -> Vec<String> {
    let named = manifest.lines().filter(|(_, line)| {
        ["entity", "migration", "xingtan"].iter().any(|name| line.starts_with(&format!("{name} ")))
    });
    let says = "neither rows nor history depend on another crate of the house; take the line out";
    named.map(|(line, _)| manifest.at(line, says)).collect()
}

#[test]
fn rows_and_history_depend_on_no_other_crate_of_the_house() {
    hold(
        ["entity", "migration"]
            .iter()
            .flat_map(|name| read(name, "Cargo.toml"))
            .flat_map(|manifest| on_nobody(&manifest)),
    );
    assert_eq!(faulted(on_nobody, "migration/Cargo.toml", "[dependencies]\nentity = { path = \"../entity\" }"), [2]);
}
