//! Sessions of agendas, made by the verbs.
use super::Site;
use chrono::Duration;
use entity::{event, import};
use xingtan::{
    events::{self, Item, Named, NewSession, SeenAgenda, Tell},
    imports::NewImport,
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
}
