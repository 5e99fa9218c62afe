//! What happened, in the reader's words.
use super::case::Case;
use crate::web::view::View;
use entity::{placement::Side, placement_step};

pub struct Line {
    pub at: String,
    pub text: String,
    /// Free words of whoever did it.
    pub words: Option<String>,
}

pub fn lines(view: &View, _case: &Case, steps: &[placement_step::Model], _reader: Side) -> Vec<Line> {
    let text = |step: &placement_step::Model| match step.act.as_str() {
        "contact-shared" => view.t("placements-step-contact-shared"),
        "contact-kept" => view.t("placements-step-contact-kept"),
        act => act.to_owned(),
    };
    steps.iter().map(|step| Line { at: view.moment(step.at), text: text(step), words: step.words.clone() }).collect()
}
