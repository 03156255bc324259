//! The journal as a whole, on a real encrypted store.

mod bin;
mod days;
mod ground;
mod listing;
mod moments;
mod plans;
mod saving;
