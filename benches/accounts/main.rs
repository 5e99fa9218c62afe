//! What README quotes under *Benchmarks*: ratios of medians that belong to one run, so that they say the same on
//! every machine. Fails where one is beyond its limit.
mod site;

use anyhow::ensure;
use argon2::{
    Argon2,
    password_hash::{PasswordVerifier, phc::PasswordHash},
};
use site::{PASSWORD, Site};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// Of each kind of form, known and unknown addresses by turns.
const PAIRS: usize = 150;
/// Hashes at the same time, as in `secret::password`.
const AT_A_TIME: usize = 2;
/// People at the door at the same time.
const CROWD: usize = 16;
const ROUNDS: usize = 5;
/// Sign-ins in a round.
const SIGN_INS: usize = 128;
/// Looks at each page in a round.
const LOOKS: usize = 60;
const PAGES: [&str; 2] = ["/events", "/events/open-day"];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let site = Arc::new(Site::open(PAIRS).await?);
    let mut are_met = true;
    for (name, path, password, status) in [
        ("wrong password", "/sign-in", Some("wrong"), 422),
        ("sign-up", "/sign-up", None, 303),
        ("forgotten password", "/password-reset", None, 303),
    ] {
        let [known, unknown] = known_and_unknown(&site, path, password, status).await?;
        let ratio = known / unknown;
        let figures = format!("known {:.2} ms, unknown {:.2} ms", known * 1e3, unknown * 1e3);
        are_met &= report(&format!("{name}, known to unknown"), ratio, (0.9..=1.1).contains(&ratio), &figures);
    }
    let [sign_ins, alone] = sign_ins_and_argon2_alone(&site).await?;
    let figures = format!("{sign_ins:.1} and {alone:.1} a second");
    are_met &= report("sign-ins to argon2 alone", sign_ins / alone, sign_ins / alone >= 0.8, &figures);
    for (page, [flood, calm]) in PAGES.into_iter().zip(pages_in_flood_and_calm(&site).await?) {
        let figures = format!("flood {:.2} ms, calm {:.2} ms", flood * 1e3, calm * 1e3);
        are_met &= report(&format!("{page}, flood to calm"), flood / calm, flood / calm <= 3.0, &figures);
    }
    ensure!(are_met, "a ratio is beyond its limit");
    Ok(())
}

fn report(name: &str, ratio: f64, is_met: bool, figures: &str) -> bool {
    println!("{name:36} {ratio:6.2}  {}  ({figures})", if is_met { "met" } else { "NOT MET" });
    is_met
}

/// Medians in seconds; of each pair the other one goes first.
async fn known_and_unknown(site: &Site, path: &str, password: Option<&str>, status: u16) -> anyhow::Result<[f64; 2]> {
    let mut times = [Vec::new(), Vec::new()];
    for (number, known) in site.known.iter().enumerate() {
        let unknown = known.replace("known", "other");
        let mut pair = [(0, known), (1, &unknown)];
        pair.rotate_left(number % 2);
        for (which, email) in pair {
            let mut fields = vec![("email", email.as_str())];
            fields.extend(password.map(|password| ("password", password)));
            times[which].push(site.post(path, &fields, status).await?.as_secs_f64());
        }
    }
    Ok(times.map(median))
}

/// Medians of rounds by turns, each in so many a second.
async fn sign_ins_and_argon2_alone(site: &Arc<Site>) -> anyhow::Result<[f64; 2]> {
    let mut rates = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        rates[0].push(sign_ins(site).await?);
        let hashed = site.hashed.as_str().to_owned();
        rates[1].push(tokio::task::spawn_blocking(move || argon2_alone(&hashed)).await?);
    }
    Ok(rates.map(median))
}

async fn sign_ins(site: &Arc<Site>) -> anyhow::Result<f64> {
    let begun = Instant::now();
    let people = (0..CROWD).map(|person| {
        let site = site.clone();
        tokio::spawn(async move {
            for email in site.known.iter().skip(person).step_by(CROWD).take(SIGN_INS / CROWD) {
                site.post("/sign-in", &[("email", email), ("password", PASSWORD)], 303).await?;
            }
            anyhow::Ok(())
        })
    });
    for person in people.collect::<Vec<_>>() {
        person.await??;
    }
    Ok(SIGN_INS as f64 / begun.elapsed().as_secs_f64())
}

fn argon2_alone(hashed: &str) -> f64 {
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                let kept = PasswordHash::new(hashed).expect("a hash that was just made");
                for _ in 0..SIGN_INS / AT_A_TIME {
                    Argon2::default().verify_password(PASSWORD.as_bytes(), &kept).expect("the right password");
                }
            });
        }
    });
    SIGN_INS as f64 / begun.elapsed().as_secs_f64()
}

/// For each page, medians in seconds of rounds by turns.
async fn pages_in_flood_and_calm(site: &Arc<Site>) -> anyhow::Result<[[f64; 2]; PAGES.len()]> {
    let mut times = PAGES.map(|_| [Vec::new(), Vec::new()]);
    for _ in 0..ROUNDS {
        look(site, &mut times, 1).await?;
        let is_over = Arc::new(AtomicBool::new(false));
        let flood: Vec<_> = (0..CROWD).map(|_| tokio::spawn(try_until(site.clone(), is_over.clone()))).collect();
        tokio::time::sleep(Duration::from_millis(200)).await;
        look(site, &mut times, 0).await?;
        is_over.store(true, Ordering::Relaxed);
        for one in flood {
            one.await??;
        }
    }
    Ok(times.map(|times| times.map(median)))
}

async fn try_until(site: Arc<Site>, is_over: Arc<AtomicBool>) -> anyhow::Result<()> {
    while !is_over.load(Ordering::Relaxed) {
        site.post("/sign-in", &[("email", "other@example.cn"), ("password", "wrong")], 422).await?;
    }
    Ok(())
}

async fn look(site: &Site, times: &mut [[Vec<f64>; 2]; PAGES.len()], which: usize) -> anyhow::Result<()> {
    for _ in 0..LOOKS {
        for (page, times) in PAGES.into_iter().zip(&mut *times) {
            times[which].push(site.get(page).await?.as_secs_f64());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
