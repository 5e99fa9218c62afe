//! Rust, and the expressions of templates, cut into words, literals and marks; comments are left out.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// A string or character, without its quotes, escapes as written.
    Text,
    /// `::`, or one character.
    Mark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub line: usize,
}

impl Token<'_> {
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }
}

pub fn tokens(code: &str) -> Vec<Token<'_>> {
    let (mut tokens, mut at, mut line) = (Vec::new(), 0, 1);
    while let Some(first) = code[at..].chars().next() {
        let rest = &code[at..];
        let (length, token) = next(rest, first);
        if let Some((kind, text)) = token {
            tokens.push(Token { kind, text, line });
        }
        line += rest[..length].matches('\n').count();
        at += length;
    }
    tokens
}

/// Length of what comes next, and what it is unless a comment or a space.
fn next(rest: &str, first: char) -> (usize, Option<(Kind, &str)>) {
    let is_word = |mark: char| mark.is_alphanumeric() || mark == '_';
    if rest.starts_with("//") {
        (rest.find('\n').unwrap_or(rest.len()), None)
    } else if rest.starts_with("/*") {
        (rest.find("*/").map_or(rest.len(), |end| end + 2), None)
    } else if let Some((head, close)) = opening(rest) {
        let length = closing(&rest[head..], &close);
        ((head + length + close.len()).min(rest.len()), Some((Kind::Text, &rest[head..head + length])))
    } else if is_word(first) {
        let length = rest.find(|mark| !is_word(mark)).unwrap_or(rest.len());
        (length, Some((Kind::Word, &rest[..length])))
    } else {
        let length = if rest.starts_with("::") { 2 } else { first.len_utf8() };
        (length, (!first.is_whitespace()).then(|| (Kind::Mark, &rest[..length])))
    }
}

/// Where a literal opens: the length of its opening, and what closes it. A lifetime opens nothing.
fn opening(rest: &str) -> Option<(usize, String)> {
    let bare = rest.trim_start_matches('b');
    let prefix = rest.len() - bare.len();
    if let Some(raw) = bare.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        return raw[hashes..].starts_with('"').then(|| (prefix + hashes + 2, format!("\"{}", "#".repeat(hashes))));
    }
    if bare.starts_with('"') {
        return Some((prefix + 1, "\"".to_owned()));
    }
    let mut inside = bare.strip_prefix('\'')?.chars();
    let (first, second) = (inside.next()?, inside.next()?);
    (first == '\\' || second == '\'').then(|| (prefix + 1, "'".to_owned()))
}

/// Length of a literal's inside: up to what closes it, past what is escaped.
fn closing(inside: &str, close: &str) -> usize {
    let is_raw = close.len() > 1;
    let mut escaped = false;
    for (at, mark) in inside.char_indices() {
        if !escaped && inside[at..].starts_with(close) {
            return at;
        }
        escaped = !is_raw && !escaped && mark == '\\';
    }
    inside.len()
}

#[test]
fn literals_and_comments_are_told_from_code() {
    let code = "use a::b; // use c\nlet x = \"use \\\" d\"; /* e\n*/ 'f' 'g: b\"h\" r#\"\"i\"\"#";
    let seen: Vec<(usize, Kind, &str)> =
        tokens(code).iter().map(|token| (token.line, token.kind, token.text)).collect();

    let texts: Vec<_> =
        seen.iter().filter(|(_, kind, _)| *kind == Kind::Text).map(|(line, _, text)| (*line, *text)).collect();
    assert_eq!(texts, [(2, "use \\\" d"), (3, "f"), (3, "h"), (3, "\"i\"")]);
    let words: Vec<&str> = seen.iter().filter(|(_, kind, _)| *kind == Kind::Word).map(|(_, _, text)| *text).collect();
    assert_eq!(words, ["use", "a", "b", "let", "x", "g"]);
}
