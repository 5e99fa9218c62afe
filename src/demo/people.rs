//! The sample city's sign-ins: one for each role, with passwords made for this run.
use crate::{
    accounts,
    app::App,
    error::AppError,
    person::Email,
    roles::{
        Actor, Officer, Right,
        rights::{DecideEnterprises, WriteEvents, WriteProgrammes, WriteVenues},
    },
    secret::{
        self,
        password::{Hashed, Password},
    },
};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Utc};
use entity::{Locale, account, officer_role::Role};
use sea_orm::ActiveEnum;

/// Of whom the sample events are.
pub struct People {
    pub scheduler: Officer<WriteEvents>,
    /// Reviews what the scheduler drafts.
    pub administrator: Officer<WriteEvents>,
    pub keeper: Officer<WriteProgrammes>,
    pub venue_keeper: Officer<WriteVenues>,
    pub candidate: account::Model,
    pub reviewer: Officer<DecideEnterprises>,
    pub owner: account::Model,
    pub mentor: account::Model,
    pub apprentice: account::Model,
    /// Grants what the other proposes; nobody signs in as them.
    pub second_reviewer: Officer<DecideEnterprises>,
    /// Of the others with an account, who are shown only: nobody knows it.
    pub hashed: Hashed,
    /// Role, address and password, parted by blanks.
    pub lines: Vec<String>,
}

pub async fn build(app: &App, now: DateTime<Utc>) -> anyhow::Result<People> {
    let mut lines = Vec::new();
    for role in [Role::Administrator, Role::Scheduler, Role::Reviewer] {
        let email = address(&role.to_value())?;
        let token = accounts::add_officer(&app.db, &Actor::command_line(), &email, role, None, now).await?;
        lines.push(sign_up(app, &role.to_value(), &email, &token, now).await?.1);
    }
    let candidate = newcomer(app, "candidate", &mut lines, now).await?;
    let owner = newcomer(app, "owner", &mut lines, now).await?;
    let mentor = newcomer(app, "mentor", &mut lines, now).await?;
    let apprentice = newcomer(app, "apprentice", &mut lines, now).await?;
    let (scheduler, reviewer) = (officer(app, "scheduler").await?, officer(app, "reviewer").await?);
    let second = address("second-reviewer")?;
    let token = accounts::add_officer(&app.db, &Actor::command_line(), &second, Role::Reviewer, None, now).await?;
    sign_up(app, "reviewer", &second, &token, now).await?;
    let second_reviewer = officer(app, "second-reviewer").await?;
    let (keeper, venue_keeper) = (officer(app, "administrator").await?, officer(app, "administrator").await?);
    let administrator = officer(app, "administrator").await?;
    Ok(People {
        scheduler,
        administrator,
        keeper,
        venue_keeper,
        candidate,
        reviewer,
        owner,
        mentor,
        apprentice,
        second_reviewer,
        hashed: hashed(app, &secret::token()).await?,
        lines,
    })
}

async fn newcomer(
    app: &App,
    name: &str,
    lines: &mut Vec<String>,
    now: DateTime<Utc>,
) -> anyhow::Result<account::Model> {
    let email = address(name)?;
    let token = accounts::invite(&app.db, &email, Locale::Zh, now).await?;
    let (account, line) = sign_up(app, name, &email, &token, now).await?;
    lines.push(line);
    Ok(account)
}

async fn officer<R: Right>(app: &App, name: &str) -> anyhow::Result<Officer<R>> {
    let account = accounts::by_address(app.db.read(), address(name)?.key()).await?;
    let account = account.context("the officer was just made")?;
    Officer::load(&app.db, account.id).await.map_err(explained)
}

fn address(name: &str) -> anyhow::Result<Email> {
    Email::parse(&format!("{name}@example.cn")).map_err(|wrong| anyhow!("{wrong:?}"))
}

async fn sign_up(
    app: &App,
    role: &str,
    email: &Email,
    token: &str,
    now: DateTime<Utc>,
) -> anyhow::Result<(account::Model, String)> {
    let typed = secret::token();
    let hashed = hashed(app, &typed).await?;
    let account = accounts::set_password(&app.db, &app.address_key, token, hashed, &"".into(), now).await?;
    Ok((account, format!("{role} {} {typed}", email.as_str())))
}

async fn hashed(app: &App, typed: &str) -> anyhow::Result<Hashed> {
    let password = Password::parse(typed, &[]).map_err(|wrong| anyhow!("{wrong:?}"))?;
    app.passwords.hash(password).await.map_err(explained)
}

fn explained(error: AppError) -> anyhow::Error {
    match error {
        AppError::Internal(error) => error,
        other => anyhow!("{other:?}"),
    }
}
