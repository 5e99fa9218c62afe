//! The control: a naive verb (read, pause, write) must oversell under the same race, so that the race
//! is known to be able to fail. The CHECK that would stop it is dropped in this test's database.
use crate::support::{Backend, Site, builders::newcomer, database::has_postgres};
use entity::{event, registration};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};
use std::time::Duration;
use xingtan::{app::App, events, registrations::Outcome};

const PLACES: i32 = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_naive_verb_oversells() {
    if !has_postgres() {
        return;
    }
    let site = Site::new(Backend::Postgres).await;
    let event = site.event("rush").places(PLACES).publish().await;
    let drop_check = "ALTER TABLE event DROP CONSTRAINT event_places";
    site.app.db.write().execute_unprepared(drop_check).await.unwrap();
    let template = site.register(&event, "template").await;

    let everybody: Vec<_> =
        (0..400).map(|number| tokio::spawn(naive(site.app.clone(), template.clone(), number))).collect();
    for one in everybody {
        one.await.unwrap();
    }

    let taken = site.states(&event).await.iter().filter(|state| state.holds_place()).count();
    assert!(taken > PLACES as usize, "only {taken}: this race cannot show an oversell");
}

/// What a verb without a lock does: looks whether there is room, and writes a moment later.
async fn naive(app: App, template: registration::Model, number: i64) {
    let event = events::by_id(app.db.read(), template.event_id).await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_millis(5)).await;
    if event.taken >= PLACES {
        return;
    }
    let mut row = template.into_active_model().reset_all();
    let unique = |kind: &str| format!("{kind}{number:021}");
    row.id = Set(uuid::Uuid::now_v7());
    row.number = Set(number + 2);
    row.email_key = Set(Some(format!("n{number}@example.cn")));
    row.code = Set(format!("C{number:07}"));
    row.token = Set(unique("tok"));
    row.letter_token = Set(unique("let"));
    row.not_me_token = Set(unique("not"));
    row.insert(app.db.write()).await.unwrap();
    let counted = event::ActiveModel { id: Set(event.id), taken: Set(event.taken + 1), ..Default::default() };
    counted.update(app.db.write()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_check_stands_behind_the_verbs() {
    if !has_postgres() {
        return;
    }
    let site = Site::new(Backend::Postgres).await;
    let event = site.event("rush").places(1).publish().await;
    let outcome = site.app.desk.register(newcomer(&event, "fang"), site.now()).await;
    assert!(matches!(outcome, Ok(Outcome::New(..))));

    let over = event::ActiveModel { id: Set(event.id), taken: Set(2), ..Default::default() };
    let refused = event::Entity::update(over).exec(site.app.db.write()).await;

    assert!(refused.is_err_and(|error| error.to_string().contains("event_places")));
}
