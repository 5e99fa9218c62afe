//! Reading lists: what stands in files that are made here. Those that are refused in words are sent through a form, in
//! `enterprises/imports/files.rs`.
use chrono::NaiveDate;
use encoding_rs::GB18030;
use entity::Locale;
use rust_xlsxwriter::{ExcelDateTime, Format as Look, Formula, Workbook, Worksheet};
use xingtan::{
    sheets::{Cell, Column, Encoding, Format, Limits, Row, SheetFault, Table, Template, TemplateColumn, Value, read},
    words::Words,
};

const LIMITS: Limits = Limits { bytes: 1024 * 1024, rows: 50, columns: 10 };

/// Those of some list that the house knows.
fn columns() -> Vec<Column> {
    vec![
        Column::of("name", "enterprises-name", "enterprises-import-also-name", true),
        Column::of("number", "enterprises-import-number", "enterprises-import-also-number", true),
        Column::of("day", "enterprises-import-issued", "enterprises-import-also-issued", false),
    ]
}

async fn table(bytes: &[u8]) -> Result<Table, SheetFault> {
    read(bytes.to_vec(), String::new(), columns(), LIMITS).await.unwrap()
}

async fn read_csv(text: &str) -> Result<Table, SheetFault> {
    table(text.as_bytes()).await
}

async fn read_book(fill: impl FnOnce(&mut Worksheet)) -> Result<Table, SheetFault> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    table(&book.save_to_buffer().unwrap()).await
}

/// Number of each row and its cells by the domain's columns.
fn rows(table: &Table) -> Vec<(usize, [String; 3])> {
    let at = |row: &Row| ["name", "number", "day"].map(|column| table.at(row, column).text().into_owned());
    table.rows.iter().map(|row| (row.number, at(row))).collect()
}

fn row(number: usize, cells: [&str; 3]) -> (usize, [String; 3]) {
    (number, cells.map(str::to_owned))
}

#[tokio::test]
async fn a_csv_is_read_in_every_encoding_and_with_every_separator() {
    let text = "名称,编号\n曲阜精工𠮷,007\n";
    let gb = GB18030.encode(text).0.into_owned();
    assert!(
        gb.windows(4).any(|four| four[1].is_ascii_digit() && four[3].is_ascii_digit()),
        "a character of four bytes"
    );

    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), Encoding::Utf8),
        (gb, Encoding::Gb18030),
        (text.replace(',', ";").into_bytes(), Encoding::Utf8),
        (text.replace(',', "\t").into_bytes(), Encoding::Utf8),
        (text.replace('\n', "\r\n").into_bytes(), Encoding::Utf8),
        (text.replace('\n', "\r").into_bytes(), Encoding::Utf8),
    ] {
        let read = table(&bytes).await.unwrap();

        assert_eq!((read.encoding, read.sheet.clone()), (Some(encoding), None));
        assert_eq!(rows(&read), [row(2, ["曲阜精工𠮷", "007", ""])]);
    }
}

#[tokio::test]
async fn rows_are_numbered_as_excel_numbers_them() {
    let read = read_csv("名单\n\n名称,编号\n\"两\n行\",1\n\n,\n乙,\"a \"\"b\"\", c\"\n\n").await.unwrap();

    assert_eq!(rows(&read), [row(4, ["两\n行", "1", ""]), row(7, ["乙", "a \"b\", c", ""])]);
    assert_eq!(read.empty, 2);
}

#[tokio::test]
async fn heads_are_known_by_their_names_in_both_languages() {
    for head in [
        "名称,编号,发证日期",
        "单位名称（必填）,证书号*, 发证 日期",
        "NAME,Number:,Day of issue",
        "Ｎａｍｅ,编号,认定日期",
    ] {
        let read = read_csv(&format!("{head},备注\n甲,1,2026/3/1,x\n")).await.unwrap();

        assert_eq!(rows(&read), [row(2, ["甲", "1", "2026/3/1"])], "{head}");
        assert_eq!(read.unknown, ["备注"]);
    }
}

#[tokio::test]
async fn heads_that_are_missing_or_twice_are_named() {
    let missing =
        SheetFault::Missing { missing: vec![["证书编号".into(), "Number".into()]], unknown: vec!["备注".into()] };
    assert_eq!(read_csv("名称,发证日期,备注\n甲,1,2\n").await, Err(missing));
    assert_eq!(read_csv("名称,编号,单位名称\n甲,1,2\n").await, Err(SheetFault::Twice("单位名称".into())));
    let late = format!("{}名称,编号\n甲,1\n", "说明,x\n".repeat(10));
    assert_eq!(read_csv(&late).await, Err(SheetFault::NoHead));
    assert_eq!(read_csv("名称,编号\n,\n").await, Err(SheetFault::NoRows));
}

#[tokio::test]
async fn what_we_wrote_ourselves_is_known_again() {
    let read = read_csv("名称,没有导入的原因,编号\n示例：甲,,1\n'=1+1,编号：x,'370811199003071234\nSample: 乙,,2\n")
        .await
        .unwrap();

    assert_eq!(rows(&read), [row(3, ["=1+1", "370811199003071234", ""])]);
    assert_eq!((read.heads.clone(), read.unknown.clone(), read.empty), (vec!["名称".into(), "编号".into()], vec![], 0));
    let cells = read.cells(&read.rows[0], &["number", "day"]);
    assert_eq!(cells, [Cell::Typed("=1+1".into()), Cell::Wrong("370811199003071234".into())]);
}

#[tokio::test]
async fn a_workbook_keeps_days_and_numbers() {
    let read = read_book(|page| {
        page.merge_range(0, 0, 0, 2, "名单", &Look::new()).unwrap();
        page.write_row(2, 0, ["名称", "编号", "发证日期"]).unwrap();
        let day = ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
        page.write_string(3, 0, "甲").unwrap();
        page.write_number(3, 1, 13_805_370_000.0).unwrap();
        page.write_datetime_with_format(3, 2, day, &Look::new().set_num_format("yyyy-mm-dd")).unwrap();
        page.write_formula(5, 0, Formula::new("=A4").set_result("甲")).unwrap();
        page.write_number(5, 1, 202_637_088_108_000_001.0).unwrap();
        page.write_blank(900_000, 9, &Look::new().set_bold()).unwrap();
    });

    let read = read.await.unwrap();
    assert_eq!(read.sheet.as_deref(), Some("Sheet1"));
    assert_eq!(read.at(&read.rows[0], "day"), &Value::Day(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()));
    assert!(matches!(read.at(&read.rows[1], "number"), Value::Rounded(_)));
    assert_eq!(rows(&read)[0], row(4, ["甲", "13805370000", "2026-03-01"]));
    assert_eq!((rows(&read)[1].0, read.empty), (6, 1));
}

#[tokio::test]
async fn limits_hold_by_a_row_and_a_column() {
    let of = |count: usize| format!("名称,编号\n{}", "甲,1\n".repeat(count));
    assert_eq!(read_csv(&of(50)).await.map(|read| read.rows.len()), Ok(50));
    assert_eq!(read_csv(&of(51)).await, Err(SheetFault::TooManyRows(50)));
    assert_eq!(read_csv("名称,编号,,,,,,,,,x\n甲,1\n").await, Err(SheetFault::TooManyColumns(10)));
    let far = read_book(|page| {
        page.write_string(1_048_575, 16_383, "x").unwrap();
    });
    assert_eq!(far.await, Err(SheetFault::TooManyColumns(10)));
}

#[tokio::test]
async fn a_template_that_was_filled_in_is_read() {
    let template = Template {
        name: "名单".into(),
        columns: [("名称", "甲", vec!["甲".to_owned(), "乙".to_owned()]), ("编号", "1", vec![])]
            .map(|(head, sample, choices)| TemplateColumn {
                head: head.into(),
                means: "必填".into(),
                sample: sample.into(),
                choices,
            })
            .into(),
        rows: 50,
    };

    for format in [Format::Csv, Format::Xlsx] {
        let empty = template.write(Words(Locale::Zh), format).unwrap();
        assert_eq!(table(&empty).await, Err(SheetFault::NoRows), "nothing but ours");
    }
    let text = String::from_utf8(template.write(Words(Locale::En), Format::Csv).unwrap()).unwrap();
    assert_eq!(rows(&read_csv(&format!("{text}乙,2\r\n")).await.unwrap()), [row(3, ["乙", "2", ""])]);
}
