//! Every word a person reads stands in `locales/`, once in each language, and is read by somebody.
mod catalogue;
mod elsewhere;
mod families;
mod keys;
mod languages;
mod markup;

use super::{
    Source, faulted, hold, read,
    tokens::{Kind, Token, tokens},
};

/// A literal in code or in a template's expressions, and whether it is handed to one of these functions.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Literal {
    text: String,
    line: usize,
    /// The functions whose brackets it stands in, outermost first.
    inside: Vec<String>,
}

impl Literal {
    fn is_inside(&self, functions: &[&str]) -> bool {
        self.inside.iter().any(|name| functions.contains(&name.as_str()))
    }

    /// Whether it is an argument of one of these, not of a call among its arguments.
    fn is_handed_to(&self, functions: &[&str]) -> bool {
        self.inside.last().is_some_and(|name| functions.contains(&name.as_str()))
    }

    /// Lower-case words joined by such marks, as keys and codes are.
    fn is_code(&self, joints: &[char]) -> bool {
        self.text.starts_with(|mark: char| mark.is_ascii_lowercase())
            && self.text.ends_with(|mark: char| mark.is_ascii_alphanumeric())
            && self
                .text
                .chars()
                .all(|mark| mark.is_ascii_lowercase() || mark.is_ascii_digit() || joints.contains(&mark))
    }
}

fn literals(source: &Source) -> Vec<Literal> {
    let code;
    let tokens = if source.path.starts_with("templates/") {
        code = markup::expressions(&source.text);
        tokens(&code)
    } else {
        source.tokens()
    };
    let (mut literals, mut inside) = (Vec::new(), Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Text => {
                literals.push(Literal { text: token.text.to_owned(), line: token.line, inside: inside.clone() })
            }
            Kind::Mark if token.is("(") => inside.push(called(&tokens, at)),
            Kind::Mark if token.is(")") => drop(inside.pop()),
            _ => {}
        }
    }
    literals
}

/// The name before an opening bracket; empty for brackets that only group.
fn called(tokens: &[Token], at: usize) -> String {
    let before = at.checked_sub(1).map(|at| tokens[at]);
    before.filter(|token| token.kind == Kind::Word).map(|token| token.text.to_owned()).unwrap_or_default()
}

#[test]
fn literals_know_whose_brackets_they_stand_in() {
    let text = "<p title=\"no\">{{ view.t(\"a-b\") }}</p>\n{% call input(view, \"c\", view.t(\"d-e\")) %}";
    let found: Vec<(usize, String, String)> = literals(&Source::new("templates/a.html", text))
        .into_iter()
        .map(|literal| (literal.line, literal.text, literal.inside.join(">")))
        .collect();

    let expected = [(1, "a-b", "t"), (2, "c", "input"), (2, "d-e", "input>t")];
    assert_eq!(found, expected.map(|(line, text, inside)| (line, text.to_owned(), inside.to_owned())));
}
