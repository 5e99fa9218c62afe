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
use tokio::time::timeout;

/// A server may look into a letter for long before it takes it; who hangs up on it then sends it twice. With
/// six answers before, a letter's lease of five minutes still outlasts them all.
const TO_LOOK_INTO_IT: u32 = 6;

pub struct Server {
    host: String,
    port: u16,
    tls: Tls,
    parameters: TlsParameters,
    credentials: Option<Credentials>,
    hello: ClientId,
    /// For each answer: lettre itself waits for ever once it is connected.
    patience: Duration,
}

impl Server {
    pub fn new(smtp: &Smtp, patience: Duration) -> anyhow::Result<Self> {
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
            patience,
        })
    }

    pub async fn check(&self) -> Result<(), Failure> {
        self.leave(self.open().await?);
        Ok(())
    }

    pub async fn send(&self, message: &Message) -> Result<(), Failure> {
        let mut connection = self.open().await?;
        let outcome = self.deliver(&mut connection, message).await;
        self.leave(connection);
        outcome
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, Failure> {
        let wrapped = (self.tls == Tls::Wrapped).then(|| self.parameters.clone());
        let address = (self.host.as_str(), self.port);
        // Half of the time for an address that is silent, so that the host's other one has its turn.
        let silence = Some(self.patience / 2);
        let connecting = AsyncSmtpConnection::connect_tokio1(address, silence, &self.hello, wrapped, None);
        let mut connection = self.answered(connecting).await?.map_err(before_the_letter)?;
        if self.tls == Tls::Required {
            if !connection.can_starttls() {
                return Err(Failure::Transport("the server offers no STARTTLS".into()));
            }
            let starting = connection.starttls(self.parameters.clone(), &self.hello);
            self.answered(starting).await?.map_err(before_the_letter)?;
        }
        if let Some(credentials) = &self.credentials {
            let signing_in = connection.auth(DEFAULT_MECHANISMS, credentials);
            self.answered(signing_in).await?.map_err(before_the_letter)?;
        }
        Ok(connection)
    }

    async fn deliver(&self, connection: &mut AsyncSmtpConnection, message: &Message) -> Result<(), Failure> {
        let envelope = message.envelope();
        let mut parameters = Vec::new();
        if connection.server_info().supports_feature(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let sender = Mail::new(envelope.from().cloned(), parameters);
        self.answered(connection.command(sender)).await?.map_err(before_the_letter)?;
        for recipient in envelope.to() {
            let recipient = Rcpt::new(recipient.clone(), Vec::new());
            self.answered(connection.command(recipient)).await?.map_err(of_the_letter)?;
        }
        self.answered(connection.command(Data)).await?.map_err(of_the_letter)?;
        let letter = message.formatted();
        within(self.patience * TO_LOOK_INTO_IT, connection.message(&letter)).await?.map_err(of_the_letter)?;
        Ok(())
    }

    async fn answered<T>(&self, answer: impl Future<Output = T>) -> Result<T, Failure> {
        within(self.patience, answer).await
    }

    /// Says goodbye without waiting for the answer: what became of the letter is known, and must be
    /// committed at once.
    fn leave(&self, mut connection: AsyncSmtpConnection) {
        let patience = self.patience;
        tokio::spawn(async move { timeout(patience, connection.quit()).await });
    }
}

async fn within<T>(patience: Duration, answer: impl Future<Output = T>) -> Result<T, Failure> {
    timeout(patience, answer).await.map_err(|_| Failure::Weather("the mail server took too long to answer".into()))
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
