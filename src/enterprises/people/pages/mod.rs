//! Doors: an enterprise's people, and the page of an invitation.
pub mod invitation;
pub mod list;
pub mod new;
pub mod one;
pub mod removal;

use entity::account;

/// Whoever gave no name goes by the address.
fn called(account: &account::Model) -> String {
    account.name.clone().or_else(|| account.email.clone()).unwrap_or_default()
}
