//! A venue as an officer types it, both languages on one screen.
use crate::{
    venues::{add::NewVenue, hours::is_in_order},
    web::form::{FieldErrors, Fields, line, lines, named, slug, time_of_day, typed::Typed, wrong},
};
use chrono::NaiveTime;
use entity::{
    event::District,
    venue::{self, Hours, Span},
};
use sea_orm::ActiveEnum;
use std::ops::{Deref, DerefMut};

/// Names of the fields of each weekday's hours, Monday first.
pub const WEEK: [[&str; 2]; 7] = [
    ["mon_from", "mon_to"],
    ["tue_from", "tue_to"],
    ["wed_from", "wed_to"],
    ["thu_from", "thu_to"],
    ["fri_from", "fri_to"],
    ["sat_from", "sat_to"],
    ["sun_from", "sun_to"],
];

/// Every field, in the order of the page.
pub const FIELDS: [&str; 25] = [
    "slug",
    "district",
    "name_zh",
    "name_en",
    "address_zh",
    "address_en",
    "directions_zh",
    "directions_en",
    "access_zh",
    "access_en",
    "contact",
    "mon_from",
    "mon_to",
    "tue_from",
    "tue_to",
    "wed_from",
    "wed_to",
    "thu_from",
    "thu_to",
    "fri_from",
    "fri_to",
    "sat_from",
    "sat_to",
    "sun_from",
    "sun_to",
];

/// As typed: a value for each of [`FIELDS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VenueForm(Typed);

impl Deref for VenueForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl DerefMut for VenueForm {
    fn deref_mut(&mut self) -> &mut Typed {
        &mut self.0
    }
}

impl From<&Fields> for VenueForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&FIELDS, fields))
    }
}

impl From<&venue::Model> for VenueForm {
    fn from(row: &venue::Model) -> Self {
        let value = |name: &str| match name {
            "slug" => row.slug.clone(),
            "district" => row.district.to_value(),
            "name_zh" => row.name_zh.clone(),
            "name_en" => row.name_en.clone(),
            "address_zh" => row.address_zh.clone(),
            "address_en" => row.address_en.clone(),
            "directions_zh" => row.directions_zh.clone(),
            "directions_en" => row.directions_en.clone(),
            "access_zh" => row.access_zh.clone(),
            "access_en" => row.access_en.clone(),
            "contact" => row.contact.clone(),
            name => time(&row.hours, name),
        };
        Self(Typed::of(&FIELDS, value))
    }
}

/// What a field of the hours is filled with.
fn time(hours: &Hours, name: &str) -> String {
    let written = |time: NaiveTime| time.format("%H:%M").to_string();
    let of_day = WEEK.iter().zip(hours.0).find(|(names, _)| names.contains(&name));
    let span = of_day.and_then(|(names, span)| Some((span?, name == names[0])));
    span.map(|(span, is_first)| written(if is_first { span.from } else { span.to })).unwrap_or_default()
}

impl VenueForm {
    pub fn blank() -> Self {
        Self(Typed::of(&FIELDS, |_| String::new()))
    }

    pub fn parse(&self) -> Result<NewVenue, FieldErrors> {
        let mut errors = FieldErrors::default();
        let slug = errors.keep("slug", slug(self.get("slug")));
        let district = errors.keep("district", named::<District>(self.get("district")));
        let name = self.both(&mut errors, "name", |text| line(text, 80), true);
        let address = self.both(&mut errors, "address", |text| line(text, 160), true);
        let directions = self.both(&mut errors, "directions", |text| lines(text, 2000), false);
        let access = self.both(&mut errors, "access", |text| lines(text, 2000), false);
        let contact = errors.keep("contact", line(self.get("contact"), 120).map(Option::unwrap_or_default));
        let hours = self.hours(&mut errors);
        (|| {
            Some(NewVenue {
                slug: slug?,
                district: district?,
                name: name?,
                address: address?,
                directions: directions?,
                access: access?,
                contact: contact?,
                hours,
            })
        })()
        .filter(|_| errors.is_empty())
        .ok_or(errors)
    }

    /// Both times of a day, or neither.
    fn hours(&self, errors: &mut FieldErrors) -> Hours {
        Hours(WEEK.map(|[from, to]| {
            let [begins, ends] = [from, to].map(|name| errors.keep(name, time_of_day(self.get(name))));
            match (begins?, ends?) {
                (None, None) => None,
                (Some(begins), Some(ends)) => {
                    let span = Span { from: begins, to: ends };
                    if !is_in_order(span) {
                        errors.add(to, wrong("ends_before_start"));
                    }
                    Some(span)
                }
                (begins, _) => {
                    errors.add(if begins.is_none() { from } else { to }, wrong("hours_half"));
                    None
                }
            }
        }))
    }
}
