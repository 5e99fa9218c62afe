//! What an enterprise says of a mentor.
use crate::{
    person::Name,
    web::form::{FieldErrors, Fields, Wrong, line, named, number, wrong, wrong_limit},
};
use entity::mentor::{self, Grade, Kind};
use sea_orm::ActiveEnum;

const LONGEST_OCCUPATION: usize = 40;
const MOST_YEARS: i32 = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub name: Name,
    pub kind: Kind,
    pub occupation: String,
    pub grade: Grade,
    pub years: i32,
    pub max_load: i32,
}

impl Profile {
    /// Names of the fields in which a row is otherwise.
    pub fn differences(&self, row: &mentor::Model) -> Vec<&'static str> {
        let fields = [
            ("name", self.name.as_str() != row.name),
            ("kind", self.kind != row.kind),
            ("occupation", self.occupation != row.occupation),
            ("grade", self.grade != row.grade),
            ("years", self.years != row.years),
            ("max_load", self.max_load != row.max_load),
        ];
        fields.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct ProfileForm {
    pub name: String,
    pub kind: String,
    pub occupation: String,
    pub grade: String,
    pub years: String,
    pub max_load: String,
}

impl From<&Fields> for ProfileForm {
    fn from(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self {
            name: get("name"),
            kind: get("kind"),
            occupation: get("occupation"),
            grade: get("grade"),
            years: get("years"),
            max_load: get("max_load"),
        }
    }
}

impl From<&mentor::Model> for ProfileForm {
    fn from(row: &mentor::Model) -> Self {
        Self {
            name: row.name.clone(),
            kind: row.kind.to_value(),
            occupation: row.occupation.clone(),
            grade: row.grade.to_value(),
            years: row.years.to_string(),
            max_load: row.max_load.to_string(),
        }
    }
}

impl ProfileForm {
    /// `most` is the most that anybody may look after.
    pub fn parse(&self, most: i32) -> Result<Profile, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.keep("name", Name::parse(&self.name));
        let kind = errors.keep("kind", named(&self.kind));
        let occupation = line(&self.occupation, LONGEST_OCCUPATION).and_then(|text| text.ok_or(wrong("text_missing")));
        let occupation = errors.keep("occupation", occupation);
        let grade = errors.keep("grade", named(&self.grade));
        let years = errors.keep("years", years(&self.years));
        let max_load = errors.keep("max_load", load(&self.max_load, most));
        (|| {
            Some(Profile {
                name: name?,
                kind: kind?,
                occupation: occupation?,
                grade: grade?,
                years: years?,
                max_load: max_load?,
            })
        })()
        .ok_or(errors)
    }
}

fn years(typed: &str) -> Result<i32, Wrong> {
    let refused = || wrong_limit("mentor_years", MOST_YEARS as usize);
    number(typed, MOST_YEARS, refused())?.ok_or(refused())
}

/// V20.
fn load(typed: &str, most: i32) -> Result<i32, Wrong> {
    let refused = || wrong_limit("mentor_load", usize::try_from(most).unwrap_or_default());
    number(typed, most, refused())?.filter(|load| *load > 0).ok_or(refused())
}
