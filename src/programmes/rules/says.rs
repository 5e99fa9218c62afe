//! A version of the rules in plain sentences.
use crate::words::{Words, yuan};
use entity::programme_rules;

pub fn sentences(words: Words, rules: &programme_rules::Model) -> Vec<String> {
    let number = |number: i32| i64::from(number).into();
    let papers = match (rules.needs_form, rules.needs_contract) {
        (true, true) => "programmes-says-papers-both",
        (true, false) => "programmes-says-papers-form",
        (false, true) => "programmes-says-papers-contract",
        (false, false) => "programmes-says-papers-none",
    };
    vec![
        words
            .fill("programmes-says-length", &[("least", number(rules.months_min)), ("most", number(rules.months_max))]),
        words.fill(
            "programmes-says-first-day",
            &[("back", number(rules.days_back)), ("ahead", number(rules.months_ahead))],
        ),
        words
            .fill("programmes-says-age", &[("least", number(rules.age_min)), ("guardian", number(rules.age_guardian))]),
        words.fill("programmes-says-hours", &[("most", number(rules.hours_max)), ("minor", number(rules.hours_minor))]),
        words.fill(
            "programmes-says-probation",
            &[
                ("months", number(rules.probation_under_3_months)),
                ("year", number(rules.probation_under_1_year)),
                ("years", number(rules.probation_under_3_years)),
                ("longer", number(rules.probation_longer)),
            ],
        ),
        words.fill(
            "programmes-says-pay",
            &[("percent", number(rules.probation_pay_percent)), ("floor", yuan(rules.pay_floor).into())],
        ),
        words.count("programmes-says-mentor", rules.mentor_load),
        words.count("programmes-says-pause", rules.pause_days_max),
        words.t(papers),
    ]
}
