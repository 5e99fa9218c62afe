//! Both languages say the same things, with the same gaps to fill, in the same order.
use super::{
    Source,
    catalogue::{LANGUAGES, Text, files, texts},
    faulted, hold,
};
use std::collections::{BTreeMap, BTreeSet};

/// Dates and times get all their parts in either language, and each uses those that it writes; a unit
/// follows the number in English only.
fn fills_its_own(key: &str) -> bool {
    key.starts_with("when-") || key.ends_with("-unit")
}

/// What one file lacks, or fills differently, beside the same file in the other language.
fn beside(file: &Source, other: &Source) -> Vec<String> {
    let theirs: BTreeMap<String, Text> = texts(other).into_iter().map(|text| (text.key.clone(), text)).collect();
    let of = |variables: &BTreeSet<String>| format!("{{{}}}", variables.iter().cloned().collect::<Vec<_>>().join(", "));
    let compare = |text: Text| match theirs.get(&text.key) {
        None => Some(file.at(text.line, format!("{} is missing in {}; write it there too", text.key, other.path))),
        Some(their) if their.variables != text.variables && !fills_its_own(&text.key) => {
            let (ours, theirs) = (of(&text.variables), of(&their.variables));
            Some(file.at(text.line, format!("{} fills {ours}, in {} {theirs}; fill the same", text.key, other.path)))
        }
        Some(_) => None,
    };
    texts(file).into_iter().filter_map(compare).collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let [zh, en] = LANGUAGES.map(files);
    let names = |files: &[Source]| -> Vec<String> {
        files.iter().filter_map(|file| Some(file.path.rsplit_once('/')?.1.to_owned())).collect()
    };
    assert_eq!(names(&zh), names(&en), "one file per domain, in each language");
    hold(zh.iter().zip(&en).flat_map(|(zh, en)| [beside(zh, en), beside(en, zh)].concat()));

    let other = Source::new("en/a.ftl", "a = { $x }\nb = { $n ->\n   *[other] { $n }\n}\nwhen-c = c\n");
    let wrong = "a = { $y }\nb = { $n }\nc = c\nwhen-c = { $z }\n";
    assert_eq!(faulted(|file| beside(file, &other), "zh-CN/a.ftl", wrong), [1, 3]);
}

/// Not in the order of its key: whoever looks for a key looks where it belongs.
fn unsorted(file: &Source) -> Vec<String> {
    let texts = texts(file);
    let pairs = texts.windows(2).filter(|pair| pair[1].key <= pair[0].key);
    pairs
        .map(|pair| file.at(pair[1].line, format!("{} stands after {}; sort the keys", pair[1].key, pair[0].key)))
        .collect()
}

#[test]
fn keys_are_in_order() {
    hold(LANGUAGES.into_iter().flat_map(files).flat_map(|file| unsorted(&file)));
    assert_eq!(faulted(unsorted, "locales/en/a.ftl", "a = 1\nc = 2\nb = 3\nb = 4\n"), [3, 4]);
}

/// Says again what an earlier file says.
fn again(files: &[Source]) -> Vec<String> {
    let (mut first, mut found) = (BTreeMap::new(), Vec::new());
    for file in files {
        for text in texts(file) {
            if let Some(path) = first.insert(text.key.clone(), &file.path) {
                found.push(file.at(text.line, format!("{} stands in {path} too; keep one of them", text.key)));
            }
        }
    }
    found
}

#[test]
fn no_key_stands_twice() {
    hold(LANGUAGES.into_iter().flat_map(|language| again(&files(language))));
    let files = [Source::new("a.ftl", "a = 1\n"), Source::new("b.ftl", "b = 1\na = 2\n")];
    assert_eq!(again(&files), ["b.ftl:2: a stands in a.ftl too; keep one of them"]);
}
