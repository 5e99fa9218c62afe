//! How a filed placement stands, for either side: what is to come, and what waits for whom.
use crate::{
    placements::{
        Act, Case, Hand, Stage,
        exceptions::{self, NO_ROOM},
        life::{Now, latest_moment, named_by},
        reason::about,
        timeline::who,
    },
    web::view::View,
    words::{Value, when::today},
};
use entity::placement::{Reason, Side};

pub struct Note {
    pub text: String,
    /// Of whoever asks.
    pub words: Option<String>,
}

pub fn notes(view: &View, case: &Case, now: &Now, reader: Side) -> Vec<Note> {
    let plain = |text: String| Note { text, words: None };
    let stated = [wish(view, case, now, reader), pause(view, now).map(plain), told(view, case, now, reader).map(plain)];
    let waits = [exceptions::stands(&case.row, NO_ROOM).then_some("placements-waits-room"), completion(now)];
    let waits = waits.into_iter().flatten().map(|key| plain(view.t(key)));
    let objections = objections(view, case, now, reader).map(plain);
    stated.into_iter().flatten().chain(objections).chain(waits).collect()
}

/// Each that the bureau has not decided on, the earliest first: whose it is, and against what.
fn objections(view: &View, case: &Case, now: &Now, reader: Side) -> impl Iterator<Item = String> {
    now.objections.iter().rev().filter(|made| made.outcome.is_none()).map(move |made| {
        let args = [("who", who(view, case, made.side, reader).into()), ("about", view.t(about(made.about)).into())];
        view.fill("placements-waits-objection", &args)
    })
}

fn wish(view: &View, case: &Case, now: &Now, reader: Side) -> Option<Note> {
    let wish = now.wish.as_ref()?;
    let args = [
        ("who", who(view, case, Side::Apprentice, reader).into()),
        ("day", view.day(wish.last_day).into()),
        ("since", view.day(today(wish.asked_at)).into()),
    ];
    Some(Note { text: view.fill("placements-waits-wish", &args), words: Some(wish.words.clone()) })
}

fn pause(view: &View, now: &Now) -> Option<String> {
    let pause = now.pause.as_ref().filter(|_| now.stage() == Stage::Paused)?;
    Some(view.with("placements-waits-pause", "day", &view.day(pause.last_day)))
}

/// Of an end as long as something can be done against it, or it is still to come.
fn told(view: &View, case: &Case, now: &Now, reader: Side) -> Option<String> {
    let by = case.row.end_side?;
    let hand = if reader == Side::Enterprise { Hand::Enterprise } else { Hand::Apprentice };
    let (may_stay, may_object) = (now.can(hand, Act::TakeEndBack), now.objects(hand).is_ok());
    let is_leaving = matches!(now.stage(), Stage::Agreed | Stage::Running | Stage::Paused);
    if !(may_stay || may_object || is_leaving) {
        return None;
    }
    let key = match case.row.reason_code {
        Some(Reason::NeverCame) => "placements-waits-absence",
        _ => "placements-waits-end",
    };
    let day = case.row.end_day.map(|day| view.day(day)).unwrap_or_default();
    let until = latest_moment(&case.row).map(|until| view.moment(until)).unwrap_or_default();
    let args: [(_, Value); 2] = [("who", who(view, case, by, reader).into()), ("day", day.into())];
    let then = match (may_stay && by == hand.side(), may_object) {
        (true, _) => view.t("placements-waits-staying"),
        (_, true) => view.with("placements-waits-object", "until", &until),
        _ => String::new(),
    };
    let own = named_by(&case.row, hand.side()).filter(|_| may_stay && by != hand.side());
    let own = own.map(|day| view.with("placements-waits-own", "day", &view.day(day))).unwrap_or_default();
    Some(view.fill(key, &args) + &then + &own)
}

/// Whose word is missing once the planned end has come: text key.
fn completion(now: &Now) -> Option<&'static str> {
    if now.stage() != Stage::Running || !now.is_at_its_end() {
        return None;
    }
    Some(match (now.is_declared(), now.is_stated()) {
        (true, true) => "placements-waits-completion",
        (false, true) => "placements-waits-declaration",
        (true, false) => "placements-waits-statement",
        (false, false) => "placements-waits-both",
    })
}
