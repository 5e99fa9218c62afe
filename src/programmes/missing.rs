//! What a programme must say and have before everybody reads of it.
use super::draft::NewProgramme;
use entity::programme;

/// Text keys of what is missing.
pub fn missing(programme: &programme::Model, occupations: usize, versions: usize) -> Vec<&'static str> {
    let has = [(occupations > 0, "programmes-missing-occupation"), (versions > 0, "programmes-missing-rules")];
    let lacking = has.into_iter().filter(|(has, _)| !has).map(|(_, key)| key);
    texts(&programme.into())
        .into_iter()
        .filter(|(text, _)| text.is_empty())
        .map(|(_, key)| key)
        .chain(lacking)
        .collect()
}

pub fn lacks_text(new: &NewProgramme) -> bool {
    texts(new).iter().any(|(text, _)| text.is_empty())
}

/// What has to be said in Chinese; English may be empty.
fn texts(new: &NewProgramme) -> [(&str, &'static str); 6] {
    [
        (&new.name[0], "programmes-missing-name"),
        (&new.summary[0], "programmes-missing-summary"),
        (&new.audience[0], "programmes-missing-audience"),
        (&new.enterprise_duties[0], "programmes-missing-enterprise_duties"),
        (&new.apprentice_duties[0], "programmes-missing-apprentice_duties"),
        (&new.bureau_duties[0], "programmes-missing-bureau_duties"),
    ]
}
