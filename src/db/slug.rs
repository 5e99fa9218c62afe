//! The readable last piece of an address.

/// Lower-case ASCII letters, digits and hyphens; PostgreSQL would not even compare some other text.
pub fn is_slug(text: &str) -> bool {
    let fits = |mark: char| mark.is_ascii_lowercase() || mark.is_ascii_digit() || mark == '-';
    !text.is_empty() && text.chars().all(fits)
}
