//! A machine-readable copy of all of one's placements (PIPL, article 45).
use crate::{
    app::App,
    error::Answer,
    placements::{case, changes, life, overlaps, queries, steps, timeline::may_read},
    roles::Candidate,
    web::{json::instant, page::attachment, view::View},
};
use axum::extract::State;
use entity::{placement::Side, placement_change, placement_objection, placement_pause, placement_step};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub async fn take(State(app): State<App>, view: View, who: Candidate) -> Answer {
    let db = app.db.read();
    let mut placements = Vec::new();
    for row in queries::mine(db, who.account.id).await? {
        let Some(case) = case::load(db, row.id).await? else { continue };
        let kept = Kept {
            steps: steps::of_apprentice(db, row.id).await?,
            changes: changes::all(db, row.id).await?,
            asked: overlaps::of_other(db, row.id).await?,
            pauses: life::pauses(db, row.id).await?,
            now: life::Now::of(db, &row, view.now).await?,
        };
        placements.push(data(&case, &kept));
    }
    attachment("my-placements.json", "application/json", format!("{:#}", json!({ "placements": placements })))
}

/// What is kept of a placement besides its row.
struct Kept {
    steps: Vec<placement_step::Model>,
    changes: Vec<placement_change::Model>,
    asked: Vec<overlaps::Asked>,
    pauses: Vec<placement_pause::Model>,
    now: life::Now,
}

/// As its apprentice reads it: words of the bureau to the enterprise alone are the enterprise's.
fn step(step: &placement_step::Model) -> Value {
    json!({
        "at": instant(step.at),
        "act": step.act,
        "side": step.side.to_value(),
        "named": step.named.0.iter().cloned().collect::<BTreeMap<_, _>>(),
        "words": step.words.as_ref().filter(|_| may_read(step, Side::Apprentice)),
    })
}

fn objection(made: &placement_objection::Model) -> Value {
    json!({
        "at": instant(made.made_at),
        "about": made.about.to_value(),
        "side": made.side.to_value(),
        "words": made.words,
        "outcome": made.outcome.map(|outcome| outcome.to_value()),
        "reason": made.reason,
        "decided_at": made.decided_at.map(instant),
    })
}

fn data(case: &case::Case, kept: &Kept) -> Value {
    let row = &case.row;
    let mentors = case.mentors.iter().map(|(tie, mentor)| json!({ "role": tie.role.to_value(), "name": mentor.name }));
    let answers = case.parts.iter().map(|said| {
        json!({
            "part": said.part.to_value(),
            "agreed": said.is_agreed,
            "words": said.words,
            "at": instant(said.answered_at),
        })
    });
    let pauses = kept.pauses.iter().map(|pause| {
        json!({
            "first_day": pause.first_day,
            "last_day": pause.last_day,
            "ended_on": pause.ended_on,
            "reason": pause.reason_code.to_value(),
        })
    });
    let changes = kept.changes.iter().map(|change| {
        json!({
            "at": instant(change.made_at),
            "side": change.side.to_value(),
            "state": change.state.to_value(),
            "fields": change.touched(),
            "before": change.before,
            "after": change.after,
        })
    });
    let asked = kept.asked.iter().map(|(request, _)| {
        json!({
            "last_day": request.last_day,
            "status": request.status.to_value(),
            "refusal": request.refusal.map(|code| code.to_value()),
            "words": request.words,
            "outcome": request.outcome.map(|outcome| outcome.to_value()),
            "reason": request.reason,
            "asked_at": instant(request.asked_at),
            "over_at": request.over_at.map(instant),
        })
    });
    json!({
        "number": row.number,
        "enterprise": case.enterprise.name,
        "programme": case.programme.slug,
        "status": row.status.to_value(),
        "with": row.party.to_value(),
        "name": row.name,
        "birth_date": row.birth_date,
        "email": row.email,
        "mobile": row.mobile,
        "guardian": { "name": row.guardian_name, "relation": row.guardian_relation, "email": row.guardian_email },
        "notice_version": row.notice_told,
        "shares_contact": row.shares_contact,
        "occupation": case.occupation.as_ref().map(|occupation| &occupation.name_zh),
        "level": row.level.map(|level| level.to_value()),
        "contract": {
            "kind": row.contract_kind.map(|kind| kind.to_value()),
            "first_day": row.contract_first,
            "last_day": row.contract_last,
        },
        "first_day": row.first_day,
        "last_day": row.last_day,
        "end_day": row.end_day,
        "probation_last": row.probation_last,
        "hours_week": row.hours_week,
        "pay_fen": row.pay,
        "probation_pay_fen": row.probation_pay,
        "place": row.place,
        "school": { "name": row.school, "tutor": row.tutor_name, "contact": row.tutor_contact },
        "mentors": mentors.collect::<Vec<_>>(),
        "answers": answers.collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
        "pauses": pauses.collect::<Vec<_>>(),
        "wish": kept.now.wish.as_ref().map(|wish| {
            json!({ "last_day": wish.last_day, "words": wish.words, "asked_at": instant(wish.asked_at) })
        }),
        "objections": kept.now.objections.iter().map(objection).collect::<Vec<_>>(),
        "completion": kept.now.completion.as_ref().map(|stands| {
            json!({
                "declared_at": stands.declared_at.map(instant),
                "declared_words": stands.declared_words,
                "stated_at": stands.stated_at.map(instant),
                "stated_words": stands.stated_words,
            })
        }),
        "asked_to_leave": asked.collect::<Vec<_>>(),
        "reason": row.reason_code.map(|code| code.to_value()),
        "steps": kept.steps.iter().map(step).collect::<Vec<_>>(),
        "created_at": instant(row.created_at),
        "filed_at": row.filed_at.map(instant),
        "over_at": row.over_at.map(instant),
    })
}
