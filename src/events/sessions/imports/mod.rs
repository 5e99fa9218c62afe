//! An agenda from a file: an officer hands it in, sees what each row would do, and then carries all of it out at once.
//!
//! Rows add sessions. One that is in the agenda already, by its title and its start, is left alone, so that importing a
//! file twice is once. All rows or none: half an agenda is worse than none. Start reading at `assess.rs`.
mod assess;
mod commit;
mod dry_run;
mod list;
mod queries;
mod start;

pub use assess::{Fate, Judged};
pub use commit::{CommitError, Looked, commit_agenda};
pub use dry_run::{DryRun, dry_run};
pub use queries::find;
pub use start::{StartAgendaError, start_agenda};
