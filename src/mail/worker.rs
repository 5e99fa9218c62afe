//! The worker: claims one due letter under a lease, renders it, sends it, settles it. Any number may
//! run in any number of processes; none is sent again once its acknowledgement is committed.
use super::{
    Context, Render, address,
    content::{self, Calendar, Rendered},
    due, mime, pacing, settle,
    transport::{Failure, Transport},
};
use crate::{clock::Clock, db::Db, words::Words};
use anyhow::Context as _;
use chrono::{DateTime, Duration, Utc};
use entity::{installation, letter};
use lettre::message::Mailbox;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QuerySelect};
use tokio_util::sync::CancellationToken;

/// Outlasts all SMTP timeouts of one letter.
const LEASE: Duration = Duration::minutes(5);
const IDLE: std::time::Duration = std::time::Duration::from_secs(1);
/// After the transport itself failed.
const PAUSE: std::time::Duration = std::time::Duration::from_secs(30);

#[derive(Clone)]
pub struct Worker {
    pub db: Db,
    pub clock: Clock,
    pub transport: Transport,
    pub render: Render,
    pub from: Mailbox,
    /// Public address without a slash at its end.
    pub base_url: String,
    pub calendar_host: String,
}

/// What one round came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Round {
    /// Nothing is due.
    Idle,
    /// A letter was dealt with: sent, put off, refused, lapsed or withheld.
    Done,
    /// The transport is set up wrong; the letter waits, no try used up.
    Stopped,
}

impl Worker {
    /// Until told to stop; a letter in hand is finished first.
    pub async fn run(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let pause = match self.round().await {
                Ok(Round::Done) => continue,
                Ok(Round::Idle) => IDLE,
                Ok(Round::Stopped) => PAUSE,
                Err(error) => {
                    tracing::warn!(error = format!("{error:#}"), "a round of letters failed");
                    PAUSE
                }
            };
            tokio::select! { () = tokio::time::sleep(pause) => {}, () = stop.cancelled() => {} }
        }
    }

    /// Deals with one due letter.
    pub async fn round(&self) -> anyhow::Result<Round> {
        let Some(letter) = self.claim().await? else { return Ok(Round::Idle) };
        let Claimed::ToSend(letter) = letter else { return Ok(Round::Done) };
        let rendered = match self.rendered(&letter) {
            Ok(rendered) => rendered,
            Err(error) => {
                tracing::error!(letter = %letter.id, kind = letter.kind, error = format!("{error:#}"), "a letter cannot be rendered");
                settle::put_off(&self.db, &letter, None, &format!("{error:#}"), self.clock.now()).await?;
                return Ok(Round::Done);
            }
        };
        let outcome = self.deliver(&letter, &rendered).await;
        let now = self.clock.now();
        match outcome {
            Ok(()) => settle::sent(&self.db, &letter, rendered, now).await?,
            Err(Failure::Letter(why)) => settle::failed(&self.db, &letter, rendered, &why).await?,
            Err(Failure::Weather(why)) => settle::put_off(&self.db, &letter, Some(rendered), &why, now).await?,
            Err(Failure::Transport(why)) => {
                tracing::error!(error = why, "the mail server refuses us: letters wait; run `xingtan check`");
                settle::given_back(&self.db, &letter, &why, now).await?;
                return Ok(Round::Stopped);
            }
        }
        Ok(Round::Done)
    }

    /// The next due letter, leased. Claims wait for each other, so that pacing counts what others hold.
    async fn claim(&self) -> Result<Option<Claimed>, DbErr> {
        let now = self.clock.now();
        if !due::any(self.db.read(), now).await? {
            return Ok(None);
        }
        let tx = self.db.begin().await?;
        installation::Entity::find_by_id(1).lock_exclusive().one(&tx).await?;
        let Some(letter) = due::next(&tx, now).await? else { return Ok(None) };
        let claimed = decide(&tx, letter, now).await?;
        tx.commit().await?;
        Ok(Some(claimed))
    }

    /// The first rendering is kept for retries.
    fn rendered(&self, letter: &letter::Model) -> anyhow::Result<Rendered> {
        if let (Some(subject), Some(text), Some(html)) = (&letter.subject, &letter.text, &letter.html) {
            let calendar = letter.calendar.as_ref().map(|ics| Calendar { method: method(ics), ics: ics.clone() });
            return Ok(Rendered { subject: subject.clone(), text: text.clone(), html: html.clone(), calendar });
        }
        let context = Context {
            words: Words(letter.locale),
            base_url: self.base_url.clone(),
            calendar_host: self.calendar_host.clone(),
            organizer: self.from.email.to_string(),
            now: self.clock.now(),
        };
        content::render((self.render)(letter, &context)?, &context)
    }

    async fn deliver(&self, letter: &letter::Model, rendered: &Rendered) -> Result<(), Failure> {
        let now = self.clock.now();
        let to = letter.email.as_deref().unwrap_or_default();
        let message = mime::message(letter.id, &self.from, to, rendered, &self.calendar_host, now)
            .context("this mail cannot be written")
            .map_err(|error| Failure::Letter(format!("{error:#}")))?;
        let patience = LEASE.to_std().unwrap_or_default().mul_f32(0.9);
        tokio::time::timeout(patience, self.transport.send(letter, &message, rendered, now))
            .await
            .unwrap_or_else(|_| Err(Failure::Weather("the mail server took too long".into())))
    }
}

enum Claimed {
    ToSend(Box<letter::Model>),
    /// Put off, lapsed or withheld instead.
    Settled,
}

async fn decide(tx: &impl ConnectionTrait, letter: letter::Model, now: DateTime<Utc>) -> Result<Claimed, DbErr> {
    let address = address::lock(tx, &letter.address).await?;
    let mut row = letter.clone().into_active_model();
    if !letter.proven
        && let Some(address) = address.clone().filter(|address| address.is_closed(now))
    {
        row.state = Set(letter::State::Withheld);
        row.update(tx).await?;
        address::tell_once_a_day(tx, address, &letter, now).await?;
        return Ok(Claimed::Settled);
    }
    if now >= letter.useful_until {
        row.state = Set(letter::State::Lapsed);
        row.update(tx).await?;
        return Ok(Claimed::Settled);
    }
    if let Some(turn) = pacing::turn(tx, &letter, address.as_ref(), now).await? {
        row.state = Set(letter::State::Queued);
        row.next_try_at = Set(turn);
        // Waiting one's turn never makes a letter lapse.
        row.useful_until = Set(letter.useful_until + (turn - now));
        row.update(tx).await?;
        return Ok(Claimed::Settled);
    }
    row.state = Set(letter::State::Sending);
    row.next_try_at = Set(now + LEASE);
    row.attempts = Set(letter.attempts + 1);
    Ok(Claimed::ToSend(Box::new(row.update(tx).await?)))
}

fn method(ics: &str) -> &'static str {
    if ics.contains("METHOD:CANCEL") { "CANCEL" } else { "REQUEST" }
}
