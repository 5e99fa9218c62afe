//! Door for everybody: the programmes there are, and each.
pub mod about;
pub mod list;
pub mod show;
