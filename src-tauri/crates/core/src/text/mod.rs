//! Text a person wrote: how it is shown (Markdown) and how it is compared (folded pieces).

pub mod markdown;
pub mod pieces;
pub(crate) mod runs;
mod script;
