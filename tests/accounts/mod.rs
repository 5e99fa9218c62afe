mod factor;
mod people;
mod sign_in;
