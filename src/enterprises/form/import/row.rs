//! One row → one entry, or everything that is wrong with it.
use super::{
    super::{Care, CreditCode, Identity, NewEnterprise, Profile, identity, profile},
    Fault,
    named::Named,
};
use crate::{
    enterprises::{
        card,
        recognitions::{Certificate, CertificateForm, certificate},
    },
    sheets::{Row, Table, Value},
    web::form::{FieldErrors, Wrong, line, wrong},
    words::{Words, names},
};
use chrono::NaiveDate;
use entity::{
    Locale,
    enterprise::{Chain, Kind},
    event::District,
    recognition_kind,
};
use sea_orm::Iterable;

/// What a row says, believed.
#[derive(Clone, Debug)]
pub struct Entry {
    pub enterprise: NewEnterprise,
    pub certificate: Certificate,
}

/// A row of the table, and what came of reading it.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// As Excel counts.
    pub number: usize,
    /// What it calls the enterprise, right or wrong.
    pub name: String,
    pub outcome: Result<Entry, Vec<Fault>>,
}

pub struct RowForm {
    kinds: Named<Kind>,
    districts: Named<Option<District>>,
    chains: Named<Chain>,
    recognitions: Named<recognition_kind::Model>,
    today: NaiveDate,
}

impl RowForm {
    pub fn new(kinds: &[recognition_kind::Model], today: NaiveDate) -> Self {
        let other = ["enterprises-elsewhere", "enterprises-import-elsewhere"].map(|key| (key, None));
        let districts = District::iter().map(|each| (names::district(each), Some(each))).chain(other);
        let named =
            |kind: &recognition_kind::Model| Locale::ALL.map(|locale| (kind.name(locale).to_owned(), kind.clone()));
        Self {
            kinds: spoken(Kind::iter().map(|each| (card::kind(each), each))),
            districts: spoken(districts),
            chains: spoken(Chain::iter().map(|each| (card::chain(each), each))),
            recognitions: Named::of(kinds.iter().flat_map(named)),
            today,
        }
    }

    pub fn parse_all(&self, table: &Table) -> Vec<Parsed> {
        let parsed = |row: &Row| Parsed {
            number: row.number,
            name: table.at(row, "name").text().into_owned(),
            outcome: self.parse(table, row).map_err(|errors| errors.iter().cloned().collect()),
        };
        table.rows.iter().map(parsed).collect()
    }

    fn parse(&self, table: &Table, row: &Row) -> Result<Entry, FieldErrors> {
        let mut errors = FieldErrors::default();
        let at = |column: &str| table.at(row, column);
        let code = text(at("code")).and_then(|code| CreditCode::parse(&code, Care::AsTyped));
        let code = errors.keep("code", code);
        let name = errors.keep("name", needed(at("name"), identity::LONGEST_NAME));
        let kind = errors.keep("kind", self.kind(at("kind"), code.as_ref()));
        let district = errors.keep("district", chosen(at("district"), &self.districts, None, wrong("import_district")));
        let chain = errors.keep("chain", chosen(at("chain"), &self.chains, Some(Chain::Other), wrong("import_chain")));
        let staff = errors.keep("staff", people(at("staff")));
        let science_staff = errors.keep("science_staff", people(at("science_staff")));
        if staff.zip(science_staff).is_some_and(|(all, science)| science > all) {
            errors.add("science_staff", wrong("science_staff"));
        }
        let address = errors.keep("address", free(at("address"), profile::LONGEST_ADDRESS));
        let certificate = self.certificate(table, row, &mut errors);
        (|| {
            let enterprise = NewEnterprise {
                identity: Identity { code: code?, is_odd_code: false, name: name? },
                profile: Profile {
                    kind: kind?,
                    district: district?,
                    chain: chain?,
                    staff: staff?,
                    science_staff: science_staff?,
                    address: address?,
                    intro: Default::default(),
                },
            };
            Some(Entry { enterprise, certificate: certificate? })
        })()
        .filter(|_| errors.is_empty())
        .ok_or(errors)
    }

    /// A code says it by its first two characters.
    fn kind(&self, value: &Value, code: Option<&CreditCode>) -> Result<Kind, Wrong> {
        let guessed = code.and_then(|code| match code.as_str().get(..2)? {
            "91" => Some(Kind::Company),
            "92" => Some(Kind::SoleTrader),
            "93" => Some(Kind::Cooperative),
            "12" => Some(Kind::Institution),
            "51" | "52" | "53" => Some(Kind::Association),
            _ => None,
        });
        // Of a wrong code nobody knows, and that it is wrong is told already.
        let otherwise = if code.is_none() { Some(Kind::Company) } else { guessed };
        chosen(value, &self.kinds, otherwise, wrong("import_kind"))
    }

    fn certificate(&self, table: &Table, row: &Row, errors: &mut FieldErrors) -> Option<Certificate> {
        let at = |column: &str| table.at(row, column);
        let kind = errors
            .keep("recognition", chosen(at("recognition"), &self.recognitions, None, wrong("import_recognition")));
        let number = errors.keep("number", text(at("number")));
        let valid_from = errors.keep("valid_from", day(at("valid_from")));
        let valid_to = errors.keep("valid_to", day(at("valid_to")));
        let form = CertificateForm { number: number?, valid_from: valid_from?, valid_to: valid_to? };
        match certificate(&kind?, &form, self.today) {
            Ok(certificate) => Some(certificate),
            Err(faults) => {
                *errors = std::mem::take(errors).and(faults);
                None
            }
        }
    }
}

/// By their names in both languages.
fn spoken<T: Clone + PartialEq>(values: impl Iterator<Item = (&'static str, T)>) -> Named<T> {
    let both = |(key, value): (&str, T)| Locale::ALL.map(|locale| (Words(locale).t(key), value.clone()));
    Named::of(values.flat_map(both))
}

fn text(value: &Value) -> Result<String, Wrong> {
    if matches!(value, Value::Rounded(_)) { Err(wrong("rounded")) } else { Ok(value.text().into_owned()) }
}

fn needed(value: &Value, most: usize) -> Result<String, Wrong> {
    line(&text(value)?, most)?.ok_or(wrong("text_missing"))
}

fn free(value: &Value, most: usize) -> Result<String, Wrong> {
    Ok(line(&text(value)?, most)?.unwrap_or_default())
}

/// What is named; where nothing is, what it is otherwise.
fn chosen<T: Clone + PartialEq>(
    value: &Value,
    among: &Named<T>,
    otherwise: Option<T>,
    refusal: Wrong,
) -> Result<T, Wrong> {
    let typed = text(value)?;
    let found = if typed.is_empty() { otherwise } else { among.find(&typed) };
    found.ok_or(refusal)
}

/// A list may leave it open.
fn people(value: &Value) -> Result<i32, Wrong> {
    profile::count(&text(value)?).map(Option::unwrap_or_default)
}

/// As a form would have it: a cell that is a date is written as one.
fn day(value: &Value) -> Result<String, Wrong> {
    match value.day() {
        Some(day) => Ok(day.to_string()),
        None => text(value),
    }
}
