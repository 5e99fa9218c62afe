//! From what was kept to subject, text and the table of facts.
use super::{
    facts::Facts,
    kinds::{ASKED, CHANGE_GUARDIAN, GUARDIAN, REMINDER},
};
use crate::{
    mail::{Context, content::Content},
    placements::reason,
    words::Words,
};
use anyhow::Context as _;
use entity::{
    letter,
    placement::{Reason, Side},
};
use sea_orm::{ActiveEnum, Iterable};

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let [zh, en] = &facts.programme;
    let programme = entity::said(zh, en, words.0).text.to_owned();
    let named: Vec<String> = facts.parts.iter().map(|key| words.t(key)).collect();
    let args = [
        ("enterprise", facts.enterprise.clone().into()),
        ("programme", programme.clone().into()),
        ("name", facts.name.clone().unwrap_or_default().into()),
        ("count", facts.count.unwrap_or_default().into()),
        ("part", words.list(named).into()),
        ("last", facts.days.map(|(_, last)| words.day(last)).unwrap_or_default().into()),
    ];
    let say = |part: &str| words.fill(&format!("{}-{part}", letter.kind), &args);
    let path = match letter.kind.as_str() {
        ASKED | REMINDER => Some(format!("/placements/{}", secret(context)?)),
        CHANGE_GUARDIAN | GUARDIAN => Some(format!("/guardians/{}", secret(context)?)),
        _ => facts.path.clone(),
    };
    let is_guardians = [CHANGE_GUARDIAN, GUARDIAN].contains(&letter.kind.as_str());
    let action = words.t(if is_guardians { "placements-letter-read" } else { "placements-letter-open" });
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: vec![say("what")],
        facts: table(&facts, words, programme),
        action: path.map(|path| (action, context.link(&path))),
        why: say("why"),
        ..Content::default()
    })
}

fn secret(context: &Context) -> anyhow::Result<&str> {
    context.fresh_token.as_deref().context("a link has a secret")
}

fn table(facts: &Facts, words: Words, programme: String) -> Vec<(String, String)> {
    let reason = facts.reason.as_ref().and_then(|stored| Reason::iter().find(|code| &code.to_value() == stored));
    let days = facts.days.map(|(first, last)| {
        let args = [("first", words.day(first).into()), ("last", words.day(last).into())];
        words.fill("placements-days", &args)
    });
    let refusal = facts.refusal.as_deref().and_then(reason::refusal);
    [
        (words.t("placements-enterprise"), Some(facts.enterprise.clone())),
        (words.t("placements-programme"), facts.count.is_none().then_some(programme)),
        (words.t("placements-name"), facts.name.clone()),
        (words.t("placements-number"), facts.number.clone()),
        (words.t("placements-term"), days),
        (words.t("placements-leave-last"), facts.last.map(|day| words.day(day))),
        (words.t("placements-ended-by"), by(facts, words)),
        (words.t("placements-reason"), reason.map(|code| words.t(reason::name(code)))),
        (words.t("placements-refusal"), refusal.map(|key| words.t(key))),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value?)))
    .collect()
}

fn by(facts: &Facts, words: Words) -> Option<String> {
    let side = Side::iter().find(|side| facts.by.as_ref() == Some(&side.to_value()))?;
    Some(match side {
        Side::Enterprise => facts.enterprise.clone(),
        // Not by name: it may be somebody who says that they are not meant.
        Side::Apprentice => words.t("placements-side-apprentice"),
        Side::Reviewer => words.t("placements-side-bureau"),
        Side::Nobody => words.t("placements-side-nobody"),
    })
}
