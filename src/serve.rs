//! Serving until told to stop, and ending gracefully: no new work, what is in hand is finished.
use crate::{app::App, jobs};
use anyhow::Context;
use axum::Router;
use std::{future::Future, net::SocketAddr, time::Duration};
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// All must have ended by then.
const PATIENCE: Duration = Duration::from_secs(20);

/// Answers requests until `stop`; then lets those in hand finish.
pub async fn http(listener: TcpListener, router: Router, stop: CancellationToken) -> anyhow::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(stop.cancelled_owned())
        .await
        .context("the HTTP server failed")
}

/// Letters and the timetable, as tasks of `tracker`, until the app ends.
pub fn work(app: &App, tracker: &TaskTracker) {
    for _ in 0..app.settings.mail_senders {
        tracker.spawn(app.worker().run(app.ending.clone()));
    }
    tracker.spawn(jobs::run(app.clone(), app.ending.clone()));
}

pub async fn bind(app: &App) -> anyhow::Result<TcpListener> {
    let address = app.settings.bind;
    TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}; set XINGTAN_BIND to a free address and port"))
}

/// Runs `serving` until a signal to end; then everything has 20 seconds to finish.
pub async fn until_told(
    app: App,
    tracker: TaskTracker,
    serving: impl Future<Output = anyhow::Result<()>> + Send + 'static,
) -> anyhow::Result<()> {
    let ending = app.ending.clone();
    let mut serving = tokio::spawn(serving);
    let failed = tokio::select! {
        outcome = &mut serving => Some(outcome),
        () = told_to_end() => None,
    };
    tracing::info!("ending");
    ending.cancel();
    let db = app.db.clone();
    // The desk closes when the last app is gone.
    drop(app);
    let finish = async {
        let outcome = match failed {
            Some(outcome) => outcome,
            None => serving.await,
        };
        tracker.close();
        tracker.wait().await;
        let _ = db.close().await;
        outcome.context("the server's task failed")?
    };
    match tokio::time::timeout(PATIENCE, finish).await {
        Ok(outcome) => outcome,
        Err(_) => anyhow::bail!("some work was still in hand after {} s and was given up", PATIENCE.as_secs()),
    }
}

async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! { _ = terminate.recv() => {}, _ = tokio::signal::ctrl_c() => {} }
}
