//! The registration desk: the one way in. Requests wait here for moments, and one transaction admits
//! all that wait, so that the commit and not the row lock is the unit of cost. Nobody is answered
//! before the commit.
use super::{
    form::NewRegistration,
    register::{Admitted, Ask, RegisterError, admit},
};
use crate::{
    db::{self, Db},
    mail::address::AddressKey,
};
use chrono::{DateTime, Utc};
use sea_orm::{DbErr, SqlErr};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio_util::task::TaskTracker;

/// How many one transaction admits at most.
const BATCH: usize = 1;
const TRIES: u32 = 4;

#[derive(Clone)]
pub struct Desk {
    queue: mpsc::Sender<Waiting>,
}

struct Waiting {
    ask: Ask,
    answer: oneshot::Sender<Admitted>,
}

impl Desk {
    /// Opens a desk at which `places` may queue; it closes when the last clone is dropped.
    pub fn open(db: Db, key: AddressKey, places: usize, tracker: &TaskTracker) -> Self {
        let (queue, waiting) = mpsc::channel(places);
        tracker.spawn(serve(db, key, waiting));
        Self { queue }
    }

    pub async fn register(&self, new: NewRegistration, now: DateTime<Utc>) -> Admitted {
        let (answer, admitted) = oneshot::channel();
        self.queue.try_send(Waiting { ask: Ask { new, now }, answer }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => RegisterError::Overloaded,
            mpsc::error::TrySendError::Closed(_) => RegisterError::Closing,
        })?;
        admitted.await.unwrap_or(Err(RegisterError::Closing))
    }
}

async fn serve(db: Db, key: AddressKey, mut queue: mpsc::Receiver<Waiting>) {
    let mut waiting: Vec<Waiting> = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut waiting, BATCH).await > 0 {
        let (asks, answers): (Vec<Ask>, Vec<_>) = waiting.drain(..).map(|one| (one.ask, one.answer)).unzip();
        let admitted = match admit_patiently(&db, &key, &asks).await {
            Ok(admitted) => admitted,
            Err(error) => asks.iter().map(|_| Err(RegisterError::Db(error.clone()))).collect(),
        };
        for (answer, admitted) in answers.into_iter().zip(admitted) {
            // Whoever hung up meanwhile is registered, and reads it in the letter.
            let _ = answer.send(admitted);
        }
    }
}

/// A deadlock, a serialisation failure or two equal codes: worth another try.
async fn admit_patiently(db: &Db, key: &AddressKey, asks: &[Ask]) -> Result<Vec<Admitted>, DbErr> {
    let mut tries = 1;
    loop {
        match admit(db, key, asks).await {
            Err(error) if tries < TRIES && is_worth_another_try(&error) => {
                tokio::time::sleep(Duration::from_millis(rand::random_range(5..30) * u64::from(tries))).await;
                tries += 1;
            }
            outcome => return outcome,
        }
    }
}

fn is_worth_another_try(error: &DbErr) -> bool {
    db::is_conflict(error) || matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
