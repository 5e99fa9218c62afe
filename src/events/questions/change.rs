//! Change a question: whoever saves says what they saw, so that nobody writes over what another saved
//! meanwhile.
use super::{QuestionError, find, kept, open};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::{draft::NewQuestion, form::QuestionForm},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{Choice, Choices, question};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

const ACT: &str = "events.change_question";

/// `seen` is the mark of what the page was filled with. Twice is once.
pub async fn change_question(
    db: &Db,
    who: &Officer<WriteEvents>,
    event: Uuid,
    seen: &str,
    new: NewQuestion,
    now: DateTime<Utc>,
) -> Result<question::Model, QuestionError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, event).await?;
    let was = find(&tx, event.id, &new.key).await?.ok_or(QuestionError::NoSuchQuestion)?;
    if NewQuestion::from(&was) == new {
        return Ok(was);
    }
    if QuestionForm::from(&was).mark() != seen {
        return Err(QuestionError::Stale(Box::new(was)));
    }
    let stays = |choice: &Choice| new.options.iter().any(|kept| kept.key == choice.key);
    if event.status.is_public() && (new.kind != was.kind || !was.options.0.iter().all(stays)) {
        return Err(QuestionError::MayBeAnswered);
    }
    let changes = changes(&NewQuestion::from(&was), &new);
    let [label_zh, label_en] = new.label;
    let [hint_zh, hint_en] = new.hint;
    let mut row = was.clone().into_active_model();
    row.kind = Set(new.kind);
    row.required = Set(new.required);
    row.label_zh = Set(label_zh);
    row.label_en = Set(label_en);
    row.hint_zh = Set(hint_zh);
    row.hint_en = Set(hint_en);
    row.options = Set(Choices(new.options));
    let row = row.update(&tx).await?;
    let fields = std::iter::once(row.key.as_str()).chain(changes);
    let entry = Entry::new(ACT, "event", event.id).district(event.district).fields(fields);
    kept(&tx, (who.account, ACT), &event, [Some(&was), Some(&row)], now).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// Names of the fields that change.
fn changes(was: &NewQuestion, new: &NewQuestion) -> Vec<&'static str> {
    let pairs = [
        (was.kind != new.kind, "kind"),
        (was.required != new.required, "required"),
        (was.label != new.label, "label"),
        (was.hint != new.hint, "hint"),
        (was.options != new.options, "options"),
    ];
    pairs.into_iter().filter_map(|(changed, name)| changed.then_some(name)).collect()
}
