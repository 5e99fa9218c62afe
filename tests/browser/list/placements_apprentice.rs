//! An apprentice's pages in each stage, those of the letter's link, and a guardian's.
use super::{Page, page};
use crate::support::{
    Site,
    enterprises::{candidate, company, numbered_code},
    people::email,
    placements::Ground,
};
use entity::{
    enterprise::Status::Verified,
    placement::{self, Side},
    placement_link::For,
    placement_part::Part,
};
use sea_orm::Iterable;
use xingtan::placements::{Draft, PartAnswer, Stage, answer, take_back};

pub async fn pages(site: &Site) -> Vec<Page> {
    let row = site.enterprise("apprenticed", company(numbered_code(920), "济宁运河重工有限公司"), Verified).await;
    let on = site.ground(&row).await;
    let with_apprentice = opened(site, &on, "apprentice-one").await;
    let returned = refused(site, &on, "apprentice-two").await;
    let waits = site.placed_with(&on, minor(site, &on, "apprentice-three"), Stage::WithReviewer).await;
    let filed = site.placed(&on, "apprentice-four", Stage::Agreed).await;
    site.look(&filed, "file-read", Side::Reviewer).await;
    let cancelled = site.placed(&on, "apprentice-five", Stage::WithReviewer).await;
    let seat = site.sign_in(&site.account_called("apprentice-five").await).await;
    seat.post(&format!("/my/placements/{}/cancellation", cancelled.id), &[("code", "family")]).await;
    let sent = site.placed(&on, "apprentice-six", Stage::WithApprentice).await;
    let link = format!("/placements/{}", site.placement_link(&sent, For::Apprentice).await);
    let tried = site.placed(&on, "apprentice-seven", Stage::WithApprentice).await;
    let tried = format!("/placements/{}", site.placement_link(&tried, For::Apprentice).await);
    let disowned = site.placed(&on, "apprentice-eight", Stage::WithApprentice).await;
    let disowned = format!("/placements/{}/not-me", site.placement_link(&disowned, For::Apprentice).await);
    site.post(&disowned, &[]).await;
    let over = site.placed(&on, "apprentice-nine", Stage::WithApprentice).await;
    let gone = format!("/placements/{}", site.placement_link(&over, For::Apprentice).await);
    take_back(&site.app.db, &site.app.address_key, &site.tending(&row).await, over.id, site.now()).await.unwrap();
    let guardian = format!("/guardians/{}", site.placement_link(&waits, For::Guardian).await);
    let said = site.placed_with(&on, minor(site, &on, "apprentice-ten"), Stage::WithReviewer).await;
    let said = format!("/guardians/{}", site.placement_link(&said, For::Guardian).await);
    site.post(&said, &[("answer", "yes")]).await;
    let nobody = site.sign_in(&site.account("apprentice-nobody").await).await;
    let opener = site.sign_in(&site.account_called("apprentice-one").await).await;
    let own = async |what: &'static str, row: &placement::Model, rest: &str, name: &str| {
        let account = site.account_called(name).await;
        page(what, format!("/my/placements/{}{rest}", row.id)).by(&site.sign_in(&account).await)
    };
    vec![
        page("letter of a placement", link.as_str()).shows("a[href^='/sign-in?next=']"),
        page("letter of a placement, signed in", link.as_str()).by(&nobody).shows("#birth_date"),
        page("letter of a placement, with errors", link).by(&nobody).sent_empty(),
        page("letter of a placement, over", gone).refused(410),
        page("not the apprentice", format!("{tried}/not-me")).shows(".btn--bad"),
        page("not the apprentice, said", disowned).shows(".ask:not(form)"),
        page("my placements", "/my/placements").by(&opener).shows(".table"),
        page("my placements, none", "/my/placements").by(&nobody).shows(".empty"),
        own("placement, to answer", &with_apprentice, "", "apprentice-one").await.shows(".bloom .is-open"),
        own("placement, with errors", &with_apprentice, "/answers", "apprentice-one")
            .await
            .posted(&[("revision", "1"), ("pay", "no")])
            .refused(422),
        own("placement, gone stale", &with_apprentice, "/answers", "apprentice-one")
            .await
            .posted(&[("revision", "9"), ("pay", "no"), ("pay_words", "太少了")])
            .refused(409),
        own("placement, disagreed with", &returned, "?done=answered", "apprentice-two").await.shows(".bloom .is-no"),
        own("placement, waiting for a guardian", &waits, "", "apprentice-three").await.shows(".state--info"),
        own("placement, filed", &filed, "?done=contact", "apprentice-four").await.shows("input[name=share]"),
        own("placement, cancelled", &cancelled, "?done=cancelled", "apprentice-five").await.shows(".flash--ok"),
        own("cancelling a placement", &filed, "/cancellation", "apprentice-four").await.shows("#code"),
        own("cancelling a placement, with errors", &filed, "/cancellation", "apprentice-four").await.sent_empty(),
        page("guardian", guardian.as_str()).shows("#answer"),
        page("guardian, with errors", guardian).sent_empty(),
        page("guardian, said yes", format!("{said}?said=yes")).shows(".ask"),
        page("guardian, over", said).refused(410),
    ]
}

async fn opened(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let account = site.account_called(name).await;
    let row = site.placed(on, name, Stage::WithApprentice).await;
    site.open_placement(&row, &account).await
}

/// One part is not as it was told.
async fn refused(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let row = opened(site, on, name).await;
    let wrong = |part| (part == Part::Mentors).then(|| "说好的是李师傅".to_owned());
    let answers: Vec<PartAnswer> = Part::iter().map(|part| PartAnswer { part, wrong: wrong(part) }).collect();
    let (db, key, who) = (&site.app.db, &site.app.address_key, candidate(&site.account_called(name).await));
    let row = answer(db, key, &who, row.id, row.revision, &answers, site.now()).await.expect("answered");
    assert_eq!(row.party, Side::Enterprise);
    row
}

fn minor(site: &Site, on: &Ground, name: &str) -> Draft {
    Draft {
        birth_date: Some("2010-01-02".parse().expect("a day")),
        guardian_name: "王芳".into(),
        guardian_relation: "母亲".into(),
        guardian_email: Some(email(&format!("{name}.mother"))),
        ..on.draft(site, name)
    }
}
