//! Series before and after they are made, and the table of holidays.
use super::{Page, page};
use crate::support::Site;
use chrono::{Datelike, Duration};
use entity::{event::District, holiday::Kind, officer_role::Role, series::Every};
use xingtan::{
    events::{self, Rule, Until},
    holidays::{self, NewHolidays},
};

pub async fn pages(site: &Site) -> Vec<Page> {
    let draft = site.event("series-draft").draft().await;
    let first = site.event("series-made").draft().await;
    let (db, now) = (&site.app.db, site.now());
    let day = (draft.starts_at + Duration::hours(8)).date_naive();
    for (weeks, kind) in [(1, Kind::Holiday), (2, Kind::WorkingDay)] {
        let on = day + Duration::weeks(weeks);
        let name = ["中秋节、国庆节".to_owned(), String::new()];
        let new = NewHolidays { first: on, last: on, kind, name };
        holidays::enter_holidays(db, &site.by().await, &new, now).await.expect("a holiday");
    }
    let rule = Rule { every: Every::MonthWeekday, until: Until::Times(5), skips_holidays: true };
    let by = site.by().await;
    let series = events::make_series(db, &by, (first.id, first.revision), &rule, now).await.expect("a series");
    let made = events::of_series(site.db(), series).await.expect("its events");
    let alone = made.last().expect("the last");
    let held = events::EventForm::from(alone).parse().expect("a form");
    events::edit_series(db, &by, (alone.id, alone.revision), held, &["title_zh", "room"], events::Reach::One, now)
        .await
        .expect("edited");
    let boss = site.officer("series-boss", Role::Scheduler, None).await;
    let boss = site.sign_in(&boss).await;
    let local = site.officer("series-local", Role::Scheduler, Some(District::Qufu)).await;
    let local = site.sign_in(&local).await;
    let desk = |what, path: &str| page(what, format!("/admin/{path}")).by(&boss);
    let form = "events/series-draft/series";
    let done = "done=spread&followed=3&held=1";
    vec![
        desk("desk, series, asked for", form).shows("#holidays"),
        desk("desk, series, looked at", &format!("{form}?every=week&ends=times&times=6&holidays=skip"))
            .shows(".list s"),
        desk("desk, series, with errors", &format!("{form}?every=month-last-weekday&ends=times&times=10000"))
            .refused(422)
            .shows(".summary"),
        desk("desk, series", &format!("events/series-made/series?{done}")).shows(".table"),
        desk("desk, series, going on", "events/series-made/series?ends=times&times=8").shows("#further"),
        desk("desk, series, going nowhere", "events/series-made/series?ends=times&times=2")
            .refused(422)
            .shows(".summary"),
        desk("desk, editing an event of a series", "events/series-made/text").shows("#reach"),
        desk("desk, an event on a holiday", "events/series-draft").shows(".checks"),
        page("an event of a series, looked at", "/admin/events/series-made/preview")
            .by(&boss)
            .shows("a[href*='series=']"),
        desk("desk, holidays", &format!("holidays?year={}", day.year())).shows(".table .state--ok"),
        desk("desk, holidays, none yet", "holidays?year=2040").shows(".empty"),
        desk("desk, holidays, with errors", "holidays?year=2040").sent_empty(),
        page("desk, holidays, of a district", "/admin/holidays?year=2026").by(&local).shows(".table"),
    ]
}
