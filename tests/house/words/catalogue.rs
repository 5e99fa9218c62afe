//! The texts as they stand in `locales/`, read by Fluent's own parser.
use super::{Source, read};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use std::collections::BTreeSet;

pub const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

pub struct Text {
    pub key: String,
    pub line: usize,
    /// Names of what is filled in.
    pub variables: BTreeSet<String>,
}

/// The files of one language.
pub fn files(language: &str) -> Vec<Source> {
    read(&format!("locales/{language}"), ".ftl")
}

/// The texts of a file, in their order.
pub fn texts(file: &Source) -> Vec<Text> {
    let resource = parser::parse(file.text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.path));
    let messages =
        resource.body.iter().filter_map(|entry| if let Entry::Message(message) = entry { Some(message) } else { None });
    messages
        .map(|message| {
            let key = message.id.name.to_owned();
            let mut variables = BTreeSet::new();
            message.value.iter().for_each(|pattern| fill(pattern, &mut variables));
            // The name is a piece of the file's text, so where it lies tells the line.
            let before = message.id.name.as_ptr().addr() - file.text.as_ptr().addr();
            let line = file.text[..before].matches('\n').count() + 1;
            Text { key, line, variables }
        })
        .collect()
}

/// Every key of the house.
pub fn keys() -> BTreeSet<String> {
    let files = LANGUAGES.into_iter().flat_map(files);
    files.flat_map(|file| texts(&file)).map(|text| text.key).collect()
}

fn fill(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expressed(expression, variables);
        }
    }
}

fn expressed(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => placed(inline, variables),
        Expression::Select { selector, variants } => {
            placed(selector, variables);
            variants.iter().for_each(|variant| fill(&variant.value, variables));
        }
    }
}

fn placed(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(variables.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => expressed(expression, variables),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| placed(argument, variables));
        }
        _ => {}
    }
}

#[test]
fn variables_are_found_in_every_branch() {
    let file = Source::new(
        "a.ftl",
        "# c\nb = { $x }\na-b = { $n ->\n    [one] { $y } \"{\"x\"}\"\n   *[other] { NUMBER($z) }\n}\n",
    );
    let found: Vec<_> = texts(&file)
        .into_iter()
        .map(|text| (text.key, text.line, text.variables.into_iter().collect::<String>()))
        .collect();
    assert_eq!(found, [("b".to_owned(), 2, "x".to_owned()), ("a-b".to_owned(), 3, "nyz".to_owned())]);
}
