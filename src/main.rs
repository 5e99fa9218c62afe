//! The command line: serve, work, demo, migrate, officer, check.
use anyhow::Context;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, parser::ValueSource};
use entity::{event::District, officer_role::Role};
use sea_orm::{ActiveEnum, Iterable};
use std::process::ExitCode;
use tokio_util::task::TaskTracker;
use xingtan::{
    accounts,
    app::App,
    check,
    clock::Clock,
    db::{self, Db, Installation},
    demo,
    mail::transport::Transport,
    person::Email,
    roles::Actor,
    serve,
    settings::{LogFormat, MailUrl, Options, Settings},
};

/// Events and apprenticeships of the city of Jining
#[derive(Parser)]
#[command(version, propagate_version = true)]
struct Line {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    options: Options,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests and do background work in one process (the default); migrates first
    Serve {
        /// Leave letters and the timetable to `xingtan work`
        #[arg(long)]
        no_work: bool,
    },
    /// Send letters and run the timetable, without HTTP
    Work,
    /// Make a fresh sample city in a database of its own and serve it
    Demo,
    /// Change the schema by hand
    Migrate {
        #[arg(value_enum, default_value = "up")]
        direction: Direction,
    },
    /// Officers: make the first one here, the others from the administrators' pages
    Officer {
        #[command(subcommand)]
        act: OfficerAct,
    },
    /// Read the settings, try database and mail, and say what is wrong and how to mend it
    Check,
}

#[derive(Subcommand)]
enum OfficerAct {
    /// Create or promote an officer and print a one-time link that sets their password
    Add {
        /// Mail address
        email: String,
        /// What they may do
        #[arg(long, value_parser = role)]
        role: Role,
        /// Only in this district or county, such as qufu
        #[arg(long, value_parser = district)]
        district: Option<District>,
    },
}

fn role(text: &str) -> Result<Role, String> {
    named(text)
}

fn district(text: &str) -> Result<District, String> {
    named(text)
}

/// A value as the database writes it.
fn named<T: ActiveEnum<Value = String> + Iterable>(text: &str) -> Result<T, String> {
    T::iter().find(|value| value.to_value() == text).ok_or_else(|| {
        let names: Vec<String> = T::iter().map(|value| value.to_value()).collect();
        format!("give one of {}", names.join(", "))
    })
}

#[derive(Clone, Copy, ValueEnum)]
enum Direction {
    Up,
    Down,
    Status,
}

fn main() -> ExitCode {
    let matches = Line::command().get_matches();
    let line = match Line::from_arg_matches(&matches) {
        Ok(line) => line,
        Err(error) => error.exit(),
    };
    log(&line.options);
    let named = matches.subcommand().map_or(&matches, |(_, matches)| matches);
    let database_is_named = named.value_source("database_url") == Some(ValueSource::CommandLine);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    runtime.block_on(run(line, database_is_named))
}

async fn run(line: Line, database_is_named: bool) -> ExitCode {
    let command = line.command.unwrap_or(Command::Serve { no_work: false });
    if matches!(command, Command::Check) {
        return match check::check(&line.options).await {
            check::Outcome::Well => ExitCode::SUCCESS,
            check::Outcome::Failed => ExitCode::FAILURE,
            check::Outcome::WrongSettings => ExitCode::from(2),
        };
    }
    let mut options = line.options;
    if matches!(command, Command::Demo) && !database_is_named {
        demo::DATABASE.clone_into(&mut options.database_url);
        options.database_url_file = None;
    }
    let settings = match options.parse() {
        Ok(settings) => settings,
        Err(wrong) => {
            for line in wrong {
                eprintln!("xingtan: {line}");
            }
            return ExitCode::from(2);
        }
    };
    let outcome = match command {
        Command::Serve { no_work } => serve_site(settings, !no_work).await,
        Command::Work => work(settings).await,
        Command::Demo => demo::run(settings).await,
        Command::Migrate { direction } => migrate(settings, direction).await,
        Command::Officer { act: OfficerAct::Add { email, role, district } } => {
            add_officer(settings, &email, role, district).await
        }
        Command::Check => Ok(()),
    };
    outcome.map_or_else(|error| failed(&error), |()| ExitCode::SUCCESS)
}

async fn serve_site(settings: Settings, working: bool) -> anyhow::Result<()> {
    let tracker = TaskTracker::new();
    let app = open(settings, &tracker).await?;
    if working {
        serve::work(&app, &tracker);
    }
    let listener = serve::bind(&app).await?;
    tracing::info!(address = %listener.local_addr()?, base = %app.settings.base_url, "listening");
    let serving = serve::http(listener, app.router(), app.ending.clone());
    serve::until_told(app, tracker, serving).await
}

async fn work(settings: Settings) -> anyhow::Result<()> {
    let tracker = TaskTracker::new();
    let app = open(settings, &tracker).await?;
    serve::work(&app, &tracker);
    let ending = app.ending.clone();
    serve::until_told(app, tracker, async move {
        ending.cancelled().await;
        Ok(())
    })
    .await
}

async fn open(settings: Settings, tracker: &TaskTracker) -> anyhow::Result<App> {
    if let MailUrl::Folder(folder) = &settings.mail {
        tracing::warn!(folder = %folder.display(), "letters are written to a folder and not sent: set SMTP_URL");
    }
    let transport = Transport::open(&settings)?;
    let db = Db::open(&settings).await?;
    let installation = db::migrate(&db, &settings.base_url, Installation::Real)
        .await
        .context("the schema could not be changed; run `xingtan check`")?;
    Ok(App::new(db, Clock::System, settings, &installation, transport, tracker))
}

async fn migrate(settings: Settings, direction: Direction) -> anyhow::Result<()> {
    let db = Db::open(&settings).await?;
    match direction {
        Direction::Up => drop(db::migrate(&db, &settings.base_url, Installation::Real).await?),
        Direction::Down => db::undo(&db).await?,
        Direction::Status => {}
    }
    for line in db::status(&db).await? {
        println!("{line}");
    }
    Ok(db.close().await?)
}

async fn add_officer(settings: Settings, email: &str, role: Role, district: Option<District>) -> anyhow::Result<()> {
    let email =
        Email::parse(email).map_err(|_| anyhow::anyhow!("{email} is no mail address; give one such as a@b.cn"))?;
    let db = Db::open(&settings).await?;
    db::migrate(&db, &settings.base_url, Installation::Real).await?;
    let now = Clock::System.now();
    let token = accounts::add_officer(&db, &Actor::command_line(), &email, role, district, now).await?;
    println!("{}", settings.link(&format!("/password-reset/{token}")));
    eprintln!("This link works once, for a week; the role holds when the password is set by it.");
    Ok(db.close().await?)
}

fn log(options: &Options) {
    let filter = tracing_subscriber::EnvFilter::try_new(&options.log).unwrap_or_else(|error| {
        eprintln!("xingtan: XINGTAN_LOG: {error}; logging at info");
        tracing_subscriber::EnvFilter::new("info")
    });
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match options.log_format {
        LogFormat::Json => lines.json().init(),
        LogFormat::Text => lines.init(),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("xingtan: {error:#}");
    ExitCode::FAILURE
}
