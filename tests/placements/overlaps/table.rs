//! Who may do what with a request where it stands: the table, by doing it.
use super::{Both, Ground, grounds, later, no, turned_down};
use crate::{
    on_both,
    support::{Site, enterprises::candidate},
};
use chrono::{Days, Duration};
use entity::{
    mentor::Status::Approved,
    placement::Reason,
    placement_overlap::{self, Outcome},
};
use sea_orm::Iterable;
use xingtan::{
    accounts,
    placements::{
        Draft, Hand, Why,
        life::{self, Ender},
        overlaps::{Act, OverlapError, Reply, Standing, may},
        save, take_back,
    },
};

/// The table as people read it.
fn allowed(act: Act) -> (Hand, &'static [Standing]) {
    use Standing::{Late, Open, Refused};
    match act {
        Act::Withdraw => (Hand::Apprentice, &[Open, Late, Refused]),
        Act::Accept | Act::Refuse => (Hand::Enterprise, &[Open, Late]),
        Act::Decide => (Hand::Reviewer, &[Late, Refused]),
    }
}

#[test]
fn the_table_is_as_people_read_it() {
    for act in Act::iter() {
        for hand in Hand::iter() {
            for at in Standing::iter() {
                let (whose, where_to) = allowed(act);
                assert_eq!(may(hand, act, at), hand == whose && where_to.contains(&at), "{hand:?} {act:?} {at:?}");
            }
        }
    }
}

/// With a mentor of its own, who has room for one more.
async fn with_mentor(site: &Site, on: &Ground, name: &str) -> Ground {
    let mentor = site.mentor(&on.enterprise, name).await;
    let mentor = site.bring_mentor(&on.enterprise, mentor, Approved).await;
    let (programme, occupation) = (on.programme.clone(), on.occupation.clone());
    Ground { programme, occupation, enterprise: on.enterprise.clone(), mentor }
}

async fn bring(site: &Site, both: &Both, at: Standing) -> placement_overlap::Model {
    let request = both.asked(site).await;
    let (db, key) = (&site.app.db, &site.app.address_key);
    match at {
        Standing::Open => {}
        Standing::Late => site.advance(Duration::days(14)),
        Standing::Refused => drop(both.reply(site, &request, &no()).await.unwrap()),
        Standing::Withdrawn => drop(both.withdraw(site).await.unwrap()),
        Standing::Decided => {
            both.reply(site, &request, &no()).await.unwrap();
            both.decide(site, Outcome::Stays).await.unwrap();
        }
        Standing::Ended => {
            let (li, why) = (candidate(&both.li), Why { code: Reason::Family, words: None });
            let last = site.today() + Days::new(5);
            life::end(db, key, Ender::Apprentice(&li), both.other.id, last, &why, site.now()).await.unwrap();
        }
        Standing::ReDated => {
            let who = site.tending(&both.new.enterprise).await;
            let row = take_back(db, key, &who, both.draft.id, site.now()).await.unwrap();
            let first = both.other.last_day.map(|last| last + Days::new(1));
            let draft = Draft { first_day: first, ..later(site, &both.new, &both.draft.name) };
            save(db, key, &who, row.id, row.revision, draft, site.now()).await.unwrap();
        }
    }
    request
}

async fn act(site: &Site, both: &Both, request: &placement_overlap::Model, act: Act) -> Result<(), OverlapError> {
    match act {
        Act::Withdraw => both.withdraw(site).await.map(drop),
        Act::Accept => both.reply(site, request, &Reply::Yes).await.map(drop),
        Act::Refuse => both.reply(site, request, &no()).await.map(drop),
        Act::Decide => both.decide(site, Outcome::Leaves).await.map(drop),
    }
}

/// What whoever comes where the table says no reads of the request, in both languages.
fn read(at: Standing) -> [&'static str; 2] {
    match at {
        Standing::Open | Standing::Late => ["企业还在答复期内", "The enterprise still has time to answer"],
        Standing::Refused => ["已经答复不同意，科技局已受理", "Your no was sent already, and the bureau has it"],
        Standing::Decided => ["科技局已经决定", "The bureau has decided already"],
        Standing::Ended | Standing::ReDated | Standing::Withdrawn => {
            ["这个请求已经不再需要答复", "This request needs no answer any more"]
        }
    }
}

/// The same act by its form.
async fn by_form(site: &Site, both: &Both, request: &placement_overlap::Model, act: Act) -> [String; 2] {
    let id = request.id.to_string();
    let (account, path, fields) = match act {
        Act::Withdraw => (both.li.clone(), both.mine("/overlap/withdrawal"), vec![]),
        Act::Accept | Act::Refuse => {
            let answer = if act == Act::Accept { "yes" } else { "no" };
            let fields = vec![("request", id.as_str()), ("answer", answer), ("code", "hand-over")];
            ((*site.tending(&both.old.enterprise).await.account).clone(), both.theirs("/leaving"), fields)
        }
        Act::Decide => {
            let reviewer = accounts::by_address(site.db(), "city-reviewer@example.cn").await.unwrap().unwrap();
            let path = format!("/admin/placements/{}/overlap", both.draft.id);
            (reviewer, path, vec![("code", "leaves"), ("reason", "双方已沟通")])
        }
    };
    turned_down(&site.sign_in(&account).await, &path, &fields).await
}

on_both! {
    async fn each_act_is_done_where_the_table_says_and_nowhere_else(site: Site) {
        let (old, new) = grounds(&site).await;
        site.reviewer().await;
        for at in Standing::iter() {
            for each in Act::iter() {
                let name = format!("{at:?}-{each:?}").to_lowercase();
                let (old, new) = (with_mentor(&site, &old, &name).await, with_mentor(&site, &new, &name).await);
                let both = Both::between(&site, old, new, &name).await;
                let request = bring(&site, &both, at).await;

                let done = act(&site, &both, &request, each).await;

                if allowed(each).1.contains(&at) {
                    assert!(done.is_ok(), "{at:?} {each:?}: {done:?}");
                } else {
                    assert!(matches!(done, Err(OverlapError::Stands(stands)) if stands == at), "{at:?} {each:?}: {done:?}");
                    assert_eq!(by_form(&site, &both, &request, each).await, read(at), "{at:?} {each:?}");
                }
            }
        }
    }
}
