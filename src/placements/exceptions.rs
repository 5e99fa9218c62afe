//! What reviewers look at before all else: several at once, as names apart by spaces, each the tail of its text key.
use super::life::OBJECTION;
use entity::placement;

pub fn all(row: &placement::Model) -> impl Iterator<Item = &str> {
    row.exception.iter().flat_map(|names| names.split(' '))
}

pub fn stands(row: &placement::Model, name: &str) -> bool {
    all(row).any(|each| each == name)
}

/// All that stand, and this one.
pub fn with(row: &placement::Model, name: &str) -> Option<String> {
    let others = all(row).filter(|each| *each != name);
    Some(others.chain([name]).collect::<Vec<_>>().join(" "))
}

/// Of what is over: an objection still waits; of room and of mentors there is no question any more.
pub fn left(row: &placement::Model) -> Option<String> {
    stands(row, OBJECTION).then(|| OBJECTION.to_owned())
}

/// All that stand but this one; `None` where no other does.
pub fn without(row: &placement::Model, name: &str) -> Option<String> {
    let others: Vec<&str> = all(row).filter(|each| *each != name).collect();
    (!others.is_empty()).then(|| others.join(" "))
}
