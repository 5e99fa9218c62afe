//! The five parts that an apprentice agrees to, and which field of the draft stands in which.
use entity::placement_part::Part;

/// A part that was said no to is named itself. `None`: it says who the person is.
pub fn part_of(field: &str) -> Option<Part> {
    match field {
        "place" => Some(Part::Place),
        "occupation" | "level" | "first_day" | "last_day" | "contract_kind" | "contract_first" | "contract_last" => {
            Some(Part::Occupation)
        }
        "pay" | "probation_pay" | "hours_week" | "probation_last" => Some(Part::Pay),
        "mentors" | "lead" | "second" | "school" | "tutor_name" | "tutor_contact" => Some(Part::Mentors),
        "duties" | "programme" | "form" | "contract" => Some(Part::Duties),
        _ => None,
    }
}

/// Text key of a part's name.
pub fn name(part: Part) -> &'static str {
    match part {
        Part::Place => "placements-part-place",
        Part::Occupation => "placements-part-occupation",
        Part::Pay => "placements-part-pay",
        Part::Mentors => "placements-part-mentors",
        Part::Duties => "placements-part-duties",
    }
}

/// Of what stands in none of them.
pub const PERSON: &str = "placements-part-person";
