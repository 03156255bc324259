//! Drawings: the one that is being drawn, and the strokes pictures were made of, so that one can go on with them.
//!
//! What a stroke is, is known to the window alone (`docs/formats/drawing.md`): it draws them, and reads what is kept as it reads any
//! file from outside. Here they are text of a size.

mod drafts;
pub mod limits;
mod prompts;
mod strokes;

use chrono::{DateTime, Utc};
use serde::Serialize;
use specta::Type;
use uuid::Uuid;

pub(crate) use drafts::{get as draft_get, keep as draft_keep, leave as draft_leave, waiting};
pub use prompts::prompts;
pub(crate) use strokes::{drawn, get as strokes_get, keep as strokes_keep};

/// A drawing that was left and waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ArtWaiting {
    pub id: Uuid,
    pub kept_at: DateTime<Utc>,
    /// The content of the picture it goes on from.
    pub picture: Option<String>,
}

#[cfg(test)]
mod tests;
