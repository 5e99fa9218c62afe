//! What people type about recognitions → what we know.
mod certificate;
mod claim;
mod filter;

pub use certificate::{Certificate, CertificateForm, certificate};
pub use claim::ClaimForm;
pub use filter::{RecognitionFilter, Shown};
