//! What everybody sees of recognitions: the valid ones alone, the filter, and numbers that tell of nobody.
use super::{in_district, one};
use crate::{
    on_both,
    support::{
        Site,
        recognitions::{innovative, of_kind},
    },
};
use chrono::Duration;
use entity::{
    enterprise::Status::{Suspended, Verified},
    event::District,
    recognition::Reason,
};
use serde_json::{Value, json};
use xingtan::enterprises::recognitions::Decision;

fn names(body: &Value) -> Vec<&str> {
    body["enterprises"].as_array().unwrap().iter().map(|each| each["name"].as_str().unwrap()).collect()
}

on_both! {
    async fn only_what_is_confirmed_and_valid_is_public(site: Site) {
        let enterprise = site.enterprise("fang", one(), Verified).await;
        site.claim(&enterprise, innovative("claimed", "2028-05-01")).await;
        let rejected = site.claim(&enterprise, innovative("rejected", "2028-05-01")).await;
        site.rule(&rejected, &Decision::Reject(Reason::NotListed, "没有".into())).await.unwrap();
        let withdrawn = site.confirmed(&enterprise, innovative("withdrawn", "2028-05-01")).await;
        site.rule(&withdrawn, &Decision::Withdraw("撤销".into())).await.unwrap();
        site.confirmed(&enterprise, of_kind("gazelle", "ends-today", "2026-12-01")).await;
        site.confirmed(&enterprise, innovative("valid", "2028-05-01")).await;
        let shown = async || {
            let page = site.get("/enterprises/ma3text0x").await.main_text();
            let all = ["claimed", "rejected", "withdrawn", "ends-today", "valid"];
            all.into_iter().filter(|number| page.contains(number)).collect::<Vec<_>>()
        };

        let today = shown().await;
        let api = site.get("/api/v1/enterprises").await.json();
        let english = site.get("/enterprises/ma3text0x?lang=en").await.main_text();
        site.advance(Duration::days(1));
        let tomorrow = shown().await;

        assert_eq!((today, tomorrow), (vec!["ends-today", "valid"], vec!["valid"]));
        assert!(english.contains("Innovative SME valid until 1 May 2028"), "{english}");
        assert_eq!(
            api["enterprises"][0]["recognitions"],
            json!([
                { "kind": "innovative", "number": "valid", "valid_to": "2028-05-01" },
                { "kind": "gazelle", "number": "ends-today", "valid_to": "2026-12-01" },
            ])
        );
    }
}

on_both! {
    async fn the_directory_finds_who_holds_a_kind_today(site: Site) {
        for (at, kind, end) in [(1, "high-tech", "2027-01-01"), (2, "high-tech", "2026-12-01"), (3, "gazelle", "2027-01-01")] {
            let enterprise = site.enterprise(&format!("o{at}"), in_district(at, Some(District::Qufu)), Verified).await;
            site.confirmed(&enterprise, of_kind(kind, "1", end)).await;
        }
        let claimed = site.enterprise("o4", in_district(4, Some(District::Qufu)), Verified).await;
        site.claim(&claimed, of_kind("high-tech", "1", "2027-01-01")).await;
        site.advance(Duration::days(1));

        for (query, mut found) in [
            ("?recognition=high-tech", vec!["公司1"]),
            ("?recognition=gazelle&district=qufu", vec!["公司3"]),
            ("?recognition=gazelle&district=yutai", vec![]),
            ("?recognition=little-giant", vec![]),
            ("?recognition=nonsense%00", vec!["公司1", "公司2", "公司3", "公司4"]),
        ] {
            let answer = site.get(&format!("/api/v1/enterprises{query}")).await;
            let body = answer.json();
            let mut names = names(&body);
            names.sort_unstable();
            found.sort_unstable();
            assert_eq!((answer.status, &names), (200, &found), "{query}");
            let page = site.get(&format!("/enterprises{query}")).await.main_text();
            assert!(["公司1", "公司2", "公司3", "公司4"].iter().all(|name| page.contains(name) == found.contains(name)), "{query}");
        }
        let page = site.get("/enterprises?recognition=gazelle&lang=en").await.body;
        assert!(page.contains("<option value=\"gazelle\" selected>Gazelle enterprise</option>"), "{page}");
    }
}

on_both! {
    async fn the_directory_costs_the_same_with_one_and_with_three(site: Site) {
        let mut costs = Vec::new();
        for at in 0..3 {
            let enterprise = site.enterprise(&format!("o{at}"), in_district(at, None), Verified).await;
            site.confirmed(&enterprise, innovative("1", "2027-01-01")).await;
            let mut cost = Vec::new();
            let own = format!("/enterprises/{}", enterprise.slug);
            for path in ["/enterprises?recognition=innovative", "/api/v1/enterprises", &own, "/enterprises/numbers"] {
                let start = site.statements();
                site.get(path).await;
                cost.push(site.statements() - start);
            }
            costs.push(cost);
        }

        assert_eq!((costs[0].as_slice(), &costs[0]), ([2, 3, 5, 3].as_slice(), &costs[2]));
    }
}

/// Name, number and width of the bar, of each row of the pictures.
fn bars(body: &str) -> Vec<(String, String, Option<String>)> {
    let within = |text: &str, from: &str, to: &str| Some(text.split_once(from)?.1.split_once(to)?.0.to_owned());
    let rows = body.split("<th scope=\"row\" role=\"rowheader\">").skip(1).filter(|row| row.contains("class=\"n\""));
    rows.map(|row| {
        let (name, rest) = row.split_once('<').unwrap();
        let row = rest.split("</tr>").next().unwrap();
        let figure = within(row, "class=\"n\" data-label=", "</td>").unwrap();
        (
            name.to_owned(),
            figure.split_once('>').unwrap().1.to_owned(),
            within(row, "rect class=\"bar\" width=\"", "\""),
        )
    })
    .collect()
}

on_both! {
    /// Neither the words nor a bar tell a number under five.
    async fn small_numbers_are_not_told_to_the_public(site: Site) {
        for at in 0..8 {
            let district = if at < 6 { Some(District::Qufu) } else { Some(District::Weishan) };
            let enterprise = site.enterprise(&format!("o{at}"), in_district(at, district), Verified).await;
            site.confirmed(&enterprise, innovative("1", "2027-01-01")).await;
            // A second certificate of the same kind counts once.
            site.confirmed(&enterprise, innovative("2", "2027-01-02")).await;
            if at < 4 {
                site.confirmed(&enterprise, of_kind("gazelle", "1", "2027-01-01")).await;
            }
        }
        let hidden = site.enterprise("hidden", in_district(9, Some(District::Qufu)), Verified).await;
        site.confirmed(&hidden, innovative("1", "2027-01-01")).await;
        site.bring_to(&hidden, Suspended).await;

        let public = bars(&site.get("/enterprises/numbers?lang=en").await.body);
        let officer = site.reviewing("reviewer", None).await;
        let exact = bars(&officer.get("/admin/recognitions?lang=en").await.body);
        let near = site.reviewing("weishan", Some(District::Weishan)).await;
        let near = bars(&near.get("/admin/recognitions?lang=en").await.body);

        let of = |bars: &[(String, String, Option<String>)], name: &str| {
            let (_, figure, width) = bars.iter().find(|(each, ..)| each == name).unwrap_or_else(|| panic!("{name}: {bars:?}"));
            (figure.clone(), width.clone())
        };
        let few = ("fewer than 5".to_owned(), None);
        let told = |figure: &str, width: &str| (figure.to_owned(), Some(width.to_owned()));
        assert_eq!(public.len(), 6 + 12);
        assert_eq!(public.iter().filter(|(_, figure, width)| (figure.clone(), width.clone()) == few).count(), 5 + 11);
        assert_eq!([of(&public, "Innovative SME"), of(&public, "Qufu")], [told("8", "100"), told("6", "100")]);
        assert_eq!(of(&exact, "Innovative SME"), told("9", "100"));
        assert_eq!([of(&exact, "Gazelle enterprise"), of(&exact, "Weishan")], [told("4", "44"), told("2", "28")]);
        assert_eq!([of(&near, "Innovative SME"), of(&near, "Qufu")], [told("2", "100"), told("0", "0")]);
    }
}

on_both! {
    async fn an_enterprise_sees_what_it_holds_and_what_ends_soon(site: Site) {
        let enterprise = site.enterprise("fang", one(), Verified).await;
        site.confirmed(&enterprise, innovative("long", "2028-05-01")).await;
        site.confirmed(&enterprise, of_kind("gazelle", "soon", "2026-12-11")).await;
        let owner = site.sign_in(&site.tending(&enterprise).await.account).await;

        let page = owner.get("/enterprise/ma3text0x").await;

        let text = page.main_text();
        assert!(text.contains("创新型中小企业，到 2028年5月1日") && text.contains("瞪羚企业 soon 还有 10 天到期"), "{text}");
        assert_eq!(page.body.matches("flash--warn").count(), 1);
    }
}
