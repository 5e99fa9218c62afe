//! The way back from what went wrong: the page that one came from, or the nearest one above. Never an address elsewhere,
//! whatever a browser says.
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

/// The nearest page above an address, of those that there are, such as `/events/{slug}`; home is none.
pub fn above(pages: &[&str], path: &str) -> Option<String> {
    let pieces: Vec<&str> = path.split('/').filter(|piece| !piece.is_empty()).collect();
    let is_page = |above: &[&str]| pages.iter().any(|page| fits(page, above));
    let above = (1..pieces.len()).rev().map(|length| &pieces[..length]).find(|above| is_page(above))?;
    Some(format!("/{}", above.join("/")))
}

/// A name in braces stands for any piece.
fn fits(page: &str, pieces: &[&str]) -> bool {
    let named: Vec<&str> = page.split('/').filter(|piece| !piece.is_empty()).collect();
    named.len() == pieces.len() && named.iter().zip(pieces).all(|(name, piece)| name.starts_with('{') || name == piece)
}

#[cfg(test)]
mod tests {
    use super::above;

    #[test]
    fn above_stands_the_nearest_page_that_there_is() {
        let pages = [
            "/events",
            "/events/{slug}",
            "/admin/venues",
            "/admin/venues/{slug}",
            "/admin/venues/{slug}/blocks/new",
            "/enterprise/{slug}",
            "/my/placements",
            "/my/placements/{id}",
        ];
        for (path, there) in [
            ("/my/placements/7/pause", Some("/my/placements/7")),
            ("/my/placements/7", Some("/my/placements")),
            ("/admin/venues/tower/blocks/7/removal", Some("/admin/venues/tower")),
            ("/enterprise/ma3/invitations/7/withdrawal", Some("/enterprise/ma3")),
            ("/events/salon/registration", Some("/events/salon")),
            ("/my/email", None),
            ("/events", None),
            ("/", None),
        ] {
            assert_eq!(above(&pages, path).as_deref(), there, "{path}");
        }
    }
}
