//! One object of each kind in Qufu, which is *own*, and one in Weishan, which is *foreign*.
//! This is over 250 lines because each kind of object is made, named and addressed beside the others.
use crate::support::{
    Site,
    enterprises::{company_in, list, listed, numbered_code},
    people::email,
    placements::Ground,
    recognitions::innovative,
    venues::venue as new_venue,
};
use entity::{
    Locale, account, account_link,
    calendar_feed::Kind,
    enterprise::{self, Status},
    event::{self, District},
    import, letter, membership, mentor, occupation,
    officer_role::{self, Role},
    placement,
    placement_link::For,
    programme, recognition, registration, room, room_block, sign_in, venue,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter};
use std::sync::atomic::{AtomicUsize, Ordering};
use uuid::Uuid;
use xingtan::{
    accounts,
    enterprises::NewEnterprise,
    events::Item,
    placements::Stage,
    registrations,
    roles::{Candidate, Officer},
    venues::{NewBlock, NewVenue},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Own,
    Foreign,
    /// A foreign object under an own one's address.
    Mixed,
    Missing,
}

/// Which of them a kind of object has.
pub fn kinds(object: &str) -> Vec<Which> {
    match object {
        "none" => vec![Which::Own],
        "registration" | "question" | "member" | "member_invitation" | "mentor" | "occupation" | "placement"
        | "recognition" | "room" | "room_block" | "session" | "speaker" | "agenda_import" => {
            vec![Which::Own, Which::Foreign, Which::Mixed, Which::Missing]
        }
        _ => vec![Which::Own, Which::Foreign, Which::Missing],
    }
}

pub struct World {
    own: Things,
    foreign: Things,
}

/// Those that the kind of object asks for.
struct Things {
    event: Option<event::Model>,
    /// Of the event's agenda, with who speaks.
    session: Option<Item>,
    registration: Option<registration::Model>,
    letter: Option<letter::Model>,
    officer: Option<account::Model>,
    /// Asks somebody to be an officer.
    invitation: Option<Uuid>,
    /// Secret of a link that sets a first password.
    link: Option<String>,
    /// Secret of a link that opens a closed address again.
    reopen: Option<String>,
    /// Secret of a calendar.
    feed: Option<String>,
    sign_in: Option<sign_in::Model>,
    enterprises: Option<Enterprises>,
    /// Public, with what can be learned under it.
    programme: Option<(programme::Model, occupation::Model)>,
    venue: Option<(venue::Model, room::Model, room_block::Model)>,
    /// The asker's, where it is an own one and they may make one; of an agenda, an administrator's.
    import: Option<import::Model>,
    /// Filed, at the verified enterprise; the asker's, where it is an own one and they are no member.
    placement: Option<placement::Model>,
    /// Secrets of letters to an apprentice and to a guardian, of other placements.
    placement_links: Option<[String; 2]>,
}

struct Enterprises {
    /// Verified; the asker is a member, where it is an own one.
    verified: enterprise::Model,
    /// Another's, that waits for officers.
    applied: enterprise::Model,
    /// An owner of the verified one.
    owner: account::Model,
    /// Asks somebody to be a member, and the secret of its link.
    invitation: Uuid,
    link: String,
    /// A change that waits for officers.
    proposal: Uuid,
    /// Claimed by the verified one.
    recognition: recognition::Model,
    /// Claimed by another's.
    waiting: recognition::Model,
    /// Proposed by the verified one.
    mentor: mentor::Model,
    /// Proposed by another's.
    proposed: mentor::Model,
}

/// Who asks: an account, and what it is in the own enterprise.
#[derive(Clone, Copy)]
pub struct Me<'a> {
    pub account: Option<&'a account::Model>,
    pub member: Option<membership::Role>,
}

const STRANGER: Me = Me { account: None, member: None };

const NO_TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAAAA";
const NO_ID: &str = "00000000-0000-7000-8000-000000000000";

impl World {
    /// Things are made only where they are asked for, for they take their time.
    pub async fn new(site: &Site, name: &str, object: &str, me: Me<'_>) -> Self {
        Self {
            own: Things::new(site, &format!("{name}-own"), District::Qufu, object, me).await,
            foreign: Things::new(site, &format!("{name}-foreign"), District::Weishan, object, STRANGER).await,
        }
    }

    /// One more member of the own enterprise, where there is one.
    pub async fn take_in(&self, site: &Site, account: &account::Model, role: membership::Role) {
        let Some(own) = &self.own.enterprises else { return };
        site.join(&own.verified, &own.owner, account, role).await;
    }

    /// The route's path with the names of one of the objects in it.
    pub fn address(&self, path: &str, object: &str, which: Which) -> String {
        let (outer, inner) = match which {
            Which::Own | Which::Missing => (&self.own, &self.own),
            Which::Foreign => (&self.foreign, &self.foreign),
            Which::Mixed => (&self.own, &self.foreign),
        };
        let is_missing = which == Which::Missing;
        let secret = |own: &str| if is_missing { NO_TOKEN.to_owned() } else { own.to_owned() };
        let id = |own: Uuid| if is_missing { NO_ID.to_owned() } else { own.to_string() };
        let (slug, named, value) = match object {
            "none" => (String::new(), "", String::new()),
            "event" if is_missing => ("no-such-event".to_owned(), "", String::new()),
            "event" => (outer.event().slug.clone(), "", String::new()),
            // A secret opens to whoever has it; a foreign one is a secret of another kind.
            "ticket" if path.starts_with("/not-me") => (
                String::new(),
                "{token}",
                secret(if which == Which::Own {
                    &inner.registration().not_me_token
                } else {
                    &inner.registration().token
                }),
            ),
            "ticket" => (
                String::new(),
                "{token}",
                secret(if which == Which::Own {
                    &inner.registration().token
                } else {
                    &inner.registration().not_me_token
                }),
            ),
            "account_link" => (
                String::new(),
                "{token}",
                secret(if which == Which::Own {
                    inner.link.as_ref().expect("a link")
                } else {
                    &inner.registration().token
                }),
            ),
            "address" => (
                String::new(),
                "{token}",
                secret(if which == Which::Own {
                    inner.reopen.as_ref().expect("a link")
                } else {
                    &inner.registration().token
                }),
            ),
            "registration" => (outer.event().slug.clone(), "{id}", id(inner.registration().id)),
            "question" => {
                let key = if is_missing { "nothing" } else { "craft" };
                (if which == Which::Mixed { inner } else { outer }.event().slug.clone(), "{key}", key.to_owned())
            }
            "session" => (outer.event().slug.clone(), "{id}", id(inner.session().session.id)),
            "speaker" => (outer.event().slug.clone(), "{id}", id(inner.session().speakers[0].id)),
            "agenda_import" => (outer.event().slug.clone(), "{id}", id(inner.import.as_ref().expect("an import").id)),
            "calendar_feed" => {
                let opens = secret(if which == Which::Own { inner.feed.as_ref().expect("a feed") } else { NO_TOKEN });
                (String::new(), "{token}", format!("{opens}.ics"))
            }
            "letter" => (String::new(), "{id}", id(inner.letter.as_ref().expect("a letter").id)),
            "enterprise" if path.starts_with("/admin/") => (String::new(), "{id}", id(inner.enterprises().applied.id)),
            "enterprise" if is_missing => ("no-such-enterprise".to_owned(), "", String::new()),
            "enterprise" => (inner.enterprises().verified.slug.clone(), "", String::new()),
            "member" => (outer.enterprises().verified.slug.clone(), "{id}", id(inner.enterprises().owner.id)),
            "member_invitation" => {
                (outer.enterprises().verified.slug.clone(), "{id}", id(inner.enterprises().invitation))
            }
            "recognition" => {
                let inner = inner.enterprises();
                let row = if path.starts_with("/admin/") { &inner.waiting } else { &inner.recognition };
                (outer.enterprises().verified.slug.clone(), "{id}", id(row.id))
            }
            "import" => (String::new(), "{id}", id(inner.import.as_ref().expect("an import").id)),
            "mentor" => {
                let inner = inner.enterprises();
                let row = if path.starts_with("/admin/") { &inner.proposed } else { &inner.mentor };
                (outer.enterprises().verified.slug.clone(), "{id}", id(row.id))
            }
            "programme" if is_missing => ("no-such-programme".to_owned(), "", String::new()),
            "programme" => (inner.programme().0.slug.clone(), "", String::new()),
            "occupation" => (outer.programme().0.slug.clone(), "{id}", id(inner.programme().1.id)),
            "venue" if is_missing => ("no-such-venue".to_owned(), "", String::new()),
            "venue" => (inner.venue().0.slug.clone(), "", String::new()),
            "room" => (outer.venue().0.slug.clone(), "{id}", id(inner.venue().1.id)),
            "room_block" => (outer.venue().0.slug.clone(), "{id}", id(inner.venue().2.id)),
            "proposal" => (String::new(), "{id}", id(inner.enterprises().proposal)),
            "member_link" => (
                String::new(),
                "{token}",
                secret(if which == Which::Own { &inner.enterprises().link } else { NO_TOKEN }),
            ),
            "placement" => {
                let row = inner.placement.as_ref().expect("a placement");
                (outer.enterprises().verified.slug.clone(), "{id}", id(row.id))
            }
            // A secret opens to whoever has it; a foreign one is a secret of another kind.
            "placement_link" | "guardian_link" => {
                let [link, guardian] = inner.placement_links.as_ref().expect("links");
                let opens = (object == "placement_link") == (which == Which::Own);
                (String::new(), "{token}", secret(if opens { link } else { guardian }))
            }
            "account" => (String::new(), "{id}", id(inner.officer.as_ref().expect("an officer").id)),
            "invitation" => (String::new(), "{id}", id(inner.invitation.expect("an invitation"))),
            "sign_in" => (String::new(), "{id}", id(inner.sign_in.as_ref().expect("a door").id)),
            "notice" => (String::new(), "{version}", if is_missing { "99" } else { "1" }.to_owned()),
            other => panic!("the object {other} of {path} has no rows in tests/access/world.rs"),
        };
        let address = path.replace("{slug}", &slug).replace(named, &value);
        assert!(named.is_empty() || path.contains(named), "{path} does not name its {object}");
        assert!(!address.contains('{'), "{address} is not whole");
        address
    }
}

impl Things {
    async fn new(site: &Site, name: &str, district: District, object: &str, me: Me<'_>) -> Self {
        let has = |kinds: &[&str]| kinds.contains(&object);
        let short = name.replace('.', "-");
        let mut things = Self::none();
        if has(&["event", "question", "registration", "ticket", "letter", "account_link", "address"]) {
            let event = site.event(&short).questions().with(|new| new.district = district).publish().await;
            let address = me.account.and_then(|account| account.email.clone());
            let person = address.unwrap_or_else(|| email(&short).as_str().to_owned());
            let registration = site.register(&event, person.split('@').next().unwrap()).await;
            let about = letter::Entity::find().filter(letter::COLUMN.about.eq(registration.id));
            things.letter = about.one(site.db()).await.unwrap();
            (things.event, things.registration) = (Some(event), Some(registration));
        }
        if has(&["session", "speaker"]) {
            let event = site.event(&short).with(|new| new.district = district).publish().await;
            things.session = Some(site.session(&event, &short).await);
            things.event = Some(event);
        }
        if has(&["agenda_import"]) {
            let event = site.event(&short).with(|new| new.district = district).publish().await;
            let file = "开始,结束,名称\n2026-12-05 10:30,2026-12-05 11:00,讲座";
            things.import = Some(site.agenda_import(&event, file).await);
            things.event = Some(event);
        }
        if has(&["account", "import", "sign_in"]) {
            let officer = site.officer(&format!("{short}.officer"), Role::Reviewer, Some(district)).await;
            things.sign_in = Some(door(site, me.account.unwrap_or(&officer)).await);
            things.officer = Some(officer);
        }
        if has(&["import"]) {
            things.import = Some(handed_in(site, me.account, things.officer.as_ref().expect("an officer")).await);
        }
        if has(&["account_link"]) {
            let invited = email(&format!("{short}.invited"));
            let link = accounts::invite(&site.app.db, &invited, Locale::Zh, site.now()).await;
            things.link = Some(link.expect("a link"));
        }
        if has(&["invitation"]) {
            things.invitation = Some(invitation(site, &format!("{short}.asked"), district).await);
        }
        if has(&["address"]) {
            things.reopen = Some(reopen(site, &short).await);
        }
        if has(&["calendar_feed"]) {
            let account = site.account(&format!("{short}.reader")).await.into();
            let reader = Candidate { account, sign_in: Uuid::nil(), request_id: "".into() };
            let made = registrations::make_feed(&site.app.db, &reader, Kind::Registrations, site.now()).await;
            things.feed = Some(made.expect("a secret"));
        }
        if has(&["occupation", "programme"]) {
            let programme = site.programme(&short).await;
            let occupation = site.occupation(&programme, "钳工").await;
            things.programme = Some((programme, occupation));
        }
        if has(&["room", "room_block", "venue"]) {
            things.venue = Some(hall(site, &short, district).await);
        }
        let placed = ["placement", "placement_link", "guardian_link"];
        let kinds = ["enterprise", "member", "member_invitation", "member_link", "mentor", "proposal", "recognition"];
        if has(&kinds) || has(&placed) {
            things.enterprises = Some(Enterprises::new(site, &short, district, me).await);
        }
        if has(&placed) {
            let on = site.ground_named(&things.enterprises().verified, &format!("{short}-programme")).await;
            if has(&["placement"]) {
                things.placement = Some(placement(site, &on, me).await);
            }
            if has(&["placement_link", "guardian_link"]) {
                things.placement_links = Some(placement_links(site, &on).await);
            }
        }
        things
    }

    fn none() -> Self {
        Self {
            event: None,
            session: None,
            registration: None,
            letter: None,
            officer: None,
            invitation: None,
            link: None,
            reopen: None,
            feed: None,
            sign_in: None,
            enterprises: None,
            programme: None,
            venue: None,
            import: None,
            placement: None,
            placement_links: None,
        }
    }

    fn event(&self) -> &event::Model {
        self.event.as_ref().expect("an event")
    }

    fn session(&self) -> &Item {
        self.session.as_ref().expect("a session")
    }

    fn registration(&self) -> &registration::Model {
        self.registration.as_ref().expect("a registration")
    }

    fn programme(&self) -> &(programme::Model, occupation::Model) {
        self.programme.as_ref().expect("a programme")
    }

    fn venue(&self) -> &(venue::Model, room::Model, room_block::Model) {
        self.venue.as_ref().expect("a venue")
    }

    fn enterprises(&self) -> &Enterprises {
        self.enterprises.as_ref().expect("enterprises")
    }
}

/// A venue with one room that is closed for a day to come.
async fn hall(site: &Site, slug: &str, district: District) -> (venue::Model, room::Model, room_block::Model) {
    let venue = site.venue(NewVenue { district, ..new_venue(slug) }).await;
    let room = site.room(&venue, "报告厅", 200).await;
    let starts_at = site.now() + chrono::Duration::days(10);
    let ends_at = starts_at + chrono::Duration::days(1);
    let new = NewBlock { room: None, kind: room_block::Kind::Closed, starts_at, ends_at, note: String::new() };
    let block = site.blocked(&venue, new).await;
    (venue, room, block)
}

/// A name that nobody has, short enough for a person.
fn person() -> String {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    format!("apprentice-{}", NUMBER.fetch_add(1, Ordering::Relaxed))
}

/// Tied to the asker's account behind the back of the verbs, for one person has one placement at a time.
async fn placement(site: &Site, on: &Ground, me: Me<'_>) -> placement::Model {
    let row = site.placed(on, &person(), Stage::Agreed).await;
    let Some(account) = apprentice(site, me).await else { return row };
    let mut row = row.into_active_model();
    row.account_id = Set(Some(account.id));
    row.update(site.app.db.write()).await.expect("tied")
}

/// An apprentice's and a guardian's.
async fn placement_links(site: &Site, on: &Ground) -> [String; 2] {
    let sent = site.placed(on, &person(), Stage::WithApprentice).await;
    let mut draft = on.draft(site, &person());
    draft.birth_date = "2010-01-02".parse().ok();
    (draft.guardian_name, draft.guardian_relation) = ("王芳".into(), "母亲".into());
    draft.guardian_email = Some(email(&person()));
    let waits = site.placed_with(on, draft, Stage::WithReviewer).await;
    [site.placement_link(&sent, For::Apprentice).await, site.placement_link(&waits, For::Guardian).await]
}

impl Enterprises {
    async fn new(site: &Site, name: &str, district: District, me: Me<'_>) -> Self {
        let (owner, other) =
            (site.account(&format!("{name}.owner")).await, site.account(&format!("{name}.other")).await);
        let verified = site.bring(site.apply(&owner, next(district)).await, Status::Verified).await;
        if let (Some(account), Some(role)) = (me.account, me.member) {
            site.join(&verified, &owner, account, role).await;
        }
        let asked = site.ask(&verified, &owner, &format!("{name}.asked"), membership::Role::Viewer).await;
        site.show_logo(&verified).await;
        let waiting = site.bring(site.apply(&other, next(district)).await, Status::Verified).await;
        Self {
            link: site.link_of(&asked).await,
            invitation: asked.id,
            proposal: site.propose(&verified, &owner, next(district).identity).await.id,
            recognition: site.claim(&verified, innovative("1", "2028-05-01")).await,
            mentor: site.mentor(&verified, "王师傅").await,
            proposed: site.mentor(&waiting, "李师傅").await,
            waiting: site.claim(&waiting, innovative("1", "2028-05-01")).await,
            applied: site.apply(&other, next(district)).await,
            verified,
            owner,
        }
    }
}

/// Whoever asks as nobody else.
async fn apprentice<'a>(site: &Site, me: Me<'a>) -> Option<&'a account::Model> {
    let account = me.account.filter(|_| me.member.is_none())?;
    let roles = officer_role::Entity::find().filter(officer_role::COLUMN.account_id.eq(account.id));
    roles.one(site.db()).await.expect("a query").is_none().then_some(account)
}

async fn handed_in(site: &Site, asker: Option<&account::Model>, officer: &account::Model) -> import::Model {
    let who = match asker {
        Some(asker) => Officer::load(&site.app.db, asker.id).await.ok(),
        None => None,
    };
    let who = if let Some(who) = who { who } else { site.officer_of(officer.id).await };
    site.import(&who, list(&[listed(numbered_code(0), "公司")])).await
}

fn next(district: District) -> NewEnterprise {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let code = numbered_code(NUMBER.fetch_add(1, Ordering::Relaxed));
    company_in(Some(district), code, "公司")
}

async fn invitation(site: &Site, name: &str, district: District) -> Uuid {
    let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
    let asked = accounts::invite_officer(db, key, &who, &email(name), Role::CheckIn, Some(district), site.now()).await;
    asked.expect("asked");
    let link = account_link::Entity::find().filter(account_link::COLUMN.email_key.eq(email(name).key()));
    link.one(site.db()).await.expect("a query").expect("a link").id
}

/// One more device on which somebody is signed in.
async fn door(site: &Site, account: &account::Model) -> sign_in::Model {
    site.sign_in(account).await;
    let doors = sign_in::Entity::find().filter(sign_in::COLUMN.account_id.eq(account.id)).all(site.db()).await;
    doors.unwrap().into_iter().max_by_key(|door| door.id).expect("an open door")
}

/// Closes an address, and gives the secret that opens it again.
async fn reopen(site: &Site, name: &str) -> String {
    let hash = site.app.address_key.hash(email(&format!("{name}.closed")).as_str());
    xingtan::mail::address::close(site.app.db.write(), &hash, site.now()).await.expect("closed");
    let closed = xingtan::mail::address::find(site.db(), &hash).await.expect("a query").expect("a row");
    closed.reopen_token.expect("a secret")
}
