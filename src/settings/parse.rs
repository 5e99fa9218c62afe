//! From what was typed to what is believed; everything that is wrong is told at once.
use super::{DatabaseUrl, MailUrl, Options, Settings, Smtp, Tls};
use crate::roles::OfficerLimits;
use anyhow::{Context, bail};
use std::{path::PathBuf, time::Duration};
use url::Url;

impl Options {
    /// The settings, or one sentence for each that is missing or wrong.
    pub fn parse(&self) -> Result<Settings, Vec<String>> {
        let mut wrong = Vec::new();
        let mut note = |name: &str, error: anyhow::Error| wrong.push(format!("{name}: {error:#}"));
        macro_rules! read {
            ($name:literal, $value:expr) => {
                $value.map_err(|error| note($name, error)).ok()
            };
        }
        let database = read!(
            "DATABASE_URL",
            secret(&self.database_url, self.database_url_file.as_ref()).and_then(|url| database(&url))
        );
        let bind =
            read!("XINGTAN_BIND", self.bind.parse().context("give an address and a port, such as 127.0.0.1:8080"));
        let base_url = read!("XINGTAN_BASE_URL", base_url(self.base_url.as_deref(), &self.bind));
        let mail = read!(
            "SMTP_URL",
            secret(&self.smtp_url, self.smtp_url_file.as_ref()).and_then(|url| mail(&url, self.smtp_ca_file.as_ref()))
        );
        // Longer ones would outlast the lease of a letter.
        let smtp_seconds = read!("XINGTAN_SMTP_SECONDS", number(&self.smtp_seconds, 1..=20));
        let mail_from = read!(
            "XINGTAN_MAIL_FROM",
            self.mail_from.parse().context("give an address, such as Xingtan <xingtan@example.cn>")
        );
        let mail_senders = read!("XINGTAN_MAIL_SENDERS", number(&self.mail_senders, 1..=32));
        let connections = read!("XINGTAN_DATABASE_CONNECTIONS", number(&self.database_connections, 2..=200));
        let request_seconds = read!("XINGTAN_REQUEST_SECONDS", number(&self.request_seconds, 1..=120));
        let body_bytes = read!("XINGTAN_BODY_BYTES", number(&self.body_bytes, 4096..=16_777_216));
        let desk_queue = read!("XINGTAN_DESK_QUEUE", number(&self.desk_queue, 1..=65_536));
        let personal_days = read!("XINGTAN_KEEP_PERSONAL_DAYS", number(&self.keep_personal_days, 1..=3650));
        let letter_days = read!("XINGTAN_KEEP_LETTER_DAYS", number(&self.keep_letter_days, 1..=3650));
        let proxies = read!("XINGTAN_TRUSTED_PROXIES", number(&self.trusted_proxies, 0..=10));
        let sign_in_days = read!("XINGTAN_SIGN_IN_DAYS", number(&self.sign_in_days, 1..=365));
        let idle_minutes = read!("XINGTAN_OFFICER_IDLE_MINUTES", number(&self.officer_idle_minutes, 1..=1440));
        let officer_hours = read!("XINGTAN_OFFICER_HOURS", number(&self.officer_hours, 1..=168));
        let archive_days = read!("XINGTAN_ARCHIVE_DAYS", number(&self.archive_days, 1..=3650));
        let mentor_load = read!("XINGTAN_MENTOR_LOAD", number(&self.mentor_load, 1..=50));
        let settings = (|| {
            Some(Settings {
                database: database?,
                sqlite_synchronous: self.sqlite_synchronous,
                database_connections: connections?,
                bind: bind?,
                base_url: base_url?,
                mail: mail?,
                mail_patience: Duration::from_secs(smtp_seconds?.into()),
                mail_from: mail_from?,
                mail_senders: mail_senders? as usize,
                request_time: Duration::from_secs(request_seconds?.into()),
                body_bytes: body_bytes? as usize,
                desk_queue: desk_queue? as usize,
                keep_personal: chrono::Duration::days(personal_days?.into()),
                keep_letters: chrono::Duration::days(letter_days?.into()),
                trusted_proxies: proxies? as usize,
                keep_sign_in: chrono::Duration::days(sign_in_days?.into()),
                officers: OfficerLimits {
                    idle: chrono::Duration::minutes(idle_minutes?.into()),
                    longest: chrono::Duration::hours(officer_hours?.into()),
                    factor: self.second_factor,
                },
                two_officers: self.two_officers,
                archive_after: chrono::Duration::days(archive_days?.into()),
                mentor_load: mentor_load?.try_into().ok()?,
            })
        })();
        settings.ok_or(wrong)
    }
}

fn secret(value: &str, file: Option<&PathBuf>) -> anyhow::Result<String> {
    match file {
        None => Ok(value.to_owned()),
        Some(path) => Ok(std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?
            .trim()
            .to_owned()),
    }
}

fn number(value: &str, range: std::ops::RangeInclusive<u32>) -> anyhow::Result<u32> {
    match value.parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => bail!("give a whole number from {} to {}", range.start(), range.end()),
    }
}

fn database(url: &str) -> anyhow::Result<DatabaseUrl> {
    if let Some(path) = url.strip_prefix("sqlite://") {
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            bail!("name the file, such as sqlite://data/xingtan.sqlite3");
        }
        return Ok(DatabaseUrl::Sqlite(path.into()));
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        Url::parse(url).context("not an address; write postgres://user:password@host/name")?;
        return Ok(DatabaseUrl::Postgres(url.to_owned()));
    }
    bail!("start it with sqlite:// or postgres://")
}

fn base_url(given: Option<&str>, bind: &str) -> anyhow::Result<Url> {
    let text = given.map_or_else(|| format!("http://{bind}"), str::to_owned);
    let url = Url::parse(&text).context("give the public address, such as https://xingtan.example.cn")?;
    if !matches!(url.scheme(), "http" | "https") || url.path() != "/" || url.query().is_some() {
        bail!("give scheme and host only, such as https://xingtan.example.cn");
    }
    Ok(url)
}

fn mail(url: &str, authority: Option<&PathBuf>) -> anyhow::Result<MailUrl> {
    if let Some(folder) = url.strip_prefix("folder:") {
        return Ok(MailUrl::Folder(folder.into()));
    }
    let url = Url::parse(url).context("write smtp://host:port, smtps://host or folder:path")?;
    let host = url.host_str().context("name the mail server's host")?.to_owned();
    let plain = url.query_pairs().any(|(key, value)| key == "tls" && value == "none");
    let (tls, port) = match url.scheme() {
        "smtps" => (Tls::Wrapped, 465),
        "smtp" if plain || is_loopback(&host) => (Tls::None, 25),
        "smtp" => (Tls::Required, 587),
        other => bail!("{other}:// is not mail; write smtp://, smtps:// or folder:"),
    };
    let starttls = url.query_pairs().any(|(key, value)| key == "tls" && value == "required");
    let credentials =
        (!url.username().is_empty()).then(|| (decoded(url.username()), decoded(url.password().unwrap_or_default())));
    let authority = authority
        .map(|path| std::fs::read(path).with_context(|| format!("cannot read {}", path.display())))
        .transpose()?;
    Ok(MailUrl::Smtp(Smtp {
        host,
        port: url.port().unwrap_or(port),
        tls: if starttls && tls == Tls::None { Tls::Required } else { tls },
        credentials,
        authority,
    }))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.trim_matches(['[', ']']).parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

/// Percent-decoded: user names with `@` and passwords with `:` come so.
fn decoded(text: &str) -> String {
    // The part before `=` of a form pair, with `+` kept as typed.
    let escaped = text.replace('+', "%2B").replace('=', "%3D").replace('&', "%26");
    form_urlencoded::parse(escaped.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    fn parse(line: &[&str]) -> Result<Settings, Vec<String>> {
        Line::parse_from([&["xingtan"], line].concat()).options.parse()
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let wrong = parse(&[
            "--bind",
            "nowhere",
            "--base-url",
            "ftp://x",
            "--smtp-url",
            "carrier://dove",
            "--body-bytes",
            "many",
        ])
        .unwrap_err();

        let named: Vec<&str> = wrong.iter().filter_map(|line| line.split(':').next()).collect();
        assert_eq!(named, ["XINGTAN_BIND", "XINGTAN_BASE_URL", "SMTP_URL", "XINGTAN_BODY_BYTES"]);
    }

    #[test]
    fn smtp_beyond_loopback_requires_starttls() {
        let tls = |url: &str| match parse(&["--smtp-url", url]).unwrap().mail {
            MailUrl::Smtp(smtp) => (smtp.tls, smtp.port, smtp.credentials),
            other => panic!("{other:?}"),
        };
        assert_eq!(tls("smtp://mail.example.cn"), (Tls::Required, 587, None));
        assert_eq!(tls("smtp://mail.example.cn?tls=none"), (Tls::None, 25, None));
        assert_eq!(tls("smtp://127.0.0.1:2525"), (Tls::None, 2525, None));
        assert_eq!(
            tls("smtps://a%40b.cn:p%3Aw+@mail.example.cn"),
            (Tls::Wrapped, 465, Some(("a@b.cn".into(), "p:w+".into())))
        );
    }
}
