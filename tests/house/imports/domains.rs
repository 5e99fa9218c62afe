//! A domain names only what lies upstream, and only what the other shows in its `mod.rs`; kits name none.
use super::{super::tokens::Kind, ABOVE, KITS, Source, faulted, hold, paths, read, tier, top};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// What each domain shows: `pub mod`, `pub use`, and what `mod.rs` itself defines.
static SHOWN: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let fronts = read("src", "/mod.rs");
    let of_domains = fronts.iter().filter(|source| tier(top(&source.path)).is_some());
    of_domains
        .filter(|source| source.path.matches('/').count() == 2)
        .map(|source| (top(&source.path).to_owned(), shown(source)))
        .collect()
});

fn shown(front: &Source) -> BTreeSet<String> {
    let tokens = front.tokens();
    let is_open = |at: usize| tokens[at].is("pub") && !tokens[at + 1].is("use");
    let defined = (0..tokens.len()).filter(|at| is_open(*at)).filter_map(|at| {
        let words = tokens[at + 1..].iter().filter(|token| token.kind == Kind::Word);
        words.map(|token| token.text).find(|word| {
            !["async", "const", "crate", "enum", "fn", "mod", "static", "struct", "trait", "type"].contains(word)
        })
    });
    defined.map(str::to_owned).chain(paths(front).into_iter().filter_map(|path| path.outward)).collect()
}

fn upstream_only(source: &Source) -> Vec<String> {
    let own = top(&source.path);
    let Some(here) = tier(own) else { return vec![] };
    let mut found = Vec::new();
    for path in paths(source) {
        let [root, there, rest @ ..] = path.parts.as_slice() else { continue };
        if root != "crate" || there == own {
            continue;
        }
        let says = match tier(there) {
            None if ABOVE.contains(&there.as_str()) && there != "app" => {
                format!("names crate::{there}, which stands above the domains; give it what it needs from there")
            }
            Some(tier) if tier >= here => format!(
                "{own} names {there}, which is not upstream; leave a fact in the row for {there} to read, or move the act there"
            ),
            Some(_) if rest.first().is_some_and(|name| !SHOWN[there].contains(name)) => format!(
                "names {}, which {there} does not show; re-export it in src/{there}/mod.rs or use what stands there",
                path.text()
            ),
            _ => continue,
        };
        found.push(source.at(path.line, says));
    }
    found
}

#[test]
fn domains_name_only_what_is_upstream_and_shown() {
    hold(read("src", ".rs").iter().flat_map(upstream_only));

    let wrong = "use crate::{\n    db,\n    registrations::Desk,\n    events::by_id,\n};\nuse crate::notices;\nfn f() { notices::queries::all() }";
    assert_eq!(faulted(upstream_only, "src/events/publish.rs", wrong), [3, 7]);
    assert_eq!(faulted(upstream_only, "src/events/publish.rs", "fn f() { crate::jobs::run() }"), [1]);
    assert_eq!(faulted(upstream_only, "src/front/pages.rs", "use crate::events::{card::EventCard, list};"), [0; 0]);
    assert_eq!(faulted(upstream_only, "src/front/pages.rs", "use crate::events::*;"), [1]);
}

fn no_domain(source: &Source) -> Vec<String> {
    if !KITS.contains(&top(&source.path)) {
        return vec![];
    }
    let is_above = |name: &String| tier(name).is_some() || ABOVE.contains(&name.as_str());
    let says = "a kit knows no domain, nor what stands above; let the caller hand it in";
    let found =
        paths(source).into_iter().filter(|path| path.parts[0] == "crate" && path.parts.get(1).is_some_and(is_above));
    found.map(|path| source.at(path.line, format!("names {}: {says}", path.text()))).collect()
}

#[test]
fn kits_name_no_domain() {
    hold(read("src", ".rs").iter().flat_map(no_domain));
    assert_eq!(faulted(no_domain, "src/mail/worker.rs", "use crate::{db::Db, registrations::letters};"), [1]);
    assert_eq!(faulted(no_domain, "src/web/view.rs", "fn f(app: &super::super::app::App) {}"), [1]);
}
