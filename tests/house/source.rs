//! A file of this project, as the rules read it.
use super::tokens::{Token, tokens};
use std::{
    fmt::Display,
    fs,
    path::{Path, PathBuf},
};

pub struct Source {
    /// From the root of the project, such as `src/events/pages.rs`.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// What is found in a line, as the rules say it.
    pub fn at(&self, line: usize, found: impl Display) -> String {
        format!("{}:{line}: {found}", self.path)
    }

    /// Rust without comments and without the unit tests, which stand last in a file.
    pub fn tokens(&self) -> Vec<Token<'_>> {
        let tests = self.text.find("\n#[cfg(test)]").unwrap_or(self.text.len());
        tokens(&self.text[..tests])
    }

    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// Every file below a folder whose name ends so, in the order of their paths.
pub fn read(folder: &str, ending: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = below(&root.join(folder));
    files.sort();
    files
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(ending))
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let parts = file.strip_prefix(root).expect("below the root").iter();
            let path = parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            Source { path, text }
        })
        .collect()
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("an entry of a folder").path())
        .flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] })
        .collect()
}
