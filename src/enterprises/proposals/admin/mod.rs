//! Doors for officers: what waits, one of them, and the decision.
pub mod act;
pub mod list;
pub mod show;
