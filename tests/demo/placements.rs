//! Its placements show what a placement can be: every state, every derived one, both programmes.
use crate::support::database::settings;
use chrono::{DateTime, Utc};
use entity::{enterprise, placement, placement_link, programme};
use sea_orm::{EntityTrait, Iterable};
use std::collections::BTreeSet;
use tokio_util::task::TaskTracker;
use xingtan::{
    demo,
    placements::{Derived, Stage, derived, guards::years_on, stage_on},
    settings::{MailUrl, Settings},
    words::when::today,
};

/// What days make of each, as its people see it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counted {
    waiting_to_start: usize,
    on_probation: usize,
    unanswered: usize,
    leaving: usize,
    overdue: usize,
}

fn counted(rows: &[(placement::Model, enterprise::Model)], now: DateTime<Utc>) -> Counted {
    let mut all = Counted::default();
    for (row, of) in rows {
        if stage_on(row, today(now)) == Stage::Agreed {
            all.waiting_to_start += 1;
        }
        match derived(row, of, now) {
            Some(Derived::OnProbation) => all.on_probation += 1,
            Some(Derived::Unanswered) => all.unanswered += 1,
            Some(Derived::Leaving(_)) => all.leaving += 1,
            Some(Derived::Overdue) => all.overdue += 1,
            None => {}
        }
    }
    all
}

#[tokio::test]
async fn every_state_stored_or_derived_is_there_under_both_programmes() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("demo.sqlite3").display());
    let settings = Settings { mail: MailUrl::Box, ..settings(&["--database-url", &url]) };

    let (app, _) = demo::build(settings, &TaskTracker::new()).await.unwrap();

    let (db, now) = (app.db.read(), app.clock.now());
    let rows = placement::Entity::find().all(db).await.unwrap();
    assert_eq!(rows.len(), 62);
    for stage in Stage::iter() {
        assert!(rows.iter().any(|row| Stage::of(row) == stage), "{stage:?}");
    }
    let expected = Counted { waiting_to_start: 7, on_probation: 8, unanswered: 2, leaving: 2, overdue: 2 };
    let enterprises = enterprise::Entity::find().all(db).await.unwrap();
    let of = |row: &placement::Model| enterprises.iter().find(|each| each.id == row.enterprise_id).unwrap().clone();
    let theirs: Vec<_> = rows.iter().map(|row| (row.clone(), of(row))).collect();
    assert_eq!(counted(&theirs, now), expected);

    for programme in programme::Entity::find().all(db).await.unwrap() {
        let under: Vec<_> = rows.iter().filter(|row| row.programme_id == programme.id).collect();
        let stages: BTreeSet<_> = under.iter().map(|row| format!("{:?}", Stage::of(row))).collect();
        assert!(under.len() >= 20 && stages.len() >= 7, "{}: {} in {stages:?}", programme.slug, under.len());
        let asks = programme.slug == "new-apprentices";
        assert!(under.iter().all(|row| row.form_id.is_some() == asks && row.contract_id.is_some() == asks));
    }

    let is_minor = |row: &placement::Model| {
        row.birth_date.zip(row.first_day).is_some_and(|(born, first)| years_on(born, first) < 18)
    };
    let minors: Vec<_> = rows.iter().filter(|row| is_minor(row)).collect();
    let said = minors.iter().filter(|row| row.guardian_said_at.is_some() && row.number.is_some()).count();
    assert_eq!((minors.len(), said), (3, 2), "one waits for a guardian");
    let links = placement_link::Entity::find().all(db).await.unwrap();
    let asked = links.iter().filter(|link| link.reader == placement_link::For::Guardian && link.ended_at.is_none());
    assert_eq!(asked.count(), 1);
}
