//! The timetable: which verb runs when. Of several replicas one runs each job, for each first moves its
//! due time in the database; every job may run twice without harm.
use crate::{
    accounts,
    app::App,
    enterprises::{self, recognitions},
    events, imports, limits,
    mail::{address, fresh, outbox},
    placements::{self, changes, life},
    registrations,
};
use chrono::{DateTime, Duration, Utc};
use entity::job;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, QueryFilter, sea_query::OnConflict};
use tokio_util::sync::CancellationToken;

const LOOK: std::time::Duration = std::time::Duration::from_secs(30);

/// What is run, under which name in the database, and how often.
const TIMETABLE: [(Job, &str, Duration); 34] = [
    (Job::FollowAccounts, "follow-accounts", Duration::seconds(30)),
    (Job::FollowApprentices, "follow-apprentices", Duration::seconds(30)),
    (Job::ForgetOld, "forget-old-registrations", Duration::hours(1)),
    (Job::PurgeKeys, "purge-registration-keys", Duration::hours(1)),
    (Job::PurgeLetters, "purge-letters", Duration::hours(6)),
    (Job::PurgeAddresses, "purge-addresses", Duration::hours(6)),
    (Job::PurgeLinks, "purge-account-links", Duration::hours(6)),
    (Job::PurgeSecrets, "purge-fresh-secrets", Duration::hours(6)),
    (Job::PurgeInvitations, "purge-invitations", Duration::hours(6)),
    (Job::PurgeSignIns, "purge-sign-ins", Duration::hours(1)),
    (Job::PurgeDevices, "purge-devices", Duration::hours(6)),
    (Job::PurgeTries, "purge-tries", Duration::hours(1)),
    (Job::PurgeImports, "purge-imports", Duration::hours(6)),
    (Job::RemindPending, "remind-pending", Duration::minutes(10)),
    (Job::RemindRegistered, "remind-registered", Duration::minutes(5)),
    (Job::TellAgendas, "tell-of-agendas", Duration::minutes(1)),
    (Job::AskToChoose, "ask-to-choose-sessions", Duration::minutes(1)),
    (Job::LapseRecognitions, "lapse-recognitions", Duration::minutes(10)),
    (Job::RemindRecognitions, "remind-recognitions", Duration::hours(1)),
    (Job::StartPlacements, "start-placements", Duration::minutes(10)),
    (Job::ResumePlacements, "resume-placements", Duration::minutes(10)),
    (Job::EndPlacements, "end-placements", Duration::minutes(10)),
    (Job::TellPlannedEnds, "tell-planned-ends", Duration::minutes(10)),
    (Job::FollowMentors, "follow-mentors", Duration::minutes(1)),
    (Job::FollowOverlaps, "follow-overlaps", Duration::minutes(1)),
    (Job::WatchMentors, "watch-mentors", Duration::minutes(1)),
    (Job::WatchRoom, "watch-room", Duration::minutes(10)),
    (Job::ExpireChanges, "expire-changes", Duration::hours(1)),
    (Job::RemindApprentices, "remind-apprentices", Duration::hours(1)),
    (Job::TellAgreed, "tell-enterprises-of-a-day", Duration::minutes(10)),
    (Job::EndSilence, "end-silent-drafts", Duration::hours(1)),
    (Job::BlankPlacements, "blank-placements", Duration::hours(6)),
    (Job::ArchiveEvents, "archive-events", Duration::hours(1)),
    (Job::Recount, "recount-places", Duration::hours(1)),
];

#[derive(Clone, Copy)]
enum Job {
    FollowAccounts,
    FollowApprentices,
    ForgetOld,
    PurgeKeys,
    PurgeLetters,
    PurgeAddresses,
    PurgeLinks,
    PurgeSecrets,
    PurgeInvitations,
    PurgeSignIns,
    PurgeDevices,
    PurgeTries,
    PurgeImports,
    RemindPending,
    RemindRegistered,
    TellAgendas,
    AskToChoose,
    LapseRecognitions,
    RemindRecognitions,
    StartPlacements,
    ResumePlacements,
    EndPlacements,
    TellPlannedEnds,
    FollowMentors,
    FollowOverlaps,
    WatchMentors,
    WatchRoom,
    ExpireChanges,
    RemindApprentices,
    TellAgreed,
    EndSilence,
    BlankPlacements,
    ArchiveEvents,
    Recount,
}

/// Until told to stop.
pub async fn run(app: App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = run_due(&app).await {
            tracing::warn!(%error, "the timetable could not be read");
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {},
            // Somebody waits for what follows: not at the next time, now.
            () = app.facts.notified() => follow(&app).await,
            () = stop.cancelled() => {},
        }
    }
}

async fn follow(app: &App) {
    for job in [Job::FollowAccounts, Job::FollowApprentices] {
        if let Err(error) = run_one(app, job, app.clock.now()).await {
            tracing::warn!(%error, "what happened to an account is followed up at the next time");
        }
    }
}

/// Runs what is due now; says which jobs ran here.
pub async fn run_due(app: &App) -> Result<Vec<&'static str>, DbErr> {
    let mut ran = Vec::new();
    for (job, name, period) in TIMETABLE {
        let now = app.clock.now();
        if !claim(app, name, period, now).await? {
            continue;
        }
        match run_one(app, job, now).await {
            Ok(rows) => tracing::info!(job = name, rows, "job done"),
            Err(error) => tracing::error!(job = name, %error, "job failed; it runs again at its next time"),
        }
        ran.push(name);
    }
    Ok(ran)
}

async fn run_one(app: &App, job: Job, now: DateTime<Utc>) -> Result<u64, DbErr> {
    match job {
        Job::FollowAccounts => registrations::follow_accounts(&app.db, &app.address_key, now).await,
        Job::FollowApprentices => placements::follow_accounts(&app.db, &app.address_key, now).await,
        Job::ForgetOld => registrations::forget_old(&app.db, &app.address_key, app.settings.keep_personal, now).await,
        Job::PurgeKeys => registrations::purge_keys(&app.db, now).await,
        Job::PurgeLetters => outbox::purge(app.db.write(), now - app.settings.keep_letters).await,
        Job::PurgeAddresses => address::purge(app.db.write(), now).await,
        Job::PurgeLinks => accounts::purge_links(&app.db, now).await,
        Job::PurgeSecrets => fresh::purge(app.db.write(), now).await,
        Job::PurgeInvitations => enterprises::purge_invitations(&app.db, now).await,
        Job::PurgeSignIns => accounts::purge_sign_ins(&app.db, app.settings.officers, now).await,
        Job::PurgeDevices => accounts::purge_devices(&app.db, now).await,
        Job::PurgeTries => limits::purge(&app.db, now).await,
        Job::PurgeImports => imports::purge_imports(&app.db, now).await,
        Job::RemindPending => registrations::remind_pending(&app.db, &app.address_key, now).await,
        Job::RemindRegistered => registrations::remind_registered(&app.db, &app.address_key, now).await,
        Job::TellAgendas => registrations::tell_agendas(&app.db, &app.address_key, now).await,
        Job::AskToChoose => registrations::ask_to_choose(&app.db, &app.address_key, now).await,
        Job::LapseRecognitions => recognitions::lapse(&app.db, &app.address_key, now).await,
        Job::RemindRecognitions => recognitions::remind(&app.db, &app.address_key, now).await,
        Job::StartPlacements => life::start(&app.db, &app.address_key, now).await,
        Job::ResumePlacements => life::resume_due(&app.db, &app.address_key, now).await,
        Job::EndPlacements => life::end_due(&app.db, &app.address_key, now).await,
        Job::TellPlannedEnds => life::tell_planned_ends(&app.db, &app.address_key, now).await,
        Job::FollowMentors => life::follow(&app.db, &app.address_key, now).await,
        Job::FollowOverlaps => placements::overlaps::follow(&app.db, &app.address_key, now).await,
        Job::WatchMentors => changes::watch(&app.db, now).await,
        Job::WatchRoom => life::room_again(&app.db, now).await,
        Job::ExpireChanges => changes::expire(&app.db, &app.address_key, now).await,
        Job::TellAgreed => life::tell_agreed(&app.db, &app.address_key, now).await,
        Job::RemindApprentices => life::remind(&app.db, &app.address_key, now).await,
        Job::EndSilence => life::silence(&app.db, &app.address_key, now).await,
        Job::BlankPlacements => life::blank(&app.db, now).await,
        Job::ArchiveEvents => events::archive_old(&app.db, app.settings.archive_after, now).await,
        Job::Recount => registrations::recount(&app.db, now).await,
    }
}

/// True for the one that moves the due time first.
async fn claim(app: &App, name: &str, period: Duration, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let moved = job::Entity::update_many()
        .set(job::ActiveModel { due_at: Set(now + period), ..Default::default() })
        .filter(job::COLUMN.name.eq(name))
        .filter(job::COLUMN.due_at.lte(now))
        .exec(app.db.write())
        .await?;
    if moved.rows_affected == 1 {
        return Ok(true);
    }
    // The very first time there is no row yet: whoever writes it runs the job.
    let row = job::ActiveModel { name: Set(name.to_owned()), due_at: Set(now + period) };
    let first = job::Entity::insert(row)
        .on_conflict(OnConflict::column(job::Column::Name).do_nothing().to_owned())
        .exec_without_returning(app.db.write())
        .await?;
    Ok(first == 1)
}
