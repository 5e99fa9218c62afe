//! Series: made of a draft by a rule, changed one by one, from one on, or all together.
mod edit;
mod extend;
mod held;
mod looks;
mod make;
mod rule;

use crate::support::{Answer, Seat, Site};
use entity::{event, series::Every};
use uuid::Uuid;
use xingtan::events::{self, EventForm, FIELDS, Rule, Until};

const LOOKED_AT: [&str; 5] = ["every", "ends", "until", "times", "holidays"];

/// As the form sends it.
fn typed<'a>(every: &'a str, ends: &'a str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    let (until, times) = if ends == "day" { (value, "") } else { ("", value) };
    LOOKED_AT.into_iter().zip([every, ends, until, times, "skip"]).collect()
}

fn path(slug: &str, fields: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    format!("/admin/events/{slug}/series?{query}")
}

pub fn weekly(times: usize) -> Rule {
    Rule { every: Every::Week, until: Until::Times(times), skips_holidays: false }
}

/// Made of a draft by an administrator, its events by their days.
pub async fn made(site: &Site, draft: &event::Model, rule: &Rule) -> Vec<event::Model> {
    let id = (draft.id, draft.revision);
    let series = events::make_series(&site.app.db, &site.by().await, id, rule, site.now()).await.expect("a series");
    all(site, series).await
}

async fn all(site: &Site, series: Uuid) -> Vec<event::Model> {
    events::of_series(site.db(), series).await.unwrap()
}

/// Opens the editor of an event as it was, changes some fields, and saves.
async fn save(seat: &Seat<'_>, event: &event::Model, changes: &[(&str, &str)], reach: &str) -> Answer {
    let is = EventForm::from(event);
    let (revision, marks) = (event.revision.to_string(), is.marks());
    let mut form = is.clone();
    changes.iter().for_each(|(name, value)| form.set(name, value));
    let own = [("revision", revision.as_str()), ("marks", &marks), ("reach", reach)];
    let fields: Vec<(&str, &str)> = FIELDS.iter().map(|name| (*name, form.get(name))).chain(own).collect();
    seat.post(&format!("/admin/events/{}/text?lang=zh-CN", event.slug), &fields).await
}
