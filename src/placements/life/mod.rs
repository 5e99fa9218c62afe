//! What a filed placement meets: its first day, pauses, an end, an objection, its completion; and what the timetable
//! does with drafts that nobody answers.
mod ask_pause;
mod blank;
mod complete;
mod due;
mod end;
mod ender;
mod follow;
mod never_came;
mod now;
mod object;
mod override_it;
mod pause;
mod remind;
mod reopen;
mod resume;
mod silence;
mod start;
mod tell_agreed;

pub use ask_pause::ask_pause;
pub use blank::blank;
pub use complete::{CompleteError, complete, completion, declare, state};
pub use end::{EndError, end, end_due, last_days, take_end_back};
pub use ender::Ender;
pub use follow::follow;
pub use never_came::{latest_day, never_came};
pub use now::Now;
pub use object::{ObjectError, decide_objection, latest_moment, object, objections, waiting as objection};
pub use override_it::{Override, override_it};
pub use pause::{PauseError, move_pause, pause, pauses};
pub use remind::remind;
pub use reopen::reopen;
pub use resume::{resume, resume_due};
pub use silence::silence;
pub use start::start;
pub use tell_agreed::tell_agreed;
