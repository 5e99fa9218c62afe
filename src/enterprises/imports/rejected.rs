//! The rows that are left out, as a file to be put right and sent again: the clerk's own columns in their order, and
//! why as the last.
use super::{DryRun, Left};
use crate::{
    enterprises::form::import::column_name,
    sheets::{Cell, Sheet},
    words::Words,
};

pub fn rejected(words: Words, dry: &DryRun) -> Sheet {
    let table = &dry.list.table;
    let row = |left: &Left| {
        let sentences = left.why.sentences(words);
        let wrong: Vec<&str> = sentences.iter().map(|(column, _)| column.as_str()).collect();
        let said = sentences.iter().map(|(column, sentence)| {
            let column = words.t(column_name(column));
            words.fill("enterprises-import-at", &[("column", column.into()), ("sentence", sentence.clone().into())])
        });
        let why = Cell::Own(said.collect::<Vec<_>>().join("\n"));
        table.cells(&table.rows[left.place], &wrong).into_iter().chain([why]).collect()
    };
    Sheet {
        name: words.t("enterprises-import-rejected"),
        columns: table.heads.iter().cloned().chain([words.t("sheets-reason")]).collect(),
        rows: dry.assessed.left.iter().map(row).collect(),
    }
}
