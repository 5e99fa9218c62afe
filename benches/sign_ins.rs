//! Who is signed in: as the sample city's people, and as a reviewer whom it does not have.
use crate::city::City;
use anyhow::{Context, anyhow};
use entity::{event::District, officer_role::Role};
use uuid::Uuid;
use xingtan::{
    accounts::{self, Knock},
    person::Email,
    roles::Actor,
    secret::password::Password,
};

/// The cookie of a new reviewer of a district.
#[allow(dead_code, reason = "of one bench")]
pub async fn reviewer_of(city: &City, district: District) -> anyhow::Result<String> {
    let (db, now) = (&city.app.db, city.app.clock.now());
    let email = Email::parse("district-reviewer@example.cn").map_err(|error| anyhow!("{error:?}"))?;
    let (who, role) = (Actor::command_line(), Role::Reviewer);
    let token = accounts::add_officer(db, &who, &email, role, Some(district), now).await?;
    let typed = "三尺讲台一方杏坛";
    let password = Password::parse(typed, &[]).map_err(|error| anyhow!("{error:?}"))?;
    let hashed = city.app.passwords.hash(password).await.map_err(|error| anyhow!("{error:?}"))?;
    accounts::set_password(db, &city.app.address_key, &token, hashed, &"".into(), now)
        .await
        .map_err(|error| anyhow!("{error:?}"))?;
    Ok(knock(city, "district", email.key(), typed.to_owned()).await?.0)
}

/// The cookie of a sample sign-in, and whose it is.
pub async fn sign_in(city: &City, role: &str) -> anyhow::Result<(String, Uuid)> {
    let line = city.sign_ins.iter().find(|line| line.starts_with(role)).context(role.to_owned())?;
    let words: Vec<&str> = line.split_whitespace().collect();
    let (address, password) = (words.get(1).context("an address")?, words[2..].join(" "));
    let email = Email::parse(address).map_err(|error| anyhow!("{error:?}"))?;
    knock(city, role, email.key(), password).await
}

/// Each from a network of its own, which sign-ins are counted by.
async fn knock(city: &City, network: &str, email_key: &str, password: String) -> anyhow::Result<(String, Uuid)> {
    let knock = Knock {
        email_key: email_key.to_owned(),
        password,
        network: network.to_owned(),
        device: None,
        agent: String::new(),
        before: None,
        keep: None,
    };
    let now = city.app.clock.now();
    let opened = accounts::sign_in(&city.app.db, &city.app.passwords, &knock, now).await;
    let opened = opened.map_err(|error| anyhow!("{error:?}"))?;
    Ok((format!("sign-in={}", opened.token), opened.account))
}
