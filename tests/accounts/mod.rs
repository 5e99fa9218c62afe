mod factor;
mod jobs;
mod people;
mod sign_in;
