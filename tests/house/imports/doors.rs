//! A verb never sees the web; a door never sees the database's statements.
use super::{super::paths::Path, DOORS, KITS, Source, faulted, hold, part, paths, read, tier, top};

/// Not doors, and still they may name these parts of the web kit.
const SEE_THE_WEB: &[(&str, &str, &str)] = &[
    ("src/enterprises/structured.rs", "crate::web::view", "an enterprise in the reader's words, for search engines"),
    ("src/enterprises/structured.rs", "crate::web::json", "which stand in a page's data block"),
    (
        "src/enterprises/recognitions/card.rs",
        "crate::web::view",
        "a recognition in the reader's words, which several doors draw",
    ),
    ("src/enterprises/recognitions/chart.rs", "crate::web::view", "numbers in the reader's words, for two doors"),
    ("src/events/card.rs", "crate::web::view", "an event in the reader's words, which several domains' pages draw"),
    ("src/events/structured.rs", "crate::web::view", "an event in the reader's words, for search engines"),
    ("src/events/structured.rs", "crate::web::json", "which stand in a page's data block"),
    ("src/error.rs", "axum", "how each ending is answered"),
    ("src/error.rs", "crate::web::form", "an ending that names fields"),
    ("src/person.rs", "crate::web::form", "parses what people type"),
    (
        "src/placements/timeline.rs",
        "crate::web::view",
        "what happened to a placement in the reader's words, which several doors draw",
    ),
    ("src/roles/extract.rs", "axum", "how doors take a role"),
    ("src/roles/visitor.rs", "axum", "looks up who a request comes from"),
    ("src/roles/visitor.rs", "crate::web::cookie", "by the cookie of their sign-in"),
    ("src/secret/password.rs", "crate::web::form", "parses what people type"),
];

/// `form.rs` parses what people typed.
fn may_see_the_web(source: &Source, path: &Path) -> bool {
    let listed = |(file, web, _): &(&str, &str, &str)| *file == source.path && path.is_within(web);
    part(&source.path) == "form" && path.is_within("crate::web::form") || SEE_THE_WEB.iter().any(listed)
}

fn no_web(source: &Source) -> Vec<String> {
    let (top, part) = (top(&source.path), part(&source.path));
    let is_verb = tier(top).is_some() && !DOORS.contains(&part);
    let is_kit = KITS.contains(&top) && top != "web";
    if !is_verb && !is_kit {
        return vec![];
    }
    let is_web = |path: &Path| ["axum", "tower_http", "crate::web", "crate::app"].iter().any(|web| path.is_within(web));
    let says = "only doors see the web; take values, and let pages.rs, api.rs or admin.rs speak with it";
    let found = paths(source).into_iter().filter(|path| is_web(path) && !may_see_the_web(source, path));
    found.map(|path| source.at(path.line, format!("names {}: {says}", path.text()))).collect()
}

#[test]
fn only_doors_see_the_web() {
    hold(read("src", ".rs").iter().flat_map(no_web));

    let wrong =
        "use crate::{db::Db, error::AppError};\nuse axum::extract::State;\nfn f(view: &crate::web::view::View) {}";
    assert_eq!(faulted(no_web, "src/registrations/cancel.rs", wrong), [2, 3]);
    assert_eq!(faulted(no_web, "src/mail/outbox.rs", wrong), [2, 3]);
    assert_eq!(faulted(no_web, "src/registrations/form.rs", "use crate::web::{\nform::line,\npage::page};"), [3]);
    assert_eq!(faulted(no_web, "src/registrations/pages/ticket.rs", wrong), [0; 0]);
    assert_eq!(faulted(no_web, "src/enterprises/recognitions/claim.rs", wrong), [2, 3]);
    assert_eq!(faulted(no_web, "src/enterprises/recognitions/pages/claims.rs", wrong), [0; 0]);
}

#[test]
fn who_may_see_the_web_still_does() {
    for (file, web, _) in SEE_THE_WEB {
        let source = read("src", ".rs").into_iter().find(|source| source.path == *file);
        let sees = source.is_some_and(|source| paths(&source).iter().any(|path| path.is_within(web)));
        assert!(sees, "{file} does not name {web}; take it out of SEE_THE_WEB in tests/house/imports/doors.rs");
    }
}

/// Of a row a door may read the fields and the values of its enums.
const VALUES: &[&str] = &["sea_orm::ActiveEnum", "sea_orm::Iterable"];
const STATEMENTS: &[&str] = &["ActiveModel", "ActiveModelEx", "COLUMN", "Column", "Entity", "begin"];

fn no_statements(source: &Source) -> Vec<String> {
    let is_door = tier(top(&source.path)).is_some() && DOORS.contains(&part(&source.path));
    if !is_door {
        return vec![];
    }
    let says = "a door states nothing to the database; call a verb, or a query in queries.rs";
    let is_statement = |path: &Path| {
        ["sea_orm", "migration"].iter().any(|kit| path.is_within(kit))
            && !VALUES.iter().any(|value| path.is_within(value))
    };
    let named = paths(source).into_iter().filter(is_statement).map(|path| (path.line, path.text()));
    let tokens = source.tokens();
    // A verb may be called `begin`; a transaction is begun on something.
    let begins = |at: usize| tokens[at].is("begin") && !at.checked_sub(1).is_some_and(|before| tokens[before].is("."));
    let said = (0..tokens.len()).filter(|at| STATEMENTS.iter().any(|word| tokens[*at].is(word)) && !begins(*at));
    let said: Vec<(usize, String)> = said.map(|at| (tokens[at].line, tokens[at].text.to_owned())).collect();
    named.chain(said).map(|(line, name)| source.at(line, format!("names {name}: {says}"))).collect()
}

#[test]
fn doors_state_nothing_to_the_database() {
    hold(read("src", ".rs").iter().flat_map(no_statements));

    let wrong =
        "use sea_orm::{ActiveEnum, EntityTrait};\nevent::Entity::find().one(db)\nlet tx = app.db.begin().await?;";
    assert_eq!(faulted(no_statements, "src/events/pages.rs", wrong), [1, 2, 3]);
    assert_eq!(faulted(no_statements, "src/registrations/pages/data.rs", wrong), [1, 2, 3]);
    assert_eq!(faulted(no_statements, "src/events/queries.rs", wrong), [0; 0]);
}
