//! Placements, as reviewers see them and are asked, and as an auditor does.
use super::{Page, page};
use crate::support::{
    Site,
    enterprises::{PDF, candidate, company, numbered_code},
    placements::Ground,
};
use entity::{
    enterprise::Status::Verified,
    mentor::Status::Approved,
    officer_role::Role,
    placement::{self, Reason},
};
use xingtan::{
    files::Checked,
    person::Name,
    placements::{Draft, Stage, Why, life},
};

/// Under a programme of its own.
async fn ground(site: &Site, owner: &str, number: usize) -> Ground {
    let enterprise = site.enterprise(owner, company(numbered_code(number), "金乡大蒜机械有限公司"), Verified).await;
    let (programme, occupation) = site.scheme(&format!("desk-{number}")).await;
    let mentor = site.bring_mentor(&enterprise, site.mentor(&enterprise, "宓师傅").await, Approved).await;
    Ground { programme, occupation, enterprise, mentor }
}

fn called(draft: Draft, name: &str) -> Draft {
    Draft { name: Name::parse(name).ok(), ..draft }
}

pub async fn pages(site: &Site) -> Vec<Page> {
    let [on, there] = [ground(site, "placing", 950).await, ground(site, "placing-too", 951).await];
    let reviewer = site.reviewing("placement-reviewer", None).await;
    let auditor = site.sign_in(&site.officer("placement-auditor", Role::Auditor, None).await).await;
    let file = || Some(Checked { media_type: "application/pdf", bytes: PDF.to_vec() });
    site.placed_with(&there, called(there.draft(site, "placed-alike"), "宰予"), Stage::Agreed).await;
    let draft = Draft { form: file(), contract: file(), ..on.draft(site, "placed-waits") };
    let waits = site.placed_with(&on, called(draft, "宰予"), Stage::WithReviewer).await;
    let today = |draft: Draft| Draft { first_day: Some(site.today()), contract_first: Some(site.today()), ..draft };
    let runs = site.placed_with(&on, today(on.draft(site, "placed-runs")), Stage::Running).await;
    let ended = site.placed_with(&on, today(on.draft(site, "placed-ended")), Stage::Running).await;
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let why = Why { code: Reason::Conduct, words: None };
    let who = site.tending(&on.enterprise).await;
    life::end(db, key, life::Ender::Enterprise(&who), ended.id, site.today(), &why, now).await.expect("ended");
    let leaving = site.placed_with(&on, today(on.draft(site, "placed-leaving")), Stage::Running).await;
    let bureau = site.reviewer().await;
    life::end(db, key, life::Ender::Reviewer(&bureau), leaving.id, site.today() + chrono::Days::new(20), &why, now)
        .await
        .expect("leaving");
    let rests = site.placed_with(&there, today(there.draft(site, "placed-rests")), Stage::Running).await;
    let ill = Why { code: Reason::Health, words: Some("住院治疗，医生建议休养。".into()) };
    let last = site.today() + chrono::Days::new(20);
    life::pause(db, key, life::Ender::Reviewer(&bureau), rests.id, last, &ill, now).await.expect("paused");
    let apprentice = candidate(&site.account_called("placed-ended").await);
    let ender = life::Ender::Apprentice(&apprentice);
    life::object(db, key, ender, ended.id, "我一直在上班。", now).await.expect("objected");
    let at = |row: &placement::Model, rest: &str| format!("/admin/placements/{}{rest}", row.id);
    let one = |what, row: &placement::Model, rest: &str| page(what, at(row, rest)).by(&reviewer);
    vec![
        page("desk, placements", "/admin/placements").by(&reviewer).shows(".table .state--bad"),
        page("desk, placements, all", "/admin/placements?stage=all").by(&reviewer).shows(".table"),
        page("desk, placements, masked", "/admin/placements").by(&auditor).shows(".table"),
        page("desk, placements, none found", "/admin/placements?q=nobody").by(&reviewer).shows(".empty"),
        page("desk, exporting without a purpose", "/admin/placements.csv?pay=yes")
            .by(&reviewer)
            .refused(422)
            .shows("#purpose-error"),
        page("desk, numbers of placements", "/admin/placements/numbers").by(&reviewer).shows(".bars"),
        one("desk, placement, waiting", &waits, "?done=returned").shows("form[action$='/matches']"),
        one("desk, placement, ended", &ended, "").shows("a[href$='/objection']"),
        page("desk, placement, masked", at(&waits, "")).by(&auditor).shows("dl.facts"),
        page("desk, placement, whole birth date", at(&waits, "/birth-date")).by(&reviewer).posted(&[]),
        page("desk, placement, not to be filed", at(&waits, "/filing")).by(&reviewer).posted(&[]).refused(409),
        one("desk, returning a placement", &waits, "/return").shows("#fields"),
        one("desk, returning a placement, with errors", &waits, "/return").sent_empty(),
        one("desk, refusing a placement", &waits, "/refusal").shows("#reason"),
        one("desk, refusing a placement, with errors", &waits, "/refusal").sent_empty(),
        one("desk, ending a placement", &runs, "/end").shows("#last"),
        one("desk, ending a placement, with errors", &runs, "/end").sent_empty(),
        one("desk, taking a last day back", &leaving, "/staying").shows("#reason"),
        one("desk, taking a last day back, with errors", &leaving, "/staying").sent_empty(),
        one("desk, pausing a placement", &runs, "/pause").shows("#last"),
        one("desk, pausing a placement, with errors", &runs, "/pause").sent_empty(),
        one("desk, moving the end of a pause", &rests, "/pause-end").shows("#last"),
        one("desk, moving the end of a pause, with errors", &rests, "/pause-end").sent_empty(),
        one("desk, resuming a placement", &rests, "/resumption").shows("#reason"),
        one("desk, resuming a placement, with errors", &rests, "/resumption").sent_empty(),
        one("desk, reopening a placement", &ended, "/reopening").shows("#reason"),
        one("desk, an objection", &ended, "/objection").shows("#code"),
        one("desk, an objection, with errors", &ended, "/objection").sent_empty(),
        one("desk, an exception", &runs, "/override").shows("#reason"),
    ]
}
