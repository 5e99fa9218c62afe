//! The way back from what went wrong: the page that one came from, or the list that it was about. Never an address
//! elsewhere, whatever a browser says.
use super::view::View;
use axum::http::{HeaderMap, Uri, header};

/// The page of ours that a form or link stood on, as its browser says (RFC 9110, 10.1.3).
pub fn came_from(view: &View, headers: &HeaderMap) -> Option<String> {
    let from: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = from.authority()?.as_str();
    let is_ours = host == Some(authority) || view.absolute("/").split('/').nth(2) == Some(authority);
    let path = from.path_and_query().filter(|_| is_ours)?.as_str();
    // Two slashes would begin another host.
    let is_local = path.starts_with('/') && !path[1..].starts_with(['/', '\\']);
    is_local.then(|| path.to_owned())
}

/// The list that something in a room stands in; where there is none the room, and outside of rooms home.
pub fn list(path: &str) -> String {
    let pieces: Vec<&str> = path.split('/').filter(|piece| !piece.is_empty()).collect();
    match pieces[..] {
        ["admin" | "my", list, _, ..] => format!("/{}/{list}", pieces[0]),
        // Invitations stand on the page of members.
        ["enterprise", slug, "invitations", ..] => format!("/enterprise/{slug}/members"),
        ["enterprise", slug, list, _, ..] => format!("/enterprise/{slug}/{list}"),
        ["enterprise", slug, ..] => format!("/enterprise/{slug}"),
        _ => "/".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn a_list_is_that_of_the_room() {
        let lists = [
            ("/admin/placements/7/filing", "/admin/placements"),
            ("/my/placements/7/pause", "/my/placements"),
            ("/enterprise/ma3/placements/7/pause", "/enterprise/ma3/placements"),
            ("/enterprise/ma3/invitations/7/withdrawal", "/enterprise/ma3/members"),
            ("/enterprise/ma3/change", "/enterprise/ma3"),
            ("/my/email", "/"),
            ("/events/salon/registration", "/"),
        ];
        for (path, there) in lists {
            assert_eq!(list(path), there, "{path}");
        }
    }
}
