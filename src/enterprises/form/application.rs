//! An application as somebody types it.
use super::{Identity, IdentityForm};
use crate::web::form::{FieldErrors, Fields, Wrong, line, lines, named, number, wrong, wrong_limit};
use entity::{
    enterprise::{Chain, Kind},
    event::District,
};

pub(super) const LONGEST_ADDRESS: usize = 120;
const LONGEST_INTRO: usize = 1000;
const MOST_STAFF: i32 = 1_000_000;
/// Value of the district's field for whoever comes from elsewhere.
pub const ELSEWHERE: &str = "elsewhere";

/// An enterprise to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEnterprise {
    pub identity: Identity,
    pub kind: Kind,
    /// `None`: from elsewhere.
    pub district: Option<District>,
    pub chain: Chain,
    pub staff: i32,
    pub science_staff: i32,
    pub address: String,
    /// Chinese, English; both may be empty.
    pub intro: [String; 2],
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct ApplicationForm {
    pub identity: IdentityForm,
    pub kind: String,
    pub district: String,
    pub chain: String,
    pub staff: String,
    pub science_staff: String,
    pub address: String,
    pub intro: [String; 2],
}

impl From<&Fields> for ApplicationForm {
    fn from(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self {
            identity: IdentityForm::from(fields),
            kind: get("kind"),
            district: get("district"),
            chain: get("chain"),
            staff: get("staff"),
            science_staff: get("science_staff"),
            address: get("address"),
            intro: [get("intro_zh"), get("intro_en")],
        }
    }
}

impl ApplicationForm {
    pub fn parse(&self) -> Result<NewEnterprise, FieldErrors> {
        let mut errors = FieldErrors::default();
        let identity = self.identity.parse(&mut errors);
        let kind = errors.keep("kind", named::<Kind>(&self.kind));
        let district = errors.keep("district", district(&self.district));
        let chain = errors.keep("chain", named::<Chain>(&self.chain));
        let staff = errors.keep("staff", people(&self.staff));
        let science_staff = errors.keep("science_staff", people(&self.science_staff));
        if staff.zip(science_staff).is_some_and(|(all, science)| science > all) {
            errors.add("science_staff", wrong("science_staff"));
        }
        let address = line(&self.address, LONGEST_ADDRESS).and_then(|text| text.ok_or(wrong("text_missing")));
        let address = errors.keep("address", address);
        let mut intro = |field: &str, typed: &str| errors.keep(field, lines(typed, LONGEST_INTRO));
        let intro = intro("intro_zh", &self.intro[0]).zip(intro("intro_en", &self.intro[1]));
        (|| {
            Some(NewEnterprise {
                identity: identity?,
                kind: kind?,
                district: district?,
                chain: chain?,
                staff: staff?,
                science_staff: science_staff?,
                address: address?,
                intro: intro.map(|(zh, en)| [zh.unwrap_or_default(), en.unwrap_or_default()])?,
            })
        })()
        .filter(|_| errors.is_empty())
        .ok_or(errors)
    }
}

fn district(text: &str) -> Result<Option<District>, Wrong> {
    if text == ELSEWHERE { Ok(None) } else { named(text).map(Some) }
}

/// A number of people.
fn people(typed: &str) -> Result<i32, Wrong> {
    count(typed)?.ok_or(wrong("number_missing"))
}

/// The same, which may be left open.
pub(super) fn count(typed: &str) -> Result<Option<i32>, Wrong> {
    number(typed, MOST_STAFF, wrong_limit("people_number", MOST_STAFF as usize))
}
