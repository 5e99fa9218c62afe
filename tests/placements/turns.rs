//! Each act of the table by its form, sent where the table says no: refused in the words of whoever has it now, in
//! both languages, and nothing changes. What the table allows runs in `filed/cells.rs`; links are in `apprentice/`.
use super::{
    filed::cells::{self, Scene},
    ground,
};
use crate::{
    on_both,
    support::{Answer, Seat, Site},
};
use sea_orm::Iterable;
use xingtan::placements::{Act, Hand, Stage, may};

/// As whom, what, and behind which piece of the placement's address.
type Form = (Hand, Act, &'static str);

/// Refused with whose it is.
const WHOSE: [Form; 27] = [
    (Hand::Enterprise, Act::Save, "draft"),
    (Hand::Enterprise, Act::Send, "sending"),
    (Hand::Enterprise, Act::TakeBack, "take-back"),
    (Hand::Enterprise, Act::Cancel, "cancellation"),
    (Hand::Enterprise, Act::HandOver, "mentors"),
    (Hand::Enterprise, Act::Change, "change"),
    (Hand::Enterprise, Act::Change, "change/answer"),
    (Hand::Apprentice, Act::Redate, "overlap"),
    (Hand::Apprentice, Act::Cancel, "cancellation"),
    (Hand::Apprentice, Act::Share, "contact"),
    (Hand::Apprentice, Act::Change, "change"),
    (Hand::Apprentice, Act::Change, "change/answer"),
    (Hand::Apprentice, Act::ObjectToChange, "change/objection"),
    (Hand::Reviewer, Act::File, "filing"),
    (Hand::Reviewer, Act::Return, "return"),
    (Hand::Reviewer, Act::Refuse, "refusal"),
    (Hand::Reviewer, Act::Pause, "pause"),
    (Hand::Reviewer, Act::Resume, "resumption"),
    (Hand::Reviewer, Act::Resume, "pause-end"),
    (Hand::Reviewer, Act::End, "end"),
    (Hand::Reviewer, Act::TakeEndBack, "staying"),
    (Hand::Reviewer, Act::DecideObjection, "objection"),
    (Hand::Reviewer, Act::Reopen, "reopening"),
    (Hand::Reviewer, Act::Complete, "override"),
    (Hand::Reviewer, Act::Change, "change"),
    (Hand::Reviewer, Act::Change, "change/proposal"),
    (Hand::Reviewer, Act::Change, "change/answer"),
];

/// Refused with how far it is.
const HOW_FAR: [Form; 17] = [
    (Hand::Enterprise, Act::NeverCame, "absence"),
    (Hand::Enterprise, Act::Pause, "pause"),
    (Hand::Enterprise, Act::RefusePause, "pause-refusal"),
    (Hand::Enterprise, Act::Resume, "resumption"),
    (Hand::Enterprise, Act::Resume, "pause-end"),
    (Hand::Enterprise, Act::End, "end"),
    (Hand::Enterprise, Act::TakeEndBack, "staying"),
    (Hand::Enterprise, Act::Object, "objection"),
    (Hand::Enterprise, Act::Declare, "declaration"),
    (Hand::Enterprise, Act::HandIn, "files"),
    (Hand::Apprentice, Act::AskPause, "pause"),
    (Hand::Apprentice, Act::WithdrawPause, "pause-withdrawal"),
    (Hand::Apprentice, Act::End, "end"),
    (Hand::Apprentice, Act::TakeEndBack, "staying"),
    (Hand::Apprentice, Act::Object, "objection"),
    (Hand::Apprentice, Act::State, "statement"),
    (Hand::Reviewer, Act::Complete, "completion"),
];

/// What is read in both languages of where it stands: whose it is, and how far.
fn read(stage: Stage) -> [[&'static str; 2]; 2] {
    const FILED: [&str; 2] = ["这次培养已经备案", "This placement is filed"];
    const OVER: [&str; 2] = ["这次培养已经不再进行", "This placement is over"];
    match stage {
        Stage::WithEnterprise => [["这份记录现在由企业处理", "This record is with the enterprise now"]; 2],
        Stage::WithApprentice => [["这份记录现在由学徒处理", "This record is with the apprentice now"]; 2],
        Stage::WithReviewer => [["这份记录现在由科技局处理", "This record is with the bureau now"]; 2],
        Stage::Agreed => [FILED, ["这次培养还没有开始", "This placement has not begun yet"]],
        Stage::Running => [FILED, ["这次培养正在进行", "This placement is running"]],
        Stage::Paused => [FILED, ["这次培养正在暂停", "This placement is paused"]],
        Stage::EndedEarly | Stage::Completed => [FILED, OVER],
        Stage::Cancelled => [["这次培养已取消", "This placement was cancelled"], OVER],
    }
}

/// With all that any of the forms asks for.
async fn sent(seat: &Seat<'_>, act: Act, path: &str, today: &str) -> Answer {
    let fields = [
        ("revision", "1"),
        ("last", today),
        ("code", "family"),
        ("words", "家里有事"),
        ("reason", "请核对"),
        ("fields", "pay"),
        ("share", "yes"),
        ("choice", "dates"),
    ];
    match act {
        Act::Save | Act::HandIn => seat.post_file(path, &fields, "form", b"").await,
        _ => seat.post(path, &fields).await,
    }
}

on_both! {
    async fn what_the_table_refuses_is_refused_in_the_words_of_both_languages(site: Site) {
        let like = ground(&site).await;
        let officer = site.reviewing("desk", None).await;
        for (number, stage) in Stage::iter().enumerate() {
            let scene: Scene = cells::at(&site, &like, number, stage).await;
            let owner = site.sign_in(&site.tending(&scene.on.enterprise).await.account).await;
            let apprentice = site.sign_in(&scene.account).await;
            let today = site.today().to_string();
            let [whose, how_far] = read(stage);
            let forms = WHOSE.map(|form| (form, whose)).into_iter().chain(HOW_FAR.map(|form| (form, how_far)));
            for ((hand, act, piece), said) in forms.filter(|((hand, act, _), _)| !may(*hand, *act, stage)) {
                let (seat, side) = match hand {
                    Hand::Enterprise => (&owner, format!("enterprise/{}", scene.on.enterprise.slug)),
                    Hand::Apprentice | Hand::Guardian => (&apprentice, "my".to_owned()),
                    Hand::Reviewer => (&officer, "admin".to_owned()),
                };
                for (lang, said) in ["zh-CN", "en"].into_iter().zip(said) {
                    let path = format!("/{side}/placements/{}/{piece}?lang={lang}", scene.row.id);
                    let answer = sent(seat, act, &path, &today).await;

                    assert_eq!((answer.status, answer.heading().as_str()), (409, said), "{stage:?} {hand:?} {act:?} {path}");
                }
            }
            assert_eq!(site.placement_now(&scene.row).await, scene.row, "{stage:?}");
        }
    }
}

on_both! {
    /// What was typed stands there still.
    async fn answers_are_not_sent_where_they_are_not_asked_for(site: Site) {
        let like = ground(&site).await;
        for (number, stage) in Stage::iter().enumerate().filter(|(_, stage)| !may(Hand::Apprentice, Act::Answer, *stage)) {
            let scene: Scene = cells::at(&site, &like, number, stage).await;
            let apprentice = site.sign_in(&scene.account).await;
            for (lang, said) in [("zh-CN", "这些答复没有提交"), ("en", "These answers were not sent")] {
                let path = format!("/my/placements/{}/answers?lang={lang}", scene.row.id);
                let answer = apprentice.post(&path, &[("revision", "1"), ("place", "yes")]).await;

                assert_eq!(answer.status, 409, "{stage:?}");
                assert!(answer.main_text().contains(said), "{stage:?} {}", answer.main_text());
            }
            assert_eq!(site.placement_now(&scene.row).await, scene.row, "{stage:?}");
        }
    }
}
