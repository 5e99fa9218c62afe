//! Letters as officers see and repair them.
mod address;
mod banner;
mod desk;
mod repeat;
mod show;
mod sight;
mod test_letter;

use crate::support::{
    Site,
    database::settings,
    smtp::{Habits, Server},
};
use chrono::Duration;
use entity::{audit, letter, registration};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::mail::{transport::Transport, worker::Worker};

/// All letters about a row, in the order they were put.
async fn about(site: &Site, row: &registration::Model) -> Vec<letter::Model> {
    let about = letter::Entity::find().filter(letter::COLUMN.about.eq(row.id));
    about.order_by_asc(letter::Column::Id).all(site.db()).await.unwrap()
}

/// The only letter about a row.
async fn the_letter(site: &Site, row: &registration::Model) -> letter::Model {
    let [letter] = about(site, row).await.try_into().expect("one letter");
    letter
}

async fn reload(site: &Site, letter: &letter::Model) -> letter::Model {
    letter::Entity::find_by_id(letter.id).one(site.db()).await.unwrap().unwrap()
}

/// Act, object, and the states before and after, of what officers did to letters.
async fn audited(site: &Site) -> Vec<(String, String, Option<String>, Option<String>)> {
    let acts = audit::Entity::find().filter(audit::COLUMN.act.starts_with("letters."));
    let entries = acts.order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
    entries.into_iter().map(|entry| (entry.act, entry.object_id, entry.before, entry.after)).collect()
}

/// One round with a server that answers a recipient so, and the time until the next.
async fn answered(site: &Site, answer: &'static str) {
    let server = Server::start(Habits { rcpt: vec![answer], ..Habits::default() }).await;
    let settings = settings(&["--smtp-url", &server.url()]);
    let worker = Worker { transport: Transport::open(&settings).unwrap(), ..site.app.worker() };
    worker.round().await.unwrap();
    site.advance(Duration::minutes(3));
}

/// One try that is put off.
async fn put_off(site: &Site) {
    answered(site, "451 try later").await;
}
