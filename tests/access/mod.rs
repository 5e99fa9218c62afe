//! The access table: every route × every role × an object of one's own, a foreign one and a missing one,
//! asked for real. What comes out stands in `snapshots/` and is read by people; a route whose object is
//! not known here fails. Where a stranger is told *not found*, the body is the one of what does not exist.
mod fields;
mod mentor;
mod two_roles;
mod world;

use crate::support::{Answer, Backend, Seat, Site};
use axum::http::Method;
use entity::{account, event::District, membership, officer_role::Role};
use sea_orm::{ActiveEnum, Iterable};
use std::{collections::BTreeMap, fmt::Write, iter};
use world::{Me, Which, World};
use xingtan::app;

/// Somebody who asks: of nobody's, of a candidate's, or of an officer's account.
struct Asker<'a> {
    name: String,
    account: Option<account::Model>,
    /// In the own enterprise.
    member: Option<membership::Role>,
    seat: Option<Seat<'a>>,
}

impl Asker<'_> {
    fn me(&self) -> Me<'_> {
        Me { account: self.account.as_ref(), member: self.member }
    }
}

/// What may end the asker's own sign-in.
const ENDS: [&str; 3] = ["/sign-out", "/my", "/sign-in"];

async fn askers(site: &Site) -> Vec<Asker<'_>> {
    let mut askers = vec![Asker { name: "visitor".into(), account: None, member: None, seat: None }];
    let members = membership::Role::iter().map(|role| (role.to_value(), Some(role)));
    for (name, member) in iter::once(("candidate".to_owned(), None)).chain(members) {
        let account = site.account(&name).await;
        askers.push(Asker { name, seat: Some(site.sign_in(&account).await), account: Some(account), member });
    }
    for role in Role::iter() {
        for (district, place) in [(District::Qufu, "here"), (District::Weishan, "elsewhere")] {
            let role_name = role.to_value();
            let account = site.officer(&format!("{role_name}-{place}"), role, Some(district)).await;
            let seat = Some(site.sign_in(&account).await);
            askers.push(Asker { name: format!("{role_name} {place}"), seat, account: Some(account), member: None });
        }
    }
    askers
}

#[tokio::test]
async fn every_route_answers_everybody_as_the_table_says() {
    let site = Site::new(Backend::Sqlite).await;
    let mut askers = askers(&site).await;
    let mut worlds = Worlds::of(&askers);
    let mut table = String::new();
    let mut routes: Vec<_> = app::public_routes().into_iter().chain(app::private_routes()).collect();
    routes.sort_by_key(|route| (route.path, route.method.to_string()));
    for route in &routes {
        let mut outcomes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for asker in &mut askers {
            let world = worlds.take(&site, &route.method, route.object, asker).await;
            let (outcome, is_changed) = ask(&site, asker, &route.method, route.path, route.object, &world).await;
            if !is_changed {
                worlds.put_back(&route.method, route.object, world);
            }
            outcomes.entry(outcome).or_default().push(asker.name.clone());
            let may_have_ended = ENDS.iter().any(|path| route.path.starts_with(path));
            if let Some(account) = asker.account.as_ref().filter(|_| may_have_ended) {
                asker.seat = Some(site.sign_in(account).await);
            }
        }
        writeln!(table, "{} {} ({})", route.method, route.path, route.object).unwrap();
        for (outcome, names) in outcomes {
            let who = if names.len() == askers.len() { "everybody".to_owned() } else { names.join(", ") };
            writeln!(table, "    {outcome:<40} {who}").unwrap();
        }
    }
    insta::assert_snapshot!("table", table);
}

/// A world for each kind of object, until somebody changes something in it: what a post changes is nobody else's.
struct Worlds {
    kept: BTreeMap<&'static str, World>,
    /// The candidate, and the members.
    people: Vec<(account::Model, Option<membership::Role>)>,
    made: usize,
}

/// Of whoever asks. Nobody is kept from being a candidate too, so what they post about is their own.
fn is_personal(method: &Method, object: &str) -> bool {
    object == "import" || *method == Method::POST && ["registration", "sign_in", "ticket"].contains(&object)
}

impl Worlds {
    fn of(askers: &[Asker<'_>]) -> Self {
        let people = askers.iter().filter(|asker| asker.name == "candidate" || asker.member.is_some());
        let people = people.filter_map(|asker| Some((asker.account.clone()?, asker.member))).collect();
        Self { kept: BTreeMap::new(), people, made: 0 }
    }

    async fn take(&mut self, site: &Site, method: &Method, object: &'static str, asker: &Asker<'_>) -> World {
        self.made += 1;
        let name = format!("w{}", self.made);
        if is_personal(method, object) {
            return World::new(site, &name, object, asker.me()).await;
        }
        if let Some(kept) = self.kept.remove(object) {
            return kept;
        }
        let candidate = self.people.iter().find(|(_, role)| role.is_none()).map(|(account, _)| account);
        let world = World::new(site, &name, object, Me { account: candidate, member: None }).await;
        for (account, role) in &self.people {
            if let Some(role) = role {
                world.take_in(site, account, *role).await;
            }
        }
        world
    }

    fn put_back(&mut self, method: &Method, object: &'static str, world: World) {
        if !is_personal(method, object) {
            self.kept.insert(object, world);
        }
    }
}

/// What comes of asking for the own, the foreign and the missing object, in one line; and whether anything may be
/// otherwise afterwards.
async fn ask(
    site: &Site,
    asker: &Asker<'_>,
    method: &Method,
    path: &str,
    object: &str,
    world: &World,
) -> (String, bool) {
    let mut answers = Vec::new();
    for which in world::kinds(object) {
        let address = world.address(path, object, which);
        let answer = send(site, asker.seat.as_ref(), method, &address).await;
        answers.push((which, address, answer));
    }
    assert_no_difference(asker, method, &answers);
    let said = answers.iter().map(|(_, _, answer)| said(answer)).collect::<Vec<_>>();
    let refused = |(_, _, answer): &(Which, String, Answer)| {
        answer.location() == "/sign-in" || (400..500).contains(&answer.status)
    };
    (said.join(" | "), *method == Method::POST && !answers.iter().all(refused))
}

async fn send(site: &Site, seat: Option<&Seat<'_>>, method: &Method, path: &str) -> Answer {
    match (seat, *method == Method::POST) {
        (Some(seat), true) => seat.post(path, &[]).await,
        (Some(seat), false) => seat.get(path).await,
        (None, true) => site.post(path, &[]).await,
        (None, false) => site.get(path).await,
    }
}

/// Status; where to, of a door; which right, of one that is missing.
fn said(answer: &Answer) -> String {
    match answer.status {
        303 if answer.location() == "/sign-in" => "sign in".to_owned(),
        403 if !answer.heading().is_empty() => format!("403 {}", answer.heading()),
        status => status.to_string(),
    }
}

/// A foreign object that is not found reads like one that does not exist, but for what was asked.
fn assert_no_difference(asker: &Asker<'_>, method: &Method, answers: &[(Which, String, Answer)]) {
    let of = |which: Which| answers.iter().find(|(this, _, _)| *this == which);
    let Some((_, missing, absent)) = of(Which::Missing) else { return };
    if let Some((_, address, mixed)) = of(Which::Mixed).filter(|_| absent.status == 403) {
        // Under one's own address the right is what is missing, whatever is named behind it.
        assert_eq!(mixed.status, 403, "{} {method} {address}", asker.name);
        return;
    }
    for hidden in [Which::Foreign, Which::Mixed] {
        let Some((_, address, answer)) = of(hidden).filter(|(_, _, answer)| answer.status == 404) else { continue };
        let same = plain(answer, address, missing) == plain(absent, missing, missing);
        assert!(same, "{} {method} {address} tells that it exists", asker.name);
    }
}

/// The body without the request's id, and with the names of the missing object's address.
fn plain(answer: &Answer, address: &str, missing: &str) -> String {
    let body = answer.body.replace(answer.header("x-request-id"), "ID");
    let pieces = address.split('/').zip(missing.split('/')).filter(|(own, missing)| own != missing);
    pieces.fold(body, |body, (own, missing)| body.replace(&format!("/{own}"), &format!("/{missing}")))
}
