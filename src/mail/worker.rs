//! The worker: claims one due letter under a lease, renders it, sends it, settles it. Any number may
//! run in any number of processes; none is sent again once its acknowledgement is committed.
use super::{
    Context, Render, address,
    content::{self, Calendar, Rendered},
    due, fresh, mime, night, pacing,
    settle::{self, InHand},
    transport::{Failure, Transport},
};
use crate::{clock::Clock, db::Db, words::Words};
use anyhow::Context as _;
use chrono::{DateTime, Duration, Utc};
use entity::{installation, letter, letter_delivery};
use lettre::message::Mailbox;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QuerySelect};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

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
        let Some(claimed) = self.claim().await? else { return Ok(Round::Idle) };
        let Claimed::ToSend(mut hand) = claimed else { return Ok(Round::Done) };
        let rendered = match self.rendered(&mut hand).await {
            Ok(rendered) => rendered,
            Err(error) => {
                tracing::error!(letter = %hand.letter.id, kind = hand.letter.kind, error = format!("{error:#}"), "a letter cannot be rendered");
                settle::put_off(&self.db, &hand, None, &format!("{error:#}"), self.clock.now()).await?;
                return Ok(Round::Done);
            }
        };
        let outcome = self.deliver(&hand.letter, &rendered).await;
        let now = self.clock.now();
        match outcome {
            Ok(()) => settle::sent(&self.db, &hand, rendered, now).await?,
            Err(Failure::Letter(why)) => settle::failed(&self.db, &hand, rendered, &why, now).await?,
            Err(Failure::Weather(why)) => settle::put_off(&self.db, &hand, Some(rendered), &why, now).await?,
            Err(Failure::Transport(why)) => {
                tracing::error!(error = why, "the mail server refuses us: letters wait; run `xingtan check`");
                settle::given_back(&self.db, &hand, &why, now).await?;
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

    /// The first rendering is kept for retries, unless its secret is made at each.
    async fn rendered(&self, hand: &mut InHand) -> anyhow::Result<Rendered> {
        let letter = &hand.letter;
        if let Some(kept) = kept(letter) {
            return Ok(kept);
        }
        let fresh_token = if letter.fresh_token { Some(self.make_token(letter).await?) } else { None };
        hand.secrets.extend(fresh_token.clone());
        self.render_now(&hand.letter, fresh_token)
    }

    fn render_now(&self, letter: &letter::Model, fresh_token: Option<String>) -> anyhow::Result<Rendered> {
        let context = Context {
            words: Words(letter.locale),
            base_url: self.base_url.clone(),
            calendar_host: self.calendar_host.clone(),
            organizer: self.from.email.to_string(),
            now: self.clock.now(),
            fresh_token,
        };
        content::render((self.render)(letter, &context)?, &context)
    }

    /// What a letter says, for officers to read: nothing in it opens anything. `None` where nothing is kept,
    /// and for a letter whose secret is made when it leaves.
    pub fn shown(&self, letter: &letter::Model) -> Option<Rendered> {
        let kept = kept(letter).or_else(|| {
            let can_be = !letter.fresh_token && letter.email.is_some();
            can_be.then(|| self.render_now(letter, None).ok()).flatten()
        })?;
        Some(settle::masked_rendering(kept, &secrets(letter)))
    }

    /// Known by its hash before the letter leaves.
    async fn make_token(&self, letter: &letter::Model) -> anyhow::Result<String> {
        let about = letter.about.context("a letter about nothing has no secret")?;
        Ok(fresh::make(self.db.write(), about, self.clock.now()).await?)
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
    ToSend(Box<InHand>),
    /// Put off, lapsed or withheld instead.
    Settled,
}

async fn decide(tx: &impl ConnectionTrait, letter: letter::Model, now: DateTime<Utc>) -> Result<Claimed, DbErr> {
    let address = address::lock(tx, &letter.address).await?;
    let mut row = letter.clone().into_active_model();
    // What its owner asked for goes out always: it is how they prove the address again.
    let is_asked_for = letter.fresh_token || letter.about.is_none();
    if !is_asked_for && address.as_ref().is_some_and(entity::address::Model::is_dead) {
        row.state = Set(letter::State::Withheld);
        row.update(tx).await?;
        return Ok(Claimed::Settled);
    }
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
    if let Some(morning) = night::until(letter.quiet_in.as_deref(), now) {
        row.state = Set(letter::State::Queued);
        row.next_try_at = Set(morning);
        row.due_at = Set(morning);
        row.update(tx).await?;
        return Ok(Claimed::Settled);
    }
    if let Some(turn) = pacing::turn(tx, &letter, address.as_ref(), now).await? {
        row.state = Set(letter::State::Queued);
        row.next_try_at = Set(turn);
        row.due_at = Set(turn);
        // Waiting one's turn never makes a letter lapse.
        row.useful_until = Set(letter.useful_until + (turn - now));
        row.update(tx).await?;
        return Ok(Claimed::Settled);
    }
    row.state = Set(letter::State::Sending);
    row.next_try_at = Set(now + LEASE);
    row.attempts = Set(letter.attempts + 1);
    let letter = row.update(tx).await?;
    let delivery = begun(tx, &letter, now).await?;
    let secrets = secrets(&letter);
    Ok(Claimed::ToSend(Box::new(InHand { letter, delivery, secrets })))
}

async fn begun(tx: &impl ConnectionTrait, letter: &letter::Model, now: DateTime<Utc>) -> Result<Uuid, DbErr> {
    let delivery = letter_delivery::ActiveModel {
        id: Set(Uuid::now_v7()),
        letter_id: Set(letter.id),
        started_at: Set(now),
        ended_at: Set(None),
        outcome: Set(None),
        error: Set(None),
    };
    Ok(letter_delivery::Entity::insert(delivery).exec(tx).await?.last_insert_id)
}

/// The first rendering.
fn kept(letter: &letter::Model) -> Option<Rendered> {
    let calendar = letter.calendar.as_ref().map(|ics| Calendar { method: method(ics), ics: ics.clone() });
    let (subject, text, html) = (letter.subject.clone()?, letter.text.clone()?, letter.html.clone()?);
    Some(Rendered { subject, text, html, calendar })
}

fn secrets(letter: &letter::Model) -> Vec<String> {
    serde_json::from_value(letter.secrets.clone()).unwrap_or_default()
}

fn method(ics: &str) -> &'static str {
    if ics.contains("METHOD:CANCEL") { "CANCEL" } else { "REQUEST" }
}
