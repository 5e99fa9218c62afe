//! SMTP (RFC 5321) stage by stage: lettre's own `send` does not say at which stage a server refused,
//! and one wrong password must not end every letter.
use super::transport::Failure;
use crate::settings::{Smtp, Tls};
use anyhow::Context;
use lettre::{
    Message,
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
    },
};
use std::time::Duration;

/// For each answer of the server. A letter takes about ten, and the worker's lease outlasts them all.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Server {
    host: String,
    port: u16,
    tls: Tls,
    parameters: TlsParameters,
    credentials: Option<Credentials>,
    hello: ClientId,
}

impl Server {
    pub fn new(smtp: &Smtp) -> anyhow::Result<Self> {
        let mut tls = TlsParameters::builder(smtp.host.clone());
        if let Some(pem) = &smtp.authority {
            tls = tls.add_root_certificate(Certificate::from_pem(pem).context("XINGTAN_SMTP_CA_FILE is not PEM")?);
        }
        Ok(Self {
            host: smtp.host.clone(),
            port: smtp.port,
            tls: smtp.tls,
            parameters: tls.build().context("cannot prepare TLS for the mail server")?,
            credentials: smtp.credentials.clone().map(|(user, password)| Credentials::new(user, password)),
            hello: ClientId::default(),
        })
    }

    pub async fn check(&self) -> Result<(), Failure> {
        let mut connection = self.open().await?;
        let _ = connection.quit().await;
        Ok(())
    }

    pub async fn send(&self, message: &Message) -> Result<(), Failure> {
        let mut connection = self.open().await?;
        let outcome = deliver(&mut connection, message).await;
        // The letter is acknowledged or refused already; how the server says goodbye does not matter.
        let _ = connection.quit().await;
        outcome
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, Failure> {
        let wrapped = (self.tls == Tls::Wrapped).then(|| self.parameters.clone());
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            (self.host.as_str(), self.port),
            Some(PATIENCE),
            &self.hello,
            wrapped,
            None,
        )
        .await
        .map_err(before_the_letter)?;
        if self.tls == Tls::Required {
            if !connection.can_starttls() {
                return Err(Failure::Transport("the server offers no STARTTLS".into()));
            }
            connection.starttls(self.parameters.clone(), &self.hello).await.map_err(before_the_letter)?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await.map_err(before_the_letter)?;
        }
        Ok(connection)
    }
}

async fn deliver(connection: &mut AsyncSmtpConnection, message: &Message) -> Result<(), Failure> {
    let envelope = message.envelope();
    let mut parameters = Vec::new();
    if connection.server_info().supports_feature(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    connection.command(Mail::new(envelope.from().cloned(), parameters)).await.map_err(before_the_letter)?;
    for recipient in envelope.to() {
        connection.command(Rcpt::new(recipient.clone(), Vec::new())).await.map_err(of_the_letter)?;
    }
    connection.command(Data).await.map_err(of_the_letter)?;
    connection.message(&message.formatted()).await.map_err(of_the_letter)?;
    Ok(())
}

/// Greeting, TLS, sign-in, sender: a 5xx there would refuse every letter alike.
fn before_the_letter(error: Error) -> Failure {
    if error.is_permanent() || error.is_client() {
        Failure::Transport(error.to_string())
    } else {
        Failure::Weather(error.to_string())
    }
}

fn of_the_letter(error: Error) -> Failure {
    if error.is_permanent() { Failure::Letter(error.to_string()) } else { Failure::Weather(error.to_string()) }
}
