//! The sample city's enterprises in every state, made by the verbs with a moved clock.
use super::people::People;
use crate::{
    accounts,
    app::App,
    enterprises::{self, ApplicationForm, Decision, IdentityForm, ProfileForm},
    files,
    person::Email,
    roles::Candidate,
};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, Utc};
use entity::{
    Locale, account,
    enterprise::{self, Reason, Status},
};
use sea_orm::ActiveEnum;
use serde::Deserialize;
use std::sync::Arc;
use uuid::Uuid;

/// Days ago at which the last of the verified ones applies.
const VERIFIED: i64 = 430;

/// As somebody would type it, and where it stands when the demo starts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    code: String,
    name: String,
    kind: String,
    district: String,
    chain: String,
    staff: i32,
    science_staff: i32,
    address: String,
    intro: [String; 2],
    state: String,
    /// In the officer's words.
    reason: String,
}

impl Sample {
    fn form(&self) -> ApplicationForm {
        ApplicationForm {
            identity: IdentityForm { code: self.code.clone(), copied_exactly: false, name: self.name.clone() },
            profile: ProfileForm {
                kind: self.kind.clone(),
                district: self.district.clone(),
                chain: self.chain.clone(),
                staff: self.staff.to_string(),
                science_staff: self.science_staff.to_string(),
                address: self.address.clone(),
                intro: self.intro.clone(),
            },
        }
    }

    fn status(&self) -> anyhow::Result<Status> {
        Ok(Status::try_from_value(&self.state)?)
    }
}

fn samples() -> anyhow::Result<Vec<Sample>> {
    serde_json::from_str(include_str!("enterprises.json")).context("enterprises.json of the sample city")
}

/// The first is the sample owner's. Gives the verified ones, each with its owner.
pub async fn build(
    app: &App,
    people: &People,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<(Candidate, enterprise::Model)>> {
    let mut verified = Vec::new();
    for (number, sample) in samples()?.iter().enumerate() {
        let status = sample.status()?;
        let days = number as i64;
        let at = match status {
            Status::Applied | Status::Checking => now - Duration::days(days % 9) - Duration::hours(3),
            // Long enough to have carried an apprentice to the end.
            Status::Verified => now - Duration::days(VERIFIED + 3 * days),
            _ => now - Duration::days(30 + 3 * days),
        };
        let owner = match number {
            0 => people.owner.clone(),
            _ => account(app, people, &format!("owner.{number}"), at).await?,
        };
        let who = candidate(owner);
        let new = sample.form().parse().map_err(|errors| anyhow!("{}: {errors:?}", sample.name))?;
        let licence = files::check(page(&format!("Sample licence {}", sample.code))).await??;
        let row = enterprises::apply(&app.db, &app.address_key, &who, new, licence, at).await?;
        for (step, decision) in way_to(status, &sample.reason).iter().enumerate() {
            let later = now.min(at + Duration::hours(2 + 20 * step as i64));
            enterprises::decide(&app.db, &app.address_key, &people.reviewer, row.id, decision, later).await?;
        }
        if status == Status::Verified {
            verified.push((who, row));
        }
    }
    Ok(verified)
}

/// Somebody with an account whose password nobody knows, `{name}@example.cn`.
pub async fn account(app: &App, people: &People, name: &str, at: DateTime<Utc>) -> anyhow::Result<account::Model> {
    let email = Email::parse(&format!("{name}@example.cn")).map_err(|wrong| anyhow!("{wrong:?}"))?;
    let token = accounts::invite(&app.db, &email, Locale::Zh, at).await?;
    let hashed = people.hashed.clone();
    Ok(accounts::set_password(&app.db, &app.address_key, &token, hashed, &"".into(), at).await?)
}

/// Signed in, as verbs see them.
pub fn candidate(account: account::Model) -> Candidate {
    Candidate { account: Arc::new(account), sign_in: Uuid::nil(), request_id: "".into() }
}

/// What brings an application into a state.
fn way_to(status: Status, reason: &str) -> Vec<Decision> {
    use Decision::{Close, Refuse, Suspend, TakeUp, Verify};
    let why = reason.to_owned();
    match status {
        Status::Applied | Status::Listed => vec![],
        Status::Checking => vec![TakeUp],
        Status::Verified => vec![TakeUp, Verify],
        Status::Refused => vec![TakeUp, Refuse(Reason::Unreadable, why)],
        Status::Suspended => vec![TakeUp, Verify, Suspend(Reason::Outdated, why)],
        Status::Closed => vec![TakeUp, Verify, Close(Reason::OwnWish, why)],
    }
}

/// A page that says what it is (PDF 1.4).
pub fn page(what: &str) -> Vec<u8> {
    let text = format!("BT /F 18 Tf 60 760 Td ({what}) Tj ET");
    let parts = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut starts = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        starts.push(format!("{:010} 00000 n \n", pdf.len()));
        pdf += &format!("{} 0 obj\n{part}\nendobj\n", number + 1);
    }
    let (at, size, table) = (pdf.len(), parts.len() + 1, starts.concat());
    pdf += &format!("xref\n0 {size}\n0000000000 65535 f \n{table}");
    pdf += &format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n");
    pdf.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::event::District;
    use sea_orm::Iterable;

    #[test]
    fn every_sample_would_pass_the_form_and_every_state_and_district_is_there() {
        let samples = samples().unwrap();

        for sample in &samples {
            assert!(sample.form().parse().is_ok(), "{}: {:?}", sample.name, sample.form().parse());
        }
        for status in Status::iter().filter(|status| *status != Status::Listed) {
            assert!(samples.iter().any(|sample| sample.status().unwrap() == status), "{status:?}");
        }
        for district in District::iter().map(|district| district.to_value()).chain(["elsewhere".into()]) {
            assert!(samples.iter().any(|sample| sample.district == district), "{district}");
        }
    }
}
