//! Mentors of the sample city's verified enterprises, in every state, made by the verbs with a moved clock; one of them
//! can sign in.
use super::people::People;
use crate::{
    app::App,
    enterprises,
    mail::fresh,
    mentors::{self, Decision, NewMentor, Profile, Turn},
    person::{Email, Name},
    roles::{Candidate, Member},
};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, Utc};
use entity::{
    enterprise, member_invitation,
    membership::Role,
    mentor::{self, Grade, Kind, Reason, Status},
};
use std::sync::Arc;
use uuid::Uuid;

/// Days ago at which the first is proposed, and decided a day later; all enterprises were verified before.
const PROPOSED: i64 = 20;
/// The same of those who are approved, and have taught since.
const APPROVED: i64 = 420;
/// With the one who signs in.
const ALL: usize = 30;
/// Whom the first two enterprises propose both, for officers to join.
const TWICE: &str = "孔祥生";

/// Each mentor takes the next of these.
const STATES: [Status; 7] = [
    Status::Approved,
    Status::Proposed,
    Status::Approved,
    Status::Resting,
    Status::Approved,
    Status::Refused,
    Status::Retired,
];
const SURNAMES: [&str; 10] = ["孔", "颜", "曾", "孟", "冉", "闵", "仲", "言", "卜", "端木"];
const GIVEN: [&str; 3] = ["德明", "秀兰", "志强"];
const OCCUPATIONS: [&str; 6] = ["数控车工", "焊工", "模具钳工", "工业机器人系统运维", "电工", "质检"];
const GRADES: [Grade; 5] =
    [Grade::Technician, Grade::SeniorTechnician, Grade::Senior, Grade::Engineer, Grade::Professor];

pub async fn build(
    app: &App,
    people: &People,
    verified: &[(Candidate, enterprise::Model)],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let (owner, first) = verified.first().context("a verified enterprise")?;
    let at = now - Duration::days(APPROVED);
    let account = join(app, people, owner, first, at).await?;
    let signs_in = profile(0, "颜师傅")?;
    let row = propose(app, owner, first, NewMentor { account: Some(account), profile: signs_in }, at).await?;
    bring(app, people, (owner, first), &row, Status::Approved, at).await?;
    for number in 1..ALL {
        let (owner, of) = &verified[number % verified.len()];
        let name = format!("{}{}", SURNAMES[number % SURNAMES.len()], GIVEN[number / SURNAMES.len()]);
        let name = if [1, 2].contains(&number) { TWICE } else { &name };
        let status = STATES[(number - 1) % STATES.len()];
        let days = if status == Status::Approved { APPROVED } else { PROPOSED };
        let at = now - Duration::days(days) + Duration::hours(3 * number as i64);
        let new = NewMentor { account: None, profile: profile(number, name)? };
        let row = propose(app, owner, of, new, at).await?;
        bring(app, people, (owner, of), &row, status, at).await?;
    }
    Ok(())
}

/// Whoever signs in as a mentor is a member, too.
async fn join(
    app: &App,
    people: &People,
    owner: &Candidate,
    of: &enterprise::Model,
    at: DateTime<Utc>,
) -> anyhow::Result<Uuid> {
    let account = &people.mentor;
    let email = Email::parse(account.email.as_deref().unwrap_or_default()).map_err(|wrong| anyhow!("{wrong:?}"))?;
    let who = Member::load(&app.db, owner, &of.slug).await.map_err(|error| anyhow!("{error:?}"))?;
    let (db, key) = (&app.db, &app.address_key);
    let asked: member_invitation::Model = enterprises::invite(db, key, &who, &email, Role::Mentor, at).await?;
    let token = fresh::make(db.write(), asked.id, at).await?;
    let who = Candidate { account: Arc::new(account.clone()), sign_in: Uuid::nil(), request_id: "".into() };
    enterprises::accept(db, key, &who, &token, at).await?;
    Ok(account.id)
}

fn profile(number: usize, name: &str) -> anyhow::Result<Profile> {
    Ok(Profile {
        name: Name::parse(name).map_err(|wrong| anyhow!("{wrong:?}"))?,
        kind: [Kind::Enterprise, Kind::Enterprise, Kind::School, Kind::Enterprise, Kind::Expert][number % 5],
        occupation: OCCUPATIONS[number % OCCUPATIONS.len()].to_owned(),
        grade: GRADES[number % GRADES.len()],
        years: 6 + number as i32,
        max_load: 2 + number as i32 % 4,
    })
}

async fn propose(
    app: &App,
    owner: &Candidate,
    of: &enterprise::Model,
    new: NewMentor,
    at: DateTime<Utc>,
) -> anyhow::Result<mentor::Model> {
    let who = Member::load(&app.db, owner, &of.slug).await.map_err(|error| anyhow!("{error:?}"))?;
    Ok(mentors::propose(&app.db, &who, new, at).await?)
}

async fn bring(
    app: &App,
    people: &People,
    (owner, of): (&Candidate, &enterprise::Model),
    row: &mentor::Model,
    status: Status,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let decision = match status {
        Status::Proposed => return Ok(()),
        Status::Refused => Decision::Refuse(Reason::Certificate, "请补充职业技能等级证书。".into()),
        Status::Approved | Status::Resting | Status::Retired => Decision::Approve,
    };
    let decided = at + Duration::days(1);
    mentors::decide(&app.db, &app.address_key, &people.reviewer, row.id, &decision, decided).await?;
    let turn = match status {
        Status::Resting => Turn::Rest,
        Status::Retired => Turn::Retire,
        Status::Proposed | Status::Approved | Status::Refused => return Ok(()),
    };
    let who = Member::load(&app.db, owner, &of.slug).await.map_err(|error| anyhow!("{error:?}"))?;
    mentors::turn(&app.db, &who, row.id, turn, decided + Duration::days(2)).await?;
    Ok(())
}
