//! Doors: the enterprise's room, the letter's link, the apprentice's own pages, and the guardian's.
pub mod ask;
pub mod changed;
pub mod changing;
pub mod exports;
pub mod facts;
pub mod file;
pub mod guardian;
pub mod link;
pub mod mine;
mod offering;
pub mod room;
pub mod state;
mod waits;

use super::{faults::sentences, fields::label};
use crate::web::{problems::Problems, view::View};
use entity::placement::Fault;

/// At their fields.
pub fn problems(view: &View, faults: &[Fault]) -> Problems {
    Problems::these(sentences(view.words, faults))
}

/// What is missing, each field apart.
pub fn apart(faults: Vec<Fault>) -> Vec<Fault> {
    let each = |fault: Fault| {
        if fault.code != "parts_missing" {
            return vec![fault];
        }
        let fields = fault.args.iter().filter(|(name, _)| name == "fields").flat_map(|(_, fields)| fields.split(' '));
        fields.map(|field| Fault { args: vec![], ..fault.clone() }.at(field).naming("fields", field)).collect()
    };
    faults.into_iter().flat_map(each).collect()
}

/// Where the same is wrong at several fields, each is called by its name.
pub fn named(view: &View, problems: Problems) -> Problems {
    let all: Vec<String> = problems.all().iter().map(|problem| problem.message.clone()).collect();
    problems.saying(|problem| {
        let is_shared = all.iter().filter(|message| **message == problem.message).count() > 1;
        is_shared.then(|| format!("{}{}{}", view.t(label(&problem.field)), view.t("placements-colon"), problem.message))
    })
}
