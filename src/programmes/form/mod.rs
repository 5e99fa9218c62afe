//! What officers type about programmes → what we know.
mod occupation;
mod programme;
mod quota;
mod rules;

pub use occupation::OccupationForm;
pub use programme::{FIELDS, ProgrammeForm};
pub use quota::QuotaForm;
pub use rules::{GROUPS, NUMBERS, Number, RulesForm};
