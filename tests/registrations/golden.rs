//! Calendar files as letters carry them, whole and as sent, from the first to the last of an event's life; and another
//! implementation reads each of them as it was meant (RFC 5545, 5546).
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use calcard::icalendar::{ICalendar, ICalendarProperty};
use chrono::Duration;
use entity::{event, registration};
use xingtan::{
    events::Place,
    registrations::{Tell, TimeAndPlace, cancel_event, move_event},
};

async fn carried(site: &Site) -> Vec<Letter> {
    site.deliver().await.iter().map(Letter::from).collect()
}

/// The attachment, with the same bytes as the part that mail programs act upon; lines end as calendars' do.
fn file(letter: &Letter) -> &str {
    let [(method, inline), (_, attached)] = letter.calendars.as_slice() else { panic!("two parts: {letter:?}") };
    assert_eq!(inline, attached, "{method}");
    assert!(attached.lines().all(|line| line.len() <= 75), "folded at 75 octets: {attached}");
    assert_eq!(attached.matches('\n').count(), attached.matches("\r\n").count());
    attached
}

/// As it was sent, with the row's id, which differs each time, by a name.
fn golden(ics: &str, row: &registration::Model) -> String {
    ics.replace("\r\n", "\n").replace(&row.id.to_string(), "REGISTRATION")
}

/// METHOD, STATUS, SEQUENCE, DTSTART and LOCATION as another implementation reads them, and that it is the registration's own entry.
fn read(ics: &str, row: &registration::Model) -> Vec<String> {
    let calendar = ICalendar::parse(ics).unwrap_or_else(|error| panic!("{error:?}: {ics}"));
    let value = |component: &str, name: ICalendarProperty| {
        let its = calendar.components.iter().find(|one| one.component_type.as_str() == component).expect(component);
        let found = its.entries.iter().find(|entry| entry.name == name).unwrap_or_else(|| panic!("{name:?} in {ics}"));
        let text = found.values.first().cloned().and_then(|value| value.into_text());
        text.unwrap_or_else(|| panic!("{name:?} in {ics}")).into_owned()
    };
    let zone = calendar.components.iter().find(|one| one.component_type.as_str() == "VTIMEZONE");
    assert!(zone.is_some(), "the zone of its times is defined in it");
    assert_eq!(value("VEVENT", ICalendarProperty::Uid), format!("{}@xingtan.test", row.id));
    let of_event = [
        ICalendarProperty::Status,
        ICalendarProperty::Sequence,
        ICalendarProperty::Dtstart,
        ICalendarProperty::Location,
    ];
    // It says times as they stand, on the clocks of their zone.
    let said = of_event.into_iter().map(|name| value("VEVENT", name).trim_end_matches('Z').to_owned());
    std::iter::once(value("VCALENDAR", ICalendarProperty::Method)).chain(said).collect()
}

/// A day later, elsewhere.
async fn moved(site: &Site, event: &event::Model) -> event::Model {
    let day = Duration::days(1);
    let to = TimeAndPlace {
        starts_at: event.starts_at + day,
        ends_at: event.ends_at + day,
        closes_at: event.closes_at,
        answers_until: event.answers_until,
        place: Place::Written(["孔子研究院, 东厅".into(), "Confucius Research Institute".into()]),
    };
    let (app, who) = (&site.app, site.by().await);
    move_event(&app.db, &app.address_key, &who, event.into(), &to, Tell::Everybody, site.now()).await.unwrap()
}

on_both! {
    async fn from_the_first_letter_to_the_last(site: Site) {
        let event = site.event("salon").places(2).publish().await;
        let (stays, gone) = (site.register(&event, "stays").await, site.register(&event, "gone").await);
        let waits = site.register(&event, "waits").await;
        let created = carried(&site).await;
        site.advance(Duration::hours(1));
        moved(&site, &event).await;
        let moved = carried(&site).await;
        site.advance(Duration::hours(1));
        site.post(&format!("/t/{}/cancellation", gone.token), &[]).await;
        let cancelled = carried(&site).await;
        site.advance(Duration::hours(1));
        let (app, by) = (&site.app, site.by().await);
        cancel_event(&app.db, &app.address_key, &by, event.id, "场馆停电", site.now()).await.unwrap();
        let off = carried(&site).await;
        let of = |letters: &[Letter], name: &str| {
            let its = letters.iter().filter(|letter| letter.to == format!("{name}@example.cn"));
            its.map(|letter| letter.calendars.len()).collect::<Vec<_>>()
        };
        let its = |letters: &[Letter], name: &str| {
            file(letters.iter().find(|letter| letter.to == format!("{name}@example.cn")).expect(name)).to_owned()
        };

        assert_eq!((of(&created, "waits"), of(&moved, "waits")), (vec![0], vec![0]), "who waits has nothing in a calendar");
        let files = [
            ("confirmed", its(&created, "stays"), &stays, ["REQUEST", "CONFIRMED", "0", "2026-12-05T10:00:00", "曲阜市杏坛讲堂"]),
            ("moved", its(&moved, "stays"), &stays, ["REQUEST", "CONFIRMED", "1", "2026-12-06T10:00:00", "孔子研究院, 东厅"]),
            ("cancelled", its(&cancelled, "gone"), &gone, ["CANCEL", "CANCELLED", "2", "2026-12-06T10:00:00", "孔子研究院, 东厅"]),
            ("promoted", its(&cancelled, "waits"), &waits, ["REQUEST", "CONFIRMED", "1", "2026-12-06T10:00:00", "孔子研究院, 东厅"]),
            ("event_cancelled", its(&off, "stays"), &stays, ["CANCEL", "CANCELLED", "2", "2026-12-06T10:00:00", "孔子研究院, 东厅"]),
        ];
        for (name, ics, row, said) in files {
            assert_eq!(read(&ics, row), said, "{name}");
            insta::assert_snapshot!(name, golden(&ics, row));
        }
    }
}
