//! Reviewers who file the same placements at once, over two replicas: each is filed once, and the others read so.
use super::{Pair, placements::ground};
use crate::support::{Backend, Site, database::has_postgres, replica::submit};
use entity::{audit, letter, placement, placement::Side, placement::Status, placement_step};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use std::collections::BTreeSet;
use tokio::sync::Barrier;
use xingtan::placements::{Stage, letters::FILED_MINE};

/// Two at either replica.
const REVIEWERS: usize = 4;
/// Under one mentor, who has room for them.
const PLACEMENTS: usize = 3;

/// How often the placement was filed, as its people read it.
async fn filings(site: &Site, row: &placement::Model) -> usize {
    let steps = placement_step::Entity::find().all(site.db()).await.unwrap();
    steps.into_iter().filter(|step| step.placement_id == row.id && step.act == "filed").count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_reviewers_one_files_and_the_others_read_that_it_is_filed() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let site = &pair.site;
    let on = ground(site, 1).await;
    let mut rows = Vec::new();
    for number in 0..PLACEMENTS {
        rows.push(site.placed(&on, &format!("d{number}"), Stage::WithReviewer).await);
    }
    let mut cookies = Vec::new();
    for number in 0..REVIEWERS {
        cookies.push(site.reviewing(&format!("r{number}"), None).await.cookie);
    }

    let all: Vec<_> = rows
        .iter()
        .flat_map(|row| cookies.iter().enumerate().map(move |each| (row.id, each)))
        .map(|(id, (number, cookie))| {
            let (port, cookie, path) = (pair.port(number), cookie.clone(), format!("/admin/placements/{id}/filing"));
            tokio::spawn(async move { submit(port, &cookie, &path, "").await })
        })
        .collect();
    let mut refused = 0;
    for one in all {
        let (status, body) = one.await.unwrap().unwrap();
        if status != 303 {
            assert!(status == 409 && body.contains("这次培养已经备案"), "{status}: {body}");
            refused += 1;
        }
    }

    assert_eq!(refused, PLACEMENTS * (REVIEWERS - 1));
    let mut numbers = BTreeSet::new();
    for row in &rows {
        assert_eq!(filings(site, row).await, 1);
        numbers.extend(site.placement_now(row).await.number);
    }
    assert_eq!(numbers.len(), PLACEMENTS, "a number each");
    let acts = audit::Entity::find().all(site.db()).await.unwrap();
    assert_eq!(acts.iter().filter(|entry| entry.act == "placements.file").count(), PLACEMENTS);
    let letters = letter::Entity::find().all(site.db()).await.unwrap();
    assert_eq!(letters.iter().filter(|letter| letter.kind == FILED_MINE).count(), PLACEMENTS);
}

/// Looks first and writes later, when both have looked.
async fn naive(site: &Site, row: &placement::Model, looked: &Barrier) {
    let now = site.placement_now(row).await;
    looked.wait().await;
    if Stage::of(&now) != Stage::WithReviewer {
        return;
    }
    let mut filed = now.into_active_model();
    filed.status = Set(Status::Agreed);
    filed.number = Set(Some("2026-0001-0".to_owned()));
    filed.filed_at = Set(Some(site.now()));
    filed.update(site.app.db.write()).await.unwrap();
    site.look(row, "filed", Side::Reviewer).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_naive_verb_files_twice() {
    if !has_postgres() {
        return;
    }
    let site = Site::new(Backend::Postgres).await;
    let row = site.placed(&ground(&site, 1).await, "d", Stage::WithReviewer).await;
    let looked = Barrier::new(2);

    tokio::join!(naive(&site, &row, &looked), naive(&site, &row, &looked));

    assert_eq!(filings(&site, &row).await, 2, "this race cannot show two filings");
}
