//! An answer of the site, with what tests ask of it.
use axum::{
    body::to_bytes,
    http::{HeaderMap, header},
    response::Response,
};

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
    /// The body as it came, for files.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        Self {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap_or_default())
    }

    /// Where a 303 leads, without its query.
    pub fn location(&self) -> String {
        self.header(header::LOCATION.as_str()).split('?').next().unwrap_or_default().to_owned()
    }

    /// Text of the page's h1.
    pub fn heading(&self) -> String {
        between(&self.body, "<h1", "</h1>")
            .and_then(|rest| rest.split_once('>'))
            .map(|(_, text)| plain(text))
            .unwrap_or_default()
    }

    /// The errors on top of a form: field and sentence.
    pub fn errors(&self) -> Vec<(String, String)> {
        let summary = between(&self.body, "<div class=\"summary\"", "</div>").unwrap_or_default();
        summary
            .split("<a href=\"#")
            .skip(1)
            .filter_map(|link| {
                let (field, rest) = link.split_once("\">")?;
                Some((field.to_owned(), plain(rest.split_once("</a>")?.0)))
            })
            .collect()
    }

    /// Value of a hidden field.
    pub fn hidden(&self, name: &str) -> &str {
        let (_, rest) = self.body.split_once(&format!("name=\"{name}\" value=\"")).expect(name);
        rest.split('"').next().expect("a value")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The errors of a problem: field and code.
    pub fn field_codes(&self) -> Vec<(String, String)> {
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let errors = self.json()["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| (text(&error["field"]), text(&error["code"]))).collect()
    }

    /// The code of a problem: the tail of its type.
    pub fn problem(&self) -> String {
        self.json()["type"].as_str().and_then(|kind| kind.rsplit('/').next()).unwrap_or_default().to_owned()
    }

    /// What a person reads in the main part, tags left out and white space folded.
    pub fn main_text(&self) -> String {
        plain(
            between(&self.body, "<main", "</main>").and_then(|rest| rest.split_once('>')).map_or("", |(_, rest)| rest),
        )
    }
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(from)?;
    rest.split_once(to).map(|(inside, _)| inside)
}

fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for mark in html.chars() {
        match mark {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            mark if !inside => text.push(mark),
            _ => {}
        }
    }
    let text = text
        .replace("&#38;", "&")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
