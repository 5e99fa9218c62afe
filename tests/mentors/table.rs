//! State × act × hand: what the table allows is done, and all else is refused and changes nothing.
use super::{all, led};
use crate::{
    on_both,
    support::{Site, enterprises::candidate, mentors::turner},
};
use entity::{
    account, enterprise, enterprise_mentor,
    mentor::{
        self, Grade, Reason,
        Status::{self, Approved, Proposed, Refused, Resting, Retired},
    },
};
use sea_orm::{ActiveValue::Set, EntityTrait, Iterable};
use xingtan::{
    error::AppError,
    mentors::{Act, Decision, Hand, NewMentor, Profile, Turn, change, decide, join, may, propose, remove, turn},
    roles::Member,
};

/// What each act makes of each state; `Some(None)`: the row is another's or gone.
fn becomes(hand: Hand, act: Act, from: Status) -> Option<Option<Status>> {
    let to = match (hand, act, from) {
        (Hand::Reviewer, Act::Approve, Proposed) => Some(Approved),
        (Hand::Reviewer, Act::Refuse, Proposed) => Some(Refused),
        (Hand::Reviewer, Act::Join, Proposed) => None,
        (Hand::Tending | Hand::Sharing, Act::Change, Proposed | Approved | Refused | Resting) => Some(Proposed),
        (Hand::Tending | Hand::Sharing, Act::Propose, Refused | Retired) => Some(Proposed),
        (Hand::Tending, Act::Remove, _) => None,
        (Hand::Sharing, Act::Remove, from) => Some(from),
        (Hand::Tending | Hand::Own, Act::Rest, Approved) => Some(Resting),
        (Hand::Tending | Hand::Own, Act::Resume, Resting) => Some(Approved),
        (Hand::Tending | Hand::Own, Act::Retire, Approved | Resting) => Some(Retired),
        _ => return None,
    };
    Some(to)
}

#[test]
fn the_table_is_as_people_read_it() {
    for hand in Hand::iter() {
        for act in Act::iter() {
            for from in Status::iter() {
                assert_eq!(may(hand, act, from), becomes(hand, act, from).is_some(), "{hand:?} {act:?} {from:?}");
            }
        }
    }
}

/// Two enterprises, the first of which acts.
struct Scene<'a> {
    site: &'a Site,
    first: enterprise::Model,
    owner: account::Model,
    second: enterprise::Model,
}

impl Scene<'_> {
    /// Of the first enterprise, and of the second too where they share; an account's where it shall act by itself.
    async fn mentor(&self, hand: Hand, from: Status, number: usize) -> (mentor::Model, Option<account::Model>) {
        let name = format!("师傅{number}");
        let site = self.site;
        if matches!(hand, Hand::Own | Hand::Sharing) {
            let account = site.account(&format!("mentor{number}")).await;
            let row = site.mentor_of(&self.first, &account, &name).await;
            let row = site.bring_mentor(&self.first, row, from).await;
            if hand == Hand::Sharing {
                // Tied, not proposed anew.
                let (enterprise_id, mentor_id, since) = (Set(self.second.id), Set(row.id), Set(site.now()));
                let tie = enterprise_mentor::ActiveModel { enterprise_id, mentor_id, since };
                enterprise_mentor::Entity::insert(tie).exec_without_returning(site.app.db.write()).await.unwrap();
            }
            return (row, Some(account));
        }
        let row = site.mentor(&self.first, &name).await;
        (site.bring_mentor(&self.first, row, from).await, None)
    }

    async fn act(
        &self,
        hand: Hand,
        act: Act,
        row: &mentor::Model,
        account: Option<&account::Model>,
    ) -> Result<(), AppError> {
        let (site, db, key, now) = (self.site, &self.site.app.db, &self.site.app.address_key, self.site.now());
        let who = match hand {
            Hand::Own => account.expect("an account"),
            _ => &self.owner,
        };
        let turned = async |to: Turn| {
            let who = site.looking_on(&self.first, who).await;
            turn(db, &who, row.id, to, now).await.map(drop).map_err(AppError::from)
        };
        let tending = Member::load(db, &candidate(who), &self.first.slug).await;
        let reviewer = site.reviewer().await;
        match act {
            Act::Propose => {
                let new = NewMentor { account: row.account_id, profile: turner(&row.name) };
                propose(db, &tending?, new, now).await.map(drop)?;
            }
            Act::Change => {
                let to = Profile { grade: Grade::Engineer, ..turner(&row.name) };
                change(db, &tending?, row.id, to, now).await.map(drop)?;
            }
            Act::Remove => remove(db, &tending?, row.id, now).await?,
            Act::Approve => drop(decide(db, key, &reviewer, row.id, &Decision::Approve, now).await?),
            Act::Refuse => drop(
                decide(db, key, &reviewer, row.id, &Decision::Refuse(Reason::Experience, "不符".into()), now).await?,
            ),
            Act::Join => {
                let other = site.mentor(&self.second, &row.name).await;
                let outcome = join(db, key, &reviewer, row.id, other.id, now).await;
                if outcome.is_err() {
                    let tends = site.tending(&self.second).await;
                    remove(db, &tends, other.id, now).await?;
                }
                drop(outcome?);
            }
            Act::Rest => turned(Turn::Rest).await?,
            Act::Resume => turned(Turn::Resume).await?,
            Act::Retire => turned(Turn::Retire).await?,
        }
        Ok(())
    }
}

/// Who does what, where that can be tried: officers decide, members do the rest; proposing again needs a row elsewhere.
fn is_tried(hand: Hand, act: Act) -> bool {
    let is_officers = matches!(act, Act::Approve | Act::Refuse | Act::Join);
    act != Act::Propose && is_officers == (hand == Hand::Reviewer)
}

on_both! {
    async fn each_hand_does_what_the_table_allows_and_nothing_else(site: Site) {
        let (first, owner) = led(&site, "fang", 1).await;
        let (second, _) = led(&site, "li", 2).await;
        let scene = Scene { site: &site, first, owner, second };
        let mut number = 0;
        for hand in Hand::iter() {
            for act in Act::iter().filter(|act| is_tried(hand, *act)) {
                for from in Status::iter() {
                    number += 1;
                    let (row, account) = scene.mentor(hand, from, number).await;
                    let said = format!("{hand:?} {act:?} {from:?}");
                    let before = all(&site).await;

                    let outcome = scene.act(hand, act, &row, account.as_ref()).await;

                    let after = site.mentor_now(&row).await;
                    match becomes(hand, act, from) {
                        Some(to) => {
                            assert!(outcome.is_ok(), "{said}: {outcome:?}");
                            assert_eq!(after.map(|row| row.status), to, "{said}");
                        }
                        None => {
                            let is_refused = matches!(outcome, Err(AppError::Refused(_) | AppError::Forbidden(_)));
                            assert!(is_refused, "{said}: {outcome:?}");
                            assert_eq!(all(&site).await, before, "{said} changes nothing");
                        }
                    }
                }
            }
        }
    }
}
