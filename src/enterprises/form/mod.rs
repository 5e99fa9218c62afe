//! What people type about enterprises → what we know.
mod application;
mod credit_code;
mod filter;

pub use application::{ApplicationForm, ELSEWHERE, NewEnterprise};
pub use credit_code::{Care, CreditCode};
pub use filter::EnterpriseFilter;

use crate::web::form::{Wrong, lines, wrong};

const LONGEST_REASON: usize = 500;

/// Why an officer decided so, in plain text.
pub fn reason(text: &str) -> Result<String, Wrong> {
    lines(text, LONGEST_REASON)?.ok_or(wrong("reason_missing"))
}
