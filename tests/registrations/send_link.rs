//! *Send me my link*: the same answer for every address, a letter only where there is something to send.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};

on_both! {
    async fn the_answer_is_the_same_whether_the_address_is_known_or_not(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.deliver().await;

        let known = site.post("/events/salon/link", &[("email", "fang@example.cn")]).await;
        let unknown = site.post("/events/salon/link", &[("email", "nobody@example.cn")]).await;

        assert_eq!((known.status, known.header("location"), &known.body), (303, unknown.header("location"), &unknown.body));
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!((letters.len(), letters[0].to.as_str(), letters[0].token()), (1, "fang@example.cn", row.letter_token));
        assert!(letters[0].calendars.is_empty());
    }
}

on_both! {
    async fn a_wrong_address_is_said_at_its_field(site: Site) {
        site.event("salon").publish().await;

        let answer = site.post("/events/salon/link", &[("email", "fang@")]).await;

        assert_eq!(answer.errors(), [("email".into(), "请填完整的邮箱地址，例如 name@example.cn".into())]);
        assert!(answer.body.contains("value=\"fang@\""));
    }
}

on_both! {
    async fn who_cancelled_can_still_get_at_their_data(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.post(&format!("/t/{}/cancellation", row.token), &[]).await;
        let told = site.deliver().await;
        assert_eq!(Letter::from(&told[1]).token(), row.letter_token, "the letter about cancelling has the link");

        site.post("/events/salon/link", &[("email", "fang@example.cn")]).await;

        assert_eq!(Letter::from(&site.deliver().await[0]).token(), row.letter_token);
        assert_eq!(site.get(&format!("/t/{}/data", row.letter_token)).await.status, 200);
    }
}
