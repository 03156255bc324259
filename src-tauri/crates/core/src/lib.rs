//! The companion: one module per area, each with its types, rules, tables and queries.
//!
//! Nothing here knows of a window, a keychain or a wall clock: a rule takes `now`, and the shell decides
//! when anything happens. SQL lives here and in no other crate, one place per table.

pub mod error;
pub mod journal;
pub mod safety;
pub mod settings;
pub mod vault_view;
