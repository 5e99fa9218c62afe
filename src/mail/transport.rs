//! Ways for a letter to leave the house: SMTP, a folder of files, or a box in memory.
use super::{content::Rendered, smtp};
use crate::settings::{MailUrl, Settings};
use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::{Locale, letter};
use lettre::Message;
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

#[derive(Clone)]
pub enum Transport {
    Smtp(Arc<smtp::Server>),
    Folder(PathBuf),
    Box(LetterBox),
}

/// How a delivery can end badly.
#[derive(Debug)]
pub enum Failure {
    /// The letter's own fault: a 5xx to its recipient or to the message. Not tried again.
    Letter(String),
    /// The transport is set up wrong (sign-in, sender, greeting): nothing goes out until it is mended.
    Transport(String),
    /// Weather: tried again later.
    Weather(String),
}

/// One mail in the box.
#[derive(Clone, Debug)]
pub struct Kept {
    pub id: Uuid,
    pub to: String,
    pub locale: Locale,
    pub letter: Rendered,
    /// The whole mail as it would go over the wire.
    pub raw: Vec<u8>,
    pub at: DateTime<Utc>,
}

/// Letters kept in the process: the sample city shows them, tests read them.
#[derive(Clone, Default)]
pub struct LetterBox(Arc<Mutex<Vec<Kept>>>);

impl LetterBox {
    pub fn all(&self) -> Vec<Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, letter: Kept) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(letter);
    }
}

impl Transport {
    pub fn open(settings: &Settings) -> anyhow::Result<Self> {
        Ok(match &settings.mail {
            MailUrl::Box => Self::Box(LetterBox::default()),
            MailUrl::Folder(folder) => {
                std::fs::create_dir_all(folder).with_context(|| {
                    format!("cannot make the folder for letters, {}; make it or set SMTP_URL", folder.display())
                })?;
                Self::Folder(folder.clone())
            }
            MailUrl::Smtp(smtp) => Self::Smtp(Arc::new(smtp::Server::new(smtp, settings.mail_patience)?)),
        })
    }

    /// Whether mail could be sent now: connects and signs in, sends nothing.
    pub async fn check(&self) -> Result<(), Failure> {
        match self {
            Self::Smtp(server) => server.check().await,
            Self::Folder(_) | Self::Box(_) => Ok(()),
        }
    }

    pub async fn send(
        &self,
        row: &letter::Model,
        message: &Message,
        letter: &Rendered,
        at: DateTime<Utc>,
    ) -> Result<(), Failure> {
        match self {
            Self::Smtp(server) => server.send(message).await,
            Self::Folder(folder) => tokio::fs::write(folder.join(format!("{}.eml", row.id)), message.formatted())
                .await
                .map_err(|error| Failure::Weather(format!("{}: {error}", folder.display()))),
            Self::Box(letters) => {
                let to = row.email.clone().unwrap_or_default();
                letters.keep(Kept {
                    id: row.id,
                    to,
                    locale: row.locale,
                    letter: letter.clone(),
                    raw: message.formatted(),
                    at,
                });
                Ok(())
            }
        }
    }
}
