//! Which rows of a list may be taken, in the light of what is known and of who decides. Pure, so that the dry run and
//! the act cannot judge differently.
use super::{
    known::Known,
    why::{Conflict, Why},
};
use crate::{
    enterprises::form::import::{self, Entry, Fault, Parsed},
    roles::{Officer, rights::DecideEnterprises},
    words::folded::folded,
};
use entity::recognition::{self, Status};
use std::collections::{HashMap, hash_map};
use uuid::Uuid;

/// Taken in the file's order.
#[derive(Debug)]
pub struct Good {
    pub entry: Entry,
    /// The enterprise that holds its code; `None`: a new one.
    pub of: Option<Uuid>,
    /// Its certificate, where it stands already.
    pub standing: Option<recognition::Model>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Its place among the rows of the table.
    pub place: usize,
    /// As Excel counts.
    pub number: usize,
    pub name: String,
    pub why: Why,
}

#[derive(Debug, Default)]
pub struct Assessed {
    pub good: Vec<Good>,
    pub left: Vec<Left>,
}

pub fn assess(rows: &[Parsed], known: &Known, who: &Officer<DecideEnterprises>) -> Assessed {
    let (mut assessed, mut above) = (Assessed::default(), Above::default());
    for (place, row) in rows.iter().enumerate() {
        let outcome = row.outcome.clone().map_err(Why::Wrong);
        match outcome.and_then(|entry| judge(entry, row.number, known, who, &mut above)) {
            Ok(good) => assessed.good.push(good),
            Err(why) => assessed.left.push(Left { place, number: row.number, name: row.name.clone(), why }),
        }
    }
    assessed
}

/// What rows above said: each certificate, and what each code is called, with the number of the row.
#[derive(Default)]
struct Above {
    certificates: HashMap<(String, String, String), usize>,
    names: HashMap<String, (String, usize)>,
}

fn judge(
    entry: Entry,
    number: usize,
    known: &Known,
    who: &Officer<DecideEnterprises>,
    above: &mut Above,
) -> Result<Good, Why> {
    let (code, certificate) = (entry.enterprise.identity.code.as_str().to_owned(), &entry.certificate);
    let holder = known.enterprises.get(&code);
    let faults = faults(&entry, known, who);
    if !faults.is_empty() {
        return Err(Why::Wrong(faults));
    }
    match above.certificates.entry((code.clone(), certificate.kind.clone(), certificate.number.clone())) {
        hash_map::Entry::Occupied(first) => return Err(Why::Twin(*first.get())),
        hash_map::Entry::Vacant(first) => drop(first.insert(number)),
    }
    if let Some(holder) = holder.filter(|holder| !is_alike(&holder.name, &entry.enterprise.identity.name)) {
        return Err(Why::Conflict(Conflict::Name(holder.name.clone())));
    }
    let (name, row) = above.names.entry(code).or_insert_with(|| (entry.enterprise.identity.name.clone(), number));
    if !is_alike(name, &entry.enterprise.identity.name) {
        return Err(Why::Wrong(vec![import::named_otherwise(*row)]));
    }
    let standing = holder.and_then(|holder| {
        known.standing.get(&(holder.id, certificate.kind.clone(), certificate.number.clone())).cloned()
    });
    if standing.as_ref().is_some_and(|standing| standing.status == Status::Lapsed) {
        return Err(Why::Conflict(Conflict::Lapsed));
    }
    Ok(Good { of: holder.map(|holder| holder.id), standing, entry })
}

/// What the officer may not do with it.
fn faults(entry: &Entry, known: &Known, who: &Officer<DecideEnterprises>) -> Vec<Fault> {
    let code = entry.enterprise.identity.code.as_str();
    let is_elsewhere = known.enterprises.get(code).is_some_and(|holder| !who.reaches(holder.district));
    [
        (!who.reaches(entry.enterprise.profile.district), import::out_of_reach as fn() -> Fault),
        (is_elsewhere, import::elsewhere),
        (known.own.contains(code), import::own),
    ]
    .into_iter()
    .filter_map(|(is_so, fault)| is_so.then(fault))
    .collect()
}

/// Width, case and spaces do not make another name.
fn is_alike(one: &str, other: &str) -> bool {
    let bare = |name: &str| folded(name).chars().filter(|mark| !mark.is_whitespace()).collect::<String>();
    bare(one) == bare(other)
}
