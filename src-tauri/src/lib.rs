//! The desktop shell of Mooring.
