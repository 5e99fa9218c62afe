//! All integration tests in one binary; folders and files are named as in `src/`. Each test runs on
//! SQLite and on PostgreSQL; what a machine lacks is left out and said so.
#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed, and says where")]

mod support;

mod access;
mod accounts;
mod browser;
mod commands;
mod demo;
mod enterprises;
mod events;
mod front;
mod holidays;
mod house;
mod letters;
mod mail;
mod mentors;
mod placements;
mod programmes;
mod registrations;
mod replicas;
mod sheets;
mod venues;
