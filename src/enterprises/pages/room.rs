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
    /// Text key and address.
    pub tabs: Vec<(&'static str, String)>,
}

/// Only for those who tend it.
const PROFILE: &str = "/profile";

/// Text key and the last piece of the address.
const ROOMS: [(&str, &str); 5] = [
    ("enterprises-room-overview", ""),
    ("enterprises-room-profile", PROFILE),
    ("enterprises-room-people", "/people"),
    ("enterprises-room-recognitions", "/recognitions"),
    ("enterprises-room-mentors", "/mentors"),
];

impl Room {
    /// Before it is verified there is nothing to do in it.
    pub fn of<R: MemberRight>(view: &View, who: &Member<R>) -> Self {
        let enterprise = &who.enterprise;
        let is_theirs = |piece: &str| piece != PROFILE || TendEnterprise::has(who.role);
        let is_open =
            |(_, piece): &&(&str, &str)| piece.is_empty() || (enterprise.status.is_active() && is_theirs(piece));
        let at = |(key, piece): &(&'static str, &str)| (*key, format!("/enterprise/{}{piece}", enterprise.slug));
        let as_whom: [(_, Value); 2] =
            [("name", enterprise.name.clone().into()), ("role", view.t(names::member(who.role)).into())];
        Self {
            slug: enterprise.slug.clone(),
            acting: view.fill("enterprises-acting", &as_whom),
            tabs: ROOMS.iter().filter(is_open).map(at).collect(),
        }
    }
}
