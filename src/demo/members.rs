//! The people of the sample owner's enterprise, and what waits for officers: a new licence and a claim.
use super::{
    enterprises::{account, candidate, page},
    people::People,
};
use crate::{
    app::App,
    enterprises::{self, Asked, Care, CreditCode, Identity},
    files,
    mail::fresh,
    person::Email,
    roles::{Candidate, LeadEnterprise, Member},
};
use anyhow::anyhow;
use chrono::{DateTime, Duration, Utc};
use entity::{enterprise, membership::Role};

/// Who is asked, as what, and whether they have joined.
const ASKED: [(&str, Role, bool); 3] =
    [("recruiter", Role::Recruiter, true), ("viewer", Role::Viewer, true), ("invited", Role::Viewer, false)];

pub async fn build(
    app: &App,
    people: &People,
    verified: &[(Candidate, enterprise::Model)],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let [(first_owner, first), (second_owner, second), (_, third), ..] = verified else { return Ok(()) };
    let (db, key) = (&app.db, &app.address_key);
    let who = leading(app, first_owner, first).await?;
    for ((name, role, joins), days) in ASKED.into_iter().zip((1..).step_by(2)) {
        let email = Email::parse(&format!("{name}@example.cn")).map_err(|wrong| anyhow!("{wrong:?}"))?;
        let at = now - Duration::days(days);
        let asked = enterprises::invite(db, key, &who, &email, role, at).await?;
        if joins {
            let token = fresh::make(db.write(), asked.id, at).await?;
            let newcomer = candidate(account(app, people, name, at).await?);
            enterprises::accept(db, key, &newcomer, &token, at + Duration::hours(3)).await?;
        }
    }
    let who = leading(app, second_owner, second).await?;
    let code = CreditCode::parse(&second.code, Care::AsTyped).map_err(|wrong| anyhow!("{wrong:?}"))?;
    let same = Identity { code, is_odd_code: false, name: second.name.clone() };
    enterprises::propose(db, &who, same, asked(second, "").await?, now - Duration::days(2)).await?;
    let claims = candidate(people.candidate.clone());
    let why = "Whoever registered us has left; the licence is with us.";
    enterprises::claim(db, &claims, &third.slug, asked(third, why).await?, now - Duration::days(1)).await?;
    Ok(())
}

async fn leading(
    app: &App,
    owner: &Candidate,
    enterprise: &enterprise::Model,
) -> anyhow::Result<Member<LeadEnterprise>> {
    Member::load(&app.db, owner, &enterprise.slug).await.map_err(|error| anyhow!("{error:?}"))
}

async fn asked(enterprise: &enterprise::Model, words: &str) -> anyhow::Result<Asked> {
    let licence = files::check(page(&format!("Sample licence {}", enterprise.code))).await??;
    Ok(Asked { licence, words: words.to_owned() })
}
