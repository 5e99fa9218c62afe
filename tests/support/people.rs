//! Accounts and officers, made by the verbs, and what they do in a browser of their own.
use super::{Answer, Site};
use axum::{
    body::Body,
    http::{Method, header},
};
use entity::{Locale, account, audit, event::District, officer_role::Role};
use sea_orm::{EntityTrait, QueryOrder};
use tokio::sync::OnceCell;
use uuid::Uuid;
use xingtan::{
    accounts::{self, Knock},
    person::Email,
    roles::{Actor, Officer, Right},
    secret::password::{Hashed, Password, Passwords},
};

/// Of everybody in the tests.
pub const PASSWORD: &str = "三尺讲台一方杏坛";

const FORM: &str = "application/x-www-form-urlencoded";
/// Between the parts of a form with a file.
const EDGE: &str = "----the-edge-of-a-part";

/// Hashed once, for it takes its time.
pub async fn hashed() -> Hashed {
    static HASHED: OnceCell<Hashed> = OnceCell::const_new();
    let hash = async || Passwords::default().hash(Password::parse(PASSWORD, &[]).expect("a password")).await;
    HASHED.get_or_init(async || hash().await.expect("a hash")).await.clone()
}

pub fn email(name: &str) -> Email {
    Email::parse(&format!("{name}@example.cn")).expect("an address")
}

impl Site {
    /// An account, `{name}@example.cn`.
    pub async fn account(&self, name: &str) -> account::Model {
        let token = accounts::invite(&self.app.db, &email(name), Locale::Zh, self.now()).await.expect("a link");
        self.set_password(&token).await
    }

    /// An account that is an officer.
    pub async fn officer(&self, name: &str, role: Role, district: Option<District>) -> account::Model {
        let (db, who) = (&self.app.db, Actor::command_line());
        let token = accounts::add_officer(db, &who, &email(name), role, district, self.now()).await.expect("a link");
        self.set_password(&token).await
    }

    /// Those that the audit kept, oldest first, each with its act.
    pub async fn kinds_of_reasons(&self) -> Vec<(String, String)> {
        let rows = audit::Entity::find().order_by_asc(audit::Column::Id).all(self.db()).await.expect("the audit");
        rows.into_iter().filter_map(|row| Some((row.act, row.reason_code?))).collect()
    }

    async fn set_password(&self, token: &str) -> account::Model {
        let key = &self.app.address_key;
        let hashed = hashed().await;
        accounts::set_password(&self.app.db, key, token, hashed, &"".into(), self.now()).await.expect("an account")
    }

    /// An administrator of this site, made when first asked for, by one of their rights.
    pub async fn by<R: Right>(&self) -> Officer<R> {
        let id =
            self.administrator.get_or_init(async || self.officer("root", Role::Administrator, None).await.id).await;
        self.officer_of(*id).await
    }

    pub async fn officer_of<R: Right>(&self, account: Uuid) -> Officer<R> {
        Officer::load(&self.app.db, account).await.expect("an officer with this right")
    }

    /// What the authenticator of an account shows now.
    pub async fn factor_code(&self, account: &account::Model) -> String {
        let account = accounts::by_id(self.db(), account.id).await.expect("a query").expect("an account");
        let totp = accounts::factor::authenticator(&account).expect("a secret").expect("a factor");
        totp.generate(self.now().timestamp() as u64).to_string()
    }

    /// Signs in, as a browser of its own.
    pub async fn sign_in(&self, account: &account::Model) -> Seat<'_> {
        let knock = Knock {
            email_key: account.email_key.clone().expect("an open account"),
            password: PASSWORD.to_owned(),
            // Each from a network of its own, so that no test meets the limit by chance.
            network: account.id.to_string(),
            device: None,
            agent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0".to_owned(),
            before: None,
            keep: None,
        };
        let opened = accounts::sign_in(&self.app.db, &self.app.passwords, &knock, self.now()).await.expect("signed in");
        Seat { site: self, cookie: format!("sign-in={}", opened.token) }
    }
}

/// A browser that somebody is signed in on.
pub struct Seat<'a> {
    site: &'a Site,
    pub cookie: String,
}

/// The same browser before another replica.
pub fn at<'a>(site: &'a Site, cookie: &str) -> Seat<'a> {
    Seat { site, cookie: cookie.to_owned() }
}

impl Seat<'_> {
    /// Posts an empty form without saying where from.
    pub async fn post_from_nowhere(&self, path: &str) -> Answer {
        let request = self
            .site
            .request(Method::POST, path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::empty())
            .unwrap();
        self.site.send(request).await
    }

    /// Asks, or posts an empty form, from a page of this address.
    pub async fn come(&self, method: Method, path: &str, page: &str) -> Answer {
        let request = self
            .site
            .request(method, path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, page)
            .body(Body::empty())
            .unwrap();
        self.site.send(request).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, FORM, "").await
    }

    /// Posts a form as a browser on this site does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, FORM, body).await
    }

    /// Posts a form with a file, called `licence.pdf` whatever it holds; an empty one is none (RFC 7578).
    pub async fn post_file(&self, path: &str, fields: &[(&str, &str)], name: &str, file: &[u8]) -> Answer {
        let part =
            |name: &str, rest: &str| format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"{rest}");
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("{}\r\n\r\n{value}\r\n", part(name, "")).into_bytes());
        }
        let called = if file.is_empty() { "" } else { "licence.pdf" };
        let head = part(name, &format!("; filename=\"{called}\"\r\nContent-Type: application/pdf\r\n\r\n"));
        body.extend(head.into_bytes());
        body.extend(file);
        body.extend(format!("\r\n--{EDGE}--\r\n").into_bytes());
        self.send(Method::POST, path, &format!("multipart/form-data; boundary={EDGE}"), body).await
    }

    async fn send(&self, method: Method, path: &str, media_type: &str, body: impl Into<Body>) -> Answer {
        let request = self
            .site
            .request(method, path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, media_type)
            .header("sec-fetch-site", "same-origin")
            .body(body.into())
            .unwrap();
        self.site.send(request).await
    }
}
