//! What people type about mentors → what we know.
mod filter;
mod profile;
mod proposal;

pub use filter::MentorFilter;
pub use profile::{Profile, ProfileForm};
pub use proposal::{NewMentor, ProposalForm};
