//! What a page of the directory costs with 2,500 enterprises in it, through the router, beside the plain query for
//! as many rows in the same run. Fails where a median is beyond the target, which is meant for release builds.
#[path = "../city.rs"]
mod city;
#[path = "../measure.rs"]
mod measure;
mod site;

use anyhow::ensure;
use measure::{LOOKS, TARGET, head, median, report, timed};
use site::Site;

const ENTERPRISES: usize = 2500;
const PAGES: [&str; 12] = [
    "/enterprises",
    "/enterprises?district=qufu",
    "/enterprises?chain=food",
    "/enterprises?district=qufu&chain=food",
    "/enterprises?recognition=gazelle",
    "/enterprises?recognition=gazelle&district=weishan&chain=textiles",
    "/enterprises?q=%E6%9C%BA%E5%BA%8A",
    "/enterprises?q=%E6%9C%BA%E5%BA%8A%2099&district=qufu",
    "/enterprises?q=nothing",
    "/api/v1/enterprises",
    "/enterprises/numbers",
    "/",
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let site = Site::open(ENTERPRISES).await?;
    let mut are_met = true;
    head();
    for page in PAGES {
        let (mut pages, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..LOOKS {
            pages.push(timed(site.get(page)).await?.0);
            plain.push(timed(site.plain_query()).await?.0);
        }
        are_met &= report(page, pages, Some(median(&mut plain)), TARGET);
    }
    let (mut all, mut path) = (Vec::new(), "/api/v1/enterprises".to_owned());
    loop {
        let (took, body) = timed(site.get(&path)).await?;
        all.push(took);
        let body: serde_json::Value = serde_json::from_str(&body)?;
        let Some(next) = body["meta"]["next"].as_str() else { break };
        path = format!("/api/v1/enterprises?after={next}");
    }
    ensure!(all.len() >= ENTERPRISES / 20, "the directory has {} pages", all.len());
    are_met &= report(&format!("each of its {} pages, one after the other", all.len()), all, None, TARGET);
    ensure!(are_met || cfg!(debug_assertions), "a median is beyond {TARGET:?}");
    Ok(())
}
