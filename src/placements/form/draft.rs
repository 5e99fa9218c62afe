//! The draft of a placement, which may be saved half filled in: what is typed must be right, what is missing may come.
use crate::{
    files::Checked,
    person::{Email, Mobile, Name},
    web::form::{FieldErrors, Fields, Wrong, day, line, named, number, wrong, wrong_limit},
};
use chrono::{Datelike, NaiveDate};
use entity::{
    mentor, occupation,
    occupation::Level,
    placement::{self, ContractKind},
    programme,
};
use sea_orm::ActiveEnum;
use uuid::Uuid;

const LONGEST: usize = 120;
const OLDEST: i32 = 1930;
/// Yuan a month.
const MOST_PAY: i64 = 1_000_000;

/// A draft as it is kept. Nothing typed is `None`, or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub programme: Uuid,
    pub name: Option<Name>,
    pub birth_date: Option<NaiveDate>,
    pub email: Option<Email>,
    pub mobile: Option<Mobile>,
    pub guardian_name: String,
    pub guardian_relation: String,
    pub guardian_email: Option<Email>,
    /// The person was told, as the notice asks.
    pub is_told: bool,
    pub occupation: Option<Uuid>,
    pub level: Option<Level>,
    pub contract_kind: Option<ContractKind>,
    pub contract_first: Option<NaiveDate>,
    pub contract_last: Option<NaiveDate>,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    pub probation_last: Option<NaiveDate>,
    pub hours_week: Option<i32>,
    /// Fen.
    pub pay: Option<i64>,
    pub probation_pay: Option<i64>,
    pub place: String,
    pub school: String,
    pub tutor_name: String,
    pub tutor_contact: String,
    pub lead: Option<Uuid>,
    pub second: Option<Uuid>,
    /// Handed in anew; what was there before stays where none is.
    pub form: Option<Checked>,
    pub contract: Option<Checked>,
}

/// What may be chosen.
pub struct Chosen<'a> {
    pub programmes: &'a [programme::Model],
    /// Of all those programmes.
    pub occupations: &'a [occupation::Model],
    /// The enterprise's, in any state.
    pub mentors: &'a [mentor::Model],
    pub today: NaiveDate,
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct DraftForm(Fields);

impl From<Fields> for DraftForm {
    fn from(fields: Fields) -> Self {
        Self(fields)
    }
}

impl DraftForm {
    /// What is kept, as it would be typed.
    pub fn of(row: &placement::Model, mentors: [Option<Uuid>; 2]) -> Self {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let [lead, second] = mentors;
        let fields = [
            ("programme", row.programme_id.to_string()),
            ("name", row.name.clone()),
            ("birth_date", day(row.birth_date)),
            ("email", row.email.clone()),
            ("mobile", row.mobile.clone().unwrap_or_default()),
            ("guardian_name", row.guardian_name.clone()),
            ("guardian_relation", row.guardian_relation.clone()),
            ("guardian_email", row.guardian_email.clone()),
            ("told", row.notice_told.map(|_| "yes".to_owned()).unwrap_or_default()),
            ("occupation", id(row.occupation_id)),
            ("level", row.level.map(|level| level.to_value()).unwrap_or_default()),
            ("contract_kind", row.contract_kind.map(|kind| kind.to_value()).unwrap_or_default()),
            ("contract_first", day(row.contract_first)),
            ("contract_last", day(row.contract_last)),
            ("first_day", day(row.first_day)),
            ("last_day", day(row.last_day)),
            ("probation_last", day(row.probation_last)),
            ("hours_week", row.hours_week.map(|hours| hours.to_string()).unwrap_or_default()),
            ("pay", row.pay.map(yuan).unwrap_or_default()),
            ("probation_pay", row.probation_pay.map(yuan).unwrap_or_default()),
            ("place", row.place.clone()),
            ("school", row.school.clone()),
            ("tutor_name", row.tutor_name.clone()),
            ("tutor_contact", row.tutor_contact.clone()),
            ("lead", id(lead)),
            ("second", id(second)),
        ];
        Self(fields.map(|(name, value)| (name.to_owned(), value)).to_vec().into())
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.get(name)
    }

    pub fn parse(&self, chosen: &Chosen) -> Result<Draft, FieldErrors> {
        let (draft, errors) = self.read(chosen);
        if errors.is_empty() { Ok(draft) } else { Err(errors) }
    }

    /// As far as it can be read: a field that is wrong is as if nothing were typed.
    pub fn read(&self, chosen: &Chosen) -> (Draft, FieldErrors) {
        let mut errors = FieldErrors::default();
        let programme = errors.keep("programme", self.programme(chosen)).unwrap_or_default();
        let mut draft = Draft { programme, is_told: !self.get("told").is_empty(), ..Draft::default() };
        self.person(&mut draft, chosen.today, &mut errors);
        self.work(&mut draft, chosen, &mut errors);
        self.days_and_pay(&mut draft, &mut errors);
        self.teachers(&mut draft, chosen, &mut errors);
        (draft, errors)
    }

    fn programme(&self, chosen: &Chosen) -> Result<Uuid, Wrong> {
        let typed = self.get("programme");
        let found = chosen.programmes.iter().find(|programme| programme.id.to_string() == typed);
        found.map(|programme| programme.id).ok_or(wrong("programme_missing"))
    }

    fn person(&self, draft: &mut Draft, today: NaiveDate, errors: &mut FieldErrors) {
        draft.name = optional(errors, "name", self.get("name"), Name::parse);
        draft.birth_date = errors.keep("birth_date", born(self.get("birth_date"), today)).flatten();
        draft.email = optional(errors, "email", self.get("email"), Email::parse);
        draft.mobile = errors.keep("mobile", Mobile::parse(self.get("mobile"))).flatten();
        draft.guardian_name = self.called(errors, "guardian_name");
        draft.guardian_relation = self.called(errors, "guardian_relation");
        draft.guardian_email = optional(errors, "guardian_email", self.get("guardian_email"), Email::parse);
    }

    fn work(&self, draft: &mut Draft, chosen: &Chosen, errors: &mut FieldErrors) {
        let occupation = |text: &str| {
            let found = chosen.occupations.iter().find(|each| each.id.to_string() == text);
            found.map(|each| each.id).ok_or(wrong("answer_not_chosen"))
        };
        draft.occupation = optional(errors, "occupation", self.get("occupation"), occupation);
        draft.level = optional(errors, "level", self.get("level"), named);
        draft.contract_kind = optional(errors, "contract_kind", self.get("contract_kind"), named);
        draft.place = self.text(errors, "place", LONGEST);
    }

    fn days_and_pay(&self, draft: &mut Draft, errors: &mut FieldErrors) {
        let mut on = |name: &str| errors.keep(name, day(self.get(name))).flatten();
        draft.contract_first = on("contract_first");
        draft.contract_last = on("contract_last");
        draft.first_day = on("first_day");
        draft.last_day = on("last_day");
        draft.probation_last = on("probation_last");
        let hours = number(self.get("hours_week"), 168, wrong("hours_number"));
        let hours = hours.and_then(|hours| if hours == Some(0) { Err(wrong("hours_number")) } else { Ok(hours) });
        draft.hours_week = errors.keep("hours_week", hours).flatten();
        draft.pay = errors.keep("pay", fen(self.get("pay"))).flatten();
        draft.probation_pay = errors.keep("probation_pay", fen(self.get("probation_pay"))).flatten();
    }

    fn teachers(&self, draft: &mut Draft, chosen: &Chosen, errors: &mut FieldErrors) {
        let mentor = |text: &str| {
            let found = chosen.mentors.iter().find(|mentor| mentor.id.to_string() == text);
            let found = found.ok_or(wrong("answer_not_chosen"))?;
            if found.status == mentor::Status::Approved { Ok(found.id) } else { Err(wrong("mentor_unapproved")) }
        };
        draft.lead = optional(errors, "lead", self.get("lead"), mentor);
        draft.second = optional(errors, "second", self.get("second"), mentor);
        if draft.second.is_some() && draft.second == draft.lead {
            errors.add("second", wrong("mentor_twice"));
        }
        draft.school = self.text(errors, "school", LONGEST);
        draft.tutor_name = self.called(errors, "tutor_name");
        draft.tutor_contact = self.text(errors, "tutor_contact", LONGEST);
    }

    /// A name, which a mail reader must not turn into a link either.
    fn called(&self, errors: &mut FieldErrors, name: &str) -> String {
        optional(errors, name, self.get(name), Name::parse).map(|name| name.as_str().to_owned()).unwrap_or_default()
    }

    fn text(&self, errors: &mut FieldErrors, name: &str, most: usize) -> String {
        errors.keep(name, line(self.get(name), most)).flatten().unwrap_or_default()
    }
}

/// Nothing typed is nothing wrong.
fn optional<T>(
    errors: &mut FieldErrors,
    name: &str,
    text: &str,
    parse: impl Fn(&str) -> Result<T, Wrong>,
) -> Option<T> {
    if text.trim().is_empty() { None } else { errors.keep(name, parse(text)) }
}

pub fn born(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Wrong> {
    let Some(text) = line(text, 10)? else { return Ok(None) };
    let day: NaiveDate = text.parse().map_err(|_| wrong("day_format"))?;
    if day > today || day.year() < OLDEST { Err(wrong("birth_date")) } else { Ok(Some(day)) }
}

/// Yuan with at most two decimals, such as 4,200.50 → fen.
fn fen(text: &str) -> Result<Option<i64>, Wrong> {
    let Some(text) = line(text, 16)? else { return Ok(None) };
    let bare: String = text.chars().filter(|mark| !matches!(mark, ',' | ' ' | '，')).collect();
    let (yuan, rest) = bare.split_once('.').unwrap_or((&bare, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if yuan.is_empty() || rest.len() > 2 || !is_number(yuan) || !is_number(rest) {
        return Err(wrong("pay_number"));
    }
    let yuan: i64 = yuan.parse().map_err(|_| wrong("pay_number"))?;
    if yuan > MOST_PAY {
        return Err(wrong_limit("pay_most", MOST_PAY as usize));
    }
    let cents: i64 = format!("{rest:0<2}").parse().map_err(|_| wrong("pay_number"))?;
    Ok(Some(yuan * 100 + cents))
}

/// Fen as yuan: 4200.50, or 4200 where there are none.
pub fn yuan(fen: i64) -> String {
    match fen % 100 {
        0 => (fen / 100).to_string(),
        rest => format!("{}.{rest:02}", fen / 100),
    }
}
