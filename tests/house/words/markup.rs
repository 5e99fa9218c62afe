//! Templates, told apart: what stands in `{{ }}` and `{% %}`, and what reaches the reader as it is.

/// Only the expressions, everything else blank; lines stay where they are.
pub fn expressions(template: &str) -> String {
    only(template, Part::Code)
}

/// Only what is not expression; lines stay where they are.
pub fn fixed(template: &str) -> String {
    only(template, Part::Fixed)
}

/// The text between the tags, and the attributes that are read out: line and words.
pub fn readable(template: &str) -> Vec<(usize, String)> {
    const READ_OUT: [&str; 6] =
        [" alt=\"", " aria-label=\"", " data-label=\"", " label=\"", " placeholder=\"", " title=\""];
    let fixed = fixed(template);
    let (mut found, mut line) = (Vec::new(), 1);
    for piece in fixed.split_inclusive(['<', '>']) {
        // A piece that ends in `>` is the inside of a tag.
        if let Some(tag) = piece.strip_suffix('>') {
            for attribute in READ_OUT {
                let values = tag.split(attribute).skip(1);
                found.extend(values.filter_map(|rest| Some((line, rest.split_once('"')?.0.to_owned()))));
            }
        } else {
            let lines = piece.trim_end_matches('<').split('\n').enumerate();
            found.extend(lines.map(|(index, text)| (line + index, without_attributes(text))));
        }
        line += piece.matches('\n').count();
    }
    found.retain(|(_, text)| !text.trim().is_empty());
    found
}

/// A macro that writes an attribute writes it outside of any tag.
fn without_attributes(text: &str) -> String {
    let Some((before, rest)) = text.split_once("=\"") else { return text.to_owned() };
    let name = before.rfind(char::is_whitespace).unwrap_or_default();
    let after = rest.split_once('"').map_or("", |(_, after)| after);
    format!("{}{}", &before[..name], without_attributes(after))
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Fixed,
    Code,
    Comment,
}

fn only(template: &str, wanted: Part) -> String {
    let blank = |text: &str| text.chars().map(|mark| if mark == '\n' { '\n' } else { ' ' }).collect();
    split(template).into_iter().map(|(part, text)| if part == wanted { text.to_owned() } else { blank(text) }).collect()
}

fn split(template: &str) -> Vec<(Part, &str)> {
    const OPEN: [(&str, &str, Part); 3] =
        [("{{", "}}", Part::Code), ("{%", "%}", Part::Code), ("{#", "#}", Part::Comment)];
    let (mut parts, mut rest) = (Vec::new(), template);
    let first = |rest: &str| {
        let found = OPEN.iter().filter_map(|(open, close, part)| Some((rest.find(open)?, *close, *part)));
        found.min_by_key(|(at, ..)| *at)
    };
    while let Some((start, close, part)) = first(rest) {
        let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
        parts.extend([(Part::Fixed, &rest[..start]), (part, &rest[start..end])]);
        rest = &rest[end..];
    }
    parts.push((Part::Fixed, rest));
    parts
}
