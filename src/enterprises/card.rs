//! An enterprise in the reader's words, as pages and letters of several doors show it.
use crate::words::names;
use entity::enterprise::{self, Chain, Kind, Reason, Status};

/// Text key of a state, and its tint.
pub fn state(status: Status) -> (&'static str, &'static str) {
    let tint = match status {
        Status::Applied | Status::Checking => "info",
        Status::Verified => "ok",
        Status::Refused => "bad",
        Status::Suspended => "warn",
        Status::Listed | Status::Closed => "",
    };
    (names::enterprise(status), tint)
}

/// Address of its picture, another for each picture.
pub fn logo(enterprise: &enterprise::Model) -> Option<String> {
    enterprise.logo_id.map(|id| format!("/enterprises/{}/logo?v={id}", enterprise.slug))
}

/// Text key of where it stands, for its owner, and what to do now.
pub fn means(enterprise: &enterprise::Model) -> &'static str {
    match enterprise.status {
        Status::Refused if enterprise.reason_code == Some(Reason::AlreadyVerified) => "enterprises-means-taken",
        Status::Applied => "enterprises-means-applied",
        Status::Checking => "enterprises-means-checking",
        Status::Verified => "enterprises-means-verified",
        Status::Refused => "enterprises-means-refused",
        Status::Listed => "enterprises-means-listed",
        Status::Suspended => "enterprises-means-suspended",
        Status::Closed => "enterprises-means-closed",
    }
}

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Company => "enterprises-kind-company",
        Kind::SoleTrader => "enterprises-kind-sole-trader",
        Kind::Cooperative => "enterprises-kind-cooperative",
        Kind::Institution => "enterprises-kind-institution",
        Kind::Association => "enterprises-kind-association",
    }
}

pub fn chain(chain: Chain) -> &'static str {
    match chain {
        Chain::Equipment => "enterprises-chain-equipment",
        Chain::Chemistry => "enterprises-chain-chemistry",
        Chain::Information => "enterprises-chain-information",
        Chain::Energy => "enterprises-chain-energy",
        Chain::Materials => "enterprises-chain-materials",
        Chain::Medicine => "enterprises-chain-medicine",
        Chain::Textiles => "enterprises-chain-textiles",
        Chain::Food => "enterprises-chain-food",
        Chain::Culture => "enterprises-chain-culture",
        Chain::Logistics => "enterprises-chain-logistics",
        Chain::Other => "enterprises-chain-other",
    }
}
