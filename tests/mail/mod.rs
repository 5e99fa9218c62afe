//! The mail kit: from the outbox to a mail server, in all weathers.
mod pacing;
mod refusals;
mod reminders;
mod smtp;
mod weather;
mod worker;

use crate::support::{Site, database::settings, letters::Letter, replica::free_port, smtp::Server};
use entity::{letter, letter_delivery};
use sea_orm::{EntityTrait, QueryOrder};
use std::collections::BTreeMap;
use xingtan::mail::{
    transport::Transport,
    worker::{Round, Worker},
};

/// A worker that sends to the server.
fn worker(site: &Site, server: &Server) -> Worker {
    let settings = settings(&["--smtp-url", &server.url()]);
    Worker { transport: Transport::open(&settings).unwrap(), ..site.app.worker() }
}

/// A server that nobody answers at.
fn unreachable() -> Transport {
    let url = format!("smtp://127.0.0.1:{}", free_port());
    Transport::open(&settings(&["--smtp-url", &url])).unwrap()
}

/// The outbox, in the order it was filled.
async fn letters(site: &Site) -> Vec<letter::Model> {
    letter::Entity::find().order_by_asc(letter::Column::Id).all(site.db()).await.unwrap()
}

/// Every try, in the order they were begun.
async fn deliveries(site: &Site) -> Vec<letter_delivery::Model> {
    letter_delivery::Entity::find().order_by_asc(letter_delivery::Column::Id).all(site.db()).await.unwrap()
}

/// So many people at one event, whose letters wait.
async fn people(site: &Site, number: usize) {
    let event = site.event("salon").publish().await;
    for number in 0..number {
        site.register(&event, &format!("n{number}")).await;
    }
}

async fn until_idle(worker: &Worker) {
    while worker.round().await.unwrap() != Round::Idle {}
}

/// How often the server has each mail, by its Message-ID.
fn copies(server: &Server) -> BTreeMap<String, usize> {
    let mut copies = BTreeMap::new();
    for raw in server.taken() {
        *copies.entry(Letter::read(&raw).message_id).or_default() += 1;
    }
    copies
}

/// The Message-IDs that the letters in the outbox have.
async fn message_ids(site: &Site) -> Vec<String> {
    let mut ids: Vec<String> = letters(site).await.iter().map(|letter| format!("{}@xingtan.test", letter.id)).collect();
    ids.sort();
    ids
}
