//! Edit one event of a series, this and those that follow, or all of them.
use super::{
    carry::{Carried, carried, on_other_day},
    queries,
};
use crate::{
    db::Db,
    events::{
        draft::NewEvent,
        edit::{EditError, Edited, edit, judge, save},
        queries as events,
    },
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    #[default]
    One,
    /// This and those behind it.
    Following,
    All,
}

/// How many others changed along, and how many kept something as it is: what is over, in review, ended or changed by
/// hand, and of what is published all but its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    pub followed: usize,
    pub held: usize,
}

/// `changed` names the fields that differ. What is changed in one alone is left alone by later changes to several.
pub async fn edit_series(
    db: &Db,
    who: &Officer<WriteEvents>,
    (id, revision): (Uuid, i32),
    new: NewEvent,
    changed: &[&'static str],
    reach: Reach,
    now: DateTime<Utc>,
) -> Result<Spread, EditError> {
    let series = events::by_id(db.read(), id).await?.and_then(|event| event.series_id);
    let Some(series) = series.filter(|_| reach != Reach::One) else {
        return edit(db, who, id, revision, new, changed, now).await.map(|_| Spread::default());
    };
    let tx = db.begin().await?;
    let mut others = queries::lock(&tx, series).await?;
    others.retain(|event| who.reaches(event.district));
    let at = others.iter().position(|event| event.id == id).ok_or(EditError::NoSuchEvent)?;
    let was = others.remove(at);
    judge(who, &was, revision, &new)?;
    let mut spread = Spread::default();
    let by_hand = was.by_hand.without(changed);
    save(&tx, who, &was, Edited { new: &new, by_hand, changed }, now).await?;
    for other in others.iter().filter(|other| reach == Reach::All || other.series_day > was.series_day) {
        let days = other.series_day.zip(was.series_day).map(|(there, here)| there - here).unwrap_or_default();
        // Times that change alone keep their distance from each start, wherever that was moved.
        let is_start = changed.contains(&"starts_at") || changed.contains(&"zone");
        let there = if is_start { on_other_day(&new, days) } else { new.shifted(other.starts_at - new.starts_at) };
        let Carried { new, changed, is_held } = carried(other, &there, changed, now);
        spread.held += usize::from(is_held);
        if !changed.is_empty() {
            spread.followed += 1;
            let edited = Edited { new: &new, by_hand: other.by_hand.clone(), changed: &changed };
            save(&tx, who, other, edited, now).await?;
        }
    }
    tx.commit().await?;
    Ok(spread)
}
