//! Two placements at the same time, before each of the three who have to do with them.
use super::{Page, page};
use crate::support::{
    Seat, Site,
    enterprises::{candidate, company, numbered_code},
    placements::Ground,
};
use chrono::Days;
use entity::{account, enterprise::Status::Verified, mentor::Status::Approved, placement, placement_overlap::Refusal};
use xingtan::placements::{
    Draft, Stage,
    overlaps::{self, Reply},
};

/// What is said to a request, if anything.
async fn asked(site: &Site, on: &[Ground; 2], name: &str) -> (placement::Model, placement::Model, account::Model) {
    let (other, draft, account) = met(site, on, name).await;
    let (db, key, who) = (&site.app.db, &site.app.address_key, candidate(&account));
    let last = site.today() + Days::new(9);
    overlaps::ask(db, key, &who, draft.id, other.id, last, site.now()).await.expect("asked");
    (other, draft, account)
}

async fn refused(site: &Site, on: &[Ground; 2], name: &str) -> (placement::Model, placement::Model, account::Model) {
    let (other, draft, account) = asked(site, on, name).await;
    let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on[0].enterprise).await);
    let request = overlaps::to_answer(site.db(), &other, None).await.expect("a query").expect("a request");
    let no = Reply::No(Refusal::HandOver, Some("还有两台机床没有交接。".into()));
    overlaps::answer(db, key, &who, other.id, request.id, &no, site.now()).await.expect("refused");
    (other, draft, account)
}

/// Running at one enterprise; a draft of the other is opened.
async fn met(
    site: &Site,
    [old, new]: &[Ground; 2],
    name: &str,
) -> (placement::Model, placement::Model, account::Model) {
    let today = Some(site.today());
    let other = Draft { first_day: today, contract_first: today, ..old.draft(site, name) };
    let other = site.placed_with(old, other, Stage::Running).await;
    let account = site.account_called(name).await;
    let draft = site.begin(new, new.draft(site, name)).await;
    let draft = site.open_placement(&site.send_placement(new, &draft).await, &account).await;
    (other, draft, account)
}

async fn ground(site: &Site, owner: &str, number: usize, name: &str) -> Ground {
    let enterprise = site.enterprise(owner, company(numbered_code(number), name), Verified).await;
    let (programme, occupation) = site.scheme(&format!("overlap-{number}")).await;
    let mentor = site.bring_mentor(&enterprise, site.mentor(&enterprise, "樊师傅").await, Approved).await;
    Ground { programme, occupation, enterprise, mentor }
}

pub async fn pages(site: &Site) -> Vec<Page> {
    let old = ground(site, "overlap-old", 960, "嘉祥石雕机械有限公司").await;
    let on = [old, ground(site, "overlap-new", 961, "泗水泉水饮品有限公司").await];
    let (other, met, one) = met(site, &on, "overlap-met").await;
    let (left, waits, two) = asked(site, &on, "overlap-asked").await;
    let (kept, judged, three) = refused(site, &on, "overlap-refused").await;
    let seat = async |account: &account::Model| site.sign_in(account).await;
    let (one, two, three) = (seat(&one).await, seat(&two).await, seat(&three).await);
    let [owner, taker] = [&on[0], &on[1]].map(|on| on.enterprise.clone());
    let (owner_seat, taker_seat) =
        (seat(&site.tending(&owner).await.account).await, seat(&site.tending(&taker).await.account).await);
    let reviewer = site.reviewing("overlap-reviewer", None).await;
    let mine = |what, row: &placement::Model, rest: &str, seat: &Seat| {
        page(what, format!("/my/placements/{}{rest}", row.id)).by(seat)
    };
    let room =
        |slug: &str, row: &placement::Model, rest: &str| format!("/enterprise/{slug}/placements/{}{rest}", row.id);
    let answering = room(&owner.slug, &left, "/leaving");
    let desk = |rest: &str| format!("/admin/placements/{}{rest}", judged.id);
    vec![
        mine("placement whose days meet", &met, "", &one).shows("a.btn[href$='/overlap']"),
        mine("two placements", &met, "/overlap", &one).shows("#choice"),
        mine("two placements, with errors", &met, "/overlap", &one).sent_empty(),
        mine("two placements, none that meet", &other, "/overlap", &one).refused(409),
        mine("two placements, asked", &waits, "/overlap?done=asked", &two).shows("form[action$='/withdrawal']"),
        mine("placement that is to be left", &left, "", &two).shows(".flash--warn a"),
        mine("two placements, refused", &judged, "/overlap", &three).shows(".flash--warn"),
        page("placement whose days do not fit yet", room(&taker.slug, &waits, "")).by(&taker_seat).shows(".lead"),
        page("placement that somebody wishes to leave", room(&owner.slug, &left, ""))
            .by(&owner_seat)
            .shows(".flash--warn a[href$='/leaving']"),
        page("wish to leave", answering.as_str()).by(&owner_seat).shows("#code"),
        page("wish to leave, with errors", answering).by(&owner_seat).sent_empty(),
        page("wish to leave, refused", room(&owner.slug, &kept, "/leaving")).by(&owner_seat).refused(409),
        page("desk, placement that waits for another", desk("")).by(&reviewer).shows("a[href$='/overlap']"),
        page("desk, overlapping dates", desk("/overlap")).by(&reviewer).shows("#reason"),
        page("desk, overlapping dates, with errors", desk("/overlap")).by(&reviewer).sent_empty(),
    ]
}
