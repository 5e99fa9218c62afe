//! The sample city: a fresh one at each start, in a database of its own, made only by the verbs.
mod agendas;
mod city;
mod content;
mod duties;
mod enterprises;
pub mod letters;
mod listed;
mod members;
mod mentors;
mod people;
mod placements;
mod programmes;
mod recognitions;
mod taking_part;
mod venues;
mod wishes;

use crate::{
    app::App,
    clock::Clock,
    db::{self, Db, Installation},
    mail::transport::Transport,
    serve,
    settings::{MailUrl, Settings},
};
use anyhow::{Context, bail};
use tokio_util::task::TaskTracker;

/// Unless `--database-url` says otherwise; DATABASE_URL is ignored.
pub const DATABASE: &str = "sqlite://data/demo.sqlite3";

pub async fn run(settings: Settings) -> anyhow::Result<()> {
    let settings = Settings { mail: MailUrl::Box, ..settings };
    if !settings.bind.ip().is_loopback() {
        bail!(
            "the sample city shows its letters to everybody, so it serves loopback only; leave out XINGTAN_BIND or set it to 127.0.0.1:8080"
        );
    }
    let tracker = TaskTracker::new();
    let (app, sign_ins) = build(settings, &tracker).await?;
    serve::work(&app, &tracker);
    let listener = serve::bind(&app).await?;
    println!("The sample city is open at {}", app.settings.link("/"));
    for line in sign_ins {
        println!("{line}");
    }
    println!("Its letters are at {}", app.settings.link("/demo/letters"));
    let serving = serve::http(listener, app.router_with(letters::router()), app.ending.clone());
    serve::until_told(app, tracker, serving).await
}

/// The city before it is served, with a line for each of its sign-ins: role, address and password.
pub async fn build(settings: Settings, tracker: &TaskTracker) -> anyhow::Result<(App, Vec<String>)> {
    let app = rebuild(settings, tracker).await?;
    let people = people::build(&app, app.clock.now()).await.context("the sample sign-ins could not be made")?;
    venues::build(&app, &people, app.clock.now()).await.context("the sample venues could not be made")?;
    city::build(&app, &people).await.context("the sample city could not be made")?;
    let now = app.clock.now();
    let verified = enterprises::build(&app, &people, now).await.context("the sample enterprises could not be made")?;
    let recognised = recognitions::build(&app, &people, &verified, now).await;
    recognised.context("the sample recognitions could not be made")?;
    members::build(&app, &people, &verified, now).await.context("the sample members could not be made")?;
    mentors::build(&app, &people, &verified, now).await.context("the sample mentors could not be made")?;
    let kept = programmes::build(&app, &people, &verified, now).await;
    kept.context("the sample programmes could not be made")?;
    let placed = placements::build(&app, &people, &verified, now).await;
    placed.context("the sample placements could not be made")?;
    wishes::build(&app, &people, &verified, now).await.context("what is wanted of placements could not be made")?;
    listed::build(&app, &people, now).await.context("the bureau's sample list could not be imported")?;
    let named = taking_part::build(&app, &people, &verified, now).await;
    named.context("the sample enterprises could not be named at events")?;
    Ok((app, people.lines))
}

/// An empty database that the sample city may fill; one with anything in it that it did not make is refused.
async fn rebuild(settings: Settings, tracker: &TaskTracker) -> anyhow::Result<App> {
    let db = Db::open(&settings).await?;
    match db::contents(&db).await? {
        db::Contents::Nothing => {}
        db::Contents::Sample => db::empty(&db).await?,
        db::Contents::Other => bail!(
            "this database holds something that the sample city did not make; name an empty one with --database-url"
        ),
    }
    let installation = db::migrate(&db, &settings.base_url, Installation::Sample).await?;
    let transport = Transport::open(&settings)?;
    Ok(App::new(db, Clock::System, settings, &installation, transport, tracker))
}
