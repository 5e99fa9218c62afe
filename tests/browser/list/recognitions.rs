//! Recognitions: an enterprise's own, claiming, what officers see and are asked, and the numbers.
use super::{Page, page};
use crate::support::{
    Site,
    enterprises::{company, numbered_code},
    recognitions::{innovative, of_kind},
};
use entity::{
    enterprise::Status,
    officer_role::Role,
    recognition::{self, Reason},
};
use xingtan::enterprises::recognitions::Decision;

pub async fn pages(site: &Site) -> Vec<Page> {
    let boss = site.account("recognised-owner").await;
    let owner = site.sign_in(&boss).await;
    let reviewer = site.reviewing("recognition-reviewer", None).await;
    let auditor = site.officer("recognition-auditor", Role::Auditor, None).await;
    let auditor = site.sign_in(&auditor).await;
    let made = site.apply(&boss, company(numbered_code(900), "嘉祥石雕科技有限公司")).await;
    let of = site.bring(made, Status::Verified).await;
    let other = site.apply(&boss, company(numbered_code(901), "还没有认定的公司")).await;
    let empty = site.bring(other, Status::Verified).await;
    let end = (site.now() + chrono::Duration::days(40)).date_naive().to_string();
    let claimed = site.claim(&of, innovative("鲁2026-0001", "2028-05-01")).await;
    let lapsing = site.confirmed(&of, of_kind("gazelle", "鲁2026-0002", &end)).await;
    let rejected = site.claim(&of, innovative("鲁2026-0003", "2028-05-01")).await;
    let rejected =
        site.rule(&rejected, &Decision::Reject(Reason::NotListed, "请核对编号".into())).await.expect("rejected");
    let at = format!("/enterprise/{}/recognitions", of.slug);
    let desk = |what, row: &recognition::Model, rest: &str| {
        page(what, format!("/admin/recognitions/{}{rest}", row.id)).by(&reviewer)
    };
    vec![
        page("recognitions", format!("{at}?done=claimed")).by(&owner).shows(".flash--ok"),
        page("no recognitions", format!("/enterprise/{}/recognitions", empty.slug)).by(&owner).shows(".empty"),
        page("claiming", format!("{at}/new")).by(&owner).shows("#valid_to"),
        page("claiming, with errors", format!("{at}/new")).by(&owner).sent_empty(),
        page("claiming, with more errors", format!("{at}/new"))
            .by(&owner)
            .posted(&[("kind", "high-tech"), ("valid_from", "2026-01-01"), ("valid_to", "2025-01-01")])
            .refused(422)
            .shows(".summary"),
        page("taking a claim back", format!("{at}/{}/withdrawal", claimed.id)).by(&owner).shows(".ask"),
        page("own enterprise, recognised", format!("/enterprise/{}", of.slug)).by(&owner).shows(".flash--warn"),
        page("enterprise, recognised", format!("/enterprises/{}", of.slug)).shows("#recognitions"),
        page("enterprises, recognised", "/enterprises?recognition=gazelle").shows(".list"),
        page("recognitions in numbers", "/enterprises/numbers").shows(".bars"),
        page("desk, recognitions", "/admin/recognitions").by(&reviewer).shows(".table"),
        page("desk, recognitions that end", "/admin/recognitions?lapsing=90").by(&reviewer).shows(".table"),
        page("desk, no recognitions", "/admin/recognitions?status=withdrawn").by(&reviewer).shows(".empty"),
        page("desk, enterprise, recognised", format!("/admin/enterprises/{}", of.id))
            .by(&reviewer)
            .shows("a[href^='/admin/recognitions/']"),
        desk("desk, recognition, claimed", &claimed, "").shows("form[action$='/confirmation']"),
        desk("desk, recognition, confirmed", &lapsing, "?done=decided").shows("a[href$='/withdrawal']"),
        desk("desk, recognition, rejected", &rejected, "").shows(".state--bad"),
        desk("desk, recognition, masked", &rejected, "").by(&auditor).shows("dl.facts"),
        desk("desk, rejecting a recognition", &claimed, "/rejection").shows("#code"),
        desk("desk, rejecting a recognition, with errors", &claimed, "/rejection").sent_empty(),
        desk("desk, withdrawing a recognition", &lapsing, "/withdrawal").shows("#reason"),
        desk("desk, withdrawing a recognition, with errors", &lapsing, "/withdrawal").sent_empty(),
    ]
}
