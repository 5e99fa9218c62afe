//! What changes after filing: one side proposes and the other accepts, a reviewer proposes and both accept, or it holds
//! at once and the apprentice may object. Start reading at `propose.rs`, then `answer.rs` and `judge.rs`; `check.rs` is what must hold.
mod answer;
mod called;
mod check;
mod expire;
mod force;
mod foresee;
mod guardian;
mod hand_over;
mod judge;
mod object;
mod overtake;
mod people;
mod propose;
mod queries;
mod teachers;
mod tell;
mod terms;
mod unled;

pub use answer::{Reply, answer};
pub use called::{Called, Told};
pub use expire::expire;
pub use foresee::foresee;
pub use guardian::{say as guardian_says, waits_for as waits_for_guardian};
pub use hand_over::{HandOverError, Teach, hand_over};
pub use judge::{Verdict, judge};
pub use object::{object_to_change, undo};
pub use overtake::overtake;
pub use people::{people, taught};
pub use propose::{Asked, ChangeError, propose};
pub use queries::{
    against, agreed, all, all_waiting, objectable, objectable_one, open, returning, standing, unanswered, undecided,
    words_of,
};
pub use terms::of as terms_of;
pub use unled::{unled, watch};

/// Those that a proposal may touch, in the order of the form; who teaches is handed over.
pub const FIELDS: [&str; 16] = [
    "programme",
    "occupation",
    "level",
    "first_day",
    "last_day",
    "contract_kind",
    "contract_first",
    "contract_last",
    "probation_last",
    "hours_week",
    "pay",
    "probation_pay",
    "place",
    "guardian_name",
    "guardian_relation",
    "guardian_email",
];
