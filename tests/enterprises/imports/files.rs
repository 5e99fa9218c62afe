//! What is no list is refused in words, in both languages, and nothing is kept; what is one is read however it was made.
use super::{CODE, books, handed_in, kept, one, recognitions, row, with_code};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{HEADS, list, listed, numbered_code},
    },
};
use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format};

on_both! {
    async fn what_is_no_list_is_refused_in_words_and_nothing_is_kept(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let good = [row(CODE, &[])];
        let heavy = [one(), vec![b' '; 5 * 1024 * 1024]].concat();
        let many: Vec<[String; 12]> = (0..5001).map(|_| row(CODE, &[])).collect();
        let wide = format!("{}{}\n", HEADS.join(","), ",x".repeat(60));
        let unknown = "统一社会信用代码,名称,县市区,认定种类,证书编号,注册资本\n1,2,3,4,5,6\n";
        let table: [(Vec<u8>, &str, &str); 20] = [
            (vec![], "请选择一个有内容的文件", "Choose a file that has something in it"),
            (heavy, "文件超过 5 MB，请分成几个文件", "The file weighs more than 5 MB; split it"),
            (list(&many), "超过 5,000 行，请分成几个文件", "More than 5,000 rows; split the file"),
            (wide.into_bytes(), "超过 60 列，请删掉多余的列", "More than 60 columns; delete those that are not needed"),
            (books::compound("EncryptedPackage"), "文件有打开密码，请去掉密码再上传", "The file is locked with a password; remove it and upload again"),
            (books::compound("Workbook"), "这是旧版 Excel（.xls）的文件，请另存为 .xlsx 再上传", "This is a file of old Excel (.xls); save it as .xlsx and upload again"),
            (books::compound("ETExtData"), "这是 WPS 的 .et 文件，请另存为 .xlsx 再上传", "This is a WPS file (.et); save it as .xlsx and upload again"),
            (books::compound("WordDocument"), NO_TABLE.0, NO_TABLE.1),
            (books::bomb(), "文件解压后太大，没有打开。请把表格复制到新的工作簿里再上传", "The file unpacks to too much and was not opened. Copy the table into a new workbook and upload that"),
            (books::lying_bomb(), NO_TABLE.0, NO_TABLE.1),
            (books::merged(&good), "D2:D3 是合并的单元格，请取消合并，每一行都填上值", "D2:D3 are merged cells; unmerge them and fill in every row"),
            (books::never_calculated(&good), "B2 的公式没有保存结果。请用 Excel 打开、保存后再上传，或者粘贴为数值", "The formula in B2 has no stored result. Open and save the file in Excel, or paste values instead"),
            (b"<script>alert(1)</script>".to_vec(), NO_TABLE.0, NO_TABLE.1),
            (b"#!/bin/sh\nrm -rf /, now\n".to_vec(), NO_HEAD.0, NO_HEAD.1),
            (b"%PDF-1.7\n\x00\xFF\xFE\x00".to_vec(), NO_TABLE.0, NO_TABLE.1),
            (b"PK\x03\x04 and no more".to_vec(), NO_TABLE.0, NO_TABLE.1),
            (b"a,b\n1,2\n".to_vec(), NO_HEAD.0, NO_HEAD.1),
            (list(&[]), "表头下面没有数据，请填好再上传", "There is nothing below the head; fill it in and upload again"),
            (unknown.as_bytes().to_vec(), "缺少这些列：发证日期。不认识这些列：注册资本", "These columns are missing: Day of issue. These are not known: 注册资本"),
            (list(&good).replace_first("县市区", "名称"), "有两列的表头都是“名称”，请留一列", "Two columns have the head “名称”; keep one"),
        ];
        for (file, chinese, english) in &table {
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let answer = seat.post_file(&format!("/admin/imports/new?lang={lang}"), &[], "file", file).await;

                assert_eq!((answer.status, answer.errors()), (422, vec![("file".to_owned(), (*sentence).to_owned())]));
            }
            site.advance(chrono::Duration::minutes(5));
        }
        assert_eq!(kept(&site).await, [0; 4]);
    }
}

const NO_TABLE: (&str, &str) = (
    "打不开：只收 Excel（.xlsx）和 CSV 表格，文件可能已损坏",
    "This cannot be opened: only Excel (.xlsx) and CSV tables are taken, and the file may be damaged",
);
const NO_HEAD: (&str, &str) = (
    "前 10 行里没有找到表头。请用模板里的列名",
    "No head was found in the first 10 rows. Use the column names of the template",
);

trait ReplaceFirst {
    fn replace_first(self, from: &str, to: &str) -> Vec<u8>;
}

impl ReplaceFirst for Vec<u8> {
    fn replace_first(self, from: &str, to: &str) -> Vec<u8> {
        String::from_utf8(self).unwrap().replacen(from, to, 1).into_bytes()
    }
}

on_both! {
    async fn of_several_sheets_the_officer_chooses_one(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let file = books::two_sheets(&[row(CODE, &[])]);

        let asked = seat.post_file("/admin/imports/new", &[], "file", &file).await;
        let chosen = seat.post_file("/admin/imports/new", &[("sheet", "一月")], "file", &file).await;
        let empty = seat.post_file("/admin/imports/new", &[("sheet", "二月")], "file", &file).await;

        let sentence = "有几张工作表都有数据，请选一张，再选一次文件".to_owned();
        assert_eq!((asked.status, asked.errors()), (422, vec![("sheet".to_owned(), sentence)]));
        assert!(asked.body.contains("<option value=\"一月\">") && asked.body.contains("<option value=\"二月\">"));
        assert!(!asked.body.contains("<option value=\"空\">"), "a sheet without anything in it is none");
        assert_eq!((chosen.status, empty.status), (303, 422));
        assert!(seat.get(&chosen.location()).await.main_text().contains("工作表：一月"));
    }
}

on_both! {
    /// The same row, made by other programs: each is read alike, and the page says how.
    async fn a_list_is_read_however_it_was_made(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        let rows = |number| [listed(numbered_code(number), "曲阜𠮷工机床有限公司")];
        let titled = format!("济宁市企业名单\n\n{}", String::from_utf8(list(&rows(4))).unwrap());
        let day = ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
        let dated = |number, days: i32| {
            books::book(|book| {
                let page = book.add_worksheet();
                books::fill(page, &rows(number));
                let day = ExcelDateTime::from_serial_datetime(day.to_excel() - f64::from(days)).unwrap();
                page.write_datetime_with_format(1, 10, &day, &Format::new().set_num_format("yyyy/m/d")).unwrap();
            })
        };
        // Days since 1904 are 1,462 fewer.
        let since_1904 = books::since_1904(&dated(6, 1462));
        for (number, file, said) in [
            (0, list(&rows(0)), "按 UTF-8 编码读取"),
            (1, [b"\xEF\xBB\xBF".to_vec(), list(&rows(1))].concat(), "按 UTF-8 编码读取"),
            (2, books::gb18030(&list(&rows(2))), "按 GB18030 编码读取"),
            (3, books::table(&rows(3)), "工作表：Sheet1"),
            (4, titled.into_bytes(), "共 1 行"),
            (5, dated(5, 0), "工作表：Sheet1"),
            (6, since_1904, "工作表：Sheet1"),
        ] {
            let at = handed_in(&seat, &file).await;
            let page = seat.get(&at).await.main_text();
            assert!(page.contains(said) && page.contains("可以导入 1 行"), "{number}: {page}");

            assert_eq!(seat.post(&format!("{at}/commit"), &[]).await.status, 303);

            let found = with_code(&site, numbered_code(number).as_str()).await;
            assert_eq!(found.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["曲阜𠮷工机床有限公司"]);
        }
        let days: Vec<NaiveDate> = recognitions(&site).await.iter().map(|row| row.valid_from).collect();
        assert_eq!(days, [NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(); 7]);
    }
}

on_both! {
    async fn templates_come_in_each_language_and_are_read_when_filled_in(site: Site) {
        let seat = site.reviewing("reviewer", None).await;
        for (lang, head, sample) in
            [("zh-CN", "统一社会信用代码,名称,", "示例：91370800MA3TEXT0X2"), ("en", "Unified social credit code,", "Sample: 91370800MA3TEXT0X2")]
        {
            let csv = seat.get(&format!("/admin/imports/template.csv?lang={lang}")).await;
            let xlsx = seat.get(&format!("/admin/imports/template.xlsx?lang={lang}")).await;

            assert!(csv.body.contains(head) && csv.body.contains(sample), "{}", csv.body);
            let names = [&csv, &xlsx].map(|file| file.header("content-disposition").to_owned());
            assert_eq!(names, ["csv", "xlsx"].map(|end| format!("attachment; filename=\"enterprises-{lang}.{end}\"")));
            for empty in [&csv, &xlsx] {
                let answer = seat.post_file("/admin/imports/new", &[], "file", &empty.bytes).await;
                assert_eq!(answer.errors()[0].1, "表头下面没有数据，请填好再上传", "nothing but ours");
            }
            let filled = format!("{}{}\r\n", csv.body, row(CODE, &[]).join(","));
            handed_in(&seat, filled.as_bytes()).await;
        }
    }
}
