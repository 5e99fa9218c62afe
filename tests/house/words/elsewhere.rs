//! No words outside `locales/`: neither in templates nor in code.
use super::{Kind, Source, faulted, hold, markup, read};

fn is_chinese(mark: char) -> bool {
    matches!(mark, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}')
}

/// A word of a human language: Chinese, or two Latin letters in a row.
fn has_word(text: &str) -> bool {
    let marks: Vec<char> = text.chars().collect();
    let is_letter = |mark: &char| mark.is_alphabetic();
    marks.iter().copied().any(is_chinese) || marks.windows(2).any(|pair| pair.iter().all(is_letter))
}

const SAYS: &str = "stands outside locales/; give it a key in both languages";

fn worded(template: &Source) -> Vec<String> {
    let words = markup::readable(&template.text).into_iter().filter(|(_, text)| has_word(text));
    let quoted = |(number, line): (usize, &str)| line.contains(is_chinese).then(|| (number, line.to_owned()));
    let chinese = template.lines().filter_map(quoted);
    let mut found: Vec<(usize, String)> = words.chain(chinese).collect();
    found.sort();
    found.dedup_by_key(|(line, _)| *line);
    found.into_iter().map(|(line, text)| template.at(line, format!("“{}” {SAYS}", text.trim()))).collect()
}

#[test]
fn templates_hold_no_words() {
    hold([read("templates", ".html"), read("templates", ".txt")].iter().flatten().flat_map(worded));

    let wrong = "<a class=\"b\"\n href=\"/c\">{{ view.t(\"d\") }} · × {# fine #}</a>\n<p>Hi</p>\n<p title=\"So {{ e }}\">\n{{ f(\"字\") }}\n<b>\ng hi";
    assert_eq!(faulted(worded, "templates/a.html", wrong), [3, 4, 5, 7]);
}

/// Marks alone are no word: `person.rs` compares with the full stop of Chinese.
fn is_character(mark: char) -> bool {
    is_chinese(mark) && mark.is_alphabetic()
}

/// The letters' sender, as the command line's help shows it: a setting that an installation replaces.
const SENDER: &str = "杏坛 <xingtan@localhost.localdomain>";

fn chinese(source: &Source) -> Vec<String> {
    // The sample city's people and events are invented data in two languages, not the house's words.
    let is_sample = source.path.starts_with("src/demo/");
    let texts =
        source.tokens().into_iter().filter(|token| token.kind == Kind::Text && token.text.contains(is_character));
    let texts = texts.filter(|token| !is_sample && token.text != SENDER);
    texts.map(|token| source.at(token.line, format!("“{}” {SAYS}", token.text))).collect()
}

#[test]
fn code_holds_no_chinese() {
    hold(["src", "entity/src"].iter().flat_map(|folder| read(folder, ".rs")).flat_map(|source| chinese(&source)));

    let wrong = "// 注\nlet a = \"字\";\nlet b = '文';\n#[cfg(test)]\nlet c = \"字\";";
    assert_eq!(faulted(chinese, "src/events/card.rs", wrong), [2, 3]);
    assert_eq!(faulted(chinese, "src/demo/city.rs", wrong), [0; 0]);
}
