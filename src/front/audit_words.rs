//! What the audit keeps as codes, in the reader's words; what is none, such as a number, stays as it is.
use crate::{
    events::card,
    placements, programmes,
    words::{Words, names},
};
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
    let other = || {
        Some(match state {
            "on" => "accounts-factor-is-on",
            "off" => "accounts-factor-is-off",
            "alive" => "letters-address-alive",
            "dead" => "letters-address-dead",
            "default" => "programmes-quota-default",
            "none" => "events-no-limit",
            _ => return None,
        })
    };
    stored(state, names::role)
        .or_else(|| stored(state, names::event))
        .or_else(|| stored(state, names::registration))
        .or_else(|| stored(state, names::letter))
        .or_else(|| stored(state, names::enterprise))
        .or_else(|| stored(state, names::member))
        .or_else(|| stored(state, names::proposal))
        .or_else(|| stored(state, names::recognition))
        .or_else(|| stored(state, names::mentor))
        .or_else(|| stored(state, names::import))
        .or_else(|| stored(state, placements::status_name))
        .or_else(other)
}

fn stored<T: ActiveEnum<Value = String> + Iterable>(state: &str, name: fn(T) -> &'static str) -> Option<&'static str> {
    T::iter().find(|value| value.to_value() == state).map(name)
}

/// A kind of reason, as the object's table has it.
pub fn code(words: Words, object: &str, code: &str) -> String {
    let key = match object {
        "enterprise" | "proposal" => stored(code, names::enterprise_reason),
        "recognition" => stored(code, names::recognition_reason),
        "mentor" => stored(code, names::mentor_reason),
        "placement" => stored(code, placements::reason_name),
        _ => None,
    };
    key.map_or_else(|| code.to_owned(), |key| words.t(key))
}

/// Name of a field that changed.
pub fn field(words: Words, name: &str) -> String {
    let other = || {
        Some(match name {
            "needs_approval" => "events-field-approval",
            "reminders" => "events-reminders",
            "track" => "events-session-track_zh",
            "speakers" => "events-session-speakers",
            "chain" => "enterprises-chain",
            "staff" => "enterprises-staff",
            "science_staff" => "enterprises-science-staff",
            "address" => "enterprises-address",
            "intro_zh" => "enterprises-intro-zh",
            "intro_en" => "enterprises-intro-en",
            "present_at" => "registrations-data-present",
            "required" => "events-question-required",
            "label" => "events-question-label",
            "hint" => "events-question-hint",
            "options" => "events-question-options",
            _ => return None,
        })
    };
    card::field_key(name)
        .or_else(|| programmes::card::field_key(name))
        .or_else(other)
        .map_or_else(|| name.to_owned(), |key| words.t(key))
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
        assert_eq!([state(words, "50"), state(words, "resting")], ["50", "Resting"]);
        assert_eq!(code(words, "proposal", "own-wish"), "The enterprise asked for it.");
        assert_eq!(code(words, "recognition", "revoked"), "The recognition was revoked.");
        assert_eq!([code(words, "mentor", "other"), code(words, "event", "other")], ["Another reason", "other"]);
        assert_eq!([field(words, "needs_approval"), field(words, "q1")], ["Approved by an officer", "q1"]);
    }
}
