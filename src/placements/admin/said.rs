//! What each side said: the apprentice to the parts, both to the end, whoever objected, and the bureau.
use crate::{
    placements::{Case, parts},
    web::view::View,
};
use entity::{placement::Side, placement_completion, placement_objection, placement_part::Part};
use sea_orm::Iterable;

/// What one side said to something.
pub struct Said {
    pub what: String,
    /// Text key.
    pub said: &'static str,
    pub words: Option<String>,
}

/// Of the apprentice to each part; of both to its end; of whoever objected, and of the bureau.
pub fn answers(
    view: &View,
    case: &Case,
    completion: Option<&placement_completion::Model>,
    objections: &[placement_objection::Model],
    reads: bool,
) -> Vec<Said> {
    let words = |words: Option<&String>| words.filter(|_| reads).cloned();
    let part = |part: Part| {
        let answer = case.said(part);
        let said = match answer.map(|answer| answer.is_agreed) {
            Some(true) => "placements-desk-said-yes",
            Some(false) => "placements-desk-said-no",
            None => "placements-desk-said-nothing",
        };
        Said { what: view.t(parts::name(part)), said, words: words(answer.and_then(|answer| answer.words.as_ref())) }
    };
    let towards = completion.into_iter().flat_map(|stands| {
        [
            ("placements-desk-declared", stands.declared_at, stands.declared_words.as_ref()),
            ("placements-desk-stated", stands.stated_at, stands.stated_words.as_ref()),
        ]
    });
    let towards = towards.map(|(key, at, said)| Said {
        what: view.t(key),
        said: if at.is_some() { "placements-desk-said-done" } else { "placements-desk-said-nothing" },
        words: words(said),
    });
    let disputed = objections.iter().map(|objection| Said {
        what: view.t(whose(objection)),
        said: outcome(objection),
        words: words(Some(&objection.words)),
    });
    Part::iter().map(part).chain(towards).chain(disputed).collect()
}

/// Text key.
pub fn whose(objection: &placement_objection::Model) -> &'static str {
    match objection.side {
        Side::Enterprise => "placements-desk-objection-enterprise",
        _ => "placements-desk-objection-apprentice",
    }
}

fn outcome(objection: &placement_objection::Model) -> &'static str {
    use placement_objection::{About, Outcome};
    match objection.outcome {
        Some(Outcome::Upheld) if objection.about == About::Change => "placements-desk-undone",
        Some(Outcome::Upheld) => "placements-desk-upheld",
        Some(Outcome::Dismissed) => "placements-desk-dismissed",
        Some(Outcome::Lapsed) => "placements-desk-lapsed",
        None => "placements-desk-objection-open",
    }
}
