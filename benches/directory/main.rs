//! What a page of the directory costs with 2,500 enterprises in it, through the router, beside the plain query for
//! as many rows in the same run. Fails where a median is beyond the target, which is meant for release builds.
mod site;

use anyhow::ensure;
use site::Site;
use std::time::{Duration, Instant};

const ENTERPRISES: usize = 2500;
/// Looks at each page, by turns with the plain query.
const LOOKS: usize = 40;
const TARGET: Duration = Duration::from_millis(30);
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
    println!("{:66} {:>9} {:>9} {:>7}", "page", "median ms", "worst ms", "ratio");
    for page in PAGES {
        let (mut pages, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..LOOKS {
            pages.push(timed(site.get(page)).await?.0);
            plain.push(timed(site.plain_query()).await?.0);
        }
        are_met &= report(page, pages, Some(median(&mut plain)));
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
    are_met &= report(&format!("each of its {} pages, one after the other", all.len()), all, None);
    ensure!(are_met || cfg!(debug_assertions), "a median is beyond {TARGET:?}");
    Ok(())
}

async fn timed<T>(what: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<(Duration, T)> {
    let begun = Instant::now();
    let answer = what.await?;
    Ok((begun.elapsed(), answer))
}

fn report(name: &str, mut times: Vec<Duration>, plain: Option<Duration>) -> bool {
    let (middle, worst) = (median(&mut times), times.into_iter().max().unwrap_or_default());
    let ratio = plain.map_or(String::new(), |plain| format!("{:.1}", middle.as_secs_f64() / plain.as_secs_f64()));
    let is_met = middle <= TARGET;
    let [middle, worst] = [middle, worst].map(|time| time.as_secs_f64() * 1e3);
    println!("{name:66} {middle:9.2} {worst:9.2} {ratio:>7}  {}", if is_met { "met" } else { "NOT MET" });
    is_met
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
