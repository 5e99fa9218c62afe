//! The editor for an event's questions.
use crate::{on_both, support::Site};
use entity::{officer_role::Role, question};
use sea_orm::EntityTrait;

const AT: &str = "/admin/events/salon/questions";

fn one(label: &'static str, options: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![("kind", "one"), ("required", "yes"), ("label_zh", label), ("label_en", "Craft"), ("options_zh", options)]
}

async fn kept(site: &Site) -> Vec<question::Model> {
    let mut all = question::Entity::find().all(site.db()).await.unwrap();
    all.sort_by_key(|question| question.position);
    all
}

fn seen(body: &str) -> String {
    let (_, rest) = body.split_once("name=\"seen\" value=\"").expect("a mark");
    rest.split('"').next().unwrap().to_owned()
}

on_both! {
    async fn questions_are_asked_put_in_order_and_retired(site: Site) {
        let event = site.event("salon").publish().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        assert!(seat.get(AT).await.main_text().contains("还没有问题"));

        for (kind, label) in [("short", "单位"), ("long", "想了解什么"), ("yes_no", "需要接站吗")] {
            let fields = [("kind", kind), ("label_zh", label), ("label_en", "")];
            assert_eq!(seat.post(&format!("{AT}/new"), &fields).await.status, 303);
        }
        assert_eq!(seat.post(&format!("{AT}/new"), &one("工种", "车工\r\n焊工")).await.status, 303);
        seat.post(&format!("{AT}/q4/position"), &[("direction", "up")]).await;
        seat.post(&format!("{AT}/q1/position"), &[("direction", "up")]).await;
        assert_eq!(seat.post(&format!("{AT}/q2/retirement"), &[]).await.status, 303);

        let asked = xingtan::events::questions(site.db(), event.id).await.unwrap();
        let asked: Vec<&str> = asked.iter().map(|question| question.label_zh.as_str()).collect();
        assert_eq!(asked, ["单位", "工种", "需要接站吗"]);
        let form = site.get("/events/salon/registration").await;
        assert!(form.main_text().contains("焊工") && !form.main_text().contains("想了解什么"));
        assert_eq!(kept(&site).await.len(), 4, "none is deleted");
        assert_eq!(seat.get(&format!("{AT}/q2")).await.status, 404);
    }
}

on_both! {
    async fn once_it_may_be_answered_a_question_keeps_its_kind_and_choices(site: Site) {
        site.event("salon").publish().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        seat.post(&format!("{AT}/new"), &one("工种", "车工\n焊工")).await;
        let mark = seen(&seat.get(&format!("{AT}/q1")).await.body);

        let mut fields = one("哪个工种", "焊工\n车工\n钳工");
        fields.extend([("options_en", "Welder\nTurner\nFitter"), ("kind", "short"), ("seen", mark.as_str())]);
        fields.remove(0);
        assert_eq!(seat.post(&format!("{AT}/q1"), &fields).await.status, 303);
        let fewer = seat.post(&format!("{AT}/q1"), &one("哪个工种", "焊工\n车工")).await;

        let question = kept(&site).await.remove(0);
        assert_eq!(question.kind, question::Kind::One);
        let options: Vec<(&str, &str)> =
            question.options.0.iter().map(|option| (option.key.as_str(), option.en.as_str())).collect();
        assert_eq!(options, [("o2", "Welder"), ("o1", "Turner"), ("o3", "Fitter")]);
        assert_eq!(fewer.errors(), [("options_zh".to_owned(), "活动已发布，原来的 3 个选项都要留着；改文字一次改一个，位置不动".to_owned())]);
    }
}

on_both! {
    async fn of_two_who_change_a_question_neither_loses_what_they_typed(site: Site) {
        site.event("salon").draft().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        seat.post(&format!("{AT}/new"), &one("工种", "车工\n焊工")).await;
        let mark = seen(&seat.get(&format!("{AT}/q1")).await.body);
        let first = [&one("第一位写的", "车工\n焊工")[..], &[("seen", mark.as_str())]].concat();
        let second = [&one("第二位写的", "车工\n焊工")[..], &[("seen", mark.as_str())]].concat();

        assert_eq!(seat.post(&format!("{AT}/q1"), &first).await.status, 303);
        let stale = seat.post(&format!("{AT}/q1"), &second).await;

        assert_eq!(stale.status, 422);
        assert!(stale.main_text().contains("第一位写的"), "{}", stale.main_text());
        assert!(stale.body.contains("value=\"第二位写的\""));
        let mark = seen(&stale.body);
        let second = [&one("第二位写的", "车工\n焊工")[..], &[("seen", mark.as_str())]].concat();
        assert_eq!(seat.post(&format!("{AT}/q1"), &second).await.status, 303);
        assert_eq!(kept(&site).await[0].label_zh, "第二位写的");
    }
}

on_both! {
    async fn what_is_wrong_with_a_question_is_said_at_its_field(site: Site) {
        site.event("salon").draft().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let at = format!("{AT}/new");
        let fields = async |fields: &[(&str, &str)]| {
            let answer = seat.post(&at, fields).await;
            assert_eq!(answer.status, 422, "{fields:?}");
            answer.errors().into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };

        assert_eq!(fields(&[("kind", "poem"), ("label_zh", " ")]).await, ["kind", "label_zh"]);
        assert_eq!(fields(&[("kind", "one"), ("label_zh", "甲"), ("options_zh", "一")]).await, ["options_zh"]);
        assert_eq!(fields(&[("kind", "one"), ("label_zh", "甲"), ("options_zh", "一\n一")]).await, ["options_zh"]);
        let unpaired = [("kind", "one"), ("label_zh", "甲"), ("options_zh", "一\n二"), ("options_en", "one")];
        assert_eq!(fields(&unpaired).await, ["options_en"]);
        assert!(kept(&site).await.is_empty());
    }
}
