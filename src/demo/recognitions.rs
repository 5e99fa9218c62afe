//! Recognitions of half of the sample city's verified enterprises, in every state, made by the verbs with a moved
//! clock. Some lapse within the next weeks.
use super::people::People;
use crate::{
    app::App,
    enterprises::recognitions::{self, CertificateForm, Decision, certificate},
    roles::{Candidate, Member, TendEnterprise},
    words::when::today,
};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, Utc};
use entity::{
    enterprise,
    recognition::{self, Reason},
    recognition_kind,
};
use uuid::Uuid;

/// Days ago at which each is claimed, and decided a day later; all were verified before.
const CLAIMED: i64 = 20;

/// What becomes of a claim.
#[derive(Clone, Copy)]
enum Course {
    Waits,
    Confirmed,
    Rejected,
    TakenBack,
    Withdrawn,
}

/// Kind, days from now to its last day where that is three years after its issue, and its course.
type Plan = (&'static str, Option<i64>, Course);

/// Each enterprise takes the next of these.
const PLANS: [&[Plan]; 7] = [
    &[("high-tech", Some(700), Course::Confirmed), ("innovative", Some(25), Course::Confirmed)],
    &[("tech-sme", None, Course::Confirmed)],
    &[("specialised", Some(1_060), Course::Waits), ("high-tech", Some(400), Course::Confirmed)],
    &[("high-tech", Some(60), Course::Confirmed)],
    &[("gazelle", Some(800), Course::Rejected), ("tech-sme", None, Course::Waits)],
    // Its last day came after it was confirmed.
    &[("little-giant", Some(-4), Course::Confirmed), ("tech-sme", None, Course::Confirmed)],
    &[("innovative", Some(500), Course::Withdrawn), ("gazelle", Some(900), Course::TakenBack)],
];

pub async fn build(
    app: &App,
    people: &People,
    verified: &[(Candidate, enterprise::Model)],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let kinds = recognitions::kinds(app.db.read()).await?;
    for (number, (owner, enterprise)) in verified.iter().step_by(2).enumerate() {
        let who: Member<TendEnterprise> =
            Member::load(&app.db, owner, &enterprise.slug).await.map_err(|error| anyhow!("{error:?}"))?;
        for (kind, ends, course) in PLANS[number % PLANS.len()] {
            let at = now - Duration::days(CLAIMED) + Duration::minutes(number as i64);
            let kind = kinds.iter().find(|row| row.key == *kind).context("a kind of recognition")?;
            let form = typed(kind, *ends, number + 1, now)?;
            let new = certificate(kind, &form, today(at)).map_err(|errors| anyhow!("{form:?}: {errors:?}"))?;
            let row = recognitions::claim(&app.db, &who, new, at).await?;
            go(app, people, &who, &row, *course, at + Duration::days(1)).await?;
        }
    }
    recognitions::lapse(&app.db, &app.address_key, now).await?;
    Ok(())
}

fn typed(
    kind: &recognition_kind::Model,
    ends: Option<i64>,
    number: usize,
    now: DateTime<Utc>,
) -> anyhow::Result<CertificateForm> {
    let from: NaiveDate = match ends {
        Some(days) => (today(now) + Duration::days(days)).checked_sub_months(Months::new(36)).context("a day")?,
        None => today(now) - Duration::days(CLAIMED + 40),
    };
    let year = from.year();
    let text = match &*kind.key {
        "tech-sme" => format!("{year}370800A{number:07}"),
        "high-tech" => format!("GR{year}3700{number:04}"),
        _ => format!("鲁{year}-{number:04}"),
    };
    Ok(CertificateForm { number: text, valid_from: from.to_string(), valid_to: String::new() })
}

async fn go(
    app: &App,
    people: &People,
    who: &Member<TendEnterprise>,
    row: &recognition::Model,
    course: Course,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    match course {
        Course::Waits => {}
        Course::Confirmed => decide(app, people, row.id, Decision::Confirm, at).await?,
        Course::Rejected => {
            decide(app, people, row.id, Decision::Reject(Reason::NotListed, "请核对证书上的编号。".into()), at).await?
        }
        Course::TakenBack => drop(recognitions::withdraw(&app.db, who, row.id).await?),
        Course::Withdrawn => {
            decide(app, people, row.id, Decision::Confirm, at).await?;
            let why = "主管部门公告撤销了这项认定。".to_owned();
            decide(app, people, row.id, Decision::Withdraw(why), at + Duration::days(3)).await?;
        }
    }
    Ok(())
}

async fn decide(app: &App, people: &People, id: Uuid, decision: Decision, at: DateTime<Utc>) -> anyhow::Result<()> {
    recognitions::decide(&app.db, &app.address_key, &people.reviewer, id, &decision, at).await?;
    Ok(())
}
