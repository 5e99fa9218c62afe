//! Handing a list in. What is wrong with the file itself is said here; with its rows, on the page of the import.
use crate::{
    app::App,
    enterprises::imports::start_import,
    error::Answer,
    imports::StartError,
    roles::{Officer, rights::DecideEnterprises},
    web::{
        choice::Choice,
        page::{again, page},
        problems::Problems,
        upload::{Upload, unread},
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
    match start_import(&app.db, &who, upload.list(&view), view.now).await {
        Ok(import) => Ok(view.see_other(&format!("/admin/imports/{}", import.id))),
        Err(StartError::Sheet(fault)) => {
            let (sheets, problems) = unread(&view, &fault);
            again(&NewPage { view, sheets, problems })
        }
        Err(error) => Err(error.into()),
    }
}
