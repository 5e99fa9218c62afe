//! Door for officers: whom enterprises propose, who may be the same person, and deciding.
pub mod act;
pub mod list;
pub mod show;

use crate::{
    mentors::pages::card::Card,
    person::masked_name,
    roles::{Officer, Right, Sight},
    web::view::View,
};
use entity::{enterprise, mentor};

/// Whether names are shown in one of the enterprises by which an officer reaches a mentor.
fn reads<R: Right>(who: &Officer<R>, of: &[enterprise::Model]) -> bool {
    of.iter().any(|each| who.sight_in(each.district) == Some(Sight::All))
}

fn card<R: Right>(view: &View, who: &Officer<R>, row: &mentor::Model, of: &[enterprise::Model]) -> Card {
    let card = Card::of(view, row);
    if reads(who, of) { card } else { Card { name: masked_name(&card.name), ..card } }
}
