//! What each row of a file would do to an agenda. Pure, so that the dry run and the act cannot judge differently.
use crate::events::{
    form::agenda::{Fault, Parsed, twin},
    sessions::{Item, NewSession},
};

#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Its place among the rows of the table.
    pub place: usize,
    /// As Excel counts.
    pub number: usize,
    pub title: String,
    pub fate: Fate,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    Added(Box<NewSession>),
    /// It stands in the agenda already and stays as it is there, which may be otherwise than the row says.
    There {
        is_otherwise: bool,
    },
    Wrong(Vec<Fault>),
}

impl Judged {
    pub fn added(&self) -> Option<&NewSession> {
        if let Fate::Added(new) = &self.fate { Some(new) } else { None }
    }

    pub fn faults(&self) -> &[Fault] {
        if let Fate::Wrong(faults) = &self.fate { faults } else { &[] }
    }
}

/// How alike a row and a session are that are held for the same, the surest first: what runs side by side may have one
/// title and one start.
const ALIKE: [fn(&NewSession, &NewSession) -> bool; 3] =
    [|one, other| one == other, |one, other| is_same(one, other) && one.room == other.room, is_same];

fn is_same(one: &NewSession, other: &NewSession) -> bool {
    one.title[0] == other.title[0] && one.starts_at == other.starts_at
}

/// In the file's order.
pub fn assess(rows: &[Parsed], agenda: &[Item]) -> Vec<Judged> {
    let mut fates: Vec<Fate> = rows.iter().enumerate().map(|(place, row)| alone(&rows[..place], row)).collect();
    let mut left: Vec<NewSession> = agenda.iter().map(NewSession::from).collect();
    for is_alike in ALIKE {
        for fate in &mut fates {
            let Fate::Added(new) = fate else { continue };
            if let Some(at) = left.iter().position(|is| is_alike(is, new)) {
                let is = left.swap_remove(at);
                *fate = Fate::There { is_otherwise: is != **new };
            }
        }
    }
    let judged = |((place, row), fate): ((usize, &Parsed), Fate)| Judged {
        place,
        number: row.number,
        title: row.title.clone(),
        fate,
    };
    rows.iter().enumerate().zip(fates).map(judged).collect()
}

/// Without a look at the agenda.
fn alone(above: &[Parsed], row: &Parsed) -> Fate {
    match &row.outcome {
        Err(faults) => Fate::Wrong(faults.clone()),
        Ok(new) => match above.iter().find(|other| other.outcome.as_ref().is_ok_and(|other| other == new)) {
            Some(first) => Fate::Wrong(vec![twin(first.number)]),
            None => Fate::Added(Box::new(new.clone())),
        },
    }
}
