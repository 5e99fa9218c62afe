//! Words so long that no line holds them, everywhere that somebody else's words stand.
use super::{Page, page};
use crate::support::Site;
use xingtan::events::Place;

const LONG: &str = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

pub async fn pages(site: &Site) -> Vec<Page> {
    let long = site.event("long").with(|new| {
        new.title = [LONG.into(), LONG.into()];
        new.place = Place::Written(new.title.clone());
        new.summary = new.title.clone();
        new.contact = format!("{LONG}@example.cn");
        new.text = [LONG, LONG].map(|long| format!("{long}\n\n[https://example.cn/{long}](https://example.cn/{long})"));
    });
    let event = long.publish().await;
    let row = site.register(&event, &"W".repeat(40)).await;
    vec![
        page("event, long words", "/events/long").shows(".prose a"),
        page("registration, long words", "/events/long/registration").shows("#consent"),
        page("registration, long words, sent empty", "/events/long/registration").sent_empty(),
        page("link, long words", "/events/long/link").shows("#email"),
        page("ticket, long words", format!("/t/{}?done=registered", row.token)).shows(".flash--ok"),
        page("data, long words", format!("/t/{}/data", row.letter_token)).shows(".facts"),
        page("erasing, long words", format!("/t/{}/erasure", row.letter_token)).shows(".btn--bad"),
    ]
}
