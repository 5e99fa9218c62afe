mod pacing;
mod smtp;
mod worker;
