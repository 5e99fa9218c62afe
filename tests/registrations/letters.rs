//! Every letter that registrations write, as text, in both languages.
use crate::support::{Backend, Site, builders::newcomer};
use chrono::Duration;
use entity::{Locale, event};
use xingtan::registrations::{Outcome, cancel_event, set_capacity};

#[tokio::test]
async fn letters_in_chinese() {
    insta::assert_snapshot!(all_letters(Locale::Zh).await);
}

#[tokio::test]
async fn letters_in_english() {
    insta::assert_snapshot!(all_letters(Locale::En).await);
}

/// One life that makes each kind of letter; secrets are masked, for they differ each time.
async fn all_letters(locale: Locale) -> String {
    let site = Site::new(Backend::Sqlite).await;
    let event = site.event("salon").places(1).questions().publish().await;
    let approval = site.event("approval").places(1).with(|new| new.needs_approval = true).publish().await;
    let first = register(&site, &event, "first", locale).await;
    let second = register(&site, &event, "second", locale).await;
    let pending = register(&site, &approval, "pending", locale).await;
    register(&site, &approval, "queued", locale).await;
    site.post("/events/salon/link", &[("email", "first@example.cn")]).await;
    let answers = [("answers.craft", "lathe"), ("answers.zones", "stone"), ("answers.help", "no")];
    site.post(&format!("/t/{}/answers", first.token), &answers).await;
    site.post(&format!("/t/{}/details", first.token), &[("name", "王芳"), ("email", "first@example.cn")]).await;
    site.advance(Duration::minutes(5));
    site.post(&format!("/t/{}/cancellation", first.token), &[]).await;
    site.post(&format!("/t/{}/cancellation", pending.token), &[]).await;
    set_capacity(&site.app.db, &site.app.address_key, event.id, Some(2), site.now()).await.unwrap();
    cancel_event(&site.app.db, &site.app.address_key, event.id, "场地检修", site.now()).await.unwrap();
    close_and_type_again(&site, &approval, locale).await;
    let _ = second;
    site.deliver()
        .await
        .iter()
        .map(|kept| format!("{}\n\n{}", kept.letter.subject, masked(&kept.letter.text)))
        .collect::<Vec<_>>()
        .join("\n\n=====\n\n")
}

async fn close_and_type_again(site: &Site, event: &event::Model, locale: Locale) {
    let victim = register(site, event, "victim", locale).await;
    site.post(&format!("/not-me/{}", victim.not_me_token), &[]).await;
    register(site, event, "victim", locale).await;
}

async fn register(site: &Site, event: &event::Model, name: &str, locale: Locale) -> entity::registration::Model {
    let new = xingtan::registrations::NewRegistration { locale, ..newcomer(event, name) };
    match site.app.desk.register(new, site.now()).await.unwrap() {
        Outcome::New(row, _) => row,
        other => panic!("{other:?}"),
    }
}

fn masked(text: &str) -> String {
    let mut masked = Vec::new();
    for line in text.lines() {
        let line = ["/t/", "/not-me/", "/closed-addresses/"].iter().fold(line.to_owned(), |line, path| {
            match line.split_once(path) {
                Some((before, after)) => format!("{before}{path}TOKEN{}", &after[24.min(after.len())..]),
                None => line,
            }
        });
        let code = ["入场码　", "Code: "].iter().find(|label| line.starts_with(**label));
        masked.push(code.map_or(line.clone(), |label| format!("{label}CODE-CODE")));
    }
    masked.join("\n")
}
