//! The table: what each role of officers may, and how much of it is seen.
use entity::{
    event::District,
    officer_role::{self, Role},
};

/// How much of a person a right shows; the more a role sees, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Names and addresses masked.
    Masked,
    /// What the door needs.
    NameAndCode,
    /// All, of what the officer decided or drafted.
    Own,
    All,
}

/// What one of an officer's roles gives by a right: how much is seen, and in which district (`None`: in all).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    pub sight: Sight,
    pub district: Option<District>,
}

/// Where a right holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    Everywhere,
    Districts(Vec<District>),
}

impl Reach {
    /// One role without a limit reaches everywhere.
    pub(super) fn of(districts: impl Iterator<Item = Option<District>>) -> Self {
        districts.collect::<Option<Vec<_>>>().map_or(Self::Everywhere, Self::Districts)
    }

    /// What lies in no district is within reach everywhere only.
    pub fn contains(&self, district: Option<District>) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Districts(districts) => district.is_some_and(|district| districts.contains(&district)),
        }
    }

    /// The districts to filter rows by; `None`: no filter.
    pub fn districts(&self) -> Option<&[District]> {
        match self {
            Self::Everywhere => None,
            Self::Districts(districts) => Some(districts),
        }
    }
}

/// One column of the table of rights.
pub trait Right: Clone + Send + Sync + 'static {
    /// Code of the refusal that names the right.
    const LACKING: &'static str;
    /// What a role sees by this right; `None`: it has not got it.
    fn of(role: Role) -> Option<Sight>;
}

/// A right, the code of its refusal, and who has it with which sight.
macro_rules! rights {
    ($($(#[doc = $doc:literal])* $name:ident $code:literal { $($role:ident: $sight:ident),+ })+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $name;

        impl Right for $name {
            const LACKING: &'static str = $code;

            fn of(role: Role) -> Option<Sight> {
                match role {
                    $(Role::$role => Some(Sight::$sight),)+
                    #[allow(unreachable_patterns, reason = "a right that every role has")]
                    _ => None,
                }
            }
        }
    )+};
}

rights! {
    /// Any officer: their front page.
    Enter "roles.enter" { Administrator: All, Scheduler: All, Reviewer: All, CheckIn: All, Auditor: All }
    ReadEvents "roles.read_events" { Administrator: All, Scheduler: All, Reviewer: All, CheckIn: All, Auditor: All }
    WriteEvents "roles.write_events" { Administrator: All, Scheduler: All }
    ReadRegistrations "roles.read_registrations" {
        Administrator: All, Scheduler: All, Reviewer: All, CheckIn: NameAndCode, Auditor: Masked
    }
    /// Approve, reject, add, message, export.
    DecideRegistrations "roles.decide_registrations" { Administrator: All, Scheduler: All, Reviewer: All }
    MarkPresent "roles.mark_present" {
        Administrator: All, Scheduler: All, Reviewer: All, CheckIn: NameAndCode
    }
    /// `Own`: a scheduler of own events, a reviewer of own decisions.
    ReadLetters "roles.read_letters" { Administrator: All, Scheduler: Own, Reviewer: Own, Auditor: Masked }
    SendLetters "roles.send_letters" { Administrator: All, Scheduler: Own, Reviewer: Own }
    ReadEnterprises "roles.read_enterprises" { Reviewer: All, Auditor: Masked }
    /// Take up, verify, refuse, suspend, close.
    DecideEnterprises "roles.decide_enterprises" { Reviewer: All }
    ReadNotices "roles.read_notices" { Administrator: All, Reviewer: All, Auditor: All }
    WriteNotices "roles.write_notices" { Administrator: All }
    ReadProgrammes "roles.read_programmes" { Administrator: All, Reviewer: All, Auditor: All }
    /// Texts, occupations, rules and quotas.
    WriteProgrammes "roles.write_programmes" { Administrator: All }
    /// A check-in officer reads events one by one.
    ReadSeries "roles.read_series" { Administrator: All, Scheduler: All, Reviewer: All, Auditor: All }
    /// Holidays too.
    ReadVenues "roles.read_venues" { Administrator: All, Scheduler: All, Reviewer: All, Auditor: All }
    /// Venues, rooms, blocks and holidays.
    WriteVenues "roles.write_venues" { Administrator: All, Scheduler: All }
    ManagePeople "roles.manage_people" { Administrator: All }
    ReadAudit "roles.read_audit" { Administrator: All, Auditor: All }
}

/// Whether one of the roles has a right.
pub fn any_has<R: Right>(roles: &[officer_role::Model]) -> bool {
    roles.iter().any(|held| R::of(held.role).is_some())
}

/// Whether one of the roles has a right where it holds.
pub fn any_reaches<R: Right>(roles: &[officer_role::Model], district: District) -> bool {
    roles.iter().any(|held| R::of(held.role).is_some() && held.district.is_none_or(|own| own == district))
}

/// What an officer finds in the head of their pages: text key and address, in its order.
pub fn rooms(roles: &[officer_role::Model]) -> Vec<(&'static str, &'static str)> {
    [
        (any_has::<ReadEvents>(roles), "desk-events", "/admin/events"),
        (any_has::<ReadEvents>(roles), "desk-schedule", "/admin/schedule"),
        (any_has::<ReadVenues>(roles), "desk-venues", "/admin/venues"),
        (any_has::<ReadEnterprises>(roles), "desk-enterprises", "/admin/enterprises"),
        (any_has::<ReadProgrammes>(roles), "desk-programmes", "/admin/programmes"),
        (any_has::<ReadEnterprises>(roles), "desk-placements", "/admin/placements"),
        (any_has::<ReadLetters>(roles), "desk-letters", "/admin/letters"),
        (any_has::<ManagePeople>(roles), "desk-people", "/admin/people"),
        (any_has::<ReadNotices>(roles), "desk-notices", "/admin/notices"),
        (any_has::<ReadAudit>(roles), "desk-audit", "/admin/audit"),
    ]
    .into_iter()
    .filter_map(|(may, key, path)| may.then_some((key, path)))
    .collect()
}
