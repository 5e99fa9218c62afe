//! Door for officers: what enterprises claim, what lapses soon, and deciding.
pub mod act;
pub mod list;
pub mod show;
