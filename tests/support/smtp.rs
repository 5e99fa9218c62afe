//! A mail server of the tests (RFC 5321), with the bad habits of real ones.
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Notify,
};
use tokio_rustls::{TlsAcceptor, rustls};

/// Where a conversation may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Greeting,
    Recipient,
    /// The message has come and is not kept.
    Message,
    /// The message is kept, and its sender is not told.
    Acknowledgement,
    /// The sender was told.
    Goodbye,
}

/// How the server behaves.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    /// Offers STARTTLS with this certificate.
    pub tls: Option<Arc<rustls::ServerConfig>>,
    /// Takes letters only after AUTH PLAIN with this user and password.
    pub password: Option<(String, String)>,
    /// Answers MAIL so.
    pub mail: Option<&'static str>,
    /// Answers RCPT so, the first times; then it takes them.
    pub rcpt: Vec<&'static str>,
    /// Answers the message so, the first times; then it takes them.
    pub message: Vec<&'static str>,
    /// Says nothing more from there on, for ever.
    pub stalls: Option<Moment>,
    /// Hangs up there, the first times.
    pub drops: Vec<Moment>,
    /// Before each answer.
    pub slow: Duration,
    /// Between keeping a message and saying so.
    pub ponders: Duration,
}

#[derive(Clone)]
pub struct Server {
    pub port: u16,
    /// Every message that was taken, as it came.
    taken: Arc<Mutex<Vec<Vec<u8>>>>,
    habits: Arc<Mutex<Habits>>,
    /// Told when it stalls.
    pub stalled: Arc<Notify>,
}

impl Server {
    pub async fn start(habits: Habits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("its address").port();
        let server =
            Self { port, taken: Arc::default(), habits: Arc::new(Mutex::new(habits)), stalled: Arc::default() };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().talk(stream));
            }
        });
        server
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub fn taken(&self) -> Vec<Vec<u8>> {
        self.taken.lock().unwrap().clone()
    }

    /// Other habits from the next conversation on.
    pub fn becomes(&self, habits: Habits) {
        *self.habits.lock().unwrap() = habits;
    }

    async fn talk(self, stream: TcpStream) {
        let _ = self.greet(stream).await;
    }

    async fn greet(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut plain = BufReader::new(stream);
        if self.breaks(Moment::Greeting).await {
            return Ok(());
        }
        plain.write_all(b"220 mail.test ESMTP\r\n").await?;
        let tls = self.habits.lock().unwrap().tls.clone();
        if self.session(&mut plain, tls.is_some()).await? == End::StartTls {
            let acceptor = TlsAcceptor::from(tls.expect("offered only with one"));
            let mut secure = BufReader::new(acceptor.accept(plain.into_inner()).await?);
            self.session(&mut secure, false).await?;
        }
        Ok(())
    }

    async fn session<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: &mut BufReader<S>,
        offers_tls: bool,
    ) -> std::io::Result<End> {
        let mut signed_in = self.habits.lock().unwrap().password.is_none();
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(End::Gone);
            }
            let command = line.trim_end().to_ascii_uppercase();
            let answer = match command.get(..4).unwrap_or(&command) {
                "EHLO" if offers_tls => "250-mail.test\r\n250-8BITMIME\r\n250 STARTTLS".to_owned(),
                "EHLO" => "250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN".to_owned(),
                "STAR" => {
                    stream.write_all(b"220 go ahead\r\n").await?;
                    return Ok(End::StartTls);
                }
                "AUTH" => {
                    signed_in = self.is_password(line.trim_end());
                    if signed_in { "235 welcome".into() } else { "535 wrong password".into() }
                }
                "MAIL" if !signed_in => "530 sign in first".into(),
                "MAIL" => self.habits.lock().unwrap().mail.unwrap_or("250 fine").into(),
                "RCPT" if self.breaks(Moment::Recipient).await => return Ok(End::Gone),
                "RCPT" => next(&mut self.habits.lock().unwrap().rcpt).into(),
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await?;
                    match self.message(stream).await? {
                        Some(answer) => answer.to_owned(),
                        None => return Ok(End::Gone),
                    }
                }
                "QUIT" => {
                    if !self.breaks(Moment::Goodbye).await {
                        stream.write_all(b"221 bye\r\n").await?;
                    }
                    return Ok(End::Gone);
                }
                _ => "250 fine".into(),
            };
            let slow = self.habits.lock().unwrap().slow;
            tokio::time::sleep(slow).await;
            stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
    }

    /// Reads a message; `None`: hang up without a word.
    async fn message<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: &mut BufReader<S>,
    ) -> std::io::Result<Option<&'static str>> {
        let mut message = Vec::new();
        while !message.ends_with(b"\r\n.\r\n") {
            if stream.read_until(b'\n', &mut message).await? == 0 {
                return Ok(None);
            }
        }
        if self.breaks(Moment::Message).await {
            return Ok(None);
        }
        let (answer, ponders) = {
            let mut habits = self.habits.lock().unwrap();
            (next(&mut habits.message), habits.ponders)
        };
        if answer.starts_with('2') {
            message.truncate(message.len() - b".\r\n".len());
            self.taken.lock().unwrap().push(message);
            tokio::time::sleep(ponders).await;
            if self.breaks(Moment::Acknowledgement).await {
                return Ok(None);
            }
        }
        Ok(Some(answer))
    }

    /// Whether the line is dropped there; never comes back where the server stalls.
    async fn breaks(&self, moment: Moment) -> bool {
        let (stalls, drops) = {
            let mut habits = self.habits.lock().unwrap();
            let drops = habits.drops.first() == Some(&moment);
            if drops {
                habits.drops.remove(0);
            }
            (habits.stalls == Some(moment), drops)
        };
        if stalls {
            self.stalled.notify_one();
            std::future::pending::<()>().await;
        }
        drops
    }

    fn is_password(&self, line: &str) -> bool {
        use base64::{Engine, engine::general_purpose::STANDARD};
        let habits = self.habits.lock().unwrap();
        let Some((user, password)) = &habits.password else { return true };
        line.split(' ').nth(2).and_then(|token| STANDARD.decode(token).ok())
            == Some(format!("\0{user}\0{password}").into_bytes())
    }
}

#[derive(PartialEq)]
enum End {
    Gone,
    StartTls,
}

fn next(answers: &mut Vec<&'static str>) -> &'static str {
    if answers.is_empty() { "250 fine" } else { answers.remove(0) }
}

/// A certificate for 127.0.0.1 and localhost: the server's side, and the authority's PEM.
pub fn certificate() -> (Arc<rustls::ServerConfig>, String) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned(), "127.0.0.1".to_owned()])
        .expect("a certificate");
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("TLS")
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .expect("a certificate");
    (Arc::new(config), made.cert.pem())
}
