//! Recognitions: by which certificate, and for which days, the state or the province has recognised an enterprise.
mod form;

pub use form::{Certificate, CertificateForm, ClaimForm, certificate};
