//! Placements in an enterprise's room: the list, writing, one in each stage, and what is asked before it is cancelled.
use super::{Page, page};
use crate::support::{
    Site,
    enterprises::{PDF, company, numbered_code},
};
use entity::{enterprise::Status::Verified, membership::Role::Viewer, placement};
use xingtan::{
    files::Checked,
    placements::{Decision, Draft, Stage},
};

pub async fn pages(site: &Site) -> Vec<Page> {
    let boss = site.account("placing-boss").await;
    let owner = site.sign_in(&boss).await;
    let of = site.bring(site.apply(&boss, company(numbered_code(940), "兖州轴承有限公司")).await, Verified).await;
    let none = site.bring(site.apply(&boss, company(numbered_code(941), "还没有学徒的公司")).await, Verified).await;
    let looker = site.account("placing-viewer").await;
    site.join(&of, &boss, &looker, Viewer).await;
    let viewer = site.sign_in(&looker).await;
    let on = site.ground_named(&of, "placing").await;
    let gaps = Draft { programme: on.programme.id, ..Draft::default() };
    let gaps = site.begin(&on, gaps).await;
    let asked = site.placed(&on, "placing-asked", Stage::WithApprentice).await;
    let waiting = site.placed(&on, "placing-waiting", Stage::WithReviewer).await;
    let returned = site.placed(&on, "placing-returned", Stage::WithReviewer).await;
    let marked = Decision::Return(vec!["pay".to_owned(), "place".to_owned()], "工资与合同不一致".to_owned());
    site.judge_placement(&returned, &marked).await.expect("returned");
    let form = Some(Checked { media_type: "application/pdf", bytes: PDF.to_vec() });
    let other = site.mentor(&of, "闵师傅").await;
    let other = site.bring_mentor(&of, other, entity::mentor::Status::Approved).await;
    let filed = Draft { form, lead: Some(other.id), ..on.draft(site, "placing-filed") };
    let filed = site.placed_with(&on, filed, Stage::Agreed).await;
    let cancelled = site.placed(&on, "placing-cancelled", Stage::Cancelled).await;
    let room = format!("/enterprise/{}/placements", of.slug);
    let one = |what, row: &placement::Model, rest: &str| page(what, format!("{room}/{}{rest}", row.id)).by(&owner);
    vec![
        page("placements", room.clone()).by(&owner).shows(".table"),
        page("placements, looked at", room.clone()).by(&viewer).shows(".table"),
        page("placements, none found", format!("{room}?q=nobody")).by(&owner).shows(".empty a"),
        page("exporting placements without a purpose", format!("{room}.csv?birth_date=yes"))
            .by(&owner)
            .refused(422)
            .shows("#purpose-error"),
        page("no placements", format!("/enterprise/{}/placements", none.slug)).by(&owner).shows(".empty"),
        page("new placement", format!("{room}/new")).by(&owner).shows("#occupation optgroup"),
        one("placement, with gaps", &gaps, "?done=begun").shows("#missing"),
        one("placement, with the apprentice", &asked, "?done=sent").shows("form[action$='/take-back']"),
        one("placement, with the bureau", &waiting, "").shows("#said"),
        one("placement, returned", &returned, "").shows(".flash--warn"),
        one("placement, filed", &filed, "").shows("form[action$='/birth-date']"),
        page("placement, looked at", format!("{room}/{}", filed.id)).by(&viewer).shows("dl.facts"),
        one("placement, cancelled", &cancelled, "").shows(".timeline .is-key"),
        one("placement, its birth date", &filed, "/birth-date").posted(&[]).shows(".timeline"),
        one("draft of a placement", &gaps, "/draft").shows("#told"),
        one("draft of a placement, returned", &returned, "/draft").shows(".tag"),
        one("draft of a placement, elsewhere", &asked, "/draft").refused(409),
        one("sending a placement, with errors", &gaps, "/sending")
            .posted(&[("revision", "1")])
            .refused(422)
            .shows(".summary"),
        one("handing in a file after filing", &filed, "/files").shows("#contract"),
        one("handing in a file after filing, with errors", &filed, "/files").sent_empty(),
        one("placement, a file handed in", &filed, "?done=handed-in").shows(".flash--ok"),
        one("handing in a file for a draft", &gaps, "/files").refused(409),
        one("cancelling a placement", &filed, "/cancellation").shows("#code"),
        one("cancelling a placement, with errors", &filed, "/cancellation").sent_empty(),
    ]
}
