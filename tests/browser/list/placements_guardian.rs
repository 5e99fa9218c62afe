//! A change that names another guardian: the guardian's page, and what the bureau reads as long as the yes is missing.
use super::{Page, page};
use crate::support::{
    Site,
    enterprises::{candidate, company, numbered_code},
    people::email,
};
use entity::{enterprise::Status::Verified, placement_change::Terms, placement_link::For};
use xingtan::placements::{
    Draft, Stage,
    changes::{Asked, Reply, answer, propose},
    life::Ender,
};

pub async fn pages(site: &Site) -> Vec<Page> {
    let of = site.enterprise("guarded-boss", company(numbered_code(981), "鱼台县食品有限公司"), Verified).await;
    let on = site.ground_named(&of, "guarded-pages").await;
    let draft = Draft {
        birth_date: "2010-01-02".parse().ok(),
        guardian_name: "王芳".into(),
        guardian_relation: "母亲".into(),
        guardian_email: Some(email("guarded.mother")),
        ..on.draft(site, "guarded-one")
    };
    let row = site.placed_with(&on, draft, Stage::WithReviewer).await;
    let row = site.with_guardian(&row).await;
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (who, mine) = (site.tending(&of).await, candidate(&site.account_called("guarded-one").await));
    let to =
        Terms {
            guardian_name: "李强".into(), guardian_email: "guarded.father@example.cn".into(), ..Terms::default()
        };
    let asked = Asked { to, fields: vec!["guardian_name", "guardian_email"], words: None };
    let change = propose(db, key, Ender::Enterprise(&who), row.id, &asked, now).await.unwrap();
    answer(db, key, Ender::Apprentice(&mine), row.id, change.id, &Reply::Accept, now).await.unwrap();
    let guardian = format!("/guardians/{}", site.placement_link(&row, For::Guardian).await);
    let owner = site.sign_in(&who.account).await;
    let reviewer = site.reviewing("guarded-reviewer", None).await;
    vec![
        page("guardian, of a change", guardian.as_str()).shows("#answer"),
        page("guardian, of a change, with errors", guardian).sent_empty(),
        page("desk, a change that waits for a guardian", format!("/admin/placements/{}/change", row.id))
            .by(&reviewer)
            .shows(".flash--warn"),
        page("a proposal that waits for a guardian", format!("/enterprise/{}/placements/{}/change", of.slug, row.id))
            .by(&owner)
            .shows("input[value=withdraw]"),
    ]
}
