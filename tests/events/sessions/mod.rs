//! Agendas: sessions in rooms, with speakers; kept by officers, read by all.
mod desk;
mod random;
mod rules;
mod speakers;
