//! Xingtan (杏坛): events of the city of Jining, found, registered for, confirmed by mail.
//!
//! # The map, in the order of dependence
//!
//! Kits know no domain: [`clock`], [`settings`], [`secret`], [`words`] (every word a person reads),
//! [`db`] (opening, beginning, migrating), [`mail`] (the outbox and its workers), [`web`] (what every
//! door stands on), [`person`] (what people type about themselves), [`roles`] (what a visitor may be),
//! [`audit`] (what officers decided), [`limits`] (tries that are counted), [`files`] (what people hand in),
//! [`sheets`], [`imports`] (lists that officers hand in), [`error`].
//! Domains hold the business: [`notices`], [`accounts`], [`enterprises`], [`venues`], [`holidays`], [`mentors`],
//! [`events`], [`programmes`], [`registrations`], [`placements`], [`letters`], [`front`]. Above all stand [`app`], which puts the house together, [`jobs`], the timetable, and [`demo`], the sample city.
//!
//! # One write, seven stops
//!
//! A candidate registers. 1 **URL**: [`registrations::routes`]. 2 **Extract**: [`web::view::View`] and
//! [`web::form::Fields`]. 3 **Parse**: `registrations/form/`, known values or the same page with 422.
//! 4 **Act**: the [`registrations::Desk`] and `registrations/register.rs`, one transaction. 5 **Keep**:
//! the registration's row and the letter's row together. 6 **Answer**: 303 to the ticket, or 201 JSON;
//! a refusal is drawn by [`web::problem`]. 7 **Deliver**: [`mail::worker::Worker`] renders and sends.
pub mod accounts;
pub mod app;
pub mod audit;
pub mod check;
pub mod clock;
pub mod db;
pub mod demo;
pub mod enterprises;
pub mod error;
pub mod events;
pub mod files;
pub mod front;
pub mod holidays;
pub mod imports;
pub mod jobs;
pub mod letters;
pub mod limits;
pub mod mail;
pub mod mentors;
pub mod notices;
pub mod person;
pub mod placements;
pub mod programmes;
pub mod registrations;
pub mod roles;
pub mod secret;
pub mod serve;
pub mod settings;
pub mod sheets;
pub mod venues;
pub mod web;
pub mod words;
