//! Officers' rooms, as an administrator sees them, and what others are refused.
use super::{Page, page};
use crate::support::{Site, builders::newcomer, people::email};
use chrono::Duration;
use entity::{letter, officer_role::Role};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::{
    accounts::invite_officer,
    registrations::{Case, mark_present, reject},
};

pub async fn pages(site: &Site) -> Vec<Page> {
    let event = site.event("desk").questions().places(1).publish().await;
    let decided = site.event("desk-decided").with(|new| new.needs_approval = true).publish().await;
    let today = site.event("desk-today").with(|new| {
        new.starts_at = site.now() + Duration::hours(2);
        new.ends_at = site.now() + Duration::hours(4);
        new.closes_at = site.now() + Duration::hours(1);
        new.answers_until = new.closes_at;
    });
    let today = today.publish().await;
    site.event("desk-draft").with(|new| new.title[1] = String::new()).draft().await;
    let confirmed = site.register(&event, "confirmed").await;
    let waiting = site.register(&event, "waiting").await;
    let pending = site.register(&decided, "pending").await;
    let rejected = site.register(&decided, "rejected").await;
    for name in ["guest", "guest-two", "here"] {
        site.app.desk.register(newcomer(&today, name), site.now()).await.expect("registered");
    }
    let here = site.registrations(&today).await.remove(2).id;
    mark_present(&site.app.db, &site.by().await, today.id, here, site.now()).await.expect("marked");
    let case = Case { event: decided.id, registration: rejected.id };
    let (db, key) = (&site.app.db, &site.app.address_key);
    reject(db, key, &site.by().await, case, "名单有误", site.now()).await.expect("rejected");
    site.deliver().await;
    let letter = letter::Entity::find().filter(letter::COLUMN.about.eq(confirmed.id)).one(site.db()).await;
    let letter = format!("/admin/letters/{}", letter.expect("a query").expect("a letter").id);
    let boss = site.officer("boss", Role::Administrator, None).await;
    let reviewer = site.officer("someone", Role::Reviewer, None).await;
    let auditor = site.officer("auditor", Role::Auditor, None).await;
    let person = format!("/admin/people/{}", reviewer.id);
    let (who, asked) = (site.by().await, email("asked"));
    invite_officer(db, key, &who, &asked, Role::Reviewer, None, site.now()).await.expect("asked");
    let secured = site.officer("secured", Role::CheckIn, None).await;
    let seat = site.sign_in(&secured).await;
    seat.post("/my/factor/secret", &[]).await;
    seat.post("/my/factor", &[("code", &site.factor_code(&secured).await)]).await;
    let secured = format!("/admin/people/{}", secured.id);
    let (boss, reviewer, auditor) =
        (site.sign_in(&boss).await, site.sign_in(&reviewer).await, site.sign_in(&auditor).await);
    let at = |piece: &str| format!("/admin/events/desk{piece}");
    let one = |row: &entity::registration::Model, slug: &str, act: &str| {
        format!("/admin/events/{slug}/registrations/{}{act}", row.id)
    };
    let moved = [
        ("starts_at", "2031-05-01T09:00"),
        ("ends_at", "2031-05-01T11:00"),
        ("closes_at", "2031-04-30T09:00"),
        ("answers_until", "2031-04-30T09:00"),
        ("place_zh", "孔子研究院"),
        ("revision", "2"),
    ];
    let stale = [("kind", "yes_no"), ("label_zh", "要帮忙吗"), ("seen", "something else")];
    let pages = vec![
        page("desk", "/admin").shows(".table"),
        page("desk, events", "/admin/events").shows(".table"),
        page("desk, no events", "/admin/events?q=nothing").shows(".empty"),
        page("desk, new event", "/admin/events/new").shows(".twin"),
        page("desk, new event with errors", "/admin/events/new").sent_empty(),
        page("desk, event", at("?done=saved")).shows(".checks"),
        page("desk, draft", "/admin/events/desk-draft").shows(".checks .warn"),
        page("desk, editing a draft", "/admin/events/desk-draft/text").shows("#starts_at"),
        page("desk, editing", at("/text")).shows(".twin"),
        page("desk, preview", "/admin/events/desk-draft/preview").shows(".flash--warn"),
        page("desk, publication", "/admin/events/desk-draft/publication").shows(".ask .btn"),
        page("desk, places", at("/places")).shows("#capacity"),
        page("desk, places, changed by another", at("/places"))
            .posted(&[("capacity", "9"), ("seen", "4")])
            .refused(422)
            .shows(".flash--warn"),
        page("desk, moving", at("/move")).shows("#starts_at"),
        page("desk, moving, with errors", at("/move")).sent_empty(),
        page("desk, moving, previewed", at("/move")).posted(&moved).shows(".ask s"),
        page("desk, moving, changed by another", at("/move")).posted(&moved[..5]).refused(422).shows(".flash--warn"),
        page("desk, reminders", at("/reminders")).shows("input[name=before]"),
        page("desk, reminders, saved by another", at("/reminders"))
            .posted(&[("before", "60"), ("revision", "0")])
            .refused(409)
            .shows(".flash--warn"),
        page("desk, admission", at("/admission")).shows("#line"),
        page("desk, admission, with errors", at("/admission")).posted(&[("line", "limit")]).refused(422),
        page("desk, admission, previewed", "/admin/events/desk-decided/admission")
            .posted(&[("line", "unlimited"), ("revision", "2")])
            .shows(".ask button[value=send]"),
        page("desk, questions", at("/questions?done=saved")).shows("ol.list"),
        page("desk, no questions", "/admin/events/desk-decided/questions").shows(".empty"),
        page("desk, new question", at("/questions/new")).shows(".twin"),
        page("desk, new question with errors", at("/questions/new")).sent_empty(),
        page("desk, question", at("/questions/craft")).shows("#options_zh"),
        page("desk, question, saved by another", at("/questions/help")).posted(&stale).refused(422).shows(".theirs"),
        page("desk, retiring a question", at("/questions/craft/retirement")).shows(".ask .btn--bad"),
        page("desk, adding", at("/registrations/new")).shows("#reason"),
        page("desk, adding, with errors", at("/registrations/new")).sent_empty(),
        page("desk, deciding on many", "/admin/events/desk-decided/registrations/decisions")
            .posted(&[("all", "yes"), ("act", "reject")])
            .shows("#reason"),
        page("desk, decided on many", at("/registrations?done=many&decided=2")).shows(".flash--ok"),
        page("desk, cancelling", at("/cancellation")).shows(".btn--bad"),
        page("desk, registrations", at("/registrations")).shows(".table"),
        page("desk, no registrations", at("/registrations?q=nobody")).shows(".empty"),
        page("desk, message", at("/message")).shows("textarea"),
        page("desk, message with errors", at("/message")).sent_empty(),
        page("desk, message to nobody", at("/message")).posted(&letter_to("pending")).refused(409),
        page("desk, message previewed", at("/message")).posted(&letter_to("waiting")).shows(".ask button[value=send]"),
        page("desk, check-in", "/admin/events/desk-today/check-in").shows("main input"),
        page("desk, check-in, found", "/admin/events/desk-today/check-in?q=guest-two").shows(".ask form"),
        page("desk, check-in, several", "/admin/events/desk-today/check-in?q=guest").shows(".list"),
        page("desk, check-in, nobody", "/admin/events/desk-today/check-in?q=nobody").shows(".flash--bad"),
        page("desk, check-in, no place", at("/check-in?q=waiting")).shows(".flash--warn + .ask .state--warn"),
        page("desk, check-in, marked", format!("/admin/events/desk-today/check-in?q=here&done=present&id={here}"))
            .shows(".flash--ok + .ask form"),
        page("desk, names", at("/names")).shows("table"),
        page("desk, one, confirmed", one(&confirmed, "desk", "")).shows(".state--ok"),
        page("desk, one, waiting", one(&waiting, "desk", "")).shows(".state--warn"),
        page("desk, one, pending", one(&pending, "desk-decided", "")).shows("form[action$='/approval']"),
        page("desk, one, rejected", one(&rejected, "desk-decided", "?done=rejected")).shows(".flash--ok"),
        page("desk, rejecting", one(&pending, "desk-decided", "/rejection")).shows(".btn--bad"),
        page("desk, rejecting without a reason", one(&pending, "desk-decided", "/rejection")).sent_empty(),
        page("desk, reinstating", one(&rejected, "desk-decided", "/reinstatement")).shows("#reason"),
        page("desk, cancelling for somebody", one(&confirmed, "desk", "/cancellation")).shows("#reason"),
        page("desk, admitting", one(&waiting, "desk", "/place")).shows("#reason"),
        page("desk, letters", "/admin/letters").shows(".table"),
        page("desk, test letter", "/admin/letters/test").shows("main .btn"),
        page("desk, letter", letter.clone()).shows("pre.letter"),
        page("desk, dead address", letter + "/dead-address").shows("main .btn"),
        page("desk, people", "/admin/people?done=invited").shows("form[action$='/withdrawal']"),
        page("desk, new officer", "/admin/people/new").shows("#role"),
        page("desk, new officer with errors", "/admin/people/new").sent_empty(),
        page("desk, person", person.clone()).shows(".btn--bad"),
        page("desk, person, without a role chosen", format!("{person}/roles")).posted(&[]).refused(422),
        page("desk, person with a second factor", secured.clone()).shows("a[href$='/factor']"),
        page("desk, clearing a second factor", secured + "/factor").shows(".ask .btn--bad"),
        page("desk, ending", person + "/end").shows(".ask .btn--bad"),
        page("desk, notices", "/admin/notices").shows(".list"),
        page("desk, new notice", "/admin/notices/new").shows("textarea"),
        page("desk, notice", "/admin/notices/1").shows("main a[href^='/privacy']"),
        page("desk, new notice, previewed", "/admin/notices/new")
            .posted(&[("zh", "新的告知"), ("en", "The new notice"), ("based_on", "0")])
            .shows("ins"),
        page("desk, new notice with errors", "/admin/notices/new").sent_empty(),
        page("desk, audit", "/admin/audit").shows(".table"),
        page("desk, no audit", "/admin/audit?object=nothing").shows(".empty"),
    ];
    let mut pages: Vec<Page> = pages.into_iter().map(|page| page.by(&boss)).collect();
    pages.push(page("desk, right missing", "/admin/events/new").by(&reviewer).refused(403));
    pages.push(page("desk, masked", at("/registrations")).by(&auditor).shows(".table"));
    pages
}

/// A message in Chinese only, so that its preview marks it for readers of English.
fn letter_to(state: &'static str) -> [(&'static str, &'static str); 3] {
    [("states", state), ("chinese", "请带简历，从东门入场。"), ("key", "0123456789abcdef")]
}
