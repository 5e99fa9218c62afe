//! Search folds both sides alike: compatibility forms (NFKC), lower case. Two Chinese characters are a
//! word, so every piece of the query must occur somewhere in the text.
use unicode_normalization::UnicodeNormalization;

pub fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// The pieces of a query, at most eight.
pub fn pieces(query: &str) -> Vec<String> {
    folded(query).split_whitespace().take(8).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_case_do_not_matter() {
        assert_eq!(pieces("　Ｗｅｂ 人才"), ["web", "人才"]);
    }
}
