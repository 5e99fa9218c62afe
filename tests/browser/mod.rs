//! The site as people meet it: in a browser, with keys and clicks, in both languages, with scripts and
//! without, on a phone, in dark, and by the rules of WCAG.
mod enrol;
mod errors;
mod faults;
mod list;
mod officer;
mod pages;
mod pause;
mod register;
mod schedule;
mod sign_up;
