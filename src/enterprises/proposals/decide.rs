//! An officer decides on a proposal or a claim: takes it up, accepts or refuses it. Nobody decides on an enterprise
//! of which they are a member, nor on what they asked for themselves.
use super::{accept, letters, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises::{
        DecideError,
        queries::{is_member, lock_codes, owners},
    },
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise::Reason,
    proposal::{self, Kind, Status},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

/// What becomes of those who are members when somebody else's claim is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Members {
    Stay,
    Go,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalDecision {
    TakeUp,
    Accept(Members),
    Refuse(Reason, String),
}

impl ProposalDecision {
    fn to(&self) -> Status {
        match self {
            Self::TakeUp => Status::Checking,
            Self::Accept(_) => Status::Accepted,
            Self::Refuse(..) => Status::Refused,
        }
    }

    fn act(&self) -> &'static str {
        match self {
            Self::TakeUp => "enterprises.take_up_proposal",
            Self::Accept(_) => "enterprises.accept_proposal",
            Self::Refuse(..) => "enterprises.refuse_proposal",
        }
    }

    fn reason(&self) -> Option<(Reason, &str)> {
        if let Self::Refuse(code, why) = self { Some((*code, why)) } else { None }
    }
}

#[derive(Debug, Error)]
pub enum DecideProposalError {
    #[error("there is no such proposal within the officer's reach")]
    NoSuchProposal,
    #[error("the officer is a member of the enterprise, or asked for it")]
    Member,
    #[error("its state does not allow this, perhaps because another officer decided first")]
    Decided,
    #[error("the enterprise was closed meanwhile")]
    NotActive,
    #[error("another with the code is in force")]
    CodeTaken,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DecideProposalError> for AppError {
    fn from(error: DecideProposalError) -> Self {
        match error {
            DecideProposalError::NoSuchProposal => Self::NotFound,
            DecideProposalError::Member => Self::Refused("enterprises.member"),
            DecideProposalError::Decided => Self::Refused("enterprises.decided"),
            DecideProposalError::NotActive => Self::Refused("enterprises.not_active"),
            DecideProposalError::CodeTaken => Self::Refused("enterprises.code_taken"),
            DecideProposalError::Db(error) => error.into(),
        }
    }
}

/// Of an act on enterprises that is part of one on a proposal.
impl From<DecideError> for DecideProposalError {
    fn from(error: DecideError) -> Self {
        match error {
            DecideError::NoSuchEnterprise => Self::NoSuchProposal,
            DecideError::Member => Self::Member,
            DecideError::Decided | DecideError::HasPlacements => Self::Decided,
            DecideError::CodeTaken => Self::CodeTaken,
            DecideError::Db(error) => Self::Db(error),
        }
    }
}

/// Twice is once.
pub async fn decide_proposal(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    decision: &ProposalDecision,
    now: DateTime<Utc>,
) -> Result<(), DecideProposalError> {
    let tx = db.begin().await?;
    let found = queries::find(&tx, who, id).await?.ok_or(DecideProposalError::NoSuchProposal)?;
    let codes = [Some(found.enterprise.code.as_str()), found.proposal.code.as_deref()];
    let locked = lock_codes(&tx, codes.into_iter().flatten()).await?;
    let case = queries::find(&tx, who, id).await?.ok_or(DecideProposalError::NoSuchProposal)?;
    if is_member(&tx, who.account, [case.enterprise.id]).await? || case.by.id == who.account {
        return Err(DecideProposalError::Member);
    }
    if case.proposal.status == decision.to() {
        return Ok(());
    }
    if !case.proposal.status.can_become(decision.to()) {
        return Err(DecideProposalError::Decided);
    }
    become_so(&tx, who, &case, decision, now).await?;
    let mut told = Vec::new();
    match (decision, case.proposal.kind) {
        (ProposalDecision::TakeUp, Kind::Change) => {}
        (ProposalDecision::TakeUp, Kind::Claim) => {
            let owners = owners(&tx, case.enterprise.id).await?;
            told.extend(owners.iter().map(|owner| letters::claim_checking(key, &case, owner, now)));
        }
        (ProposalDecision::Accept(_), Kind::Change) => {
            told.extend(accept::change(&tx, key, who, &case, locked, now).await?);
        }
        (ProposalDecision::Accept(members), Kind::Claim) => {
            told.extend(accept::hand_over(&tx, key, who, &case, *members, now).await?);
        }
        (ProposalDecision::Refuse(code, why), _) => {
            let owners = owners(&tx, case.enterprise.id).await?;
            told.extend(letters::refused(key, &case, &owners, (*code, why), now));
        }
    }
    outbox::put_by(&tx, who.account, told, now).await?;
    tx.commit().await?;
    Ok(())
}

async fn become_so(
    tx: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    case: &queries::Case,
    decision: &ProposalDecision,
    now: DateTime<Utc>,
) -> Result<proposal::Model, DbErr> {
    let reason = decision.reason();
    let entry = Entry::new(decision.act(), "proposal", case.proposal.id)
        .district(case.enterprise.district)
        .states(case.proposal.status.to_value(), decision.to().to_value())
        .code(reason.map(|(code, _)| code))
        .reason(reason.map_or("", |(_, why)| why));
    audit::put(tx, &who.actor(), entry, now).await?;
    let mut row = case.proposal.clone().into_active_model();
    row.status = Set(decision.to());
    row.reason_code = Set(reason.map(|(code, _)| code));
    row.reason = Set(reason.map(|(_, why)| why.to_owned()));
    row.decided_at = Set(Some(now));
    row.update(tx).await
}
