//! The rows that are left out come back as a file, which is fit to be put right and sent again.
use super::{CODE, handed_in, recognitions, row, with_code};
use crate::{
    on_both,
    support::{
        Answer, Site,
        enterprises::{HEADS, list, numbered_code},
        tables::told,
    },
};
use std::io::Cursor;

on_both! {
    async fn the_clerks_own_columns_come_back_with_the_reason_as_the_last(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let other = numbered_code(1);
        let rows = [
            row(CODE, &[]),
            row(other.as_str(), &[("名称", "=HYPERLINK(1)"), ("县市区", "北京"), ("发证日期", "")]),
        ];
        let noted = String::from_utf8(list(&rows)).unwrap().replace("\r\n", ",备注\r\n") + ",x";
        let at = handed_in(&seat, noted.as_bytes()).await;

        let csv = seat.get(&format!("{at}/rejected.csv")).await;
        let xlsx = seat.get(&format!("{at}/rejected.xlsx?lang=en")).await;

        let heads = |reason: &str| HEADS.iter().chain(&["备注", reason]).map(|head| (*head).to_owned()).collect::<Vec<_>>();
        let left = |name: &str, reason: &str| {
            let mut cells = rows[1].to_vec();
            cells[1] = name.to_owned();
            cells.extend(["x".to_owned(), reason.to_owned()]);
            cells
        };
        let zh = "县市区：请填济宁的县市区，济宁以外填“其他”\n发证日期：请填日期";
        let en = "District: Enter a district of Jining, or “Other” outside it\nDay of issue: Enter a date";
        assert_eq!(csv.csv_rows(), [heads("没有导入的原因"), left("'=HYPERLINK(1)", zh)]);
        assert_eq!(xlsx.xlsx_rows(), [heads("Why it was not imported"), left("'=HYPERLINK(1)", en)]);
        assert_eq!(coloured(&xlsx), ["D2", "K2"]);
    }
}

/// Cells with a ground of their own.
fn coloured(answer: &Answer) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
    let styled: Vec<(String, String)> = sheet
        .split("<c r=\"")
        .skip(1)
        .map(|cell| {
            let (address, rest) = cell.split_once('"').unwrap();
            (
                address.to_owned(),
                rest.split("s=\"")
                    .nth(1)
                    .and_then(|rest| rest.split_once('"'))
                    .map_or("", |(style, _)| style)
                    .to_owned(),
            )
        })
        .collect();
    let plain = &styled.iter().find(|(address, _)| address == "B2").unwrap().1;
    styled
        .iter()
        .filter(|(address, style)| address.ends_with('2') && style != plain)
        .map(|(address, _)| address.clone())
        .collect()
}

on_both! {
    async fn put_right_it_is_taken_as_it_is(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let second = numbered_code(1);
        let rows = [row(CODE, &[]), row(second.as_str(), &[("县市区", "北京"), ("地址", "=1+1")])];
        let at = handed_in(&seat, &list(&rows)).await;
        seat.post(&format!("{at}/commit"), &[("rows", "good")]).await;

        let left = seat.get(&format!("{at}/rejected.csv")).await;
        let again = handed_in(&seat, left.body.replace("北京", "曲阜市").as_bytes()).await;
        let page = seat.get(&again).await;
        seat.post(&format!("{again}/commit"), &[]).await;

        assert_eq!(told(&page), Vec::<Vec<String>>::new());
        assert!(!page.main_text().contains("不认识这些列"), "the column of reasons is passed over");
        assert_eq!(recognitions(&site).await.len(), 2);
        let [made] = with_code(&site, second.as_str()).await.try_into().unwrap();
        assert_eq!(made.address, "=1+1", "the mark of ours is taken off again");
    }
}
