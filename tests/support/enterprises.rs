//! Enterprises in each state, made by the verbs, so that no impossible one can be set up.
//! This is over 250 lines because tests of three domains set up the same enterprises by it.
use super::{Seat, Site, people::email};
use entity::{
    account,
    enterprise::{self, Chain, Kind, Reason, Status},
    event::District,
    import, member_invitation, membership,
    officer_role::Role,
    proposal,
};
use sea_orm::{EntityTrait, QueryFilter};
use std::sync::Arc;
use xingtan::{
    enterprises::{
        ApplyError, Asked, Care, Choice, CreditCode, DecideError, Decision, Identity, NewEnterprise, Profile,
        ProposalDecision, accept, apply, claim, commit_import, decide, decide_proposal, invite, propose, set_logo,
        start_import,
    },
    files::Checked,
    imports::{NewImport, StartError},
    mail::fresh,
    roles::{Candidate, Member, Officer, rights::DecideEnterprises},
};

pub const PDF: &[u8] = b"%PDF-1.7 a licence";

pub fn code(text: &str) -> CreditCode {
    CreditCode::parse(text, Care::AsTyped).expect(text)
}

/// A good code for each number: the two checks are found by trying.
pub fn numbered_code(number: usize) -> CreditCode {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let fits = |inner: char| {
        let all = ALPHABET.chars().map(move |outer| format!("91370881MA{number:06}{inner}{outer}"));
        all.into_iter().find_map(|text| CreditCode::parse(&text, Care::AsTyped).ok())
    };
    "0123456789X".chars().find_map(fits).expect("a code")
}

/// A company in Qufu, as a form filled in well makes it.
pub fn company(code: CreditCode, name: &str) -> NewEnterprise {
    NewEnterprise { identity: Identity { code, is_odd_code: false, name: name.to_owned() }, profile: profile() }
}

fn profile() -> Profile {
    Profile {
        kind: Kind::Company,
        district: Some(District::Qufu),
        chain: Chain::Equipment,
        staff: 1200,
        science_staff: 150,
        address: "曲阜市春秋中路 8 号".into(),
        intro: ["做精密机床。".into(), "Makes precision machine tools.".into()],
    }
}

/// The same in a district, or from elsewhere.
pub fn company_in(district: Option<District>, code: CreditCode, name: &str) -> NewEnterprise {
    NewEnterprise { profile: Profile { district, ..profile() }, ..company(code, name) }
}

/// Heads of the bureau's list.
pub const HEADS: [&str; 12] = [
    "统一社会信用代码",
    "名称",
    "类型",
    "县市区",
    "产业链",
    "员工人数",
    "科技人员",
    "地址",
    "认定种类",
    "证书编号",
    "发证日期",
    "有效期截止",
];

/// A row of it that is filled in well, of Qufu.
pub fn listed(code: CreditCode, name: &str) -> [String; 12] {
    let number = format!("GR2026370{}", &code.as_str()[12..17]);
    let well = [
        code.as_str(),
        name,
        "",
        "曲阜市",
        "高端装备",
        "120",
        "15",
        "曲阜市春秋中路 8 号",
        "高新技术企业",
        &number,
        "2026-03-01",
        "",
    ];
    well.map(str::to_owned)
}

/// The list as CSV.
pub fn list(rows: &[[String; 12]]) -> Vec<u8> {
    let rows = rows.iter().map(|row| row.each_ref().map(String::as_str));
    let lines = [HEADS].into_iter().chain(rows).map(|row| row.map(|cell| format!("\"{cell}\"")).join(","));
    lines.collect::<Vec<_>>().join("\r\n").into_bytes()
}

/// What brings an application into a state; an import lists enterprises, without one.
fn way_to(status: Status) -> Vec<Decision> {
    use Decision::{Close, Refuse, Suspend, TakeUp, Verify};
    let why = || "材料需要更新".to_owned();
    match status {
        Status::Applied => vec![],
        Status::Checking => vec![TakeUp],
        Status::Verified => vec![TakeUp, Verify],
        Status::Refused => vec![TakeUp, Refuse(Reason::Unreadable, why())],
        Status::Suspended => vec![TakeUp, Verify, Suspend(Reason::Outdated, why())],
        Status::Closed => vec![TakeUp, Verify, Close(Reason::OwnWish, why())],
        Status::Listed => panic!("an import lists enterprises; see `import`"),
    }
}

fn asked() -> Asked {
    let licence = Checked { media_type: "application/pdf", bytes: PDF.to_vec() };
    Asked { licence, words: "执照在我们这里。".into() }
}

/// Signed in, as verbs see them.
pub fn candidate(account: &account::Model) -> Candidate {
    Candidate { account: Arc::new(account.clone()), sign_in: account.id, request_id: "".into() }
}

impl Site {
    pub async fn try_apply(&self, owner: &account::Model, new: NewEnterprise) -> Result<enterprise::Model, ApplyError> {
        let who = candidate(owner);
        let licence = Checked { media_type: "application/pdf", bytes: PDF.to_vec() };
        apply(&self.app.db, &self.app.address_key, &who, new, licence, self.now()).await
    }

    pub async fn apply(&self, owner: &account::Model, new: NewEnterprise) -> enterprise::Model {
        self.try_apply(owner, new).await.expect("an application")
    }

    /// Of an owner of its own, `{name}@example.cn`, brought into a state by a reviewer of the whole city.
    pub async fn enterprise(&self, name: &str, new: NewEnterprise, status: Status) -> enterprise::Model {
        let owner = self.account(name).await;
        let row = self.apply(&owner, new).await;
        self.bring(row, status).await
    }

    pub async fn bring(&self, row: enterprise::Model, status: Status) -> enterprise::Model {
        let who = self.reviewer().await;
        for decision in way_to(status) {
            self.decide(&who, &row, &decision).await.expect("decided");
        }
        self.now_of(&row).await
    }

    /// A verified one, in another state.
    pub async fn bring_to(&self, row: &enterprise::Model, status: Status) {
        let who = self.reviewer().await;
        for decision in way_to(status).into_iter().skip(2) {
            self.decide(&who, row, &decision).await.expect("decided");
        }
    }

    pub async fn enterprise_of(&self, slug: &str) -> enterprise::Model {
        let named = enterprise::Entity::find().filter(enterprise::COLUMN.slug.eq(slug));
        named.one(self.db()).await.unwrap().expect(slug)
    }

    pub async fn decide(
        &self,
        who: &Officer<DecideEnterprises>,
        row: &enterprise::Model,
        decision: &Decision,
    ) -> Result<enterprise::Model, DecideError> {
        decide(&self.app.db, &self.app.address_key, who, row.id, decision, self.now()).await
    }

    /// As a list of the bureau's makes it: no member, no licence.
    pub async fn listed(&self, code: CreditCode, name: &str) -> enterprise::Model {
        let who = self.reviewer().await;
        let row = listed(code.clone(), name);
        let import = self.import(&who, list(&[row])).await;
        commit_import(&self.app.db, &self.app.address_key, &who, import.id, Choice::AllOrNothing, self.now())
            .await
            .expect("carried out");
        let found = enterprise::Entity::find().filter(enterprise::COLUMN.code.eq(code.as_str())).one(self.db()).await;
        found.expect("a query").expect("a listed one")
    }

    /// An owner's other values, with a licence.
    pub async fn propose(&self, row: &enterprise::Model, owner: &account::Model, to: Identity) -> proposal::Model {
        let who = Member::load(&self.app.db, &candidate(owner), &row.slug).await.expect("an owner");
        propose(&self.app.db, &who, to, asked(), self.now()).await.expect("a proposal")
    }

    /// Somebody says that an enterprise is theirs.
    pub async fn lay_claim(&self, row: &enterprise::Model, account: &account::Model) -> proposal::Model {
        claim(&self.app.db, &candidate(account), &row.slug, asked(), self.now()).await.expect("a claim")
    }

    /// Taken up by a reviewer of the whole city, and decided on.
    pub async fn settle(&self, asked: &proposal::Model, decision: Option<&ProposalDecision>) {
        let (db, key, who) = (&self.app.db, &self.app.address_key, self.reviewer().await);
        for decision in [Some(&ProposalDecision::TakeUp), decision].into_iter().flatten() {
            decide_proposal(db, key, &who, asked.id, decision, self.now()).await.expect("decided");
        }
    }

    /// A picture of three pixels, set by its owner.
    pub async fn show_logo(&self, row: &enterprise::Model) {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(3, 1).write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
        let logo = Checked { media_type: "image/png", bytes: bytes.into_inner() };
        set_logo(&self.app.db, &self.tending(row).await, logo, self.now()).await.expect("a logo");
    }

    /// Somebody asked by an owner.
    pub async fn ask(
        &self,
        row: &enterprise::Model,
        owner: &account::Model,
        name: &str,
        role: membership::Role,
    ) -> member_invitation::Model {
        let who = Member::load(&self.app.db, &candidate(owner), &row.slug).await.expect("an owner");
        invite(&self.app.db, &self.app.address_key, &who, &email(name), role, self.now()).await.expect("asked")
    }

    /// A secret of an invitation, as its letter would carry it.
    pub async fn link_of(&self, asked: &member_invitation::Model) -> String {
        fresh::make(self.app.db.write(), asked.id, self.now()).await.expect("a secret")
    }

    /// Somebody asked by an owner, who accepts.
    pub async fn join(
        &self,
        row: &enterprise::Model,
        owner: &account::Model,
        account: &account::Model,
        role: membership::Role,
    ) {
        let name = account.email.as_deref().unwrap_or_default().split('@').next().unwrap_or_default();
        let asked = self.ask(row, owner, name, role).await;
        let token = self.link_of(&asked).await;
        let (db, key) = (&self.app.db, &self.app.address_key);
        accept(db, key, &candidate(account), &token, self.now()).await.expect("joined");
    }

    pub async fn try_import(
        &self,
        who: &Officer<DecideEnterprises>,
        bytes: Vec<u8>,
    ) -> Result<import::Model, StartError> {
        let new = NewImport { name: "名单.csv".to_owned(), bytes, sheet: String::new() };
        start_import(&self.app.db, who, new, self.now()).await
    }

    pub async fn import(&self, who: &Officer<DecideEnterprises>, bytes: Vec<u8>) -> import::Model {
        self.try_import(who, bytes).await.expect("an import")
    }

    /// One for the whole city.
    pub async fn reviewer(&self) -> Officer<DecideEnterprises> {
        let id = self.reviewer.get_or_init(async || self.officer("city-reviewer", Role::Reviewer, None).await.id).await;
        self.officer_of(*id).await
    }

    /// A reviewer of a district, or of the whole city, as a browser of their own.
    pub async fn reviewing(&self, name: &str, district: Option<District>) -> Seat<'_> {
        let account = self.officer(name, Role::Reviewer, district).await;
        self.sign_in(&account).await
    }

    pub async fn now_of(&self, row: &enterprise::Model) -> enterprise::Model {
        enterprise::Entity::find_by_id(row.id).one(self.db()).await.unwrap().expect("the enterprise")
    }
}
