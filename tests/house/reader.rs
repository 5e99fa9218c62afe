//! Reads the paths out of a file's tokens, one `use` tree or one path after the other.
use super::{
    paths::Path,
    tokens::{Kind, Token},
};
use std::collections::BTreeMap;

/// Walks over the tokens of a file, and keeps in mind what its names stand for.
pub struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    home: Vec<String>,
    /// What a name stands for in this file.
    names: BTreeMap<String, Vec<String>>,
}

impl<'a> Reader<'a> {
    pub fn new(tokens: Vec<Token<'a>>, home: Vec<String>) -> Self {
        Self { tokens, at: 0, home, names: BTreeMap::new() }
    }

    pub fn read(&mut self) -> Vec<Path> {
        let mut paths = Vec::new();
        self.at = 0;
        while self.at < self.tokens.len() {
            self.step(&mut paths);
        }
        paths
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(text))
    }

    fn step(&mut self, paths: &mut Vec<Path>) {
        let start = self.at;
        let before = |steps: usize, text: &str| start.checked_sub(steps).is_some_and(|at| self.is(at, text));
        let outward = before(1, "pub") || before(4, "pub") && before(1, ")");
        let is_inside = before(1, "::");
        let token = self.tokens[start];
        self.at += 1;
        if token.is("use") && !self.is(self.at, "<") {
            self.tree(Vec::new(), outward, paths);
        } else if token.kind == Kind::Word && self.is(self.at, "::") && !is_inside {
            let mut parts = vec![token.text.to_owned()];
            while self.is(self.at, "::") && self.tokens.get(self.at + 1).is_some_and(|next| next.kind == Kind::Word) {
                parts.push(self.tokens[self.at + 1].text.to_owned());
                self.at += 2;
            }
            paths.push(Path { parts: self.resolved(parts), line: token.line, outward: None });
        }
    }

    /// One branch of a `use` tree, which may fork.
    fn tree(&mut self, mut parts: Vec<String>, outward: bool, paths: &mut Vec<Path>) {
        while let Some(token) = self.tokens.get(self.at).copied() {
            self.at += 1;
            if token.is("{") {
                while !self.is(self.at, "}") && self.at < self.tokens.len() {
                    self.tree(parts.clone(), outward, paths);
                    self.at += usize::from(self.is(self.at, ","));
                }
                self.at += 1;
                return;
            }
            if token.kind == Kind::Word || token.is("*") {
                if !token.is("self") || parts.is_empty() {
                    parts.push(token.text.to_owned());
                }
                if self.is(self.at, "::") {
                    continue;
                }
                let renamed = self.is(self.at, "as").then(|| self.tokens[self.at + 1].text.to_owned());
                self.at += if renamed.is_some() { 2 } else { 0 };
                let name = renamed.or_else(|| parts.last().cloned()).unwrap_or_default();
                let parts = self.resolved(parts);
                self.names.insert(name.clone(), parts.clone());
                paths.push(Path { parts, line: token.line, outward: outward.then_some(name) });
                return;
            }
        }
    }

    /// From the root of the crate that it leads to.
    fn resolved(&self, parts: Vec<String>) -> Vec<String> {
        let Some(first) = parts.first() else { return parts };
        let up = parts.iter().take_while(|part| *part == "super").count();
        let (base, rest) = match first.as_str() {
            "super" => (self.home[..self.home.len().saturating_sub(up)].to_vec(), up),
            "self" => (self.home.clone(), 1),
            first => (self.names.get(first).cloned().unwrap_or_else(|| vec![first.to_owned()]), 1),
        };
        base.into_iter().chain(parts.into_iter().skip(rest)).collect()
    }
}
