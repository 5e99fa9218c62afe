//! What people type about enterprises → what we know.
mod application;
mod credit_code;
mod filter;
mod identity;
pub mod import;
mod profile;

pub use application::{ApplicationForm, NewEnterprise};
pub use credit_code::{Care, CreditCode};
pub use filter::EnterpriseFilter;
pub use identity::{Identity, IdentityForm};
pub use profile::{ELSEWHERE, Profile, ProfileForm};
