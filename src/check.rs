//! `xingtan check`: one line for each thing that must work, and how to mend what does not.
use crate::{
    clock::Clock,
    db::{self, Db},
    mail::transport::{Failure, Transport},
    settings::{MailUrl, Options, Settings},
};

/// How it went: exit statuses 0, 1 and 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Well,
    Failed,
    WrongSettings,
}

/// Prints a line for each check.
pub async fn check(options: &Options) -> Outcome {
    let settings = match options.parse() {
        Ok(settings) => settings,
        Err(wrong) => {
            for line in wrong {
                println!("settings  wrong: {line}");
            }
            return Outcome::WrongSettings;
        }
    };
    println!("settings  fine");
    let database = line("database", database(&settings).await);
    let mail = line("mail", mail(&settings).await);
    if database && mail { Outcome::Well } else { Outcome::Failed }
}

fn line(what: &str, outcome: Result<String, String>) -> bool {
    match &outcome {
        Ok(said) => println!("{what:9} fine: {said}"),
        Err(wrong) => println!("{what:9} wrong: {wrong}"),
    }
    outcome.is_ok()
}

async fn database(settings: &Settings) -> Result<String, String> {
    let db = Db::open(settings).await.map_err(|error| format!("{error:#}"))?;
    let pending =
        db::status(&db).await.map_err(|error| format!("{error}; give the role the right to create tables"))?;
    let pending = pending.iter().filter(|line| line.starts_with("pending")).count();
    let skew = db::clock_skew(&db, Clock::System.now()).await.map_err(|error| error.to_string())?;
    if skew > 2 {
        return Err(format!("its clock is {skew} s from ours; set both by NTP"));
    }
    let _ = db.close().await;
    Ok(if pending == 0 {
        "schema up to date".into()
    } else {
        format!("{pending} migrations wait; `xingtan serve` or `xingtan migrate up` applies them")
    })
}

async fn mail(settings: &Settings) -> Result<String, String> {
    let transport = Transport::open(settings).map_err(|error| format!("{error:#}"))?;
    match transport.check().await {
        Ok(()) => Ok(match &settings.mail {
            MailUrl::Folder(folder) => {
                format!("letters are written to {} and not sent; set SMTP_URL to send them", folder.display())
            }
            MailUrl::Smtp(smtp) => format!("{}:{} takes letters from us", smtp.host, smtp.port),
            MailUrl::Box => "letters stay in the process".into(),
        }),
        Err(Failure::Letter(why) | Failure::Transport(why) | Failure::Weather(why)) => {
            Err(format!("{why}; check SMTP_URL, user and password"))
        }
    }
}
