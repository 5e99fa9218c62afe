//! Handing in what a filed placement lacks: the stamped form, the labour contract.
use super::{Names, address, called, find, paper::paper};
use crate::{
    app::App,
    enterprises::Room,
    error::{Answer, AppError},
    files::Checked,
    placements::{Act, Case, Hand, Paper, fields::label, hand_in, pages::ask::open},
    roles::{Member, TendEnterprise},
    web::{
        form::{FieldErrors, wrong},
        page::{again, page},
        problems::Problems,
        upload::Uploads,
        view::View,
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

#[derive(Template)]
#[template(path = "placements/room/files.html")]
struct FilesPage {
    view: View,
    room: Room,
    name: String,
    back: String,
    /// Field and label.
    lacking: Vec<(&'static str, String)>,
    there: Vec<(&'static str, String)>,
    problems: Problems,
}

pub async fn show(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let case = open(&view, find(&app, &who, &names).await?, Hand::Enterprise, Act::HandIn)?;
    page(&files_page(view, &who, &case, Problems::default()))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    uploads: Result<Uploads, Response>,
) -> Answer {
    let case = open(&view, find(&app, &who, &names).await?, Hand::Enterprise, Act::HandIn)?;
    // Read behind it, for a foreign one is as missing, whatever is sent.
    let mut uploads = match uploads {
        Ok(uploads) => uploads,
        Err(unreadable) => return Ok(unreadable),
    };
    match chosen(&case, &mut uploads).await? {
        Ok(papers) => {
            hand_in(&app.db, &app.address_key, &who, case.row.id, papers, view.now).await?;
            Ok(view.see_other(&format!("{}?done=handed-in", address(&who.enterprise.slug, case.row.id))))
        }
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            again(&files_page(view, &who, &case, problems))
        }
    }
}

/// At least one, all fit to be kept.
async fn chosen(case: &Case, uploads: &mut Uploads) -> Result<Result<Vec<(Paper, Checked)>, FieldErrors>, AppError> {
    let (mut papers, mut errors) = (Vec::new(), FieldErrors::default());
    for each in Paper::ALL {
        let bytes = uploads.take(each.field());
        papers.extend(paper(each.field(), bytes, &mut errors).await?.map(|file| (each, file)));
    }
    if let (true, true, Some(first)) = (papers.is_empty(), errors.is_empty(), Paper::lacking(case).next()) {
        errors.add(first.field(), wrong("file_missing"));
    }
    Ok(if errors.is_empty() { Ok(papers) } else { Err(errors) })
}

fn files_page(view: View, who: &Member<TendEnterprise>, case: &Case, problems: Problems) -> FilesPage {
    let named = |paper: Paper| (paper.field(), view.t(label(paper.field())));
    FilesPage {
        name: called(&view, &case.row),
        back: address(&who.enterprise.slug, case.row.id),
        lacking: Paper::lacking(case).map(named).collect(),
        there: Paper::ALL.into_iter().filter(|paper| paper.of(case).is_some()).map(named).collect(),
        room: Room::of(&view, who),
        problems,
        view,
    }
}
