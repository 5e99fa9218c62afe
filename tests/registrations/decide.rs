//! Officers decide: approve, reject, reinstate, cancel, admit out of turn; what each state allows, what
//! becomes of the place, which letter goes out and what the audit keeps.
use crate::{on_both, support::Site};
use entity::{
    audit, event,
    event::District,
    officer_role::Role,
    registration::{
        self,
        Status::{self, Cancelled, Confirmed, Pending, Rejected, Waiting},
    },
};
use sea_orm::{EntityTrait, QueryOrder};
use xingtan::registrations::{Case, DecisionError, admit_waiting, approve, cancel_for, reinstate, reject};

const WHY: &str = "名单有误";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Approve,
    Reject,
    Reinstate,
    Cancel,
    Admit,
}

async fn decide(site: &Site, row: &registration::Model, act: Act) -> Result<registration::Model, DecisionError> {
    let (db, key, who, now) = (&site.app.db, &site.app.address_key, site.by().await, site.now());
    let case = Case { event: row.event_id, registration: row.id };
    match act {
        Act::Approve => approve(db, key, &who, case, now).await,
        Act::Reject => reject(db, key, &who, case, WHY, now).await,
        Act::Reinstate => reinstate(db, key, &who, case, WHY, now).await,
        Act::Cancel => cancel_for(db, key, &who, case, WHY, now).await,
        Act::Admit => admit_waiting(db, key, &who, case, WHY, now).await,
    }
}

/// A full event with somebody in the state, and one more in line behind.
async fn somebody(site: &Site, slug: &str, status: Status) -> (event::Model, registration::Model) {
    let approval = status == Pending || status == Rejected;
    let event = site.event(slug).places(1).with(|new| new.needs_approval = approval).publish().await;
    if status == Waiting {
        site.register(&event, &format!("{slug}-first")).await;
    }
    let row = site.register(&event, slug).await;
    if status == Rejected {
        decide(site, &row, Act::Reject).await.unwrap();
    }
    if status == Cancelled {
        decide(site, &row, Act::Cancel).await.unwrap();
    }
    site.register(&event, &format!("{slug}-next")).await;
    (event, row)
}

async fn state(site: &Site, row: &registration::Model) -> Status {
    registration::Entity::find_by_id(row.id).one(site.db()).await.unwrap().unwrap().status
}

on_both! {
    /// State × act: what it becomes; the others are refused and change nothing.
    async fn each_act_takes_only_the_states_it_is_for(site: Site) {
        use Act::{Admit, Approve, Cancel, Reject, Reinstate};
        let table = [
            (Pending, Approve, Some(Confirmed)),
            (Pending, Reject, Some(Rejected)),
            (Pending, Reinstate, None),
            (Pending, Cancel, Some(Cancelled)),
            (Pending, Admit, None),
            (Waiting, Approve, None),
            (Waiting, Reject, Some(Rejected)),
            (Waiting, Reinstate, None),
            (Waiting, Cancel, Some(Cancelled)),
            (Waiting, Admit, Some(Confirmed)),
            (Confirmed, Approve, Some(Confirmed)),
            (Confirmed, Reject, None),
            (Confirmed, Reinstate, None),
            (Confirmed, Cancel, Some(Cancelled)),
            (Confirmed, Admit, Some(Confirmed)),
            (Rejected, Approve, None),
            (Rejected, Reject, Some(Rejected)),
            // Its place went to the next, so there is none.
            (Rejected, Reinstate, Some(Pending)),
            (Rejected, Cancel, None),
            (Rejected, Admit, None),
            (Cancelled, Approve, None),
            (Cancelled, Reject, None),
            (Cancelled, Reinstate, None),
            (Cancelled, Cancel, Some(Cancelled)),
            (Cancelled, Admit, None),
        ];
        for (number, (from, act, to)) in table.into_iter().enumerate() {
            let (_, row) = somebody(&site, &format!("t{number}"), from).await;
            assert_eq!(state(&site, &row).await, from);

            let outcome = decide(&site, &row, act).await;

            let became = state(&site, &row).await;
            match to {
                // Whether there is a place to come back to depends on who took it.
                Some(Pending) => assert!(matches!(became, Pending | Waiting), "{from:?} {act:?} became {became:?}"),
                Some(to) => assert_eq!(became, to, "{from:?} {act:?}"),
                None => {
                    assert!(matches!(outcome, Err(DecisionError::Decided)), "{from:?} {act:?}: {outcome:?}");
                    assert_eq!(became, from, "{from:?} {act:?}");
                }
            }
            site.recount().await;
        }
    }
}

on_both! {
    async fn a_rejection_gives_the_place_to_the_next_and_tells_both(site: Site) {
        let (event, row) = somebody(&site, "salon", Pending).await;
        site.deliver().await;

        decide(&site, &row, Act::Reject).await.unwrap();

        assert_eq!(site.states(&event).await, [Rejected, Pending]);
        let letters = site.deliver().await;
        let told: Vec<(&str, &str)> =
            letters.iter().map(|letter| (letter.to.as_str(), letter.letter.subject.as_str())).collect();
        assert_eq!(
            told,
            [
                ("salon@example.cn", "报名没有通过：学徒导师沙龙：把手艺写成培养计划"),
                ("salon-next@example.cn", "有名额了，等待审核：学徒导师沙龙：把手艺写成培养计划"),
            ]
        );
        assert!(letters[0].letter.text.contains(WHY) && letters[0].letter.calendar.is_none());
        let ticket = site.get(&format!("/t/{}", row.token)).await;
        assert!(ticket.main_text().contains("未通过") && ticket.main_text().contains(WHY));
        let kept = audit::Entity::find().order_by_desc(audit::Column::Id).one(site.db()).await.unwrap().unwrap();
        assert_eq!((kept.act.as_str(), kept.object_id), ("registrations.reject", row.id.to_string()));
        assert_eq!((kept.before.as_deref(), kept.after.as_deref()), (Some("pending"), Some("rejected")));
        // What is written to a person is no business of the audit.
        assert_eq!((kept.reason.as_deref(), kept.district), (None, Some(District::Qufu)));
        site.recount().await;
    }
}

on_both! {
    async fn an_approval_carries_the_entry_and_may_come_after_the_start(site: Site) {
        let (event, row) = somebody(&site, "salon", Pending).await;
        site.deliver().await;
        site.advance(event.starts_at - site.now() + chrono::Duration::minutes(5));

        decide(&site, &row, Act::Approve).await.unwrap();

        let letters = site.deliver().await;
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].letter.calendar.as_ref().map(|calendar| calendar.method), Some("REQUEST"));
        assert!(matches!(decide(&site, &row, Act::Cancel).await, Err(DecisionError::Started)));
        assert_eq!(state(&site, &row).await, Confirmed);
    }
}

on_both! {
    async fn admitting_out_of_turn_adds_a_place_and_overtakes_nobody(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        for name in ["first", "second", "third"] {
            site.register(&event, name).await;
        }
        let third = site.registrations(&event).await.pop().unwrap();

        decide(&site, &third, Act::Admit).await.unwrap();

        assert_eq!(site.states(&event).await, [Confirmed, Waiting, Confirmed]);
        let event = site.reload(&event).await;
        assert_eq!((event.capacity, event.taken, event.waiting), (Some(2), 2, 1));
        site.recount().await;
    }
}

on_both! {
    async fn of_two_who_decide_at_the_same_moment_one_wins(site: Site) {
        let (_, row) = somebody(&site, "salon", Pending).await;

        let (approved, rejected) = tokio::join!(decide(&site, &row, Act::Approve), decide(&site, &row, Act::Reject));

        assert!(approved.is_ok() != rejected.is_ok(), "{approved:?} {rejected:?}");
        let lost = if approved.is_ok() { rejected } else { approved };
        assert!(matches!(lost, Err(DecisionError::Decided)));
        site.recount().await;
    }
}

on_both! {
    async fn pages_show_and_decide_within_right_and_reach(site: Site) {
        let (_, row) = somebody(&site, "salon", Pending).await;
        let reviewer = site.officer("reviewer", Role::Reviewer, Some(District::Qufu)).await;
        let stranger = site.officer("stranger", Role::Reviewer, Some(District::Weishan)).await;
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let door = site.officer("door", Role::CheckIn, None).await;
        let list = "/admin/events/salon/registrations";
        let one = format!("{list}/{}", row.id);

        let seat = site.sign_in(&reviewer).await;
        assert!(seat.get(list).await.main_text().contains("salon@example.cn"));
        assert!(seat.get(&format!("{list}?q=SALON-N&sort=name")).await.main_text().contains("salon-next"));
        assert!(seat.get(&format!("{list}?status=rejected&q=%25")).await.main_text().contains("没有符合的报名"));
        let blank = seat.post(&format!("{one}/rejection"), &[("reason", " ")]).await;
        assert_eq!((blank.status, blank.errors()), (422, vec![("reason".into(), "请写原因".into())]));
        assert_eq!(seat.post(&format!("{one}/approval"), &[]).await.location(), one);
        let late = seat.post(&format!("{one}/rejection"), &[("reason", WHY)]).await;
        assert_eq!((late.status, late.heading().as_str()), (409, "这次报名已经有人处理过"));

        let seat = site.sign_in(&stranger).await;
        assert_eq!([seat.get(list).await.status, seat.get(&one).await.status], [404, 404]);
        assert_eq!(seat.post(&format!("{one}/approval"), &[]).await.status, 404);

        let masked = site.sign_in(&auditor).await.get(list).await;
        assert!(!masked.body.contains("salon@example.cn") && masked.body.contains("s•••@e•••"));
        let seat = site.sign_in(&door).await;
        let named = seat.get(&one).await;
        assert!(named.body.contains("salon") && !named.body.contains("salon@example.cn"));
        let refused = seat.post(&format!("{one}/approval"), &[]).await;
        assert_eq!((refused.status, refused.heading().as_str()), (403, "你没有“处理报名”的权限"));
    }
}

on_both! {
    async fn the_list_costs_the_same_with_one_and_with_three_and_pages_by_cursor(site: Site) {
        let event = site.event("salon").publish().await;
        let reviewer = site.officer("reviewer", Role::Reviewer, None).await;
        let seat = site.sign_in(&reviewer).await;
        let cost = async || {
            let before = site.statements();
            assert_eq!(seat.get("/admin/events/salon/registrations").await.status, 200);
            site.statements() - before
        };
        site.register(&event, "one").await;
        let one = cost().await;
        site.register(&event, "two").await;
        site.register(&event, "three").await;
        // Two of them look whether letters go out.
        assert_eq!((one, cost().await), (9, 9));

        for number in 0..60 {
            site.register(&site.reload(&event).await, &format!("p{number:02}")).await;
        }
        for sort in ["joined", "name"] {
            let mut seen = 0;
            let mut path = format!("/admin/events/salon/registrations?sort={sort}");
            loop {
                let page = seat.get(&path).await;
                seen += page.body.matches("role=\"rowheader\"").count();
                let Some((_, rest)) = page.body.split_once("rel=\"next\"").map(|(before, _)| before).and_then(|before| before.rsplit_once("href=\"")) else { break };
                path = rest.split('"').next().unwrap().replace("&#38;", "&");
            }
            assert_eq!(seen, 63, "{sort}");
        }
    }
}
