//! What people type about enterprises → what we know.
mod application;
mod credit_code;
mod filter;
mod identity;
pub mod import;

pub use application::{ApplicationForm, ELSEWHERE, NewEnterprise};
pub use credit_code::{Care, CreditCode};
pub use filter::EnterpriseFilter;
pub use identity::{Identity, IdentityForm};
