//! What the apprentice asked for, as they read it: on a draft's pages, and on those of the placement they wish to leave.
use crate::{
    placements::{
        mine,
        overlaps::{self, Standing, standing},
    },
    web::view::View,
    words::Value,
};
use entity::placement_overlap::Outcome;
use uuid::Uuid;

pub struct Wish {
    pub sentence: String,
    /// Why not, by the enterprise that is left or by the bureau, as far as they said it.
    pub why: Vec<String>,
    /// The draft, where it may be withdrawn.
    pub draft: Uuid,
    /// Somebody still has to answer, or to decide.
    pub is_live: bool,
}

pub fn wish(view: &View, one: &mine::Wish) -> Wish {
    let stands = standing(&one.request, &one.draft, &one.other, view.now);
    let args: [(_, Value); 2] =
        [("enterprise", one.enterprise.clone().into()), ("last", view.day(one.request.last_day).into())];
    let refusal = one.request.refusal.filter(|_| one.request.outcome.is_none());
    let refusal = refusal.map(|code| view.with("placements-mine-why", "reason", &view.t(overlaps::name(code))));
    let words = one.request.words.clone().filter(|_| one.request.outcome.is_none());
    Wish {
        sentence: view.fill(key(stands, one.request.outcome), &args),
        why: refusal.into_iter().chain(words).chain(one.request.reason.clone()).collect(),
        draft: one.draft.id,
        is_live: matches!(stands, Standing::Open | Standing::Late | Standing::Refused),
    }
}

fn key(stands: Standing, outcome: Option<Outcome>) -> &'static str {
    match (stands, outcome) {
        (Standing::Open, _) => "placements-wish-open",
        (Standing::Late, _) => "placements-wish-late",
        (Standing::Refused, _) => "placements-wish-refused",
        (Standing::Ended, _) => "placements-wish-ended",
        (Standing::ReDated, _) => "placements-wish-re-dated",
        (Standing::Withdrawn, _) => "placements-wish-withdrawn",
        (Standing::Decided, Some(Outcome::Stays)) => "placements-wish-stays",
        (Standing::Decided, _) => "placements-wish-leaves",
    }
}
