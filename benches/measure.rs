//! Medians against a target, and the ratio to a plain query of the same run.
use std::time::{Duration, Instant};

/// Looks at each page, by turns with the plain query.
pub const LOOKS: usize = 40;
/// Of a page, on two idle cores; meant for release builds.
#[allow(dead_code, reason = "the schedule has its own")]
pub const TARGET: Duration = Duration::from_millis(30);

pub async fn timed<T>(what: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<(Duration, T)> {
    let begun = Instant::now();
    let answer = what.await?;
    Ok((begun.elapsed(), answer))
}

pub fn head() {
    println!("{:74} {:>9} {:>9} {:>7}", "", "median ms", "worst ms", "ratio");
}

/// Whether the median is within the target.
pub fn report(name: &str, mut times: Vec<Duration>, plain: Option<Duration>, target: Duration) -> bool {
    let (middle, worst) = (median(&mut times), times.into_iter().max().unwrap_or_default());
    let ratio = plain.map_or(String::new(), |plain| format!("{:.1}", middle.as_secs_f64() / plain.as_secs_f64()));
    let is_met = middle <= target;
    let [middle, worst] = [middle, worst].map(|time| time.as_secs_f64() * 1e3);
    println!("{name:74} {middle:9.2} {worst:9.2} {ratio:>7}  {}", if is_met { "met" } else { "NOT MET" });
    is_met
}

/// What has no target.
#[allow(dead_code, reason = "of one bench")]
pub fn tell(name: &str, mut times: Vec<Duration>) {
    let (middle, worst) = (median(&mut times), times.into_iter().max().unwrap_or_default());
    let [middle, worst] = [middle, worst].map(|time| time.as_secs_f64() * 1e3);
    println!("{name:74} {middle:9.2} {worst:9.2}");
}

pub fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
