//! Letters as their readers see them, parsed by another implementation than the one that wrote them.
use mail_parser::{Message, MessageParser, MimeHeaders};
use xingtan::mail::transport::Kept;

/// A mail read back: subject, text, HTML, and the calendar objects it carries.
#[derive(Debug)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Content type and body of each text/calendar part.
    pub calendars: Vec<(String, String)>,
    pub message_id: String,
}

impl Letter {
    pub fn read(raw: &[u8]) -> Self {
        let message = MessageParser::default().parse(raw).expect("a mail");
        Self {
            to: message.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap_or_default().to_owned(),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            html: message.body_html(0).unwrap_or_default().into_owned(),
            calendars: calendars(&message),
            message_id: message.message_id().unwrap_or_default().to_owned(),
        }
    }

    /// First link in the text whose path starts so, from the path on.
    pub fn link(&self, path: &str) -> String {
        let (_, rest) = self
            .text
            .split_once(&format!("http://xingtan.test{path}"))
            .unwrap_or_else(|| panic!("no {path} in {}", self.text));
        format!("{path}{}", rest.split_whitespace().next().unwrap_or_default())
    }

    /// Token of the ticket's link.
    pub fn token(&self) -> String {
        self.link("/t/")["/t/".len()..].to_owned()
    }
}

impl From<&Kept> for Letter {
    fn from(kept: &Kept) -> Self {
        Self::read(&kept.raw)
    }
}

fn calendars(message: &Message) -> Vec<(String, String)> {
    message
        .parts
        .iter()
        .filter(|part| {
            part.content_type().is_some_and(|kind| kind.c_type == "text" && kind.subtype() == Some("calendar"))
        })
        .map(|part| {
            let method = part.content_type().and_then(|kind| kind.attribute("method")).unwrap_or_default().to_owned();
            (method, part.text_contents().unwrap_or_default().to_owned())
        })
        .collect()
}
