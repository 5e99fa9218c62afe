//! Every letter that registrations write, as text, in both languages.
use crate::support::letters::every_letter;
use entity::{Locale, letter::State};
use std::{collections::BTreeSet, path::Path};
use xingtan::letters::KINDS;

#[tokio::test]
async fn letters_in_chinese() {
    insta::assert_snapshot!(all_letters(Locale::Zh).await);
}

#[tokio::test]
async fn letters_in_english() {
    insta::assert_snapshot!(all_letters(Locale::En).await);
}

/// A new kind of letter gets its place in `every_letter`: until it has one, this fails.
#[tokio::test]
async fn every_kind_is_among_them() {
    let made = every_letter(Locale::Zh).await.outbox().await;

    // Rendered, or not addressed to anybody: what cannot be rendered would be tried for days.
    let stuck: Vec<_> = made.iter().filter(|(_, _, state)| matches!(state, State::Queued | State::Sending)).collect();
    assert!(stuck.is_empty(), "{stuck:?}");
    let made: BTreeSet<String> = made.into_iter().map(|(_, kind, _)| kind).collect();
    assert_eq!(made, kinds_with_words());
}

/// An officer's filter offers every kind.
#[test]
fn every_kind_can_be_looked_for() {
    let offered: BTreeSet<String> = KINDS.iter().map(|kind| (*kind).to_owned()).collect();

    assert_eq!(offered, kinds_with_words());
}

/// A kind has a subject and a heading of its own.
fn kinds_with_words() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let words = files.collect::<Vec<_>>().join("\n");
    let keys: BTreeSet<&str> = words.lines().filter_map(|line| Some(line.split_once(" =")?.0)).collect();
    keys.iter()
        .filter_map(|key| key.strip_suffix("-subject"))
        .filter(|kind| keys.contains(&*format!("{kind}-heading")))
        .map(str::to_owned)
        .collect()
}

/// Secrets and ids are masked, for they differ each time.
async fn all_letters(locale: Locale) -> String {
    let letters = every_letter(locale).await.letter_box.all();
    letters
        .iter()
        .map(|kept| format!("{}\n\n{}", kept.letter.subject, masked(&kept.letter.text)))
        .collect::<Vec<_>>()
        .join("\n\n=====\n\n")
}

fn masked(text: &str) -> String {
    let mut masked = Vec::new();
    for line in text.lines() {
        let line = [
            "/t/",
            "/not-me/",
            "/closed-addresses/",
            "/sign-up/",
            "/password-reset/",
            "/email-changes/",
            "/invitations/",
            "/mentors/",
            "/placements/",
            "/guardians/",
        ]
        .iter()
        .fold(line.to_owned(), |line, path| match line.split_once(path) {
            Some((before, after)) => {
                let rest = after.trim_start_matches(|mark: char| mark.is_ascii_alphanumeric() || "-_".contains(mark));
                format!("{before}{path}TOKEN{rest}")
            }
            None => line,
        });
        let code =
            ["入场码　", "Code: ", "培养编号　", "Placement number: "].iter().find(|label| line.starts_with(**label));
        masked.push(code.map_or(line.clone(), |label| format!("{label}CODE-CODE")));
    }
    masked.join("\n")
}
