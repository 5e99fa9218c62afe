//! Odd addresses and headers: never a 5xx, whatever the database thinks of them.
use crate::{on_both, support::Site};

const ODD: [&str; 24] = [
    "/events/salon%00",
    "/events/%00.ics",
    "/events/%FF",
    "/events/salon%00/link",
    "/events/salon%00/registration",
    "/api/v1/events/salon%00",
    "/events?q=%00&kind=%00&district=%FF",
    "/events?from=-262143-01-01",
    "/events?from=0000-01-01&to=%2B262142-12-31",
    "/events?after=OTIyMzM3MjAzNjg1NDc3NTgwNy4wMTkyZDM0NC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDA",
    "/events?after=LTkyMjMzNzIwMzY4NTQ3NzU4MDguMDE5MmQzNDQtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw",
    "/events?after=ODAwMDAwMDAwMDAwMDAwMDAwLjAxOTJkMzQ0LTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA",
    "/events?q=a&q=b",
    "/events.ics?from=-262143-01-01",
    "/t/%00",
    "/t/%00.ics",
    "/t/%FF/data",
    "/not-me/%00",
    "/not-me/AAAAAAAAAAAAAAAAAAAAAAA%00",
    "/closed-addresses/%00",
    "/closed-addresses/AAAAAAAAAAAAAAAAAAAAAAA%00",
    "/privacy?version=99999999999",
    "/privacy?version=-1",
    "/api/v1/registrations/%00",
];

on_both! {
    async fn no_odd_address_breaks_anything(site: Site) {
        site.event("salon").publish().await;

        for path in ODD {
            let answer = site.get(path).await;
            assert!(answer.status < 500, "{path}: {}", answer.status);
            assert!(answer.body.len() > 20, "{path} is answered in words");
        }
    }
}
