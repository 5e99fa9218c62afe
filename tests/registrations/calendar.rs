//! Calendar entries, read back by another implementation: folding, zones, UID, SEQUENCE, METHOD.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use calcard::icalendar::{ICalendar, ICalendarProperty};
use xingtan::events::Place;

fn parse(ics: &str) -> ICalendar {
    ICalendar::parse(ics).unwrap_or_else(|error| panic!("{error:?}: {ics}"))
}

/// The event's properties as name and text.
fn entry(ics: &str, property: &ICalendarProperty) -> String {
    let calendar = parse(ics);
    let event =
        calendar.components.iter().find(|component| component.component_type.as_str() == "VEVENT").expect("an event");
    let found = event.entries.iter().find(|entry| entry.name == *property).unwrap_or_else(|| panic!("no {property:?}"));
    found
        .values
        .first()
        .map(|value| value.clone().into_text().map_or_else(|| format!("{value:?}"), |text| text.into_owned()))
        .unwrap_or_default()
}

fn method(ics: &str) -> String {
    ics.lines().find_map(|line| line.strip_prefix("METHOD:")).unwrap_or_default().to_owned()
}

on_both! {
    async fn a_confirmed_letter_carries_the_entry_twice(site: Site) {
        let event = site.event("salon").with(|new| {
            new.title[0] = "很长的名字，要折行；".repeat(12);
            new.place = Place::Written(["曲阜市, 杏坛; 讲堂\\一号厅".into(), "Hall 1, Qufu".into()]);
        }).publish().await;
        let row = site.register(&event, "fang").await;

        let letter = Letter::from(&site.deliver().await[0]);

        assert_eq!(letter.calendars.iter().map(|(method, _)| method.as_str()).collect::<Vec<_>>(), ["REQUEST", ""]);
        let ics = &letter.calendars[0].1;
        assert_eq!(ics, &letter.calendars[1].1, "the same bytes again as invite.ics");
        assert!(ics.lines().all(|line| line.len() <= 75), "folded at 75 octets: {ics}");
        assert!(ics.contains("\r\n "), "and something was folded");
        assert_eq!(entry(ics, &ICalendarProperty::Summary), event.title_zh);
        assert_eq!(entry(ics, &ICalendarProperty::Location), "曲阜市, 杏坛; 讲堂\\一号厅");
        assert_eq!(entry(ics, &ICalendarProperty::Uid), format!("{}@xingtan.test", row.id));
        assert!(ics.contains("DTSTART;TZID=Asia/Shanghai:20261205T100000\r\n"), "{ics}");
        assert!(ics.contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n"));
        assert!(ics.replace("\r\n ", "").contains("RSVP=FALSE"), "{ics}");
        assert_eq!(method(ics), "REQUEST");
    }
}

on_both! {
    async fn each_change_of_state_raises_the_sequence_under_one_uid(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let first = site.register(&event, "first").await;
        site.register(&event, "second").await;
        site.post(&format!("/t/{}/cancellation", first.token), &[]).await;

        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();

        let said: Vec<(&str, Option<(String, String)>)> = letters
            .iter()
            .map(|letter| (letter.to.as_str(), letter.calendars.first().map(|(_, ics)| (method(ics), entry_line(ics, "SEQUENCE:")))))
            .collect();
        assert_eq!(
            said,
            [
                ("first@example.cn", Some(("REQUEST".into(), "0".into()))),
                ("second@example.cn", None),
                ("first@example.cn", Some(("CANCEL".into(), "1".into()))),
                ("second@example.cn", Some(("REQUEST".into(), "1".into()))),
            ]
        );
        assert_eq!(entry_line(&letters[0].calendars[0].1, "UID:"), entry_line(&letters[2].calendars[0].1, "UID:"));
        assert!(letters[2].calendars[0].1.contains("STATUS:CANCELLED"));
    }
}

on_both! {
    async fn the_tickets_download_has_the_same_uid_to_keep(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let row = site.register(&event, "fang").await;
        let waits = site.register(&event, "waits").await;

        let file = site.get(&format!("/t/{}.ics", row.token)).await;
        let none = site.get(&format!("/t/{}.ics", waits.token)).await;

        assert_eq!((file.status, method(&file.body)), (200, "PUBLISH".into()));
        assert_eq!(entry_line(&file.body, "UID:"), format!("{}@xingtan.test", row.id));
        assert!(!file.body.contains("ATTENDEE") && !file.body.contains(&row.letter_token));
        assert_eq!(none.status, 404);
    }
}

fn entry_line(ics: &str, start: &str) -> String {
    ics.replace("\r\n ", "").lines().find_map(|line| line.strip_prefix(start).map(str::to_owned)).unwrap_or_default()
}
