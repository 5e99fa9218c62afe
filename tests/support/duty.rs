//! Officers on duty, made by the verbs.
use super::Site;
use entity::{account, event};
use uuid::Uuid;
use xingtan::events::{self, DutyError, NewDuty};

impl Site {
    /// By an administrator; `session` is none for the whole event.
    pub async fn assign(
        &self,
        event: &event::Model,
        session: Option<Uuid>,
        officer: &account::Model,
        despite: &str,
    ) -> Result<(), DutyError> {
        let (by, new) = (self.by().await, NewDuty { officer: officer.id, session });
        events::assign_duty(&self.app.db, &self.app.address_key, &by, event.id, new, despite, self.now()).await
    }

    /// The same where nothing is in the way.
    pub async fn on_duty(&self, event: &event::Model, session: Option<Uuid>, officer: &account::Model) {
        self.assign(event, session, officer, "").await.expect("on duty");
    }
}
