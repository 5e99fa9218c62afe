//! What one text changes of another, line by line.
use similar::{ChangeTag, TextDiff};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    /// Else it is gone.
    pub is_new: bool,
}

/// In the order of the texts; lines that stay, and empty ones, are left out.
pub fn changes(before: &str, after: &str) -> Vec<Line> {
    let [before, after] = [before, after].map(lines);
    let diff = TextDiff::from_slices(&before, &after);
    let told = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal);
    told.map(|change| Line { text: change.value().to_owned(), is_new: change.tag() == ChangeTag::Insert }).collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_is_left_out() {
        let told = changes("a\n\nb\nc\n", "a\nB\nc");

        let told: Vec<(&str, bool)> = told.iter().map(|line| (line.text.as_str(), line.is_new)).collect();
        assert_eq!(told, [("b", false), ("B", true)]);
    }
}
