//! An enterprise asks to join.
use crate::{
    app::App,
    enterprises::{
        apply::{ApplyError, apply},
        form::{ApplicationForm, NewEnterprise},
        profile::Choices,
    },
    error::{Answer, AppError},
    files::{self, Checked, FileFault},
    roles::Candidate,
    web::{
        form::{FieldErrors, Wrong, wrong},
        page::{again, page},
        problems::Problems,
        upload::Upload,
        view::View,
    },
};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "enterprises/new.html")]
struct NewPage {
    view: View,
    form: ApplicationForm,
    choices: Choices,
    /// Only the inner check of the code fails, so that whoever copied it exactly may say so.
    offers_exact: bool,
    problems: Problems,
}

pub async fn blank(view: View, _who: Candidate) -> Answer {
    page(&new_page(view, ApplicationForm::default(), &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Candidate, upload: Upload) -> Answer {
    let form = ApplicationForm::from(&upload.fields);
    let (new, licence) = match believed(&form, upload.file).await? {
        Ok(believed) => believed,
        Err(errors) => return again(&new_page(view, form, &errors)),
    };
    match apply(&app.db, &app.address_key, &who, new, licence, view.now).await {
        Ok(row) => Ok(view.see_other(&format!("/enterprise/{}?done=applied", row.slug))),
        Err(ApplyError::Waiting { slug }) => Ok(view.see_other(&format!("/enterprise/{slug}"))),
        Err(ApplyError::CodeTaken) => {
            let mut errors = FieldErrors::default();
            errors.add("uscc", wrong("code_taken"));
            again(&new_page(view, form, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

/// All that is wrong is told at once, the licence too.
async fn believed(
    form: &ApplicationForm,
    file: Vec<u8>,
) -> Result<Result<(NewEnterprise, Checked), FieldErrors>, AppError> {
    let licence = files::check(file).await?;
    let mut faults = FieldErrors::default();
    let licence = faults.keep("licence", licence.map_err(|fault| fault_of(&fault)));
    Ok(match (form.parse(), licence) {
        (Ok(new), Some(licence)) => Ok((new, licence)),
        (Ok(_), None) => Err(faults),
        (Err(errors), _) => Err(errors.and(faults)),
    })
}

pub fn fault_of(fault: &FileFault) -> Wrong {
    wrong(match fault {
        FileFault::Empty => "licence_missing",
        FileFault::TooBig => "file_big",
        FileFault::OtherKind => "file_kind",
        FileFault::TooWide => "file_wide",
        FileFault::Broken => "file_broken",
    })
}

fn new_page(view: View, form: ApplicationForm, errors: &FieldErrors) -> NewPage {
    NewPage {
        choices: Choices::of(&view, &form.profile),
        offers_exact: form.identity.offers_exact(errors),
        problems: Problems::of(&view, errors),
        form,
        view,
    }
}
