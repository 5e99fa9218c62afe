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
    let diff = TextDiff::from_lines(before, after);
    let line = |change: similar::Change<&str>| {
        let text = change.value().trim().to_owned();
        let is_told = change.tag() != ChangeTag::Equal && !text.is_empty();
        is_told.then(|| Line { text, is_new: change.tag() == ChangeTag::Insert })
    };
    diff.iter_all_changes().filter_map(line).collect()
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
