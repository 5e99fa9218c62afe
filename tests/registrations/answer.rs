//! Changing answers: until the event needs them, each error at its question, nothing typed is lost.
use crate::{
    on_both,
    support::{Site, builders::fields},
};
use chrono::Duration;
use entity::{Answer, Answers};

const GOOD: [(&str, &str); 5] = [
    ("answers.craft", "lathe"),
    ("answers.zones", "stone"),
    ("answers.zones", "lathe"),
    ("answers.help", "no"),
    ("answers.note", "靠窗"),
];

fn stored() -> Answers {
    Answers(
        [
            ("craft".to_owned(), Answer::Text("lathe".into())),
            ("zones".to_owned(), Answer::Several(vec!["lathe".into(), "stone".into()])),
            ("help".to_owned(), Answer::Yes(false)),
            ("note".to_owned(), Answer::Text("靠窗".into())),
        ]
        .into(),
    )
}

on_both! {
    async fn answers_come_with_the_registration_and_can_be_changed(site: Site) {
        let event = site.event("salon").questions().publish().await;
        let posted = site.post("/events/salon/registration", &[fields("王芳", "fang@example.cn"), GOOD.to_vec()].concat()).await;
        assert_eq!(site.registrations(&event).await[0].answers, stored());
        let path = format!("{}/answers", posted.location());

        let changed = site.post(&path, &[&GOOD[..1], &[("answers.zones", "stone"), ("answers.help", "yes")]].concat()).await;
        let same = site.post(&path, &[&GOOD[..1], &[("answers.zones", "stone"), ("answers.help", "yes")]].concat()).await;

        assert_eq!((changed.status, same.status), (303, 303));
        let now = &site.registrations(&event).await[0].answers;
        assert_eq!(now.0.get("zones"), Some(&Answer::Several(vec!["stone".into()])));
        assert_eq!(now.0.get("note"), None);
        let kinds: Vec<String> = site.outbox().await.into_iter().map(|(_, kind, _)| kind).collect();
        assert_eq!(kinds, ["registrations-confirmed", "registrations-answers-changed"], "the same answers write no letter");
    }
}

on_both! {
    async fn each_wrong_answer_has_its_error_and_the_rest_is_kept(site: Site) {
        let event = site.event("salon").questions().publish().await;
        let long = "长".repeat(201);

        let answer = site
            .post("/events/salon/registration", &[fields("王芳", "fang@example.cn"), vec![("answers.craft", "hacking"), ("answers.note", &long), ("answers.essay", "第一行\n第二行")]].concat())
            .await;

        assert_eq!(answer.status, 422);
        assert_eq!(
            answer.errors(),
            [
                ("answers.craft".into(), "请从列出的选项里选（你的行当）".into()),
                ("answers.zones".into(), "请选择一项（想去的展区）".into()),
                ("answers.help".into(), "请选择一项（需要协助吗？）".into()),
                ("answers.note".into(), "最多 200 个字，请缩短（备注）".to_owned()),
            ]
        );
        assert!(answer.body.contains("第一行\n第二行"), "what was typed stays");
        assert!(answer.body.contains("value=\"fang@example.cn\""));
        assert!(site.registrations(&event).await.is_empty());
    }
}

on_both! {
    async fn after_the_deadline_answers_stay(site: Site) {
        let event = site.event("salon").questions().publish().await;
        let posted = site.post("/events/salon/registration", &[fields("王芳", "fang@example.cn"), GOOD.to_vec()].concat()).await;
        site.advance(Duration::days(4) - Duration::hours(6));

        let refused = site.post(&format!("{}/answers", posted.location()), &GOOD).await;

        assert_eq!((refused.status, refused.heading().as_str()), (409, "现在不能修改回答了"));
        assert_eq!(site.registrations(&event).await[0].answers, stored());
    }
}
