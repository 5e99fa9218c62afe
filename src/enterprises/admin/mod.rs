//! Door for officers: who applied since when, and deciding.
pub mod act;
pub mod list;
pub mod show;
