//! Handing a list in. What is wrong with the file itself is said here; with its rows, on the page of the import.
use crate::{
    app::App,
    enterprises::imports::start_import,
    error::Answer,
    imports::{NewImport, StartError},
    roles::{Officer, rights::DecideEnterprises},
    sheets::SheetFault,
    web::{
        choice::Choice,
        page::{again, page},
        problems::Problems,
        upload::Upload,
        view::View,
    },
};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "enterprises/admin/imports/new.html")]
struct NewPage {
    view: View,
    /// Where several hold something.
    sheets: Vec<Choice>,
    problems: Problems,
}

pub async fn blank(view: View, _who: Officer<DecideEnterprises>) -> Answer {
    page(&NewPage { view, sheets: vec![], problems: Problems::default() })
}

pub async fn create(State(app): State<App>, view: View, who: Officer<DecideEnterprises>, upload: Upload) -> Answer {
    let sheet = upload.fields.get("sheet").to_owned();
    let called = Some(upload.called).filter(|called| !called.trim().is_empty());
    let name = called.unwrap_or_else(|| view.t("sheets-file"));
    let new = NewImport { name, bytes: upload.file, sheet };
    match start_import(&app.db, &who, new, view.now).await {
        Ok(import) => Ok(view.see_other(&format!("/admin/imports/{}", import.id))),
        Err(StartError::Sheet(fault)) => again(&refused(view, &fault)),
        Err(error) => Err(error.into()),
    }
}

fn refused(view: View, fault: &SheetFault) -> NewPage {
    let names = if let SheetFault::WhichSheet(names) = fault { names.as_slice() } else { &[] };
    NewPage {
        sheets: names.iter().map(|name| Choice::of(name.clone(), name.clone(), "")).collect(),
        problems: Problems::one(if names.is_empty() { "file" } else { "sheet" }, fault.message(view.words)),
        view,
    }
}
