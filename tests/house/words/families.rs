//! Keys that code puts together: where that happens, and from what.
use super::{Literal, Source, literals};

/// The functions that look a text up.
pub const SPOKEN_BY: &[&str] = &["t", "count", "with", "fill"];

/// A refusal's code; its key reads a hyphen for the dot (`Words::fill`).
const REFUSED_BY: &[&str] = &["Refused", "Gone", "Forbidden", "Unprocessable"];

/// What every letter says, and what some say besides (`registrations/letters/`, `render`).
const LETTER: &[&str] = &["subject", "heading", "what"];
const LETTER_MAY: &[&str] = &["action", "give-back", "not-you", "why"];

/// One way in which keys are put together.
pub struct Family {
    /// Stands in the paths of the files in which it happens.
    pub file: &'static str,
    /// Keys that must be there, for one literal; none if it is no member.
    pub keys: fn(&Source, &Literal) -> Vec<String>,
}

pub const FAMILIES: &[Family] = &[
    // src/web/form.rs, `FieldError::message`: error-<code>.
    Family { file: ".rs", keys: field_error },
    // src/placements/faults.rs, `sentence`: error-<code>.
    Family { file: "src/placements/", keys: fault },
    // src/placements/timeline.rs, `what`: placements-step-<act>.
    Family { file: "src/placements/", keys: step },
    // src/web/problem.rs, `key`: <domain>-<code> and its -next.
    Family { file: ".rs", keys: refusal },
    // src/placements/draft.rs, `wrong_turn`: the refusal that says with whom a placement is.
    Family { file: "src/placements/draft", keys: turn },
    // src/web/problem.rs, `key`: problem-<code> and its -next, for the endings of src/error.rs …
    Family { file: "src/error", keys: problem },
    // … and for a bare status.
    Family { file: "src/web/problem", keys: problem },
    // src/registrations/letters/, `render`: <kind>-<part>; so do the other letters by habit.
    Family { file: "/letters", keys: letter },
    // src/letters/kinds.rs, `name`: <kind>-heading.
    Family { file: "src/letters/kinds", keys: kind },
    // src/front/admin.rs, `row`: audit-<act>, for every act that is written down.
    Family { file: "src/", keys: act },
    // src/roles/: each right's refusal, <code> and its -next.
    Family { file: "src/roles/", keys: right },
    // src/registrations/admin/act.rs, `act_page`: <act>-means.
    Family { file: "src/registrations/admin/act", keys: means },
    // src/front/pages, `tiles`: <tile>-unit.
    Family { file: "src/front/pages", keys: unit },
];

fn field_error(_: &Source, literal: &Literal) -> Vec<String> {
    let is_code = literal.is_inside(&["wrong", "wrong_limit"]) && literal.is_code(&['_']);
    if is_code { vec![format!("error-{}", literal.text)] } else { vec![] }
}

fn fault(_: &Source, literal: &Literal) -> Vec<String> {
    let is_code = literal.is_inside(&["fault"]) && literal.is_code(&['_']);
    if is_code { vec![format!("error-{}", literal.text)] } else { vec![] }
}

/// Entries of the audit are new too, and name a row.
fn step(_: &Source, literal: &Literal) -> Vec<String> {
    let is_act = literal.is_handed_to(&["new"])
        && literal.is_code(&['-'])
        && !["enterprise", "placement"].contains(&literal.text.as_str());
    if is_act { vec![format!("placements-step-{}", literal.text)] } else { vec![] }
}

fn with_next(key: String) -> Vec<String> {
    vec![format!("{key}-next"), key]
}

fn refusal(_: &Source, literal: &Literal) -> Vec<String> {
    if literal.is_handed_to(REFUSED_BY) { with_next(literal.text.replace('.', "-")) } else { vec![] }
}

/// Codes stand in the function that chooses among them.
fn problem(source: &Source, literal: &Literal) -> Vec<String> {
    let chooses = |line: &&str| line.contains("fn into_response") || line.contains("fn code_of");
    let from = source.text.lines().position(|line| chooses(&line)).unwrap_or(usize::MAX);
    let is_code = literal.line > from && literal.is_code(&['_']);
    if is_code { with_next(format!("problem-{}", literal.text)) } else { vec![] }
}

/// A letter's kind begins with its domain; words that letters share begin with <domain>-letter-.
fn letter(source: &Source, literal: &Literal) -> Vec<String> {
    let domain = source.path.split('/').nth(1).unwrap_or_default();
    let is_own =
        literal.text.strip_prefix(domain).is_some_and(|rest| rest.starts_with('-') && !rest.starts_with("-letter-"));
    let is_kind = is_own && literal.is_code(&['-']) && !literal.is_handed_to(SPOKEN_BY);
    // Keys that pages of the letters' domain read begin with its name, and are no kinds.
    let is_kind = is_kind && domain != "letters";
    if is_kind { LETTER.iter().map(|part| format!("{}-{part}", literal.text)).collect() } else { vec![] }
}

fn kind(_: &Source, literal: &Literal) -> Vec<String> {
    let is_kind = literal.text.contains('-') && literal.is_code(&['-']);
    if is_kind { vec![format!("{}-heading", literal.text)] } else { vec![] }
}

/// Stands in no brackets, for the refusal is made of it elsewhere.
fn is_turn(source: &Source, literal: &Literal) -> bool {
    source.path == "src/placements/draft.rs" && literal.inside.is_empty() && literal.text.starts_with("placements.")
}

fn turn(source: &Source, literal: &Literal) -> Vec<String> {
    if is_turn(source, literal) { with_next(literal.text.replace('.', "-")) } else { vec![] }
}

fn act(source: &Source, literal: &Literal) -> Vec<String> {
    let domains = [
        "accounts.",
        "enterprises.",
        "events.",
        "holidays.",
        "letters.",
        "mentors.",
        "notices.",
        "placements.",
        "programmes.",
        "registrations.",
        "venues.",
    ];
    let is_act = domains.iter().any(|domain| literal.text.starts_with(domain)) && literal.is_code(&['.', '_']);
    let is_other = literal.is_handed_to(REFUSED_BY) || literal.text.ends_with(".json") || is_turn(source, literal);
    if is_act && !is_other { vec![format!("audit-{}", literal.text.replace('.', "-"))] } else { vec![] }
}

fn right(_: &Source, literal: &Literal) -> Vec<String> {
    let is_right = literal.text.starts_with("roles.") && literal.is_code(&['.', '_']);
    if is_right { with_next(literal.text.replace('.', "-")) } else { vec![] }
}

fn means(_: &Source, literal: &Literal) -> Vec<String> {
    if literal.text.starts_with("registrations-act-") { vec![format!("{}-means", literal.text)] } else { vec![] }
}

fn unit(_: &Source, literal: &Literal) -> Vec<String> {
    if literal.text.starts_with("front-tile-") { vec![format!("{}-unit", literal.text)] } else { vec![] }
}

/// Every key that a file's literals are put together to, with the literal.
pub fn put_together(source: &Source) -> Vec<(Literal, String)> {
    let families: Vec<&Family> = FAMILIES.iter().filter(|family| source.path.contains(family.file)).collect();
    let of = |literal: Literal| {
        let keys: Vec<String> = families.iter().flat_map(|family| (family.keys)(source, &literal)).collect();
        keys.into_iter().map(move |key| (literal.clone(), key))
    };
    literals(source).into_iter().flat_map(of).collect()
}

/// What else a member of a family may be put together to.
pub fn may_be(key: &str) -> Vec<String> {
    let kind = LETTER.iter().find_map(|part| key.strip_suffix(&format!("-{part}")));
    kind.into_iter().flat_map(|kind| LETTER_MAY.iter().map(move |part| format!("{kind}-{part}"))).collect()
}
