//! The HTTP kit: what every door stands on. Knows no domain.
//!
//! Start reading at [`view`] (who reads, in which language), then [`form`] (what was typed) and
//! [`problem`] (how anything that went wrong is drawn).
pub mod assets;
mod back;
pub mod choice;
pub mod cookie;
pub mod form;
pub mod json;
pub mod language;
pub mod layers;
pub mod network;
pub mod page;
pub mod problem;
pub mod problems;
pub mod prose;
pub mod qr;
pub mod route;
pub mod stamp;
pub mod upload;
pub mod view;
