//! The only error a window sees.

use mooring_core::error::{CoreError, ErrorCode};
use serde::Serialize;
use specta::Type;

/// What went wrong, and the field of the request to blame where there is one. The words are in the Fluent files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    pub code: ErrorCode,
    /// camelCase, as in the request.
    pub field: Option<String>,
}

impl From<CoreError> for CommandError {
    fn from(error: CoreError) -> Self {
        Self { code: error.code, field: error.field.map(str::to_owned) }
    }
}

impl From<ErrorCode> for CommandError {
    fn from(code: ErrorCode) -> Self {
        Self { code, field: None }
    }
}

/// What commands answer.
pub type Answer<T> = Result<T, CommandError>;
