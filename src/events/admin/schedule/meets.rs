//! What on the schedule cannot both be, in an officer's words.
use super::slot::Teller;
use crate::{
    events::schedule::{Cause, Clash, Slot},
    words::{
        spoken::Spoken,
        when::{ZONE, local},
    },
};

/// Two that cannot both be.
pub struct ClashLine {
    pub text: String,
    pub both: Vec<(Option<String>, Spoken)>,
    pub is_hard: bool,
}

impl Teller<'_> {
    /// Who speaks or is on duty twice in other districts is theirs to know.
    pub fn tells(&self, clash: &Clash) -> bool {
        let is_of_room = matches!(clash.cause, Cause::Room | Cause::Closed);
        is_of_room || both(clash).any(|at| self.knows(&self.board.slots[at]))
    }

    /// Those in which something shown is met, the hard ones first, in the order of time.
    pub fn clashes(&self, shown: &[usize]) -> Vec<&Clash> {
        let is_shown = |clash: &&Clash| both(clash).any(|at| shown.binary_search(&at).is_ok());
        let mut met: Vec<&Clash> =
            self.board.clashes.iter().filter(is_shown).filter(|clash| self.tells(clash)).collect();
        met.sort_by_key(|clash| !clash.cause.is_hard());
        met
    }

    pub fn clash(&self, clash: &Clash) -> ClashLine {
        let one = &self.board.slots[clash.one];
        let other = clash.other.map(|at| &self.board.slots[at]);
        let key = match clash.cause {
            Cause::Room | Cause::Closed => "events-schedule-clash",
            Cause::Speaker | Cause::Duty => "events-schedule-clash-of-people",
        };
        let args = [
            ("what", self.view.t(cause_name(clash.cause)).into()),
            ("place", self.place(clash.one).text.into()),
            ("when", self.view.words.span(local(clash.from, ZONE), local(clash.until, ZONE)).into()),
        ];
        let link = |slot: &Slot| (self.href(slot), self.title(slot));
        ClashLine {
            text: self.view.fill(key, &args),
            both: std::iter::once(one).chain(other).map(link).collect(),
            is_hard: clash.cause.is_hard(),
        }
    }
}

/// Places of what meets.
pub fn both(clash: &Clash) -> impl Iterator<Item = usize> {
    std::iter::once(clash.one).chain(clash.other)
}

/// Text key.
pub fn cause_name(cause: Cause) -> &'static str {
    match cause {
        Cause::Room => "events-schedule-room-taken",
        Cause::Speaker => "events-schedule-speaker-taken",
        Cause::Duty => "events-schedule-on-duty-twice",
        Cause::Closed => "events-schedule-closed",
    }
}
