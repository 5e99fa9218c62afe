//! Sessions of agendas, made by the verbs.
use super::{Site, builders::newcomer};
use chrono::Duration;
use entity::{event, import, registration, session, session_place::State};
use uuid::Uuid;
use xingtan::{
    events::{self, Item, Named, NewSession, SeenAgenda, SeenSession, Tell},
    imports::NewImport,
    registrations::{self, NewRegistration, Outcome},
};

/// So many minutes after its event begins, for so long; where the event is, nobody speaks.
pub fn session(event: &event::Model, title: &str, after: i64, minutes: i64) -> NewSession {
    let starts_at = event.starts_at + Duration::minutes(after);
    NewSession {
        title: [title.to_owned(), String::new()],
        text: [String::new(), String::new()],
        track: [String::new(), String::new()],
        starts_at,
        ends_at: starts_at + Duration::minutes(minutes),
        room: None,
        setup: 0,
        clearing: 0,
        places: None,
        speakers: vec![],
    }
}

pub fn speaker(name: &str) -> Named {
    Named { name: name.to_owned(), affiliation: "云杏数字".to_owned() }
}

impl Site {
    /// By an administrator.
    pub async fn add_session(&self, event: &event::Model, new: &NewSession) -> Item {
        let by = self.by().await;
        let added =
            events::add_session(&self.app.db, &by, self.seen(event).await, new, Tell::Everybody, self.now()).await;
        let agenda = events::agenda(self.db(), event.id).await.expect("an agenda");
        let added = added.expect("a session");
        agenda.into_iter().find(|item| item.session.id == added.id).expect("the session")
    }

    /// Its agenda as it is, without a reason.
    pub async fn seen(&self, event: &event::Model) -> SeenAgenda<'static> {
        let is = self.reload(event).await;
        SeenAgenda { event: is.id, status: is.status, despite: "" }
    }

    /// One of its sessions as it is, without a reason.
    pub async fn seen_session(&self, event: &event::Model, id: Uuid) -> SeenSession<'static> {
        let SeenAgenda { event, status, despite } = self.seen(event).await;
        let session = events::session(self.db(), event, id).await.expect("a query").expect("the session").session;
        SeenSession { event, id, revision: session.revision, status, despite }
    }

    /// What its agenda is known by now.
    pub async fn agenda_mark(&self, event: &event::Model) -> String {
        events::agenda_mark(&events::agenda(self.db(), event.id).await.expect("an agenda"))
    }

    /// Handed in by an administrator, and looked at.
    pub async fn agenda_import(&self, event: &event::Model, text: &str) -> import::Model {
        let new = NewImport { name: "议程.csv".into(), bytes: text.as_bytes().to_vec(), sheet: String::new() };
        let by = self.by().await;
        events::start_agenda(&self.app.db, &by, &event.slug, new, self.now()).await.expect("an import")
    }

    /// Half an hour, with somebody of this name who speaks.
    pub async fn session(&self, event: &event::Model, name: &str) -> Item {
        let new = NewSession { speakers: vec![speaker(name)], ..session(event, "简历门诊", 0, 30) };
        self.add_session(event, &new).await
    }

    /// One with places of its own, from so many minutes after the event begins, for so long.
    pub async fn choice(
        &self,
        event: &event::Model,
        title: &str,
        (after, minutes): (i64, i64),
        places: i32,
    ) -> session::Model {
        let new = NewSession { places: Some(places), ..session(event, title, after, minutes) };
        let (db, by) = (&self.app.db, self.by().await);
        // Some begin before their event.
        let seen = SeenAgenda { event: event.id, status: event.status, despite: "先到先看" };
        events::add_session(db, &by, seen, &new, Tell::Nobody, self.now()).await.expect("a session")
    }

    pub async fn session_now(&self, session: &session::Model) -> session::Model {
        events::session(self.db(), session.event_id, session.id).await.expect("a query").expect("the session").session
    }

    /// Taken, waiting, wished.
    pub async fn counters(&self, session: &session::Model) -> (i32, i32, i32) {
        let is = self.session_now(session).await;
        (is.taken, is.waiting, is.wished)
    }

    /// Registers somebody for the event and these sessions.
    pub async fn register_for(
        &self,
        event: &event::Model,
        name: &str,
        sessions: &[&session::Model],
    ) -> registration::Model {
        match self.app.desk.register(choosing(event, name, sessions), self.now()).await.expect("registered") {
            Outcome::New(row, _) => row,
            other => panic!("{other:?}"),
        }
    }

    /// What somebody chose and how they stand there, in the order of time.
    pub async fn chosen(&self, row: &registration::Model) -> Vec<(String, State, Option<i64>)> {
        let chosen = registrations::chosen_sessions(self.db(), row.id).await.expect("a query");
        chosen.into_iter().map(|chosen| (chosen.session.title_zh, chosen.state, chosen.rank)).collect()
    }
}

pub fn choosing(event: &event::Model, name: &str, sessions: &[&session::Model]) -> NewRegistration {
    let sessions: Vec<Uuid> = sessions.iter().map(|session| session.id).collect();
    NewRegistration { sessions, ..newcomer(event, name) }
}
