//! That another placement of the apprentice takes days of a draft, and what they can do about it.
use super::wishes::Wish;
use crate::{
    app::App,
    error::AppError,
    placements::{
        acts::Stage,
        case::Case,
        mine,
        overlaps::{is_redated, is_unfiled, may_be_left, may_redate},
        pages::facts,
    },
    web::view::View,
};

pub struct Taken {
    pub days: String,
    /// Each that takes some of them.
    pub others: Vec<String>,
    /// What comes next: text keys.
    pub says: Vec<&'static str>,
    /// Something can be chosen.
    pub chooses: bool,
    /// It is the apprentice's turn to choose.
    pub is_main: bool,
}

impl Taken {
    /// Only of a draft: what is filed has its days. As long as somebody was asked, `wishes` say what comes next.
    pub async fn of(app: &App, view: &View, case: &Case, wishes: &[Wish]) -> Result<Option<Self>, AppError> {
        let row = &case.row;
        let days = row.first_day.zip(row.until()).filter(|_| Stage::of(row).is_draft());
        let Some((first, last)) = days else { return Ok(None) };
        let met = mine::others(app.db.read(), row).await?;
        if met.is_empty() {
            return Ok(None);
        }
        let may_leave = met.iter().any(|(other, _)| may_be_left(row, other).is_some());
        let is_redated = row.returned.as_ref().is_some_and(is_redated);
        let may_cancel = met.iter().any(|(other, _)| is_unfiled(other));
        let chooses = wishes.is_empty() && (may_leave || may_cancel || may_redate(row));
        let says = match (wishes.is_empty(), is_redated, chooses) {
            (false, ..) => vec![],
            (true, true, true) if may_leave => vec!["placements-mine-taken-redated", "placements-mine-taken-instead"],
            (true, true, true) => vec!["placements-mine-taken-redated", "placements-mine-taken-unfiled"],
            (true, true, false) => vec!["placements-mine-taken-redated"],
            (true, false, true) => vec!["placements-mine-taken-next"],
            (true, false, false) => vec!["placements-mine-taken-back"],
        };
        let others = met.into_iter().filter_map(|(other, enterprise)| {
            let (first, last) = other.first_day.zip(other.until())?;
            let args = [("enterprise", enterprise.into()), ("days", facts::days(view, first, last).into())];
            Some(view.fill("placements-mine-taken-by", &args))
        });
        Ok(Some(Self {
            days: facts::days(view, first, last),
            others: others.collect(),
            says,
            chooses,
            is_main: chooses && !is_redated,
        }))
    }
}
