//! Mentors: an enterprise's own, proposing, and what officers see and are asked.
use super::{Page, page};
use crate::support::{
    Site,
    enterprises::{company, numbered_code},
};
use entity::{
    enterprise::Status::Verified,
    membership::Role::Viewer,
    mentor::{
        self,
        Status::{Approved, Refused, Resting},
    },
    officer_role::Role,
};

pub async fn pages(site: &Site) -> Vec<Page> {
    let boss = site.account("mentored-owner").await;
    let owner = site.sign_in(&boss).await;
    let reviewer = site.reviewing("mentor-reviewer", None).await;
    let auditor = site.officer("mentor-auditor", Role::Auditor, None).await;
    let auditor = site.sign_in(&auditor).await;
    let of = site.bring(site.apply(&boss, company(numbered_code(910), "鱼台稻米机械有限公司")).await, Verified).await;
    let empty = site.bring(site.apply(&boss, company(numbered_code(911), "还没有导师的公司")).await, Verified).await;
    let looker = site.account("mentored-viewer").await;
    site.join(&of, &boss, &looker, Viewer).await;
    let viewer = site.sign_in(&looker).await;
    let waiting = site.mentor(&of, "曾师傅").await;
    site.mentor(&of, "曾师傅").await;
    let approved = site.bring_mentor(&of, site.mentor(&of, "孟师傅").await, Approved).await;
    let refused = site.bring_mentor(&of, site.mentor(&of, "冉师傅").await, Refused).await;
    let resting = site.bring_mentor(&of, site.mentor(&of, "闵师傅").await, Resting).await;
    let shared = site.mentor_of(&of, &boss, "颜师傅").await;
    site.mentor_of(&empty, &boss, "颜师傅").await;
    let other = site.account("mentored-other").await;
    let bare = site.bring(site.apply(&other, company(numbered_code(912), "没有导师的公司")).await, Verified).await;
    let other = site.sign_in(&other).await;
    let at = format!("/enterprise/{}/mentors", of.slug);
    let one = |what, row: &mentor::Model, rest: &str| page(what, format!("{at}/{}{rest}", row.id)).by(&owner);
    let desk =
        |what, row: &mentor::Model, rest: &str| page(what, format!("/admin/mentors/{}{rest}", row.id)).by(&reviewer);
    vec![
        page("mentors", format!("{at}?done=proposed")).by(&owner).shows(".flash--ok"),
        page("no mentors", format!("/enterprise/{}/mentors", bare.slug)).by(&other).shows(".empty"),
        page("proposing a mentor", format!("{at}/new")).by(&owner).shows("#account"),
        page("proposing a mentor, with errors", format!("{at}/new")).by(&owner).sent_empty(),
        one("mentor, proposed", &waiting, "?done=proposed").shows(".state--info"),
        one("mentor, approved", &approved, "").shows("form[action$='/rest']"),
        one("mentor, refused", &refused, "").shows(".flash--warn"),
        one("mentor, resting", &resting, "").shows("form[action$='/resume']"),
        one("mentor, of two enterprises", &shared, "").shows("a[href$='/removal']"),
        page("mentor, looked at", format!("{at}/{}", approved.id)).by(&viewer).shows("dl.facts"),
        one("retiring a mentor", &approved, "/retirement").shows(".ask"),
        one("removing a mentor", &approved, "/removal").shows(".ask"),
        page("desk, mentors", "/admin/mentors").by(&reviewer).shows(".table"),
        page("desk, mentors, masked", "/admin/mentors").by(&auditor).shows(".table"),
        page("desk, mentors, none found", "/admin/mentors?q=nobody").by(&reviewer).shows(".empty"),
        desk("desk, mentor, proposed", &waiting, "").shows("form[action$='/same']"),
        desk("desk, mentor, approved", &approved, "?done=decided").shows(".flash--ok"),
        desk("desk, mentor, masked", &refused, "").by(&auditor).shows("dl.facts"),
        desk("desk, refusing a mentor", &waiting, "/refusal").shows("#code"),
        desk("desk, refusing a mentor, with errors", &waiting, "/refusal").sent_empty(),
    ]
}
