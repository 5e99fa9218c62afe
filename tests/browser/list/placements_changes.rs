//! What changes after filing: mentors, proposals that wait for each side and for the bureau, objections.
use super::{Page, page};
use crate::support::{
    Seat, Site,
    enterprises::{company, numbered_code},
    placements::Ground,
};
use entity::{enterprise::Status::Verified, mentor::Status::Approved, placement};
use xingtan::{
    mentors,
    placements::{Draft, Stage},
};

async fn running(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let (today, draft) = (Some(site.today()), on.draft(site, name));
    site.placed_with(on, Draft { first_day: today, contract_first: today, ..draft }, Stage::Running).await
}

/// What the form is filled with, and one field otherwise.
async fn send(seat: &Seat<'_>, path: &str, row: &placement::Model, change: (&str, &str)) {
    send_with(seat, path, row, &[change]).await;
}

async fn send_with(seat: &Seat<'_>, path: &str, row: &placement::Model, change: &[(&str, &str)]) {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let fields = [
        ("programme", row.programme_id.to_string()),
        ("occupation", row.occupation_id.unwrap().to_string()),
        ("level", "senior".to_owned()),
        ("first_day", day(row.first_day)),
        ("last_day", day(row.last_day)),
        ("contract_kind", "open".to_owned()),
        ("contract_first", day(row.contract_first)),
        ("probation_last", day(row.probation_last)),
        ("hours_week", "40".to_owned()),
        ("pay", "4200".to_owned()),
        ("probation_pay", "3500".to_owned()),
        ("place", row.place.clone()),
    ];
    let kept = fields
        .iter()
        .filter(|(name, _)| change.iter().all(|other| *name != other.0))
        .map(|(name, value)| (*name, value.as_str()));
    let answer = seat.post(path, &kept.chain(change.iter().copied()).collect::<Vec<_>>()).await;
    assert_eq!(answer.status, 303, "{:?}", answer.errors());
}

pub async fn pages(site: &Site) -> Vec<Page> {
    let of = site.enterprise("changing-boss", company(numbered_code(980), "微山湖船舶修造有限公司"), Verified).await;
    let on = site.ground_named(&of, "changing-pages").await;
    let second = site.bring_mentor(&of, site.mentor(&of, "微师傅").await, Approved).await;
    let owner = site.sign_in(&site.tending(&of).await.account).await;
    let reviewer = site.reviewing("changes-reviewer", None).await;
    let names = ["changing-one", "changing-two", "changing-three"];
    let mut rows = Vec::new();
    let mut seats = Vec::new();
    for name in names {
        rows.push(running(site, &on, name).await);
        seats.push(site.sign_in(&site.account_called(name).await).await);
    }
    let room = |row: &placement::Model, rest: &str| format!("/enterprise/{}/placements/{}{rest}", of.slug, row.id);
    let mine = |row: &placement::Model, rest: &str| format!("/my/placements/{}{rest}", row.id);
    let desk = |row: &placement::Model, rest: &str| format!("/admin/placements/{}{rest}", row.id);
    send(&owner, &room(&rows[0], "/change"), &rows[0], ("level", "intermediate")).await;
    send(&seats[1], &mine(&rows[1], "/change"), &rows[1], ("pay", "4100")).await;
    let asked = owner.get(&room(&rows[1], "/change")).await;
    let (_, rest) = asked.body.split_once("name=\"change\" value=\"").expect("a proposal");
    let change = rest.split('"').next().unwrap();
    let accept = [("change", change), ("answer", "accept")];
    assert_eq!(owner.post(&room(&rows[1], "/change/answer"), &accept).await.status, 303);
    let (from, to) = (on.mentor.id.to_string(), second.id.to_string());
    owner.post(&room(&rows[2], "/mentors"), &[("from", &from), ("to", &to)]).await;
    rows.push(running(site, &on, "changing-four").await);
    seats.push(site.sign_in(&site.account_called("changing-four").await).await);
    send_with(
        &reviewer,
        &desk(&rows[3], "/change/proposal"),
        &rows[3],
        &[("level", "intermediate"), ("words", "请核对等级")],
    )
    .await;
    mentors::remove(&site.app.db, &site.tending(&of).await, second.id, site.now()).await.unwrap();
    let handover = |id: uuid::Uuid| format!("/enterprise/{}/mentors/{id}/handover", of.slug);
    vec![
        page("placement, a proposal waits for the apprentice", mine(&rows[0], ""))
            .by(&seats[0])
            .shows("a[href$='/change']"),
        page("answering a proposal", mine(&rows[0], "/change")).by(&seats[0]).shows("#words"),
        page("answering a proposal, with errors", mine(&rows[0], "/change/answer"))
            .by(&seats[0])
            .posted(&[("answer", "refuse")])
            .refused(422),
        page("withdrawing a proposal", room(&rows[0], "/change")).by(&owner).shows("input[value=withdraw]"),
        page("placement, a proposal waits for the bureau", room(&rows[1], "")).by(&owner).shows(".flash"),
        page("a proposal that the bureau has", mine(&rows[1], "/change")).by(&seats[1]).shows("input[value=withdraw]"),
        page("desk, a change", desk(&rows[1], "/change")).by(&reviewer).shows("#answer"),
        page("desk, a change, with errors", desk(&rows[1], "/change")).by(&reviewer).sent_empty(),
        page("desk, proposing a change", desk(&rows[2], "/change/proposal")).by(&reviewer).shows("#words"),
        page("desk, proposing a change, with errors", desk(&rows[2], "/change/proposal")).by(&reviewer).sent_empty(),
        page("desk, a change that the bureau proposed", desk(&rows[3], "/change/proposal"))
            .by(&reviewer)
            .shows("input[value=withdraw]"),
        page("desk, a placement of which the bureau's change waits", desk(&rows[3], "")).by(&reviewer).shows(".flash"),
        page("placements, one waits for an answer", format!("/enterprise/{}/placements?only=waits", of.slug))
            .by(&owner)
            .shows(".table .small"),
        page("answering a proposal of the bureau", mine(&rows[3], "/change")).by(&seats[3]).shows("#words"),
        page("placement, changed at once", mine(&rows[2], "")).by(&seats[2]).shows("#told"),
        page("objecting to a change", mine(&rows[2], "/change/objection")).by(&seats[2]).shows("#words"),
        page("objecting to a change, with errors", mine(&rows[2], "/change/objection")).by(&seats[2]).sent_empty(),
        page("proposing a change, by the apprentice", mine(&rows[2], "/change")).by(&seats[2]).shows("#pay"),
        page("proposing a change, by the apprentice, with errors", mine(&rows[2], "/change"))
            .by(&seats[2])
            .sent_empty(),
        page("placement that needs a mentor", room(&rows[2], "?done=taught")).by(&owner).shows(".flash--warn"),
        page("placements, one needs a mentor", format!("/enterprise/{}/placements", of.slug))
            .by(&owner)
            .shows(".state--bad"),
        page("changing a placement", room(&rows[2], "/change")).by(&owner).shows("#occupation"),
        page("changing a placement, with errors", room(&rows[2], "/change")).by(&owner).sent_empty(),
        page("changing mentors", room(&rows[2], "/mentors")).by(&owner).shows("#from"),
        page("changing mentors, with errors", room(&rows[2], "/mentors"))
            .by(&owner)
            .posted(&[("from", ""), ("to", "")])
            .refused(422),
        page("handing people over", handover(on.mentor.id)).by(&owner).shows("#people"),
        page("handing people over, with errors", handover(on.mentor.id)).by(&owner).sent_empty(),
        page("handing people over, nobody left", format!("{}?done=handed-over", handover(third(site, &of).await)))
            .by(&owner)
            .shows(".flash--ok"),
    ]
}

/// A mentor who teaches nobody.
async fn third(site: &Site, of: &entity::enterprise::Model) -> uuid::Uuid {
    site.bring_mentor(of, site.mentor(of, "闲师傅").await, Approved).await.id
}
