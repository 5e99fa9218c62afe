//! Door for an enterprise's people, who claim; and for everybody: how many enterprises hold what.
pub mod claims;
pub mod numbers;

use crate::web::{choice::Choice, view::View};
use entity::recognition_kind;

/// The kinds as options, in the page's language.
pub fn choices(view: &View, kinds: &[recognition_kind::Model], chosen: &str) -> Vec<Choice> {
    let choice = |kind: &recognition_kind::Model| Choice::of(&*kind.key, kind.name(view.locale()).to_owned(), chosen);
    kinds.iter().map(choice).collect()
}
