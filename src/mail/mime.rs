//! A rendered letter as a mail (RFC 5322, 2045): text first, then HTML, then the calendar entry, which
//! also goes along as a file, for readers differ in which of the two they take.
use super::content::Rendered;
use anyhow::Context as _;
use chrono::{DateTime, Utc};
use lettre::{
    Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use uuid::Uuid;

/// RFC 3834: nobody's holiday notice need answer this.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The Message-ID is the letter's id, so it stays the same over retries.
pub fn message(
    id: Uuid,
    from: &Mailbox,
    to: &str,
    letter: &Rendered,
    host: &str,
    now: DateTime<Utc>,
) -> anyhow::Result<Message> {
    let mut parts = MultiPart::alternative()
        .singlepart(SinglePart::plain(letter.text.clone()))
        .singlepart(SinglePart::html(letter.html.clone()));
    if let Some(calendar) = &letter.calendar {
        let kind = ContentType::parse(&format!("text/calendar; method={}; charset=utf-8", calendar.method))?;
        parts = parts.singlepart(SinglePart::builder().header(kind).body(calendar.ics.clone()));
    }
    let body = match &letter.calendar {
        None => parts,
        Some(calendar) => MultiPart::mixed().multipart(parts).singlepart(
            Attachment::new("invite.ics".to_owned())
                .body(calendar.ics.clone(), ContentType::parse("text/calendar; charset=utf-8")?),
        ),
    };
    Message::builder()
        .message_id(Some(format!("<{id}@{host}>")))
        .date(now.into())
        .from(from.clone())
        .to(to.parse().context("not an address")?)
        .subject(&letter.subject)
        .header(AutoSubmitted)
        .multipart(body)
        .context("cannot build the mail")
}
