//! One placement before the enterprise's people: where it stands, what is missing, what may be done, what happened.
use super::{
    Names, address, called,
    facts::{Born, Fact, facts},
    id,
    leaving::wish,
    offers::offers,
    returned::{Returned, Said},
    standing::Standing,
};
use crate::{
    app::App,
    enterprises::Room,
    error::{Answer, AppError},
    placements::{
        Act, Case, Hand, Paper, Stage,
        changes::Told,
        draft::may_enrol,
        enterprise_list,
        faults::sentence,
        guards,
        life::Now,
        links, may,
        overlaps::{self, Wait},
        pages::{
            changing,
            waits::{Note, notes},
        },
        steps,
        timeline::{self, Timeline},
    },
    roles::{Member, MemberRight, SeeEnterprise, TendEnterprise},
    web::{form::Query, page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    placement::{Side, Status},
    placement_overlap::Status as Asked,
};

#[derive(Template)]
#[template(path = "placements/room/one.html")]
pub struct OnePage {
    view: View,
    room: Room,
    at: String,
    name: String,
    standing: Standing,
    /// The enterprise is not verified at present.
    is_held: bool,
    /// That a proposal waits, and for whom: text key.
    proposal: Option<&'static str>,
    /// Somebody teaches who may not any more.
    is_unled: bool,
    revision: i32,
    notes: Vec<Note>,
    facts: Vec<Fact>,
    /// Shown is the age, and the whole birth date can be asked for.
    offers_birth_date: bool,
    returned: Option<Returned>,
    missing: Vec<String>,
    said: Vec<Said>,
    /// Text key of a file's name, and the last piece of its address.
    papers: Vec<(&'static str, &'static str)>,
    buttons: Vec<Button>,
    timeline: Timeline,
    /// Somebody wishes to leave, and waits for an answer.
    leave: Option<String>,
    /// The bureau has it otherwise.
    may_answer: bool,
    flash: Option<&'static str>,
}

pub struct Button {
    pub key: &'static str,
    pub piece: &'static str,
    /// Done at once; the others have a page of their own.
    pub at_once: bool,
    pub is_main: bool,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Member<SeeEnterprise>,
    Path(names): Names,
    Query(query): Query,
) -> Answer {
    let case = enterprise_list::one(app.db.read(), &who, id(&names)?, view.today()).await?;
    let flash = match query.get("done") {
        "begun" => Some("placements-enterprise-done-begun"),
        "saved" => Some("placements-enterprise-done-saved"),
        "sent" => Some("placements-enterprise-done-sent"),
        "taken-back" => Some("placements-enterprise-done-taken-back"),
        "cancelled" => Some("placements-enterprise-done-cancelled"),
        "paused" => Some("placements-enterprise-done-paused"),
        "pause-refused" => Some("placements-enterprise-done-pause-refused"),
        "pause-moved" => Some("placements-enterprise-done-pause-moved"),
        "resumed" => Some("placements-enterprise-done-resumed"),
        "ended" => Some("placements-enterprise-done-ended"),
        "leaving" => Some("placements-enterprise-done-leaving"),
        "earlier" => Some("placements-done-earlier"),
        "later" => Some("placements-done-later"),
        "own-back" => Some("placements-done-own-back"),
        "staying" => Some("placements-enterprise-done-staying"),
        "absent" => Some("placements-enterprise-done-absent"),
        "objected" => Some("placements-done-objected"),
        "declared" => Some("placements-enterprise-done-declared"),
        "answered" => Some("placements-change-done-answered"),
        "withdrawn" => Some("placements-change-done-withdrawn"),
        "changed" => Some("placements-change-done-changed"),
        "proposed" => Some("placements-change-done-proposed"),
        "taught" => Some("placements-enterprise-done-taught"),
        "handed-in" => Some("placements-enterprise-done-handed-in"),
        "leave-accepted" => Some("placements-enterprise-done-leave-accepted"),
        "leave-refused" => Some("placements-enterprise-done-leave-refused"),
        _ => None,
    };
    page(&one_page(&app, view, &who, &case.ok_or(AppError::NotFound)?, None, flash).await?)
}

/// `born`: the whole birth date was asked for; before filing it stands there anyhow.
pub async fn one_page<R: MemberRight>(
    app: &App,
    view: View,
    who: &Member<R>,
    case: &Case,
    born: Option<Born>,
    flash: Option<&'static str>,
) -> Result<OnePage, AppError> {
    let born = born.unwrap_or(if case.row.filed_at.is_some() { Born::Age } else { Born::Whole });
    let wait = overlaps::wait(app.db.read(), &case.row).await?;
    let page = OnePage {
        at: address(&who.enterprise.slug, case.row.id),
        name: called(&view, &case.row),
        standing: match wait {
            Some(wait) => Standing::waiting(&view, &case.row, &case.enterprise, wait),
            None => Standing::of(&view, &case.row, &case.enterprise),
        },
        is_held: !may_enrol(&case.enterprise) && Stage::of(&case.row).is_draft(),
        proposal: None,
        is_unled: guards::lacks_mentor(app.db.read(), case).await?,
        revision: case.row.revision,
        notes: vec![],
        facts: facts(&view, case, who.role, born),
        offers_birth_date: false,
        returned: None,
        missing: vec![],
        said: vec![],
        papers: vec![],
        buttons: vec![],
        timeline: Timeline::of(&view, vec![]),
        leave: None,
        may_answer: false,
        flash,
        room: Room::of(&view, who),
        view,
    };
    if TendEnterprise::has(who.role) { tended(app, page, case, (born, wait)).await } else { Ok(page) }
}

/// With what those see who may act.
async fn tended(
    app: &App,
    page: OnePage,
    case: &Case,
    (born, wait): (Born, Option<Wait>),
) -> Result<OnePage, AppError> {
    let (view, stage) = (&page.view, Stage::of(&case.row));
    let steps = steps::of(app.db.read(), case.row.id).await?;
    let now = Now::of(app.db.read(), &case.row, view.now).await?;
    let told = Told::of(app.db.read(), case.row.id).await?;
    let faults = match stage {
        Stage::WithEnterprise => guards::faults(app.db.read(), case, view.today()).await?,
        _ => vec![],
    };
    let papers =
        [("placements-form", "form", case.row.form_id), ("placements-contract", "contract", case.row.contract_id)];
    let db = app.db.read();
    let leave = overlaps::to_answer(db, &case.row, None).await?;
    let has_noes = case.row.returned.as_ref().is_some_and(|returned| !returned.noes.is_empty());
    let is_answered = stage == Stage::WithApprentice || !case.parts.is_empty() || has_noes;
    let returned = if wait.is_some() { Returned::besides_days(view, case) } else { Returned::of(view, case) };
    let returned = returned.filter(|_| stage == Stage::WithEnterprise);
    let main =
        if !faults.is_empty() { Some(Act::Save) } else { Some(Act::Send).filter(|_| wait != Some(Wait::ForDates)) };
    let drafted = buttons(case, case.row.status_on(view.today()), main);
    let is_fitting =
        stage == Stage::WithEnterprise && case.row.returned.is_none() && steps::says_fit(&case.row, &steps);
    let is_unguarded = !wait.is_some_and(Wait::is_leaving) && links::is_unguarded(db, &case.row).await?;
    let standing = match page.standing {
        _ if !faults.is_empty() => Standing::of(view, &case.row, &case.enterprise),
        standing if is_unguarded => standing.unguarded(view, &case.row),
        standing if wait.is_none() && is_fitting => standing.fitting(view),
        standing => standing,
    };
    Ok(OnePage {
        standing,
        offers_birth_date: born == Born::Age && case.row.birth_date.is_some(),
        returned,
        missing: faults.iter().map(|fault| sentence(view.words, fault)).collect(),
        said: if is_answered { Said::all(view, case) } else { vec![] },
        proposal: changing::note(app, view, case, Side::Enterprise).await?,
        papers: papers.into_iter().filter(|(.., file)| file.is_some()).map(|(key, piece, _)| (key, piece)).collect(),
        buttons: drafted.into_iter().chain(offers(&now)).collect(),
        notes: notes(view, case, &now, Side::Enterprise),
        timeline: Timeline::of(view, timeline::lines(view, case, &steps, &told, Side::Enterprise)),
        may_answer: leave.as_ref().is_some_and(|request| request.status == Asked::Open),
        leave: leave.map(|request| wish(view, case, &request)),
        ..page
    })
}

/// What comes next stands out: sending, once nothing is missing, and nothing as long as another enterprise is asked.
fn buttons(case: &Case, status: Status, main: Option<Act>) -> Vec<Button> {
    let stage = Stage::of(&case.row);
    let button = |key, piece, at_once| Button { key, piece, at_once, is_main: false };
    let all = [
        (Act::Send, button("placements-enterprise-send", "sending", true)),
        (Act::Save, button("placements-enterprise-edit", "draft", false)),
        (Act::TakeBack, button("placements-enterprise-take-back", "take-back", true)),
        (Act::Change, button("placements-enterprise-change", "change", false)),
        (Act::HandOver, button("placements-enterprise-teachers", "mentors", false)),
        (Act::HandIn, button("placements-enterprise-files", "files", false)),
        (Act::Cancel, button("placements-enterprise-cancel", "cancellation", false)),
    ];
    let is_open = |act: Act| match act {
        Act::Send => may_enrol(&case.enterprise),
        Act::Cancel => status != Status::Running,
        Act::HandIn => Paper::lacking(case).next().is_some(),
        _ => true,
    };
    all.into_iter()
        .filter(|(act, _)| may(Hand::Enterprise, *act, stage) && is_open(*act))
        .map(|(act, it)| Button { is_main: main == Some(act), ..it })
        .collect()
}
