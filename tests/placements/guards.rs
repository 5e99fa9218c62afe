//! What must hold: the truth table of overlaps, and the busiest day against counting each day.
use chrono::{Days as Ahead, NaiveDate};
use xingtan::placements::{Days, busiest};

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).unwrap() + Ahead::new(number)
}

/// [first, end) as the truth table writes it.
fn days(first: u64, end: u64) -> Days {
    Days { first: day(first), last: day(end - 1) }
}

#[test]
fn days_meet_as_the_truth_table_says() {
    assert!(!days(1, 10).meets(days(10, 20)), "one ends where the other begins");
    assert!(days(1, 11).meets(days(10, 20)), "one day of both");
    assert!(days(1, 20).meets(days(5, 6)), "one within the other");
    assert!(!days(10, 20).meets(days(1, 10)), "the other way round");
}

/// All stretches of days within a few.
fn stretches() -> Vec<(u64, u64)> {
    (0..4).flat_map(|first| (first + 1..=4).map(move |end| (first, end))).collect()
}

#[test]
fn the_busiest_day_is_the_one_that_counting_finds() {
    let all = stretches();
    let one = |at: usize| all.get(at).map(|(first, end)| days(*first, *end));
    for (from, to) in stretches() {
        for code in 0..(all.len() + 1).pow(3) {
            let [a, b, c] = [code, code / (all.len() + 1), code / (all.len() + 1).pow(2)].map(|n| n % (all.len() + 1));
            let taken: Vec<Days> = [one(a), one(b), one(c)].into_iter().flatten().collect();

            let on = |number| taken.iter().filter(|each| each.first <= day(number) && day(number) <= each.last).count();
            let counted = (from..to).map(on).max().unwrap();

            assert_eq!(busiest(&taken, days(from, to)), counted, "{taken:?} in {from}..{to}");
        }
    }
}
