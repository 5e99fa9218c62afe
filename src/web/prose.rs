//! Text that officers write: headings, paragraphs, lists and links in Markdown. No HTML comes out of
//! it but what the template draws; HTML typed in is shown as typed.
use crate::words::spoken::Spoken;
use entity::{Locale, Said};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

#[derive(Debug, Default, PartialEq)]
pub struct Prose(pub Vec<Block>);

#[derive(Debug, PartialEq)]
pub enum Block {
    Heading(Vec<Span>),
    Paragraph(Vec<Span>),
    List(Vec<Vec<Span>>),
}

#[derive(Debug, PartialEq)]
pub enum Span {
    Text(String),
    Strong(String),
    Link { to: String, text: String },
}

/// Prose and its language, where that is not the page's.
pub struct Written {
    pub prose: Prose,
    pub lang: Option<&'static str>,
}

impl Written {
    /// `None`: it says nothing.
    pub fn of(said: Said, reader: Locale) -> Option<Self> {
        let said = Spoken::of(said, reader);
        (!said.text.is_empty()).then(|| Self { prose: Prose::of(&said.text), lang: said.lang })
    }
}

impl Prose {
    pub fn of(markdown: &str) -> Self {
        let mut reader = Reader::default();
        for event in Parser::new(markdown) {
            reader.read(event);
        }
        Self(reader.blocks)
    }
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// Items of the list that is open, if one is.
    list: Option<Vec<Vec<Span>>>,
    spans: Vec<Span>,
    link: Option<String>,
    strong: bool,
}

impl Reader {
    fn read(&mut self, event: Event) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.say(&text),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::Start(Tag::Link { dest_url, .. }) if is_web(&dest_url) => self.link = Some(dest_url.into_string()),
            Event::End(TagEnd::Link) => self.link = None,
            Event::Start(Tag::Strong) => self.strong = true,
            Event::End(TagEnd::Strong) => self.strong = false,
            Event::Start(Tag::List(_)) if self.list.is_none() => self.list = Some(Vec::new()),
            Event::End(TagEnd::List(_)) => self.end_list(),
            Event::End(TagEnd::Item) => self.end_item(),
            Event::End(TagEnd::Heading(_)) => self.end_block(Block::Heading),
            Event::End(TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::CodeBlock) if self.list.is_none() => {
                self.end_block(Block::Paragraph)
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        match (&self.link, self.spans.last_mut()) {
            (Some(to), Some(Span::Link { to: open, text: said })) if to == open => said.push_str(text),
            (Some(to), _) => self.spans.push(Span::Link { to: to.clone(), text: text.to_owned() }),
            (None, _) if self.strong => self.spans.push(Span::Strong(text.to_owned())),
            (None, Some(Span::Text(said))) => said.push_str(text),
            (None, _) => self.spans.push(Span::Text(text.to_owned())),
        }
    }

    fn end_block(&mut self, block: fn(Vec<Span>) -> Block) {
        let spans = std::mem::take(&mut self.spans);
        if !spans.is_empty() {
            self.blocks.push(block(spans));
        }
    }

    fn end_item(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if let (Some(list), false) = (&mut self.list, spans.is_empty()) {
            list.push(spans);
        }
    }

    fn end_list(&mut self) {
        if let Some(items) = self.list.take() {
            self.blocks.push(Block::List(items));
        }
    }
}

/// Only links that a browser opens as a page or a mail, or that stay on this site.
fn is_web(url: &str) -> bool {
    url.starts_with("https://")
        || url.starts_with("http://")
        || url.starts_with("mailto:")
        || (url.starts_with('/') && !url.starts_with("//"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(said: &str) -> Span {
        Span::Text(said.into())
    }

    #[test]
    fn paragraphs_lists_and_links_are_understood() {
        let prose = Prose::of("来之前看[办法](https://example.cn/a)。\n\n## 带什么\n\n- 简历\n- 证件\n");

        assert_eq!(
            prose.0,
            [
                Block::Paragraph(vec![
                    text("来之前看"),
                    Span::Link { to: "https://example.cn/a".into(), text: "办法".into() },
                    text("。")
                ]),
                Block::Heading(vec![text("带什么")]),
                Block::List(vec![vec![text("简历")], vec![text("证件")]]),
            ]
        );
    }

    #[test]
    fn html_and_script_links_stay_text() {
        let prose = Prose::of("a <b>x</b> [y](javascript:alert(1))");

        assert_eq!(prose.0, [Block::Paragraph(vec![text("a <b>x</b> y")])]);
    }
}
