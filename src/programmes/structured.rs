//! A programme for search engines: schema.org EducationalOccupationalProgram as JSON-LD, a data block that runs nothing.
use crate::web::{json::in_script, view::View};
use entity::{occupation, programme};
use serde_json::json;

/// For a `<script>`.
pub fn json_ld(view: &View, programme: &programme::Model, occupations: &[occupation::Model]) -> String {
    let locale = view.locale();
    let mut about = json!({
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalProgram",
        "name": programme.name(locale).text,
        "description": programme.summary(locale).text,
        "inLanguage": programme.name(locale).locale.tag(),
        "url": view.absolute(&format!("/programmes/{}", programme.slug)),
        "provider": { "@type": "GovernmentOrganization", "name": programme.department(locale).text },
        "occupationalCategory": occupations.iter().map(|each| each.name(locale).text).collect::<Vec<_>>(),
        "startDate": programme.starts_on.to_string(),
        "areaServed": view.t("site-region"),
    });
    if let Some(last) = programme.ends_on {
        about["endDate"] = last.to_string().into();
    }
    in_script(&about)
}
