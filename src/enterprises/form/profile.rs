//! What an enterprise says of itself, as somebody types it: when it applies, and later.
use crate::web::form::{FieldErrors, Fields, Wrong, line, lines, named, number, wrong, wrong_limit};
use entity::{
    enterprise::{self, Chain, Kind},
    event::District,
};
use sea_orm::ActiveEnum;

pub(super) const LONGEST_ADDRESS: usize = 120;
const LONGEST_INTRO: usize = 1000;
const MOST_STAFF: i32 = 1_000_000;
/// Value of the district's field for whoever comes from elsewhere.
pub const ELSEWHERE: &str = "elsewhere";

/// All of it stands without an officer's look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
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

impl From<&enterprise::Model> for Profile {
    fn from(row: &enterprise::Model) -> Self {
        Self {
            kind: row.kind,
            district: row.district,
            chain: row.chain,
            staff: row.staff,
            science_staff: row.science_staff,
            address: row.address.clone(),
            intro: [row.intro_zh.clone(), row.intro_en.clone()],
        }
    }
}

impl Profile {
    /// Names of the fields in which another differs.
    pub fn changed(&self, other: &Self) -> Vec<&'static str> {
        let [intro_zh, intro_en] = [0, 1].map(|at| self.intro[at] != other.intro[at]);
        let all = [
            ("kind", self.kind != other.kind),
            ("district", self.district != other.district),
            ("chain", self.chain != other.chain),
            ("staff", self.staff != other.staff),
            ("science_staff", self.science_staff != other.science_staff),
            ("address", self.address != other.address),
            ("intro_zh", intro_zh),
            ("intro_en", intro_en),
        ];
        all.into_iter().filter_map(|(field, is_other)| is_other.then_some(field)).collect()
    }
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct ProfileForm {
    pub kind: String,
    pub district: String,
    pub chain: String,
    pub staff: String,
    pub science_staff: String,
    pub address: String,
    pub intro: [String; 2],
}

impl From<&Fields> for ProfileForm {
    fn from(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self {
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

impl From<Profile> for ProfileForm {
    fn from(profile: Profile) -> Self {
        Self {
            kind: profile.kind.to_value(),
            district: profile.district.map_or(ELSEWHERE.to_owned(), |district| district.to_value()),
            chain: profile.chain.to_value(),
            staff: profile.staff.to_string(),
            science_staff: profile.science_staff.to_string(),
            address: profile.address,
            intro: profile.intro,
        }
    }
}

impl ProfileForm {
    pub fn parse(&self, errors: &mut FieldErrors) -> Option<Profile> {
        let kind = errors.keep("kind", named::<Kind>(&self.kind));
        let district = errors.keep("district", district(&self.district));
        let chain = errors.keep("chain", named::<Chain>(&self.chain));
        let staff = errors.keep("staff", people(&self.staff));
        let science_staff = errors.keep("science_staff", people(&self.science_staff));
        let is_more = staff.zip(science_staff).is_some_and(|(all, science)| science > all);
        if is_more {
            errors.add("science_staff", wrong("science_staff"));
        }
        let address = line(&self.address, LONGEST_ADDRESS).and_then(|text| text.ok_or(wrong("text_missing")));
        let address = errors.keep("address", address);
        let mut intro = |field: &str, typed: &str| errors.keep(field, lines(typed, LONGEST_INTRO));
        let intro = intro("intro_zh", &self.intro[0]).zip(intro("intro_en", &self.intro[1]));
        let science_staff = science_staff.filter(|_| !is_more);
        Some(Profile {
            kind: kind?,
            district: district?,
            chain: chain?,
            staff: staff?,
            science_staff: science_staff?,
            address: address?,
            intro: intro.map(|(zh, en)| [zh.unwrap_or_default(), en.unwrap_or_default()])?,
        })
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
