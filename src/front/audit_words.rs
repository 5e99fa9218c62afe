//! What the audit keeps as codes, in the reader's words; what is none, such as a number, stays as it is.
use crate::words::{Words, names};
use entity::event::District;
use sea_orm::{ActiveEnum, Iterable};

/// A state, several, or a role with its district, such as `reviewer/qufu`.
pub fn state(words: Words, stored: &str) -> String {
    stored
        .split([',', ' '])
        .filter(|one| !one.is_empty())
        .map(|one| one_state(words, one))
        .collect::<Vec<_>>()
        .join(", ")
}

fn one_state(words: Words, stored: &str) -> String {
    let (state, district) = stored.split_once('/').unwrap_or((stored, ""));
    let district = District::iter().find(|each| each.to_value() == district).map(names::district);
    let state = key(state).map_or_else(|| state.to_owned(), |key| words.t(key));
    match district {
        Some(district) => {
            words.fill("accounts-role-in", &[("role", state.into()), ("district", words.t(district).into())])
        }
        None => state,
    }
}

fn key(state: &str) -> Option<&'static str> {
    Some(match state {
        "draft" => "events-state-draft",
        "in_review" => "events-state-in-review",
        "published" => "events-published",
        "archived" => "events-state-archived",
        "pending" => "registrations-state-pending",
        "waiting" => "registrations-state-waiting",
        "confirmed" => "registrations-state-confirmed",
        "rejected" => "registrations-state-rejected",
        "cancelled" => "registrations-state-cancelled",
        "queued" => "letters-state-queued",
        "sending" => "letters-state-sending",
        "sent" => "letters-state-sent",
        "failed" => "letters-state-failed",
        "lapsed" => "letters-state-lapsed",
        "withheld" => "letters-state-withheld",
        "withdrawn" => "letters-state-withdrawn",
        "applied" => "enterprises-state-applied",
        "checking" => "enterprises-state-checking",
        "verified" => "enterprises-state-verified",
        "refused" => "enterprises-state-refused",
        "suspended" => "enterprises-state-suspended",
        "closed" => "enterprises-state-closed",
        "administrator" => "roles-administrator",
        "scheduler" => "roles-scheduler",
        "reviewer" => "roles-reviewer",
        "check-in" => "roles-check-in",
        "auditor" => "roles-auditor",
        "on" => "accounts-factor-is-on",
        "off" => "accounts-factor-is-off",
        "alive" => "letters-address-alive",
        "dead" => "letters-address-dead",
        "none" => "events-no-limit",
        _ => return None,
    })
}

/// Name of a field that changed.
pub fn field(words: Words, name: &str) -> String {
    let key = match name {
        "slug" => "events-field-slug",
        "kind" => "events-field-kind",
        "district" => "events-field-district",
        "title_zh" => "events-field-title_zh",
        "title_en" => "events-field-title_en",
        "summary_zh" => "events-field-summary_zh",
        "summary_en" => "events-field-summary_en",
        "text_zh" => "events-field-text_zh",
        "text_en" => "events-field-text_en",
        "zone" => "events-field-zone",
        "starts_at" => "events-field-starts_at",
        "ends_at" => "events-field-ends_at",
        "place_zh" => "events-field-place_zh",
        "place_en" => "events-field-place_en",
        "contact" => "events-field-contact",
        "opens_at" => "events-field-opens_at",
        "closes_at" => "events-field-closes_at",
        "answers_until" => "events-field-answers_until",
        "capacity" => "events-field-capacity",
        "line" => "events-field-line",
        "waiting_limit" => "events-field-waiting_limit",
        "approval" | "needs_approval" => "events-field-approval",
        "present_at" => "registrations-data-present",
        "required" => "events-question-required",
        "label" => "events-question-label",
        "hint" => "events-question-hint",
        "options" => "events-question-options",
        _ => return name.to_owned(),
    };
    words.t(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::Locale;

    #[test]
    fn codes_are_said_and_numbers_stay() {
        let words = Words(Locale::En);
        assert_eq!(state(words, "reviewer/qufu"), "Reviewer (Qufu)");
        assert_eq!([state(words, "confirmed"), state(words, "checking")], ["Confirmed", "Being checked"]);
        assert_eq!(state(words, "50"), "50");
        assert_eq!([field(words, "needs_approval"), field(words, "q1")], ["Approved by an officer", "q1"]);
    }
}
