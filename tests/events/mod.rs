mod desk;
mod lists;
mod questions;
mod show;
