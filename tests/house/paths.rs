//! The paths that a file names: `use` trees expanded, and paths in its code, from the root of their crate.
use super::{Source, reader::Reader};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub parts: Vec<String>,
    pub line: usize,
    /// Re-exported by `pub use`, and under which name.
    pub outward: Option<String>,
}

impl Path {
    pub fn text(&self) -> String {
        self.parts.join("::")
    }

    /// Whether this is the path, or lies below it.
    pub fn is_within(&self, path: &str) -> bool {
        self.text().strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    }
}

pub fn paths(source: &Source) -> Vec<Path> {
    let mut reader = Reader::new(source.tokens(), home(&source.path));
    // Twice, because a name may be imported below the line that uses it.
    reader.read();
    reader.read()
}

/// The module that a file is.
fn home(path: &str) -> Vec<String> {
    let (_, inside) = path.rsplit_once("src/").unwrap_or(("", path));
    let parts = inside.trim_end_matches(".rs").split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main"));
    std::iter::once("crate").chain(parts).map(str::to_owned).collect()
}

#[test]
fn use_trees_are_expanded_and_names_resolved() {
    let text = "
        pub use super::a::{self, b as c};
        use crate::{
            x::{y, z::*},
            w,
        };
        fn f(it: &super::super::v::V) { w::g::<u8>(y::H) }";
    let found: Vec<(usize, String)> =
        paths(&Source::new("src/m/n/o.rs", text)).iter().map(|path| (path.line, path.text())).collect();

    let expected = [
        (2, "crate::m::n::a"),
        (2, "crate::m::n::a::b"),
        (4, "crate::x::y"),
        (4, "crate::x::z::*"),
        (5, "crate::w"),
        (7, "crate::m::v::V"),
        (7, "crate::w::g"),
        (7, "crate::x::y::H"),
    ];
    assert_eq!(found, expected.map(|(line, path)| (line, path.to_owned())));
}
