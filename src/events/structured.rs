//! An event for search engines: schema.org Event as JSON-LD, a data block that runs nothing.
use crate::{
    web::{json::in_script, view::View},
    words::when::{local, machine},
};
use entity::event::{self, Phase};
use serde_json::json;

/// For a `<script>`.
pub fn json_ld(view: &View, event: &event::Model) -> String {
    let locale = view.locale();
    let at = |at| machine(local(at, &event.zone));
    let url = view.absolute(&format!("/events/{}", event.slug));
    let mut about = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title(locale).text,
        "description": event.summary(locale).text,
        "startDate": at(event.starts_at),
        "endDate": at(event.ends_at),
        "inLanguage": event.title(locale).locale.tag(),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": if event.phase(view.now) == Phase::Cancelled { "https://schema.org/EventCancelled" } else { "https://schema.org/EventScheduled" },
        "isAccessibleForFree": true,
        "location": {
            "@type": "Place",
            "name": event.place(locale).text,
            "address": {
                "@type": "PostalAddress",
                "addressCountry": "CN",
                "addressRegion": view.t("site-region"),
                "addressLocality": view.t(super::card::district_key(event.district)),
                "streetAddress": event.place(locale).text,
            },
        },
        "organizer": { "@type": "Organization", "name": view.t("site-organizer"), "url": view.absolute("/") },
        "url": url,
    });
    if let Some(availability) = availability(event.phase(view.now), event.has_place()) {
        about["offers"] = json!({
            "@type": "Offer",
            "price": "0",
            "priceCurrency": "CNY",
            "availability": availability,
            "validFrom": at(event.opens_at),
            "url": url,
        });
    }
    in_script(&about)
}

fn availability(phase: Phase, has_place: bool) -> Option<&'static str> {
    match phase {
        Phase::Open if has_place => Some("https://schema.org/InStock"),
        Phase::Open => Some("https://schema.org/SoldOut"),
        Phase::NotYetOpen => Some("https://schema.org/PreOrder"),
        _ => None,
    }
}
