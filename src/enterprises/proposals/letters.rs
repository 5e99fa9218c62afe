//! What is written about proposals and claims: to the enterprise's owners, and to whoever claims it.
use super::queries::Case;
use crate::{
    enterprises::letters::{NO_REASON, about},
    mail::{address::AddressKey, outbox::NewLetter},
};
use chrono::{DateTime, Utc};
use entity::{
    account,
    enterprise::{self, Reason},
    proposal::Kind,
};

pub fn changed(
    key: &AddressKey,
    enterprise: &enterprise::Model,
    owner: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    about(key, "enterprises-change-accepted", enterprise, owner, NO_REASON, now)
}

/// Its people stay as they are until the decision.
pub fn claim_checking(key: &AddressKey, case: &Case, owner: &account::Model, now: DateTime<Utc>) -> NewLetter {
    about(key, "enterprises-claim-checking", &case.enterprise, owner, NO_REASON, now)
}

pub fn claim_accepted(key: &AddressKey, case: &Case, now: DateTime<Utc>) -> NewLetter {
    about(key, "enterprises-claim-accepted", &case.enterprise, &case.by, NO_REASON, now)
}

/// To an owner who stays one.
pub fn claim_shared(key: &AddressKey, case: &Case, owner: &account::Model, now: DateTime<Utc>) -> NewLetter {
    about(key, "enterprises-claim-shared", &case.enterprise, owner, NO_REASON, now)
}

/// To whoever was a member until now.
pub fn claim_replaced(key: &AddressKey, case: &Case, member: &account::Model, now: DateTime<Utc>) -> NewLetter {
    about(key, "enterprises-claim-replaced", &case.enterprise, member, NO_REASON, now)
}

/// A claim's reason is its claimant's business; owners read that it is over.
pub fn refused(
    key: &AddressKey,
    case: &Case,
    owners: &[account::Model],
    (code, why): (Reason, &str),
    now: DateTime<Utc>,
) -> Vec<NewLetter> {
    let reason = (Some(code), Some(why));
    let to_owners =
        |kind, reason| owners.iter().map(move |owner| about(key, kind, &case.enterprise, owner, reason, now));
    match case.proposal.kind {
        Kind::Change => to_owners("enterprises-change-refused", reason).collect(),
        Kind::Claim => {
            let claimant = about(key, "enterprises-claim-refused", &case.enterprise, &case.by, reason, now);
            to_owners("enterprises-claim-dismissed", NO_REASON).chain([claimant]).collect()
        }
    }
}
