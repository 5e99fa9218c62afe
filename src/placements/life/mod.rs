//! What a filed placement meets: its first day, pauses, an end, an objection, its completion; and what the timetable
//! does with drafts that nobody answers.
mod blank;
mod complete;
mod due;
mod end;
mod ender;
mod follow;
mod never_came;
mod object;
mod override_it;
mod pause;
mod remind;
mod reopen;
mod resume;
mod silence;
mod start;

pub use blank::blank;
pub use complete::{CompleteError, complete, completion, declare, state};
pub use end::{EndError, end, end_due, name_last, take_end_back};
pub use ender::Ender;
pub use follow::follow;
pub use never_came::never_came;
pub use object::{ObjectError, decide_objection, object, objections, waiting as objection};
pub use override_it::{Override, override_it};
pub use pause::{PauseError, move_pause, pause, pauses};
pub use remind::remind;
pub use reopen::reopen;
pub use resume::{resume, resume_due};
pub use silence::silence;
pub use start::start;
