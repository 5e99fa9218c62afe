mod factor;
mod invitations;
mod jobs;
mod people;
mod sign_in;
