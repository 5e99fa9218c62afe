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
}

impl Teller<'_> {
    /// Those in which something shown is met, in the order of time.
    pub fn clashes(&self, shown: &[usize]) -> Vec<ClashLine> {
        let is_shown = |at: usize| shown.binary_search(&at).is_ok();
        let met = self.board.clashes.iter().filter(|clash| is_shown(clash.one) || clash.other.is_some_and(is_shown));
        met.map(|clash| self.clash(clash)).collect()
    }

    fn clash(&self, clash: &Clash) -> ClashLine {
        let one = &self.board.slots[clash.one];
        let other = clash.other.map(|at| &self.board.slots[at]);
        let from = other.map_or(one.starts_at, |other| one.starts_at.max(other.starts_at));
        let until = other.map_or(one.ends_at, |other| one.ends_at.min(other.ends_at)).max(from);
        let args = [
            ("what", self.view.t(cause_name(clash.cause)).into()),
            ("place", self.place(clash.one).text.into()),
            ("when", self.view.words.span(local(from, ZONE), local(until, ZONE)).into()),
        ];
        let link = |slot: &Slot| (self.href(slot), self.title(slot));
        ClashLine {
            text: self.view.fill("events-schedule-clash", &args),
            both: std::iter::once(one).chain(other).map(link).collect(),
        }
    }
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
