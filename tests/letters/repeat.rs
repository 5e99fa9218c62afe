//! Send again: what waits is hurried, what has ended is written anew, and what must not go out is refused.
use super::{about, audited, reload, the_letter};
use crate::{
    on_both,
    support::{Site, letters::Letter, people::email},
};
use chrono::Duration;
use entity::{
    letter::{self, State},
    officer_role::Role,
    registration,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use xingtan::letters::{Mark, RepeatError, mark_address, repeat};

async fn send_again(site: &Site, letter: &letter::Model) -> Result<(), RepeatError> {
    repeat(&site.app.db, &site.app.address_key, &site.by().await, letter.id, site.now()).await
}

/// Somebody's letter, in a state that no verb can be made to leave it in within a test.
async fn left_in(site: &Site, name: &str, state: State) -> (registration::Model, letter::Model) {
    let event = site.event(name).publish().await;
    let row = site.register(&event, name).await;
    let letter = the_letter(site, &row).await;
    let row_of_letter = letter::ActiveModel { id: Set(letter.id), state: Set(state), ..Default::default() };
    (row, row_of_letter.update(site.app.db.write()).await.unwrap())
}

on_both! {
    async fn what_waits_for_its_next_try_goes_to_the_head_of_the_line(site: Site) {
        let event = site.event("salon").publish().await;
        let late = site.register(&event, "late").await;
        let letter = the_letter(&site, &late).await;
        let put_off = letter::ActiveModel {
            id: Set(letter.id),
            next_try_at: Set(site.now() + Duration::hours(1)),
            attempts: Set(9),
            ..Default::default()
        };
        put_off.update(site.app.db.write()).await.unwrap();
        for name in ["first", "second"] {
            site.register(&event, name).await;
        }
        site.advance(Duration::minutes(10));

        send_again(&site, &letter).await.unwrap();

        let hurried = reload(&site, &letter).await;
        assert_eq!((hurried.state, hurried.due_at, hurried.attempts), (State::Queued, site.now(), 9));
        let to: Vec<String> = site.deliver().await.into_iter().map(|kept| kept.to).collect();
        assert_eq!(to, ["late@example.cn", "first@example.cn", "second@example.cn"]);
        assert_eq!(about(&site, &late).await.len(), 1, "no second one was written");
        let audit = ("letters.repeat".into(), letter.id.to_string(), Some("queued".into()), Some("queued".into()));
        assert_eq!(audited(&site).await, [audit]);
    }
}

on_both! {
    async fn a_delivered_one_is_written_anew_with_links_that_open(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        let first = Letter::from(&site.deliver().await[0]);
        let sent = the_letter(&site, &row).await;

        send_again(&site, &sent).await.unwrap();

        let again = Letter::from(&site.deliver().await[0]);
        assert_eq!((&again.subject, &again.text, again.calendars.len()), (&first.subject, &first.text, 2));
        assert_ne!(again.message_id, first.message_id, "a new letter, not the old one twice");
        assert_eq!(again.token(), row.letter_token);
        assert_eq!(reload(&site, &sent).await, sent, "the first stays as it was");
        let audit = ("letters.repeat".into(), sent.id.to_string(), Some("sent".into()), Some("queued".into()));
        assert_eq!(audited(&site).await, [audit]);
    }
}

on_both! {
    async fn of_one_that_is_not_so_any_more_the_link_goes_out(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.deliver().await;
        let confirmed = the_letter(&site, &row).await;
        site.post(&format!("/t/{}/cancellation", row.token), &[]).await;
        site.deliver().await;

        send_again(&site, &confirmed).await.unwrap();

        let again = Letter::from(&site.deliver().await[0]);
        assert_eq!((again.calendars.len(), again.token()), (0, row.letter_token.clone()));
        assert_eq!(about(&site, &row).await.last().unwrap().kind, "registrations-link");
    }
}

on_both! {
    async fn failed_and_lapsed_ones_are_written_anew(site: Site) {
        for (name, state) in [("failed", State::Failed), ("lapsed", State::Lapsed)] {
            let (row, letter) = left_in(&site, name, state).await;

            send_again(&site, &letter).await.unwrap();

            let states: Vec<State> = about(&site, &row).await.into_iter().map(|letter| letter.state).collect();
            assert_eq!(states, [state, State::Queued]);
            assert_eq!(site.deliver().await.len(), 1, "{name}");
        }
    }
}

on_both! {
    async fn twice_is_once_while_the_first_is_to_go_out(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.deliver().await;
        let sent = the_letter(&site, &row).await;

        let [one, two] = [send_again(&site, &sent).await, send_again(&site, &sent).await];

        assert!(one.is_ok() && two.is_ok());
        assert_eq!((site.deliver().await.len(), audited(&site).await.len()), (1, 1));
        send_again(&site, &sent).await.unwrap();
        assert_eq!(site.deliver().await.len(), 1, "later it is another time");
    }
}

on_both! {
    async fn a_letter_whose_secret_is_made_when_it_leaves_never_goes_out_again(site: Site) {
        site.account("member").await;
        site.post("/password-reset", &[("email", "member@example.cn")]).await;
        site.post("/sign-up", &[("email", "newcomer@example.cn")]).await;
        site.deliver().await;

        for kind in ["accounts-reset", "accounts-sign-up"] {
            let letter = letter::Entity::find().filter(letter::COLUMN.kind.eq(kind)).one(site.db()).await.unwrap();
            let refused = send_again(&site, &letter.expect(kind)).await;
            assert!(matches!(refused, Err(RepeatError::SecretInside)), "{kind}: {refused:?}");
        }
        assert_eq!((site.deliver().await.len(), audited(&site).await.len()), (0, 0));
    }
}

on_both! {
    async fn one_in_hand_and_one_taken_back_are_refused(site: Site) {
        let (_, sending) = left_in(&site, "sending", State::Sending).await;
        let (_, withdrawn) = left_in(&site, "withdrawn", State::Withdrawn).await;

        let refused = [send_again(&site, &sending).await, send_again(&site, &withdrawn).await];

        assert!(matches!(refused, [Err(RepeatError::BeingSent), Err(RepeatError::Withdrawn)]), "{refused:?}");
        assert_eq!(audited(&site).await, []);
    }
}

on_both! {
    async fn nothing_goes_again_to_an_address_that_is_shut(site: Site) {
        let event = site.event("salon").publish().await;
        let [dead, closed] = [site.register(&event, "dead").await, site.register(&event, "closed").await];
        site.deliver().await;
        let [dead, closed] = [the_letter(&site, &dead).await, the_letter(&site, &closed).await];
        mark_address(&site.app.db, &site.by().await, dead.id, Mark::Dead, site.now()).await.unwrap();
        let hash = site.app.address_key.hash(email("closed").as_str());
        xingtan::mail::address::close(site.app.db.write(), &hash, site.now()).await.unwrap();

        for letter in [dead, closed] {
            let refused = send_again(&site, &letter).await;
            assert!(matches!(refused, Err(RepeatError::AddressShut)), "{refused:?}");
        }
    }
}

on_both! {
    async fn of_a_forgotten_person_nothing_is_kept_to_send(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.deliver().await;
        let sent = the_letter(&site, &row).await;
        site.post(&format!("/t/{}/erasure", row.letter_token), &[]).await;

        let refused = send_again(&site, &sent).await;

        assert!(matches!(refused, Err(RepeatError::NothingKept)), "{refused:?}");
        assert_eq!(site.deliver().await.len(), 0);
    }
}

on_both! {
    /// It has no secret, so it goes out as it was.
    async fn the_reminder_to_officers_can_go_out_again(site: Site) {
        let event = site.event("salon").with(|new| {
            new.needs_approval = true;
            new.starts_at = site.now() + Duration::hours(20);
            new.ends_at = new.starts_at + Duration::hours(2);
            new.closes_at = site.now() + Duration::hours(10);
            new.answers_until = new.closes_at;
        });
        let event = event.publish().await;
        site.register(&event, "undecided").await;
        xingtan::registrations::remind_pending(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
        site.deliver().await;
        let reminder = letter::COLUMN.kind.eq("registrations-pending-left");
        let reminder = letter::Entity::find().filter(reminder).one(site.db()).await.unwrap().unwrap();

        send_again(&site, &reminder).await.unwrap();

        let again: Vec<(String, String)> =
            site.deliver().await.into_iter().map(|kept| (kept.to, kept.letter.subject)).collect();
        assert_eq!(again, [("root@example.cn".to_owned(), reminder.subject.unwrap())]);
    }
}

on_both! {
    /// It tells of then, and says where it is read how it is now.
    async fn of_a_duty_it_is_not_offered_once_it_went_out_and_hurried_before(site: Site) {
        let event = site.event("salon").publish().await;
        let li = site.officer("li", Role::Scheduler, None).await;
        let seat = site.sign_in(&site.officer("chief", Role::Administrator, None).await).await;
        site.on_duty(&event, None, &li).await;
        let told = letter::Entity::find().filter(letter::COLUMN.kind.eq("events-duty-assigned"));
        let told = told.one(site.db()).await.unwrap().unwrap();
        let path = format!("/admin/letters/{}", told.id);

        let waits = seat.get(&path).await;
        let hurried = send_again(&site, &told).await;
        site.deliver().await;
        let went_out = [seat.get(&path).await, seat.get(&format!("{path}?lang=en")).await];
        let refused = seat.post(&format!("{path}/repeat"), &[]).await;

        assert!(waits.body.contains("/repeat\"") && hurried.is_ok(), "{hurried:?}");
        let said = ["这种信不能重发 它写的是发信那时的安排", "Letters of this kind cannot be sent again It tells what was so"];
        for (page, said) in went_out.iter().zip(said) {
            assert!(page.main_text().contains(said) && !page.body.contains("/repeat\""), "{}", page.main_text());
        }
        assert_eq!((refused.status, refused.heading()), (409, "这种信不能重发".into()));
        assert_eq!(site.deliver().await.len(), 0);
    }
}
