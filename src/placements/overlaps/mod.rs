//! One person, one placement at a time: whoever is to begin in one place while they are still in another chooses what
//! is to happen. They ask to leave the other on a day, and its enterprise answers; or the new dates are changed.
//!
//! Start at `table.rs`, who may do what where a request stands, then `ask.rs`, `answer.rs` and `decide.rs`; `hold.rs` is
//! the lock of both placements, `choose.rs` what may be chosen, `rest.rs` whose turn it is meanwhile, `close.rs` what the
//! draft meets when a request is over, `follow.rs` the timetable.
mod answer;
mod ask;
mod choose;
mod close;
mod decide;
mod error;
mod find;
mod follow;
mod hold;
mod letters;
mod redate;
mod rest;
mod table;
mod withdraw;

pub use answer::{Reply, answer};
pub use ask::ask;
pub use choose::{is_unfiled, may_be_left, may_redate};
pub use close::without_days;
pub use decide::decide;
pub use error::OverlapError;
pub use find::{Asked, forget, live, of_draft, of_other, to_answer, unanswered, waits};
pub use follow::follow;
pub use redate::{is_redated, redate};
pub use rest::{Wait, resting_with, wait, waiting};
pub use table::{Act, Standing, may, standing};
pub use withdraw::withdraw;

use entity::placement_overlap::Refusal;

/// Text key.
pub fn name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::OtherDay => "placements-refusal-other-day",
        Refusal::HandOver => "placements-refusal-hand-over",
        Refusal::Contract => "placements-refusal-contract",
        Refusal::Stays => "placements-refusal-stays",
        Refusal::Other => "placements-refusal-other",
    }
}
