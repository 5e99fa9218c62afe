//! What stands in the head of an enterprise's own pages: as whom one acts, and its rooms.
use crate::{
    roles::{Member, MemberRight, TendEnterprise},
    web::view::View,
    words::{Value, names},
};

pub struct Room {
    pub slug: String,
    /// As whom one acts, in words.
    pub acting: String,
    pub tabs: Vec<Tab>,
}

pub struct Tab {
    pub key: &'static str,
    pub href: String,
    pub is_current: bool,
}

/// Only for those who tend it.
const PROFILE: &str = "/profile";

/// Text key and the last piece of the address.
const ROOMS: [(&str, &str); 6] = [
    ("enterprises-room-overview", ""),
    ("enterprises-room-profile", PROFILE),
    ("enterprises-room-people", "/people"),
    ("enterprises-room-recognitions", "/recognitions"),
    ("enterprises-room-mentors", "/mentors"),
    ("enterprises-room-placements", "/placements"),
];

impl Room {
    /// Before it is verified there is nothing to do in it.
    pub fn of<R: MemberRight>(view: &View, who: &Member<R>) -> Self {
        let enterprise = &who.enterprise;
        let is_theirs = |piece: &str| piece != PROFILE || TendEnterprise::has(who.role);
        let is_open =
            |(_, piece): &&(&str, &str)| piece.is_empty() || (enterprise.status.is_active() && is_theirs(piece));
        let tab = |(key, piece): &(&'static str, &str)| {
            let href = format!("/enterprise/{}{piece}", enterprise.slug);
            // All rooms lie behind the overview's address.
            let is_current = if piece.is_empty() { view.is_at(&href) } else { view.is_within(&href) };
            Tab { key, href, is_current }
        };
        let as_whom: [(_, Value); 2] =
            [("name", enterprise.name.clone().into()), ("role", view.t(names::member(who.role)).into())];
        Self {
            slug: enterprise.slug.clone(),
            acting: view.fill("enterprises-acting", &as_whom),
            tabs: ROOMS.iter().filter(is_open).map(tab).collect(),
        }
    }
}
