//! What somebody says to a proposal: yes, no with words, or not any more.
use crate::{
    placements::changes::{Reply, Verdict},
    web::form::{FieldErrors, Fields, lines, reason, wrong},
};
use uuid::Uuid;

const LONGEST: usize = 500;

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct ReplyForm {
    change: String,
    answer: String,
    pub words: String,
}

impl From<&Fields> for ReplyForm {
    fn from(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self { change: get("change"), answer: get("answer"), words: get("words") }
    }
}

impl ReplyForm {
    /// The proposal that was read; what cannot be understood is none.
    pub fn change(&self) -> Uuid {
        self.change.parse().unwrap_or_default()
    }

    pub fn parse(&self) -> Result<Reply, FieldErrors> {
        let mut errors = FieldErrors::default();
        let words = || lines(&self.words, LONGEST).and_then(|words| words.ok_or(wrong("words_missing")));
        let reply = match self.answer.as_str() {
            "accept" => Some(Reply::Accept),
            "refuse" => errors.keep("words", words()).map(Reply::Refuse),
            "withdraw" => Some(Reply::Withdraw),
            _ => errors.keep("answer", Err(wrong("answer_not_chosen"))),
        };
        reply.ok_or(errors)
    }

    /// Name of what was done, for the page that comes next.
    pub fn done(&self) -> &'static str {
        if self.answer == "withdraw" { "withdrawn" } else { "answered" }
    }

    /// By a reviewer.
    pub fn verdict(&self) -> Result<Verdict, FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = match self.answer.as_str() {
            "grant" => Some(Verdict::Grant),
            "refuse" => errors.keep("words", reason(&self.words)).map(Verdict::Refuse),
            _ => errors.keep("answer", Err(wrong("answer_not_chosen"))),
        };
        verdict.ok_or(errors)
    }
}
