//! Every key is read by somebody, and whoever reads a key finds it.
use super::{
    Literal, Source,
    catalogue::{LANGUAGES, files, keys, texts},
    families::{SPOKEN_BY, may_be, put_together},
    faulted, hold, literals, read,
};
use std::{collections::BTreeSet, sync::LazyLock};

static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(keys);

fn readers() -> Vec<Source> {
    [read("src", ".rs"), read("templates", ".html"), read("templates", ".txt")].into_iter().flatten().collect()
}

/// Keys that stand in code as they are, a refusal's with its dot, or are put together from what stands there.
fn used(readers: &[Source]) -> BTreeSet<String> {
    let plain = readers.iter().flat_map(literals).map(|literal| literal.text.replace('.', "-"));
    let together = readers.iter().flat_map(put_together).map(|(_, key)| key);
    together.flat_map(|key| may_be(&key).into_iter().chain([key])).chain(plain).collect()
}

fn unread(file: &Source, used: &BTreeSet<String>) -> Vec<String> {
    let unread = texts(file).into_iter().filter(|text| !used.contains(&text.key));
    let says = "is read by nobody; take it out in both languages, or enter what puts it together in families.rs";
    unread.map(|text| file.at(text.line, format!("{} {says}", text.key))).collect()
}

#[test]
fn every_text_is_read_by_somebody() {
    let used = used(&readers());
    hold(LANGUAGES.into_iter().flat_map(files).flat_map(|file| unread(&file, &used)));
    assert_eq!(faulted(|file| unread(file, &used), "locales/en/a.ftl", "site-name = x\nsite-nothing = x\n"), [2]);
}

/// First words of the keys: a literal that begins so and is joined like a key can only be meant as one.
static FIRST_WORDS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| KEYS.iter().filter_map(|key| Some(key.split_once('-')?.0.to_owned())).collect());

fn is_meant_as_key(literal: &Literal) -> bool {
    let begins = literal.text.split_once('-').is_some_and(|(first, _)| FIRST_WORDS.contains(first));
    literal.is_code(&['-', '_']) && (begins || literal.is_handed_to(SPOKEN_BY) && literal.text.contains('-'))
}

fn missing(source: &Source) -> Vec<String> {
    let together = put_together(source);
    let is_member = |literal: &Literal| together.iter().any(|(member, _)| member == literal);
    let plain = literals(source).into_iter().filter(|literal| is_meant_as_key(literal) && !is_member(literal));
    let plain = plain.map(|literal| (literal.text.clone(), literal.line));
    let wanted = plain.chain(together.iter().map(|(literal, key)| (key.clone(), literal.line)));
    let missing = wanted.filter(|(key, _)| !KEYS.contains(key));
    missing
        .map(|(key, line)| source.at(line, format!("no text {key}; write it in locales/ in both languages")))
        .collect()
}

#[test]
fn every_text_that_is_read_is_there() {
    hold(readers().iter().flat_map(missing));

    let wrong = "t(\"site-name\");\nt(\"nosuch-text\");\nmatch x { _ => \"site-nothing\" };\nwrong(\"odd\");\nRefused(\"events.odd\")";
    assert_eq!(faulted(missing, "src/events/pages.rs", wrong), [2, 3, 4, 5, 5]);
    assert_eq!(faulted(missing, "src/error.rs", "fn into_response\n(\"not_found\", \"odd\")"), [2, 2]);
    assert_eq!(faulted(missing, "src/venues/letters.rs", "\"registrations-link\"; \"venues-booked\""), [1, 1, 1]);
    assert_eq!(faulted(missing, "templates/a.html", "<p class=\"site-x\">{{ view.t(\"site-y\") }}"), [1]);
}
