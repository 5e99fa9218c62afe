//! The five parts: what each says, what was answered to it, and the blossom that shows it.
use crate::{
    placements::{
        acts::{Act, Hand, Stage, may},
        case::Case,
        changes::Told,
        form::{AnswersForm, words_field},
        pages::facts::{self, Fact},
        parts::{self, part_of},
    },
    web::view::View,
};
use entity::placement_part::Part;
use sea_orm::{ActiveEnum, Iterable};

/// What was said to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Agreed,
    Open,
    No,
    /// Agreed to, and put otherwise by the enterprise alone since.
    Changed,
}

pub struct PartOf {
    pub field: String,
    pub words_field: String,
    pub name: String,
    pub facts: Vec<Fact>,
    pub state: String,
    pub tint: &'static str,
    /// What the apprentice found wrong.
    pub wrong: Option<String>,
    /// Asked now.
    pub is_asked: bool,
    pub says_yes: bool,
    pub says_no: bool,
    pub words: String,
}

/// One of the blossom: turned by so many degrees, with its name at a place of its own.
pub struct Petal {
    pub turn: u16,
    pub class: &'static str,
    pub name: String,
    pub x: i16,
    pub y: i16,
}

const PLACES: [(u16, i16, i16); 5] =
    [(0, 0, -154), (72, 162, -37), (144, 100, 154), (216, -100, 154), (288, -162, -37)];

pub fn said(case: &Case, part: Part) -> Said {
    match case.said(part) {
        Some(said) if said.is_agreed => Said::Agreed,
        Some(_) => Said::No,
        None => Said::Open,
    }
}

/// Those of which something holds that nobody was asked for.
pub fn changed(told: &Told) -> Vec<Part> {
    told.unasked().into_iter().filter_map(part_of).collect()
}

fn stands(case: &Case, changed: &[Part], part: Part) -> Said {
    match said(case, part) {
        Said::Agreed if changed.contains(&part) => Said::Changed,
        said => said,
    }
}

/// Those that the apprentice is asked now.
pub fn asked(case: &Case) -> Vec<Part> {
    if !may(Hand::Apprentice, Act::Answer, Stage::of(&case.row)) {
        return vec![];
    }
    Part::iter().filter(|part| said(case, *part) != Said::Agreed).collect()
}

pub fn all(view: &View, case: &Case, changed: &[Part], form: &AnswersForm) -> Vec<PartOf> {
    let asked = asked(case);
    let one = |part: Part| {
        let (state, tint) = state(stands(case, changed, part));
        PartOf {
            field: part.to_value(),
            words_field: words_field(part),
            name: view.t(parts::name(part)),
            facts: facts::of(view, case, part),
            state: view.t(state),
            tint,
            wrong: case.said(part).and_then(|said| said.words.clone()),
            is_asked: asked.contains(&part),
            says_yes: form.says(part, "yes"),
            says_no: form.says(part, "no"),
            words: form.words(part).to_owned(),
        }
    };
    Part::iter().map(one).collect()
}

fn state(said: Said) -> (&'static str, &'static str) {
    match said {
        Said::Agreed => ("placements-mine-part-agreed", "ok"),
        Said::Open => ("placements-mine-part-open", ""),
        Said::No => ("placements-mine-part-no", "bad"),
        Said::Changed => ("placements-mine-part-changed", "warn"),
    }
}

pub fn petals(view: &View, case: &Case, changed: &[Part]) -> Vec<Petal> {
    let petal = |(part, (turn, x, y)): (Part, (u16, i16, i16))| Petal {
        turn,
        class: match stands(case, changed, part) {
            Said::Agreed => "is-done",
            Said::Open => "is-open",
            Said::No => "is-no",
            Said::Changed => "is-changed",
        },
        name: view.t(short(part)),
        x,
        y,
    };
    Part::iter().zip(PLACES).map(petal).collect()
}

/// What the blossom shows, as a sentence.
pub fn summary(view: &View, case: &Case, changed: &[Part]) -> String {
    let count = |which: Said| Part::iter().filter(|part| stands(case, changed, *part) == which).count() as i64;
    let args = [
        ("agreed", count(Said::Agreed).into()),
        ("open", count(Said::Open).into()),
        ("no", count(Said::No).into()),
        ("changed", count(Said::Changed).into()),
    ];
    let key = if changed.is_empty() { "placements-mine-blossom" } else { "placements-mine-blossom-changed" };
    view.fill(key, &args)
}

/// In a petal there is room for a word.
fn short(part: Part) -> &'static str {
    match part {
        Part::Place => "placements-mine-petal-place",
        Part::Occupation => "placements-mine-petal-occupation",
        Part::Pay => "placements-mine-petal-pay",
        Part::Mentors => "placements-mine-petal-mentors",
        Part::Duties => "placements-mine-petal-duties",
    }
}
