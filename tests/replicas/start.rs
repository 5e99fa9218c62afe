//! Starting: two replicas at the same instant on an empty database, and serving without work.
use crate::support::{
    Site,
    database::{empty_postgres, has_postgres},
    replica::{Replica, register, request},
    smtp::{Habits, Server},
};
use std::time::Duration;
use xingtan::clock::Clock;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replicas_that_start_together_on_an_empty_database_both_serve() {
    if !has_postgres() {
        return;
    }
    let url = empty_postgres().await;
    let mail = Server::start(Habits::default()).await;

    let replicas: Vec<Replica> = (0..3).map(|_| Replica::start(&url, &mail.url())).collect();

    for replica in &replicas {
        replica.ready().await;
        let (status, body) = request(replica.port, "GET", "/privacy", "", "").await.unwrap();
        assert_eq!((status, body.contains("个人信息处理告知")), (200, true));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_without_work_leaves_letters_to_others() {
    if !has_postgres() {
        return;
    }
    let url = empty_postgres().await;
    let mail = Server::start(Habits::default()).await;
    let idle = Replica::command(&["serve", "--no-work"], &url, &mail.url());
    idle.ready().await;
    let site = Site::beside(&url, Clock::System).await;
    site.event("rush").publish().await;
    assert_eq!(register(idle.port, "rush", "fang").await.unwrap().0, 201);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(mail.taken().len(), 0);

    let _worker = Replica::command(&["work"], &url, &mail.url());

    for _ in 0..200 {
        if mail.taken().len() == 1 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("`xingtan work` sent no letter within 20 s");
}
