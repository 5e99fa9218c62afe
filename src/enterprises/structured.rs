//! An enterprise for search engines: schema.org Organization as JSON-LD, a data block that runs nothing.
use super::card;
use crate::{
    web::{json::in_script, view::View},
    words::names,
};
use entity::enterprise;
use serde_json::json;

/// For a `<script>`.
pub fn json_ld(view: &View, enterprise: &enterprise::Model) -> String {
    let staff = || json!({ "@type": "QuantitativeValue", "value": enterprise.staff });
    let mut about = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": enterprise.name,
        "url": view.absolute(&format!("/enterprises/{}", enterprise.slug)),
        "identifier": { "@type": "PropertyValue", "propertyID": "USCC", "value": enterprise.code },
        "numberOfEmployees": (enterprise.staff > 0).then(staff),
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "CN",
            "addressLocality": enterprise.district.map(|district| view.t(names::district(district))),
            "streetAddress": enterprise.address,
        },
    });
    if let Some(logo) = card::logo(enterprise) {
        about["logo"] = view.absolute(&logo).into();
    }
    in_script(&about)
}
