//! The kinds of letters that there are, for the filter. Each is called by the heading of its letters.

/// In the order in which an officer looks for them; `tests/registrations/letters.rs` finds what is missing.
pub const KINDS: &[&str] = &[
    "registrations-confirmed",
    "registrations-waiting",
    "registrations-pending",
    "registrations-promoted",
    "registrations-promoted-pending",
    "registrations-approved",
    "registrations-rejected",
    "registrations-admitted",
    "registrations-added",
    "registrations-moved",
    "registrations-message",
    "registrations-cancelled",
    "registrations-event-cancelled",
    "registrations-answers-changed",
    "registrations-corrected",
    "registrations-link",
    "registrations-pending-left",
    "accounts-sign-up",
    "accounts-known",
    "accounts-reset",
    "accounts-officer",
    "accounts-role-given",
    "accounts-role-taken",
    "accounts-password-changed",
    "accounts-email",
    "accounts-email-taken",
    "accounts-email-asked",
    "accounts-email-left",
    "accounts-email-changed",
    "accounts-factor-on",
    "accounts-factor-off",
    "accounts-factor-cleared",
    "accounts-recovery-used",
    "enterprises-applied",
    "enterprises-verified",
    "enterprises-refused",
    "enterprises-suspended",
    "enterprises-resumed",
    "enterprises-closed",
    "enterprises-recognition-confirmed",
    "enterprises-recognition-rejected",
    "enterprises-recognition-withdrawn",
    "enterprises-recognition-lapsing",
    "enterprises-recognition-lapsed",
    "enterprises-change-accepted",
    "enterprises-change-refused",
    "enterprises-claim-checking",
    "enterprises-claim-accepted",
    "enterprises-claim-refused",
    "enterprises-claim-dismissed",
    "enterprises-claim-shared",
    "enterprises-claim-replaced",
    "enterprises-people-invited",
    "enterprises-people-joined",
    "enterprises-people-role",
    "enterprises-people-removed",
    "mentors-approved",
    "mentors-refused",
    "mentors-named",
    "mail-closed",
    "mail-test",
];

/// The kind of a letter's row.
pub fn of(kind: &str) -> Option<&'static str> {
    KINDS.iter().copied().find(|known| *known == kind)
}

/// Text key of a kind's name.
pub fn name(kind: &str) -> String {
    // The key is put together of a kind and `-heading`.
    format!("{kind}-heading")
}
