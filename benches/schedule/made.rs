//! Rows of the events that a bench puts beside the city's own.
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use entity::{duty, event, room, room_use, session, session_speaker, speaker};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

/// What they are made of.
pub struct Ground {
    pub sample: event::Model,
    pub rooms: Vec<room::Model>,
    /// Who speaks, one at each session.
    pub speakers: Vec<Uuid>,
    /// On duty at each event.
    pub officers: [Uuid; 2],
}

#[derive(Default)]
pub struct Made {
    pub events: Vec<event::ActiveModel>,
    pub sessions: Vec<session::ActiveModel>,
    pub uses: Vec<room_use::ActiveModel>,
    pub talks: Vec<session_speaker::ActiveModel>,
    pub duties: Vec<duty::ActiveModel>,
}

pub fn slug(number: usize) -> String {
    format!("bench-{number}")
}

/// Eight in the morning in the city.
pub fn starts(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// Somebody nobody else is called like.
pub fn speaker(number: usize) -> speaker::ActiveModel {
    speaker::ActiveModel {
        id: Set(Uuid::now_v7()),
        name_zh: Set(format!("讲师 {number}")),
        name_en: Set(String::new()),
        affiliation_zh: Set(format!("单位 {number}")),
        affiliation_en: Set(String::new()),
        revision: Set(1),
    }
}

impl Ground {
    /// Twelve hours of a day; its sessions hour by hour in each room, so that none meets another.
    pub fn add(&self, made: &mut Made, day: NaiveDate, number: usize, sessions: usize) {
        let row = self.event(day, number);
        let (id, starts_at) = (row.id.clone().unwrap(), starts(day));
        for nth in 0..sessions {
            let (own, room) = (Uuid::now_v7(), self.rooms[nth % self.rooms.len()].id);
            let from = starts_at + Duration::hours((nth / self.rooms.len()) as i64);
            let until = from + Duration::minutes(50);
            made.sessions.push(session(own, id, room, nth, [from, until]));
            made.uses.push(taken(own, room, id, [from, until]));
            let speaker_id = self.speakers[(number * sessions + nth) % self.speakers.len()];
            made.talks.push(session_speaker::ActiveModel {
                session_id: Set(own),
                speaker_id: Set(speaker_id),
                position: Set(0),
            });
        }
        if sessions == 0 {
            made.uses.push(taken(id, self.rooms[0].id, id, [starts_at, starts_at + Duration::hours(12)]));
        }
        made.duties.extend(self.officers.map(|officer| duty::ActiveModel {
            id: Set(Uuid::now_v7()),
            account_id: Set(officer),
            event_id: Set(id),
            session_id: Set(None),
        }));
        made.events.push(row);
    }

    /// In no room of the city's, with nobody on duty: what a feed has to carry, and no more.
    pub fn add_bare(&self, made: &mut Made, day: NaiveDate, number: usize) {
        let mut row = self.event(day, number);
        row.room_id = Set(None);
        made.events.push(row);
    }

    fn event(&self, day: NaiveDate, number: usize) -> event::ActiveModel {
        let starts_at = starts(day);
        let mut row = self.sample.clone().into_active_model().reset_all();
        row.id = Set(Uuid::now_v7());
        row.slug = Set(slug(number));
        row.starts_at = Set(starts_at);
        row.ends_at = Set(starts_at + Duration::hours(12));
        row.closes_at = Set(starts_at);
        row.answers_until = Set(starts_at);
        row.room_id = Set(Some(self.rooms[0].id));
        row.taken = Set(0);
        row.waiting = Set(0);
        row
    }
}

fn taken(own: Uuid, room: Uuid, event: Uuid, [from, until]: [DateTime<Utc>; 2]) -> room_use::ActiveModel {
    room_use::ActiveModel {
        id: Set(own),
        room_id: Set(room),
        event_id: Set(Some(event)),
        from_at: Set(from),
        until_at: Set(until),
    }
}

fn session(own: Uuid, event: Uuid, room: Uuid, nth: usize, [from, until]: [DateTime<Utc>; 2]) -> session::ActiveModel {
    session::ActiveModel {
        id: Set(own),
        event_id: Set(event),
        title_zh: Set(format!("第 {nth} 场：企业面谈")),
        title_en: Set(String::new()),
        text_zh: Set("带一份简历来。".to_owned()),
        text_en: Set(String::new()),
        track_zh: Set("求职".to_owned()),
        track_en: Set(String::new()),
        starts_at: Set(from),
        ends_at: Set(until),
        room_id: Set(Some(room)),
        setup_minutes: Set(0),
        clearing_minutes: Set(0),
        revision: Set(1),
        moves: Set(0),
        places: Set(None),
        taken: Set(0),
        waiting: Set(0),
        wished: Set(0),
        next_number: Set(1),
    }
}
