//! The mail kit: letters put in an outbox with the act they tell of, rendered and delivered by workers.
//!
//! Start reading at [`outbox::put`]; then [`worker`], which claims, renders, sends and settles.
//! [`address`] knows which addresses were proven or closed by their owners. Knows no domain: a letter
//! is a kind, a language and facts, and `app.rs` says who renders which kind.
pub mod address;
pub mod backlog;
pub mod content;
pub mod due;
pub mod fresh;
pub mod letters;
pub mod mime;
pub mod night;
pub mod outbox;
mod pacing;
mod settle;
mod smtp;
pub mod transport;
pub mod withdraw;
pub mod worker;

use crate::words::Words;
use entity::letter;

/// Facts in, content out; an error where no domain knows the kind.
pub type Render = fn(&letter::Model, &Context) -> anyhow::Result<content::Content>;

/// What rendering needs beside the facts.
#[derive(Clone, Debug)]
pub struct Context {
    pub words: Words,
    /// Public address without a slash at its end.
    pub base_url: String,
    /// Right of the `@` in calendar UIDs.
    pub calendar_host: String,
    /// Plain address of the sender: ORGANIZER of calendar entries.
    pub organizer: String,
    pub now: chrono::DateTime<chrono::Utc>,
    /// The secret of a letter whose secret is made at each rendering.
    pub fresh_token: Option<String>,
}

impl Context {
    /// `path` on the public address; `path` starts with `/`.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}
