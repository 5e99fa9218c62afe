//! Who of the sample officers is on duty where, so that each has duties that are to come.
use super::people::People;
use crate::{
    app::App,
    events::{self, NewDuty},
};
use anyhow::Context;
use chrono::{DateTime, Utc};

pub async fn build(app: &App, people: &People, now: DateTime<Utc>) -> anyhow::Result<()> {
    let (scheduler, reviewer) = (people.scheduler.account, people.reviewer.account);
    // The Chinese title of a session; the whole event where it is empty.
    let all = [
        ("open-day", "", scheduler),
        ("open-day", "", reviewer),
        ("winter-job-fair", "开场", scheduler),
        ("winter-job-fair", "企业面谈", reviewer),
        ("women-engineers-salon", "", people.administrator.account),
    ];
    for (slug, title, officer) in all {
        let event = events::by_slug(app.db.read(), slug).await?.context("an event of the sample city")?;
        let agenda = events::agenda(app.db.read(), event.id).await?;
        let named = agenda.iter().find(|item| item.session.title_zh == title).map(|item| item.session.id);
        let session = if title.is_empty() { None } else { Some(named.context("a session of the sample city")?) };
        let new = NewDuty { officer, session };
        events::assign_duty(&app.db, &app.address_key, &people.scheduler, event.id, new, "", now).await?;
    }
    Ok(())
}
