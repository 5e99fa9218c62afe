//! Cookies, written by hand: three of them, each HttpOnly and SameSite=Lax (RFC 6265bis).
use axum::http::{HeaderMap, HeaderValue, header};
use chrono::Duration;

/// Over TLS only with the prefix that binds it to this host.
pub fn name(name: &str, is_https: bool) -> String {
    if is_https { format!("__Host-{name}") } else { name.to_owned() }
}

pub fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| Some(pair.trim().strip_prefix(name)?.strip_prefix('=')?.to_owned()))
}

/// `Set-Cookie`; without `keep` it ends with the browser's window, with nothing left of it at once.
pub fn set(base: &str, value: &str, keep: Option<Duration>, is_https: bool) -> Option<HeaderValue> {
    let age = keep.map(|keep| format!("; Max-Age={}", keep.num_seconds())).unwrap_or_default();
    let secure = if is_https { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{}={value}; Path=/{age}; SameSite=Lax; HttpOnly{secure}", name(base, is_https)))
        .ok()
}
