//! What a page asks before something is done with a filed placement: what it means, and the fields.
use crate::{
    app::App,
    error::AppError,
    placements::{
        Act, Case, Hand, Stage,
        draft::wrong_stage,
        form::FiledForm,
        life::{CompleteError, Now, then},
        may, reason,
        stages::stage_on,
    },
    web::{choice::Choice, problems::Problems, view::View},
    words::spoken::Spoken,
};
use chrono::NaiveDate;
use entity::placement::{self, Reason, Side};
use sea_orm::Iterable;

pub struct Ask {
    /// Text key: what is done.
    pub act: &'static str,
    /// With whom, or at whose enterprise.
    pub whom: Spoken,
    /// A sentence each.
    pub means: Vec<String>,
    /// What keeps it from being done now.
    pub refused: Vec<String>,
    /// Text key of the label, and what was typed.
    pub day: Option<(&'static str, String)>,
    pub codes: Vec<Choice>,
    pub words: Option<Lines>,
    pub back: String,
    pub is_bad: bool,
    pub problems: Problems,
}

/// Label and hint are text keys.
pub struct Lines {
    pub label: &'static str,
    pub hint: &'static str,
    pub value: String,
    pub is_optional: bool,
}

impl Ask {
    pub fn new(act: &'static str, whom: Spoken, back: String) -> Self {
        Self {
            act,
            whom,
            means: vec![],
            refused: vec![],
            day: None,
            codes: vec![],
            words: None,
            back,
            is_bad: false,
            problems: Problems::default(),
        }
    }

    pub fn meaning(self, sentence: String) -> Self {
        Self { means: vec![sentence], ..self }
    }

    pub fn day(self, label: &'static str, form: &FiledForm) -> Self {
        Self { day: Some((label, form.last.clone())), ..self }
    }

    pub fn codes(self, view: &View, may_be: fn(Reason) -> bool, form: &FiledForm) -> Self {
        let codes = Reason::iter().filter(|code| may_be(*code));
        self.choices(Choice::these(view, codes, reason::name, &form.code))
    }

    pub fn choices(self, codes: Vec<Choice>) -> Self {
        Self { codes, ..self }
    }

    pub fn words(self, label: &'static str, hint: &'static str, form: &FiledForm) -> Self {
        Self { words: Some(Lines { label, hint, value: form.words.clone(), is_optional: false }), ..self }
    }

    pub fn more_words(self, label: &'static str, hint: &'static str, form: &FiledForm) -> Self {
        Self { words: Some(Lines { label, hint, value: form.words.clone(), is_optional: true }), ..self }
    }

    pub fn bad(self) -> Self {
        Self { is_bad: true, ..self }
    }

    pub fn with(self, problems: Problems) -> Self {
        Self { problems, ..self }
    }
}

/// A sentence that names the days from one to another.
pub fn between(view: &View, key: &str, (first, last): (NaiveDate, NaiveDate)) -> String {
    view.fill(key, &[("first", view.day(first).into()), ("last", view.day(last).into())])
}

/// What became of a last day: over, still to come, or an earlier one stands.
pub fn ended(row: &placement::Model, last: NaiveDate) -> &'static str {
    match Stage::of(row) {
        Stage::EndedEarly => "ended",
        _ if row.end_day == Some(last) => "leaving",
        _ => "earlier",
    }
}

/// What becomes of it once a side's last day is taken back; keys of the texts: as planned, or another side's day stands.
pub fn back(view: &View, case: &Case, side: Side, [planned, later]: [&str; 2]) -> String {
    if let Some(earlier) = case.row.end_day.filter(|_| case.row.end_side != Some(side)) {
        return view.with("placements-staying-own", "last", &view.day(earlier));
    }
    match then(&case.row, side, view.today()) {
        Some(named) => view.with(later, "last", &view.day(named.day)),
        None => view.with(planned, "last", &case.row.last_day.map(|last| view.day(last)).unwrap_or_default()),
    }
}

/// What became of the day that a side took back.
pub fn stayed(was: &placement::Model, row: &placement::Model, side: Side) -> &'static str {
    match row.end_day {
        Some(_) if was.end_side != Some(side) => "own-back",
        Some(_) => "later",
        None => "staying",
    }
}

/// Where its stage allows the act.
pub fn open(view: &View, case: Case, hand: Hand, act: Act) -> Result<Case, AppError> {
    let stage = stage_on(&case.row, view.today());
    if may(hand, act, stage) { Ok(case) } else { Err(AppError::Refused(wrong_stage(stage))) }
}

pub async fn now(app: &App, view: &View, case: &Case) -> Result<Now, AppError> {
    Ok(Now::of(app.db.read(), &case.row, view.now).await?)
}

/// Each side says once that it is at its end.
pub async fn unsaid(app: &App, view: &View, case: &Case, hand: Hand, act: Act) -> Result<(), AppError> {
    let now = now(app, view, case).await?;
    let is_said = if hand == Hand::Enterprise { now.is_declared() } else { now.is_stated() };
    match now.can(hand, act) {
        true => Ok(()),
        false if is_said => Err(CompleteError::SaidAlready.into()),
        false => Err(CompleteError::TooEarly.into()),
    }
}
