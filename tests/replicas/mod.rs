//! Replicas: processes of the built binary on one PostgreSQL, with a mail server on a socket.
mod control;
mod crash;
mod filing;
mod letters;
mod lost;
mod members;
mod placements;
mod race;
mod start;
mod stop;

use crate::support::{
    Site, database,
    replica::Replica,
    smtp::{Habits, Server},
};
use entity::event;
use xingtan::clock::Clock;

/// Two replicas on a fresh database, and a site beside them that looks at the rows.
pub struct Pair {
    pub replicas: [Replica; 2],
    pub mail: Server,
    pub site: Site,
}

impl Pair {
    pub async fn start() -> Self {
        let url = database::postgres().await;
        let mail = Server::start(Habits::default()).await;
        let replicas = [Replica::start(&url, &mail.url()), Replica::start(&url, &mail.url())];
        for replica in &replicas {
            replica.ready().await;
        }
        Self { replicas, mail, site: Site::beside(&url, Clock::System).await }
    }

    pub async fn event(&self, places: i32) -> event::Model {
        self.site.event("rush").places(places).publish().await
    }

    /// Port of the replica that takes the number-th request.
    pub fn port(&self, number: usize) -> u16 {
        self.replicas[number % 2].port
    }
}
