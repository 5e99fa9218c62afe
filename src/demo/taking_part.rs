//! Enterprises of the sample city at the events that come next.
use super::people::People;
use crate::{
    app::App,
    events::{self, EventFilter, name_enterprise},
    roles::Candidate,
};
use chrono::{DateTime, Utc};
use entity::enterprise;

const EVENTS: usize = 4;
const AT_EACH: usize = 5;

pub async fn build(
    app: &App,
    people: &People,
    verified: &[(Candidate, enterprise::Model)],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let coming = events::list(app.db.read(), &EventFilter::default(), now).await?.events;
    let open = coming.iter().filter(|event| event.accepts_registrations(now));
    for (number, event) in open.take(EVENTS).enumerate() {
        for (_, row) in verified.iter().cycle().skip(number * 3).take(AT_EACH.min(verified.len())) {
            name_enterprise(&app.db, &people.scheduler, event.id, row.id, now).await?;
        }
    }
    Ok(())
}
