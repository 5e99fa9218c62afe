//! One enterprise before its officers: what it says of itself, the others with its code, and what may be decided.
use crate::{
    app::App,
    enterprises::{
        card,
        licence::{Licence, read_licence},
        merge::merged,
        pages::{district, facts},
        queries,
        recognitions::{self, Card},
    },
    error::{Answer, AppError},
    roles::{
        Officer, Right, Sight,
        rights::{DecideEnterprises, ReadEnterprises},
    },
    web::{
        form::Query,
        page::{file, page},
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::enterprise::{self, Reason, Status};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "enterprises/admin/show.html")]
struct ShowPage {
    view: View,
    id: Uuid,
    name: String,
    state: String,
    tint: &'static str,
    facts: Vec<(String, String)>,
    /// The licence reads so, says the applicant.
    is_odd_code: bool,
    intro: [String; 2],
    why: Option<&'static str>,
    reason: Option<String>,
    /// Others with the same code.
    others: Vec<Other>,
    /// All, the latest first.
    recognitions: Vec<Card>,
    has_licence: bool,
    acts: Vec<Act>,
    flash: Option<&'static str>,
}

struct Other {
    /// Within the officer's reach.
    href: Option<String>,
    name: String,
    district: String,
    state: String,
}

impl Other {
    fn of(view: &View, who: &Officer<ReadEnterprises>, other: enterprise::Model) -> Self {
        Self {
            href: who.reaches(other.district).then(|| format!("/admin/enterprises/{}", other.id)),
            district: district(view, &other),
            state: view.t(card::state(other.status).0),
            name: other.name,
        }
    }
}

struct Act {
    key: &'static str,
    piece: &'static str,
    /// Done at once; the others ask for a reason first.
    at_once: bool,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEnterprises>,
    decider: Option<Officer<DecideEnterprises>>,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let enterprise = find(&app, &who, &id).await?;
    let decides = decider.is_some_and(|decider| decider.reaches(enterprise.district));
    let reads = who.sight_in(enterprise.district) == Some(Sight::All);
    let (state, tint) = card::state(enterprise.status);
    let alike = queries::by_code(app.db.read(), &enterprise.code).await?;
    let others = alike.into_iter().filter(|other| other.id != enterprise.id);
    let kinds = recognitions::kinds(app.db.read()).await?;
    let held = recognitions::of(app.db.read(), enterprise.id).await?;
    page(&ShowPage {
        recognitions: held.iter().map(|row| Card::of(&view, &kinds, row)).collect(),
        state: view.t(state),
        tint,
        facts: facts(&view, &enterprise),
        is_odd_code: enterprise.is_odd_code,
        why: enterprise.reason_code.filter(|code| *code != Reason::Other).map(names::enterprise_reason),
        reason: enterprise.reason.clone().filter(|reason| reads && !reason.is_empty()),
        others: others.map(|other| Other::of(&view, &who, other)).collect(),
        has_licence: decides && enterprise.licence_id.is_some(),
        acts: if decides { acts(enterprise.status) } else { vec![] },
        flash: (query.get("done") == "decided").then_some("enterprises-decided"),
        intro: [enterprise.intro_zh.clone(), enterprise.intro_en.clone()],
        id: enterprise.id,
        name: enterprise.name,
        view,
    })
}

fn acts(status: Status) -> Vec<Act> {
    let act = |key, piece, at_once| Act { key, piece, at_once };
    match status {
        Status::Applied => vec![act("enterprises-act-take-up", "checking", true)],
        Status::Checking => {
            vec![act("enterprises-act-verify", "verification", true), act("enterprises-act-refuse", "refusal", false)]
        }
        Status::Verified => {
            vec![act("enterprises-act-suspend", "suspension", false), act("enterprises-act-close", "closing", false)]
        }
        Status::Suspended => vec![act("enterprises-act-resume", "resumption", false)],
        Status::Refused | Status::Listed | Status::Closed => vec![],
    }
}

pub async fn find<R: Right>(app: &App, who: &Officer<R>, id: &str) -> Result<enterprise::Model, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    if let Some(found) = queries::find(app.db.read(), who, id).await? {
        return Ok(found);
    }
    let into = merged(app.db.read(), id).await?.ok_or(AppError::NotFound)?;
    let there = queries::find(app.db.read(), who, into).await?.ok_or(AppError::NotFound)?;
    Err(AppError::Moved(format!("/admin/enterprises/{}", there.id)))
}

pub async fn licence(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let licence = read_licence(&app.db, &who, Licence::Enterprise(id), view.now).await?.ok_or(AppError::NotFound)?;
    file("licence", &licence.media_type, licence.bytes)
}
