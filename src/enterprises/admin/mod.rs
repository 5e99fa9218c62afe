//! Door for officers: who applied since when, and deciding; the bureau's lists.
pub mod act;
pub mod imports;
pub mod list;
pub mod reason_page;
pub mod show;
