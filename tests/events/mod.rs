mod archive;
mod desk;
mod enterprises;
mod lists;
mod questions;
mod review;
mod show;
mod versions;
