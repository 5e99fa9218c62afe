//! Import: the bureau's list of recognised enterprises. An officer hands it in, sees what would come of it, and then
//! carries it out or gives it up. Until then nothing is written but the file and its row.
//!
//! An unknown code becomes an enterprise that is *listed*: in the directory, without people and licence. One that is
//! known keeps what it says of itself and gets the recognition, or its new days. Start reading at `assess.rs`.
mod assess;
mod cancel;
mod commit;
mod dry_run;
mod known;
mod letters;
mod list;
pub mod queries;
mod rejected;
mod start;
mod why;
mod write;

pub use assess::Left;
pub use cancel::{CancelImportError, cancel_import};
pub use commit::{Choice, CommitError, commit_import};
pub use dry_run::{DryRun, dry_run};
pub use rejected::rejected;
pub use start::start_import;
pub use why::Why;
