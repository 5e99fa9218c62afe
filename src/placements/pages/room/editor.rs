//! Writing a draft, which may be saved with gaps. Two who edit at the same time never lose what either typed: the
//! second sees what the first saved, beside their own.
use super::{
    Names, address, called,
    choices::Choices,
    find,
    paper::paper,
    returned::{Returned, Said},
};
use crate::{
    app::App,
    enterprises::Room,
    error::{Answer, AppError},
    placements::{
        Act, Case, Draft, DraftError, Hand, Stage, begin,
        draft::may_enrol,
        fields::label,
        form::DraftForm,
        may,
        offered::{Offered, offered},
        overlaps,
        pages::named,
        save,
    },
    roles::{Member, TendEnterprise},
    web::{
        form::FieldErrors,
        page::{again, page, page_with},
        problems::Problems,
        upload::Uploads,
        view::View,
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/room/editor.html")]
pub struct EditorPage {
    view: View,
    room: Room,
    /// `None`: a new one.
    name: Option<String>,
    back: String,
    form: DraftForm,
    marks: String,
    revision: i32,
    choices: Choices,
    /// Version of the notice that the tick is about.
    notice: String,
    /// Where what was handed in can be read.
    papers: [Option<String>; 2],
    returned: Option<Returned>,
    /// What the apprentice said no to.
    noes: Vec<Said>,
    problems: Problems,
    /// What another saved meanwhile in the fields that both touched: label and their value.
    conflicts: Option<Vec<(String, String)>>,
}

pub async fn blank(State(app): State<App>, view: View, who: Member<TendEnterprise>) -> Answer {
    if !may_enrol(&who.enterprise) {
        return Err(DraftError::NotVerified.into());
    }
    let desk = Desk::of(&app, who, None).await?;
    let form = match desk.offered.programmes.as_slice() {
        [only] => DraftForm::under(only.id),
        _ => DraftForm::default(),
    };
    page(&desk.page(view, form, Problems::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Member<TendEnterprise>, mut uploads: Uploads) -> Answer {
    let desk = Desk::of(&app, who, None).await?;
    let form = DraftForm::from(uploads.fields.clone());
    let draft = match desk.typed(&view, &form, &mut uploads).await? {
        Ok(draft) => draft,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            return again(&desk.page(view, form, problems));
        }
    };
    let row = begin(&app.db, &desk.who, draft, view.now).await?;
    Ok(view.see_other(&format!("{}?done=begun", address(&desk.who.enterprise.slug, row.id))))
}

pub async fn show(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let case = turn(find(&app, &who, &names).await?)?;
    let form = DraftForm::of_case(&case);
    let desk = Desk::of(&app, who, Some(case)).await?;
    let problems = Problems::these(desk.returned(&view).map(|returned| returned.faults).unwrap_or_default());
    page(&desk.page(view, form, problems))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    uploads: Result<Uploads, Response>,
) -> Answer {
    let case = turn(find(&app, &who, &names).await?)?;
    // Read behind it, for a foreign one is as missing, whatever is sent.
    let mut uploads = match uploads {
        Ok(uploads) => uploads,
        Err(unreadable) => return Ok(unreadable),
    };
    let (id, saved) = (case.row.id, case.row.revision);
    let revision = uploads.fields.get("revision").parse().unwrap_or(0);
    let form = DraftForm::from(uploads.fields.clone());
    let desk = Desk::of(&app, who, Some(case)).await?;
    if revision != saved {
        return desk.stale(view, &form, &uploads);
    }
    let draft = match desk.typed(&view, &form, &mut uploads).await? {
        Ok(draft) => draft,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            return again(&desk.page(view, form, problems));
        }
    };
    match save(&app.db, &app.address_key, &desk.who, id, revision, draft, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("{}?done=saved", address(&desk.who.enterprise.slug, id)))),
        Err(DraftError::Stale(_)) => {
            let case = find(&app, &desk.who, &names).await?;
            Desk::of(&app, desk.who, Some(case)).await?.stale(view, &form, &uploads)
        }
        Err(error) => Err(error.into()),
    }
}

/// Of a draft that is elsewhere nothing can be typed.
fn turn(case: Case) -> Result<Case, DraftError> {
    if may(Hand::Enterprise, Act::Save, Stage::of(&case.row)) {
        return Ok(case);
    }
    Err(DraftError::WithAnother(Box::new(case.row)))
}

/// What the form is drawn and read with.
pub struct Desk {
    who: Member<TendEnterprise>,
    offered: Offered,
    case: Option<Case>,
    /// For another placement to be left.
    is_waiting: bool,
}

impl Desk {
    pub async fn of(app: &App, who: Member<TendEnterprise>, case: Option<Case>) -> Result<Self, AppError> {
        let offered = offered(app.db.read(), who.enterprise.id).await?;
        let is_waiting = match &case {
            Some(case) => overlaps::waits(app.db.read(), &case.row).await?,
            None => false,
        };
        Ok(Self { who, offered, case, is_waiting })
    }

    fn returned(&self, view: &View) -> Option<Returned> {
        let case = self.case.as_ref()?;
        if self.is_waiting { Returned::besides_days(view, case) } else { Returned::of(view, case) }
    }

    /// All that is wrong is told at once, the files too.
    async fn typed(
        &self,
        view: &View,
        form: &DraftForm,
        uploads: &mut Uploads,
    ) -> Result<Result<Draft, FieldErrors>, AppError> {
        let mut faults = FieldErrors::default();
        let [stamped, contract] = ["form", "contract"].map(|field| uploads.take(field));
        let stamped = paper("form", stamped, &mut faults).await?;
        let contract = paper("contract", contract, &mut faults).await?;
        Ok(match form.parse(&self.offered.chosen(view.today())) {
            Ok(draft) if faults.is_empty() => Ok(Draft { form: stamped, contract, ..draft }),
            Ok(_) => Err(faults),
            Err(errors) => Err(errors.and(faults)),
        })
    }

    pub fn page(&self, view: View, form: DraftForm, problems: Problems) -> EditorPage {
        let case = self.case.as_ref();
        let slug = &self.who.enterprise.slug;
        let at = case.map(|case| address(slug, case.row.id));
        let paper = |piece: &str, file: Option<Uuid>| file.and(at.as_ref()).map(|at| format!("{at}/{piece}"));
        let told = case.and_then(|case| case.row.notice_told).unwrap_or(self.offered.notice);
        let noes = case.map(|case| Said::all(&view, case)).unwrap_or_default();
        EditorPage {
            name: case.map(|case| called(&view, &case.row)),
            marks: case.map_or_else(|| form.marks(), |case| DraftForm::of_case(case).marks()),
            revision: case.map_or(0, |case| case.row.revision),
            choices: self.choices(&view, &form),
            notice: told.to_string(),
            papers: [
                paper("form", case.and_then(|case| case.row.form_id)),
                paper("contract", case.and_then(|case| case.row.contract_id)),
            ],
            returned: self.returned(&view),
            noes: noes.into_iter().filter(|said| said.words.is_some()).collect(),
            back: at.unwrap_or_else(|| format!("/enterprise/{slug}/placements")),
            room: Room::of(&view, &self.who),
            conflicts: None,
            problems: named(&view, problems),
            form,
            view,
        }
    }

    fn choices(&self, view: &View, form: &DraftForm) -> Choices {
        Choices::of(view, &self.offered, form)
    }

    /// 409: both versions on one page, ready to be saved on top of what the other saved.
    fn stale(&self, view: View, typed: &DraftForm, uploads: &Uploads) -> Answer {
        let theirs = self.case.as_ref().map(DraftForm::of_case).unwrap_or_default();
        let (form, both) = typed.merge(&theirs, uploads.fields.get("marks"));
        let said = self.choices(&view, &theirs);
        let conflicts =
            both.into_iter().map(|field| (view.t(label(field)), said.said(&view, &theirs, field))).collect();
        let page = self.page(view, form, Problems::default());
        page_with(StatusCode::CONFLICT, &EditorPage { conflicts: Some(conflicts), ..page })
    }
}

impl EditorPage {
    fn label(&self, field: &str) -> String {
        self.view.t(label(field))
    }

    fn is_marked(&self, field: &str) -> bool {
        self.returned.as_ref().is_some_and(|returned| returned.is_marked(field))
    }
}
