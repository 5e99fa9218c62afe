//! Enterprises: the directory, applying, one's own in each state, and what officers see and are asked.
use super::{Page, page};
use crate::support::{
    Site,
    enterprises::{company, list, listed, numbered_code},
};
use entity::{
    enterprise::{self, Status},
    event::District,
    membership::Role,
    officer_role, proposal,
};
use xingtan::{
    enterprises::{Choice, Identity, NewEnterprise, cancel_import, commit_import},
    events::name_enterprise,
    roles::{Officer, rights::DecideEnterprises},
};

pub async fn pages(site: &Site) -> Vec<Page> {
    let boss = site.account("enterprise-owner").await;
    let owner = site.sign_in(&boss).await;
    let reviewer = site.reviewing("enterprise-reviewer", None).await;
    let auditor = site.officer("enterprise-auditor", officer_role::Role::Auditor, None).await;
    let auditor = site.sign_in(&auditor).await;
    let scheduler = site.officer("enterprise-scheduler", officer_role::Role::Scheduler, None).await;
    let scheduler = site.sign_in(&scheduler).await;
    let mut rows = Vec::new();
    for (number, status) in STATES.into_iter().enumerate() {
        let new = company(numbered_code(number), "曲阜精工机床有限公司");
        let identity = Identity { is_odd_code: status == Status::Checking, ..new.identity };
        let new = NewEnterprise { identity, ..new };
        rows.push(site.bring(site.apply(&boss, new).await, status).await);
    }
    site.enterprise("rival", company(numbered_code(1), "另一家公司"), Status::Applied).await;
    let of = |status: Status| &rows[STATES.iter().position(|each| *each == status).expect("a state")];
    let own = |what, status: Status, shows| {
        page(what, format!("/enterprise/{}?done=applied", of(status).slug)).shows(shows).by(&owner)
    };
    let desk = |what, row: &enterprise::Model, rest: &str| {
        page(what, format!("/admin/enterprises/{}{rest}", row.id)).by(&reviewer)
    };
    let verified = of(Status::Verified);
    site.show_logo(verified).await;
    let named = site.event("named").publish().await;
    name_enterprise(&site.app.db, &site.by().await, named.id, verified.id, site.now()).await.expect("named");
    site.event("unnamed").publish().await;
    let colleague = site.account("colleague").await;
    site.join(verified, &boss, &colleague, Role::Viewer).await;
    let viewer = site.sign_in(&colleague).await;
    let asked = site.ask(verified, &boss, "asked", Role::Recruiter).await;
    let link = format!("/invitations/{}", site.link_of(&asked).await);
    let ended = site.ask(verified, &boss, "ended", Role::Viewer).await;
    let over = format!("/invitations/{}", site.link_of(&ended).await);
    site.ask(verified, &boss, "ended", Role::Viewer).await;
    let changing = site.bring(site.apply(&boss, company(numbered_code(7), "改名的公司")).await, Status::Verified).await;
    let change = site.propose(&changing, &boss, company(numbered_code(8), "新名字").identity).await;
    let claimed = site.lay_claim(&changing, &site.account("claimant").await).await;
    site.settle(&claimed, None).await;
    let weishan = site.reviewing("enterprise-weishan", Some(District::Weishan)).await;
    let asked_for = |what, row: &proposal::Model, rest: &str| {
        page(what, format!("/admin/proposals/{}{rest}", row.id)).by(&reviewer)
    };
    let room = |what, rest: &str| page(what, format!("/enterprise/{}{rest}", verified.slug)).by(&owner);
    let one = format!("/people/{}", colleague.id);
    vec![
        room("proposing a change", "/proposal").shows("#licence"),
        page("a change, proposed", format!("/enterprise/{}/proposal?done=proposed", changing.slug))
            .by(&owner)
            .shows("form[action$='/withdrawal']"),
        page("claiming", format!("/enterprises/{}/claim", verified.slug)).by(&reviewer).shows("#words"),
        page("claiming, with errors", format!("/enterprises/{}/claim", verified.slug)).by(&reviewer).sent_empty(),
        page("claimed", format!("/enterprises/{}/claim?done=claimed", verified.slug)).by(&reviewer).shows(".lead"),
        page("claiming one's own", format!("/enterprises/{}/claim", verified.slug)).by(&owner).refused(409),
        page("desk, proposals", "/admin/proposals").by(&reviewer).shows(".table"),
        page("desk, no proposals", "/admin/proposals?state=over").by(&weishan).shows(".empty"),
        asked_for("desk, a change", &change, "").shows("form[action$='/checking']"),
        asked_for("desk, a claim", &claimed, "?done=decided").shows("form[action$='/acceptance']"),
        asked_for("desk, a change, masked", &change, "").by(&auditor).shows("dl.facts"),
        asked_for("desk, refusing a claim", &claimed, "/refusal").shows("#code"),
        asked_for("desk, refusing a claim, with errors", &claimed, "/refusal").sent_empty(),
        page("event with enterprises", "/events/named").shows("#enterprises"),
        page("desk, enterprises of an event", "/admin/events/named/enterprises?q=曲阜&done=named")
            .by(&scheduler)
            .shows("form[action$='/removal']"),
        page("desk, no enterprises of an event", "/admin/events/unnamed/enterprises?q=nothing")
            .by(&scheduler)
            .shows(".empty"),
        room("profile", "/profile?done=logo").shows("form[action$='/removal']"),
        room("profile, with errors", "/profile").sent_empty(),
        room("profile, changed meanwhile", "/profile")
            .posted(&[
                ("kind", "company"),
                ("district", "qufu"),
                ("chain", "food"),
                ("staff", "8"),
                ("science_staff", "1"),
                ("address", "曲阜市"),
                ("seen", "1"),
            ])
            .refused(422)
            .shows(".flash--warn .facts"),
        room("people", "/people?done=invited").shows("form[action$='/withdrawal']"),
        room("people, as a viewer", "/people").by(&viewer).shows(".table"),
        room("inviting", "/people/new").shows("#role"),
        room("inviting, with errors", "/people/new").sent_empty(),
        room("a member", &one).shows("a[href$='/removal']"),
        room("removing a member", &format!("{one}/removal")).shows(".btn--bad"),
        room("leaving", "/departure").by(&viewer).shows(".btn--bad"),
        room("leaving as the last owner", "/departure").refused(409),
        page("an invitation", &link).shows("a[href^='/sign-in']"),
        page("an invitation, signed in", &link).by(&reviewer).shows("form .btn"),
        page("an invitation that is over", over).refused(410),
        page("enterprises", "/enterprises").shows(".list .logo"),
        page("no enterprises", "/enterprises?q=nothing&district=yutai").shows(".empty"),
        page("enterprise", format!("/enterprises/{}", verified.slug)).shows("#coming"),
        page("applying", "/enterprises/new").by(&owner).shows("#licence"),
        page("applying, with errors", "/enterprises/new").by(&owner).sent_empty(),
        own("own enterprise, applied", Status::Applied, ".flash--ok"),
        own("own enterprise, checking", Status::Checking, ".state--info"),
        own("own enterprise, verified", Status::Verified, "a[href^='/enterprises/']"),
        own("own enterprise, refused", Status::Refused, ".state--bad"),
        own("own enterprise, suspended", Status::Suspended, ".state--warn"),
        own("own enterprise, closed", Status::Closed, "dl.facts"),
        page("my enterprises", "/my").by(&owner).shows("#enterprises"),
        page("desk, enterprises", "/admin/enterprises").by(&reviewer).shows(".table"),
        page("desk, no enterprises", "/admin/enterprises?q=nothing").by(&reviewer).shows(".empty"),
        desk("desk, enterprise, applied", of(Status::Applied), "?done=decided").shows("form[action$='/checking']"),
        desk("desk, enterprise, checking", of(Status::Checking), "").shows(".flash--warn"),
        desk("desk, enterprise, verified", verified, "").shows("a[href$='/closing']"),
        desk("desk, enterprise, refused", of(Status::Refused), "").shows(".state--bad"),
        desk("desk, enterprise, suspended", of(Status::Suspended), "").shows("a[href$='/resumption']"),
        desk("desk, enterprise, masked", of(Status::Suspended), "").by(&auditor).shows("dl.facts"),
        desk("desk, refusing", of(Status::Checking), "/refusal").shows("#code"),
        desk("desk, refusing, with errors", of(Status::Checking), "/refusal").sent_empty(),
        desk("desk, suspending", verified, "/suspension").shows(".btn--bad"),
        desk("desk, suspending, with errors", verified, "/suspension").sent_empty(),
        desk("desk, resuming", of(Status::Suspended), "/resumption").shows("#reason"),
        desk("desk, resuming, with errors", of(Status::Suspended), "/resumption").sent_empty(),
        desk("desk, closing", verified, "/closing").shows(".btn--bad"),
        desk("desk, closing, with errors", verified, "/closing").sent_empty(),
    ]
    .into_iter()
    .chain(imports(site).await)
    .collect()
}

/// The bureau's list: looked at with and without faults, carried out, given up.
async fn imports(site: &Site) -> Vec<Page> {
    let (db, maker) = (&site.app.db, site.officer("enterprise-importer", officer_role::Role::Reviewer, None).await);
    let none = site.reviewing("no-importer", Some(District::Yutai)).await;
    let (who, seat): (Officer<DecideEnterprises>, _) = (site.officer_of(maker.id).await, site.sign_in(&maker).await);
    let good = || listed(numbered_code(71), "曲阜精工机床有限公司");
    let mut wrong = listed(numbered_code(72), "名称很长很长的一家企业科技股份有限公司");
    (wrong[3], wrong[9]) = ("北京".into(), "3.70811E+17".into());
    let other = listed(numbered_code(2), "又一个名字");
    let clean = site.import(&who, list(&[good()])).await;
    let faulty = site.import(&who, list(&[good(), wrong, good(), other])).await;
    let taken = site.import(&who, list(&[listed(numbered_code(73), "公司")])).await;
    commit_import(db, &site.app.address_key, &who, taken.id, Choice::AllOrNothing, site.now())
        .await
        .expect("committed");
    let given_up = site.import(&who, list(&[good()])).await;
    cancel_import(db, &who, given_up.id, site.now()).await.expect("cancelled");
    let of = |what, id: uuid::Uuid, rest: &str| page(what, format!("/admin/imports/{id}{rest}")).by(&seat);
    vec![
        page("desk, imports", "/admin/imports").by(&seat).shows(".table"),
        page("desk, no imports", "/admin/imports").by(&none).shows(".empty"),
        page("desk, new import", "/admin/imports/new").by(&seat).shows("#file"),
        page("desk, new import, with errors", "/admin/imports/new").by(&seat).sent_empty(),
        of("desk, import, all good", clean.id, "").shows("form[action$='/commit']"),
        of("desk, import, with errors", faulty.id, "?done=left").shows("#conflicts"),
        of("desk, import, committed", taken.id, "?done=committed").shows(".state--ok"),
        of("desk, import, given up", given_up.id, "?done=cancelled").shows(".flash--ok"),
    ]
}

const STATES: [Status; 6] =
    [Status::Applied, Status::Checking, Status::Verified, Status::Refused, Status::Suspended, Status::Closed];
