//! Links from letters: *this was not me*, the closed address, and links that have ended.
use super::{Page, page};
use crate::support::{Site, letters::Letter};
use entity::registration;

pub async fn pages(site: &Site) -> Vec<Page> {
    let event = site.event("links").questions().publish().await;
    let stranger = site.register(&event, "stranger").await;
    let moved = site.register(&event, "moved").await;
    site.post(&format!("/t/{}/details", moved.token), &[("name", "王芳"), ("email", "new@example.cn")]).await;
    let proven = site.register(&event, "proven").await;
    site.post(&format!("/t/{}/details", proven.letter_token), &[("name", "李雷"), ("email", "proven@example.cn")])
        .await;
    let erased = site.register(&event, "erased").await;
    site.post(&format!("/t/{}/erasure", erased.letter_token), &[]).await;
    let closed = closed(site, &event, "closed").await;
    let reopened = self::closed(site, &event, "reopened").await;
    site.post(&reopened.1, &[]).await;
    let not_me = |row: &registration::Model| format!("/not-me/{}", row.not_me_token);
    vec![
        page("not me", not_me(&stranger)).shows(".btn--bad"),
        page("not me, moved since", not_me(&moved)).shows(".btn--bad"),
        page("not me, done", not_me(&closed.0)).shows(".ask:not(:has(form))"),
        page("not me, proven", not_me(&proven)).refused(409),
        page("closed address", closed.1).shows(".btn:not(.btn--bad)"),
        page("closed address, reopened", reopened.1).shows(".ask:not(:has(form))"),
        page("ticket, link ended", format!("/t/{}", proven.token)).refused(410),
        page("ticket, erased", format!("/t/{}", erased.letter_token)).refused(410),
    ]
}

/// Somebody who said that it was not them, and the link by which they can open their address again.
async fn closed(site: &Site, event: &entity::event::Model, name: &str) -> (registration::Model, String) {
    let row = site.register(event, name).await;
    site.post(&format!("/not-me/{}", row.not_me_token), &[]).await;
    site.register(event, name).await;
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    let told = letters.iter().find(|letter| letter.to == format!("{name}@example.cn")).expect("a letter");
    (row, told.link("/closed-addresses/"))
}
