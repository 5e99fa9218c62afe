//! A mentor's rows of the table: among the placements of one enterprise somebody whom they teach, somebody whom another
//! mentor teaches, and nobody. What another teaches reads like what does not exist.
use super::{plain, said, send};
use crate::support::{
    Backend, Site,
    enterprises::{company_in, numbered_code},
    placements::Ground,
};
use entity::{enterprise::Status::Verified, event::District, mentor::Status::Approved};
use std::{collections::BTreeMap, fmt::Write};
use uuid::Uuid;
use xingtan::{app, placements::Stage};

#[tokio::test]
async fn a_mentor_reaches_whom_they_teach_and_nobody_else_of_the_enterprise() {
    let site = Site::new(Backend::Sqlite).await;
    let enterprise =
        site.enterprise("fang", company_in(Some(District::Qufu), numbered_code(1), "圣阳电源"), Verified).await;
    let others = site.ground(&enterprise).await;
    let account = site.account("wang").await;
    let mentor = site.mentor_of(&enterprise, &account, "王老师").await;
    let mentor = site.bring_mentor(&enterprise, mentor, Approved).await;
    let (programme, occupation) = (others.programme.clone(), others.occupation.clone());
    let own = Ground { programme, occupation, enterprise: enterprise.clone(), mentor };
    let taught = site.placed(&own, "li", Stage::Agreed).await.id;
    let not_taught = site.placed(&others, "zeng", Stage::Agreed).await.id;
    let seat = site.sign_in(&account).await;
    let routes = app::public_routes().into_iter().chain(app::private_routes());
    let mut outcomes: BTreeMap<String, Vec<String>> = BTreeMap::new();

    for route in routes.filter(|route| route.object == "placement" && route.path.starts_with("/enterprise/")) {
        let path = |id: Uuid| route.path.replace("{slug}", &enterprise.slug).replace("{id}", &id.to_string());
        let [own, another, missing] = [taught, not_taught, Uuid::nil()].map(path);
        let mut answers = Vec::new();
        for path in [&own, &another, &missing] {
            answers.push(send(&site, Some(&seat), &route.method, path).await);
        }
        let is_hidden = plain(&answers[1], &another, &missing) == plain(&answers[2], &missing, &missing);
        assert!(is_hidden, "{} {another} tells that it exists", route.method);
        let outcome = answers.iter().map(said).collect::<Vec<_>>().join(" | ");
        outcomes.entry(outcome).or_default().push(format!("{} {}", route.method, route.path));
    }

    let mut table = String::new();
    for (outcome, mut routes) in outcomes {
        routes.sort();
        writeln!(table, "{outcome}\n    {}", routes.join("\n    ")).unwrap();
    }
    insta::assert_snapshot!("mentor", table);
}
