//! The sample city's sign-ins: one for each role, with passwords made for this run.
use crate::{
    accounts,
    app::App,
    error::AppError,
    person::Email,
    roles::{Actor, Officer, rights::WriteEvents},
    secret::{self, password::Password},
};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Utc};
use entity::{Locale, account, officer_role::Role};
use sea_orm::ActiveEnum;

/// Of whom the sample events are.
pub struct People {
    pub scheduler: Officer<WriteEvents>,
    pub candidate: account::Model,
    /// Role, address and password, parted by blanks.
    pub lines: Vec<String>,
}

pub async fn build(app: &App, now: DateTime<Utc>) -> anyhow::Result<People> {
    let mut lines = Vec::new();
    for role in [Role::Administrator, Role::Scheduler] {
        let email = address(&role.to_value())?;
        let token = accounts::add_officer(&app.db, &Actor::command_line(), &email, role, None, now).await?;
        lines.push(sign_up(app, &role.to_value(), &email, &token, now).await?.1);
    }
    let email = address("candidate")?;
    let token = accounts::invite(&app.db, &email, Locale::Zh, now).await?;
    let (candidate, line) = sign_up(app, "candidate", &email, &token, now).await?;
    lines.push(line);
    let scheduler = accounts::by_address(app.db.read(), address("scheduler")?.key()).await?;
    let scheduler = scheduler.context("the scheduler was just made")?;
    let scheduler = Officer::load(&app.db, scheduler.id).await.map_err(explained)?;
    Ok(People { scheduler, candidate, lines })
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
    let password = Password::parse(&typed, &[]).map_err(|wrong| anyhow!("{wrong:?}"))?;
    let hashed = app.passwords.hash(password).await.map_err(explained)?;
    let account = accounts::set_password(&app.db, &app.address_key, token, hashed, &"".into(), now).await?;
    Ok((account, format!("{role} {} {typed}", email.as_str())))
}

fn explained(error: AppError) -> anyhow::Error {
    match error {
        AppError::Internal(error) => error,
        other => anyhow!("{other:?}"),
    }
}
