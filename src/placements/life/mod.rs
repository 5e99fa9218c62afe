//! What a filed placement meets: its first day, pauses, an end, an objection, its completion; and what the timetable
//! does with drafts that nobody answers.
mod blank;
mod complete;
mod due;
mod end;
mod follow;
mod never_came;
mod object;
mod pause;
mod remind;
mod silence;
mod start;

pub use blank::blank;
pub use complete::{CompleteError, Override, complete, completion, declare, override_it, state};

pub use end::{EndError, Ender, end, end_due, reopen, take_end_back};
pub use follow::follow;
pub use never_came::never_came;
pub use object::{ObjectError, decide_objection, object, objections, waiting as objection};
pub use pause::{PauseError, move_pause, pause, pauses, resume, resume_due};
pub use remind::remind;
pub use silence::silence;
pub use start::start;
