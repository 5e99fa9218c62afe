//! Decisions on many at once: chosen, counted, done; and the list narrowed by an answer.
use crate::{
    on_both,
    support::{Site, builders::newcomer},
};
use entity::{
    Answer, event,
    officer_role::Role,
    registration::Status::{Cancelled, Confirmed, Pending, Rejected, Waiting},
};

const AT: &str = "/admin/events/salon/registrations/decisions";

/// The mark of who is meant, from the page that asks.
fn seen(body: &str) -> String {
    let (_, rest) = body.split_once("name=\"seen\" value=\"").expect("a mark");
    rest.split('"').next().unwrap().to_owned()
}

async fn four(site: &Site) -> event::Model {
    let event = site.event("salon").places(3).with(|new| new.needs_approval = true).publish().await;
    for name in ["a", "b", "c", "d"] {
        site.register(&event, name).await;
    }
    site.deliver().await;
    event
}

on_both! {
    async fn those_chosen_are_approved_after_their_number_was_seen(site: Site) {
        let event = four(&site).await;
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;
        let ids: Vec<String> = site.registrations(&event).await.iter().map(|row| row.id.to_string()).collect();
        let chosen = [("ids", ids[0].as_str()), ("ids", &ids[1]), ("ids", &ids[3]), ("act", "approve")];

        let asked = seat.post(AT, &chosen).await;
        let shown = asked.main_text();
        assert!(shown.contains("会发出 2 封信") && shown.contains("1 人不在"), "{shown}");
        assert_eq!(site.states(&event).await, [Pending, Pending, Pending, Waiting]);
        let mark = seen(&asked.body);
        let sent = [&chosen[..], &[("step", "send"), ("seen", mark.as_str())]].concat();
        let done = seat.post(AT, &sent).await;

        assert_eq!(done.status, 303);
        assert_eq!(site.states(&event).await, [Confirmed, Confirmed, Pending, Waiting]);
        assert_eq!(site.deliver().await.len(), 2);
        let again = seat.post(AT, &sent).await;
        assert!(again.status == 422 && again.main_text().contains("人选刚刚有变化"), "{}", again.main_text());
        assert!(site.deliver().await.is_empty());
        site.recount().await;
    }
}

on_both! {
    async fn all_that_the_filter_finds_are_rejected_with_a_reason(site: Site) {
        let event = four(&site).await;
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;
        let all = [("all", "yes"), ("status", "pending"), ("act", "reject")];
        let mark = seen(&seat.post(AT, &all).await.body);
        let all = [&all[..], &[("step", "send"), ("seen", mark.as_str())]].concat();

        let unexplained = seat.post(AT, &all).await;
        assert_eq!((unexplained.status, unexplained.errors().len()), (422, 1));
        let done = seat.post(AT, &[&all[..], &[("reason", "名额有限")]].concat()).await;

        assert_eq!(done.status, 303);
        // The last one moved up to a place that became free, and is decided on by its own.
        assert_eq!(site.states(&event).await, [Rejected, Rejected, Rejected, Pending]);
        assert_eq!(site.deliver().await.len(), 4);
        site.recount().await;
    }
}

on_both! {
    /// Else somebody would read *your turn* and *cancelled* in one minute.
    async fn nobody_moves_up_to_be_cancelled_by_the_same_act(site: Site) {
        let event = site.event("salon").places(2).publish().await;
        for name in ["a", "b", "c", "d"] {
            site.register(&event, name).await;
        }
        site.deliver().await;
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;
        let all = [("all", "yes"), ("act", "cancel"), ("reason", "改为线上")];
        let mark = seen(&seat.post(AT, &all).await.body);

        let done = seat.post(AT, &[&all[..], &[("step", "send"), ("seen", mark.as_str())]].concat()).await;

        assert_eq!(done.status, 303);
        assert_eq!(site.states(&event).await, [Cancelled; 4]);
        assert_eq!(site.deliver().await.len(), 4);
        site.recount().await;
    }
}

on_both! {
    async fn others_registrations_and_odd_choices_are_passed_by(site: Site) {
        let event = four(&site).await;
        let other = site.event("other").with(|new| new.needs_approval = true).publish().await;
        let foreign = site.register(&other, "foreign").await.id.to_string();
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;

        let shown = seat.post(AT, &[("ids", &foreign), ("ids", "x"), ("act", "approve")]).await;
        assert!(shown.main_text().contains("不发信"), "{}", shown.main_text());
        let sent = [("ids", foreign.as_str()), ("act", "approve"), ("step", "send")];
        assert_eq!(seat.post(AT, &sent).await.status, 422);
        assert_eq!(seat.post(AT, &[("act", "eat")]).await.status, 400);

        assert_eq!(site.states(&other).await, [Pending]);
        assert_eq!(site.states(&event).await, [Pending, Pending, Pending, Waiting]);
    }
}

on_both! {
    async fn the_list_is_narrowed_by_what_was_answered(site: Site) {
        let event = site.event("salon").questions().publish().await;
        let answers = [("lathe", vec!["stone"], true), ("weld", vec!["stone", "water"], false), ("lathe", vec![], true)];
        for (name, (craft, zones, help)) in ["turner", "welder", "another"].into_iter().zip(answers) {
            let mut new = newcomer(&event, name);
            new.answers.0.insert("craft".into(), Answer::Text(craft.into()));
            new.answers.0.insert("zones".into(), Answer::Several(zones.into_iter().map(str::to_owned).collect()));
            new.answers.0.insert("help".into(), Answer::Yes(help));
            site.app.desk.register(new, site.now()).await.unwrap();
        }
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;

        let found = async |query: &str| {
            let list = seat.get(&format!("/admin/events/salon/registrations?answer={query}")).await.body;
            ["turner", "welder", "another"].into_iter().filter(|name| list.contains(&format!("{name}@"))).collect::<Vec<_>>()
        };

        assert_eq!(found("craft=lathe").await, ["turner", "another"]);
        assert_eq!(found("zones=stone").await, ["turner", "welder"]);
        assert_eq!(found("zones=water").await, ["welder"]);
        assert_eq!(found("help=true").await, ["turner", "another"]);
        assert_eq!(found("help=false").await, ["welder"]);
        assert_eq!(found("craft=%27;--").await.len(), 3, "what is no choice narrows nothing");
    }
}
