//! What a letter says, before it is text and HTML. Domains make it from facts; the kit lays it out.
use super::Context;
use askama::Template;
use std::sync::LazyLock;

/// Every letter has this shape, so one pair of templates serves all.
#[derive(Debug, Default)]
pub struct Content {
    pub subject: String,
    pub heading: String,
    /// Such as 王若溪，你好：
    pub greeting: String,
    pub paragraphs: Vec<String>,
    /// Term and value.
    pub facts: Vec<(String, String)>,
    /// Label and address of the one thing to do.
    pub action: Option<(String, String)>,
    pub after: Vec<String>,
    /// Why this letter came.
    pub why: String,
    /// Where *this was not me* leads.
    pub not_me: Option<String>,
    pub calendar: Option<Calendar>,
}

/// An iCalendar object and what it asks for (RFC 5546).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub method: &'static str,
    pub ics: String,
}

/// Ready to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    pub html: String,
    pub calendar: Option<Calendar>,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    context: &'a Context,
    content: &'a Content,
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Text<'a> {
    context: &'a Context,
    content: &'a Content,
}

pub fn render(content: Content, context: &Context) -> anyhow::Result<Rendered> {
    let html = Html { context, content: &content }.render()?;
    let text = Text { context, content: &content }.render()?;
    Ok(Rendered { html: styled(&html), text, subject: content.subject, calendar: content.calendar })
}

/// Mail readers keep no style sheets: each `class` becomes the declarations of its rules in letter.css.
fn styled(html: &str) -> String {
    static RULES: LazyLock<Vec<(&str, &str)>> =
        LazyLock::new(|| rules(include_str!("../../templates/mail/letter.css")));
    let mut styled = String::with_capacity(html.len() * 2);
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(" class=\"") {
        let (classes, tail) = after.split_once('"').unwrap_or((after, ""));
        let style: Vec<&str> = classes
            .split(' ')
            .filter_map(|class| RULES.iter().find(|(name, _)| *name == class).map(|(_, style)| *style))
            .collect();
        styled.push_str(before);
        styled.push_str(" style=\"");
        styled.push_str(&style.join(" ").replace('"', "'"));
        styled.push('"');
        rest = tail;
    }
    styled.push_str(rest);
    styled
}

/// The rules of a sheet that has nothing but `.name { declarations }` and comments.
fn rules(css: &str) -> Vec<(&str, &str)> {
    css.split('}')
        .filter_map(|rule| {
            let (selector, style) = rule.split_once('{')?;
            Some((selector.rsplit('.').next()?.trim(), style.trim()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_become_styles() {
        assert_eq!(
            styled("<p class=\"brand\">a</p><p>b</p>"),
            "<p style=\"font-size: 15px; letter-spacing: 2px; font-weight: bold; color: #96400f;\">a</p><p>b</p>"
        );
    }
}
