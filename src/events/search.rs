//! Search folds both sides alike: compatibility forms (NFKC), lower case. Two Chinese characters are a
//! word, so every piece of the query must occur somewhere in the text.
use super::draft::NewEvent;
use entity::event;
use unicode_normalization::UnicodeNormalization;

pub fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// The pieces of a query, at most eight.
pub fn pieces(query: &str) -> Vec<String> {
    folded(query).split_whitespace().take(8).map(str::to_owned).collect()
}

/// All that is searched of an event to be.
pub fn of(new: &NewEvent) -> String {
    folded(&[&new.title, &new.summary, &new.place, &new.text].map(|both| both.join("\n")).join("\n"))
}

/// The same of one that is.
pub fn of_event(event: &event::Model) -> String {
    let title = [&*event.title_zh, &event.title_en, &event.summary_zh, &event.summary_en];
    let rest = [&*event.place_zh, &event.place_en, &event.text_zh, &event.text_en];
    folded(&[title, rest].concat().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_case_do_not_matter() {
        assert_eq!(pieces("　Ｗｅｂ 人才"), ["web", "人才"]);
    }
}
