//! An empty table to fill in: every cell text, lists to choose from, explanations on a sheet of their own, and one
//! row that shows how. Explanations and that row are known again when the file comes back.
use super::{Cell, Format, Sheet, xlsx};
use crate::words::Words;
use rust_xlsxwriter::{DataValidation, Workbook};

/// What Excel holds in a list that stands in the cell's own rule (with the commas between).
const LONGEST_LIST: usize = 255;

pub struct Template {
    pub name: String,
    pub columns: Vec<TemplateColumn>,
    /// Rows for which lists are offered.
    pub rows: u32,
}

pub struct TemplateColumn {
    pub head: String,
    /// What is said about it.
    pub means: String,
    /// Of the sample row.
    pub sample: String,
    /// To choose from; none is free.
    pub choices: Vec<String>,
}

impl Template {
    pub fn write(&self, words: Words, format: Format) -> anyhow::Result<Vec<u8>> {
        match format {
            Format::Csv => self.sheet(words).write(format),
            Format::Xlsx => self.book(words),
        }
    }

    fn sheet(&self, words: Words) -> Sheet {
        let marked = |(place, column): (usize, &TemplateColumn)| match place {
            0 => Cell::Own(format!("{}{}", words.t("sheets-sample"), column.sample)),
            _ => Cell::own(Some(column.sample.as_str()).filter(|sample| !sample.is_empty())),
        };
        Sheet {
            name: self.name.clone(),
            columns: self.columns.iter().map(|column| column.head.clone()).collect(),
            rows: vec![self.columns.iter().enumerate().map(marked).collect()],
        }
    }

    fn book(&self, words: Words) -> anyhow::Result<Vec<u8>> {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        xlsx::fill(page, &self.sheet(words))?;
        for (place, column) in (0..).zip(&self.columns) {
            page.set_column_format(place, &xlsx::text())?;
            let length: usize = column.choices.iter().map(|choice| choice.chars().count() + 1).sum();
            if !column.choices.is_empty() && length <= LONGEST_LIST {
                let list = DataValidation::new().allow_list_strings(&column.choices)?;
                page.add_data_validation(1, place, self.rows, place, &list)?;
            }
        }
        xlsx::fill(book.add_worksheet(), &self.explanations(words))?;
        Ok(book.save_to_buffer()?)
    }

    fn explanations(&self, words: Words) -> Sheet {
        let row = |column: &TemplateColumn| {
            vec![Cell::Own(column.head.clone()), Cell::Own(column.means.clone()), Cell::Own(column.choices.join("\n"))]
        };
        let heads = ["sheets-column", "sheets-means", "sheets-choices"];
        Sheet {
            name: words.t("sheets-explanations"),
            columns: heads.map(|key| words.t(key)).to_vec(),
            rows: self.columns.iter().map(row).collect(),
        }
    }
}
