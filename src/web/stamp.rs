//! What a reader has already need not be sent again (RFC 9110, 8.8 and 13.1).
use crate::secret;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};

const DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// Which state of something an answer shows.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// A weak entity tag: the same state may be written differently.
    tag: String,
    /// `None`: a date would not tell every state, as where things go without leaving one.
    changed_at: Option<DateTime<Utc>>,
}

impl Stamp {
    /// `parts` tell every state from every other.
    pub fn of(parts: &[&str], changed_at: DateTime<Utc>) -> Self {
        Self { changed_at: Some(changed_at), ..Self::undated(parts) }
    }

    /// The same without a date.
    pub fn undated(parts: &[&str]) -> Self {
        Self { tag: format!("W/\"{}\"", &secret::digest(parts.join("\n").as_bytes())[..20]), changed_at: None }
    }

    /// Whether the reader has it. A date says less than a tag and counts only without one.
    pub fn is_known(&self, headers: &HeaderMap) -> bool {
        let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        if let Some(tags) = text(header::IF_NONE_MATCH) {
            let weak = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
            return tags.trim() == "*" || tags.split(',').any(|tag| weak(tag) == weak(&self.tag));
        }
        let since = text(header::IF_MODIFIED_SINCE).and_then(|date| DateTime::parse_from_rfc2822(date).ok());
        since.zip(self.changed_at).is_some_and(|(since, at)| at.timestamp() <= since.timestamp())
    }

    /// 304.
    pub fn unchanged(&self) -> Response {
        Self::on(Some(self), StatusCode::NOT_MODIFIED.into_response())
    }

    pub fn on(stamp: Option<&Self>, mut response: Response) -> Response {
        let Some(stamp) = stamp else { return response };
        let date = stamp.changed_at.map(|at| (header::LAST_MODIFIED, at.format(DATE).to_string()));
        for (name, value) in [Some((header::ETAG, stamp.tag.clone())), date].into_iter().flatten() {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    fn asked(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn it_is_known_by_its_tag_and_without_one_by_its_date() {
        let at = DateTime::<Utc>::UNIX_EPOCH + Duration::milliseconds(1500);
        let (stamp, other) = (Stamp::of(&["a", "b"], at), Stamp::of(&["ab", ""], at));
        let strong = stamp.tag.trim_start_matches("W/").to_owned();

        for tags in [stamp.tag.clone(), strong, format!("\"x\", {}", stamp.tag), "*".to_owned()] {
            assert!(stamp.is_known(&asked(header::IF_NONE_MATCH, &tags)), "{tags}");
        }
        assert!(!other.is_known(&asked(header::IF_NONE_MATCH, &stamp.tag)));
        assert!(stamp.is_known(&asked(header::IF_MODIFIED_SINCE, "Thu, 01 Jan 1970 00:00:01 GMT")));
        assert!(!stamp.is_known(&asked(header::IF_MODIFIED_SINCE, "Thu, 01 Jan 1970 00:00:00 GMT")));
        assert!(!stamp.is_known(&HeaderMap::new()) && !stamp.is_known(&asked(header::IF_MODIFIED_SINCE, "gestern")));
    }
}
