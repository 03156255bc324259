//! The desktop shell of Mooring.
pub mod arguments;
pub mod desktop;
pub mod error;
