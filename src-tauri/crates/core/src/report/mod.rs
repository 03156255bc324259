//! Two honest pages for an appointment: what a period was like in figures, for somebody to take out of it what they do not want to show.
//!
//! The figures are those of `insights`, and say no more than they do. The words are put together where the language is known: in the
//! windows. What stands on the pages comes back as [`crate::paper::PaperPages`] and is written as a PDF.

mod facts;
mod groups;
pub mod limits;
mod medicines;
pub mod model;
mod noted;
mod stored;
mod validate;

pub use facts::facts;
pub use model::*;
pub use stored::{keep, kept};

use crate::error::{CoreError, ErrorCode, Result};
use crate::paper::{self, CardPaper, PaperPages};

/// The pages as a PDF.
///
/// # Errors
/// `too-long` or `out-of-range` where more stands on them than anybody reads.
pub fn pdf(pages: &PaperPages, paper: CardPaper) -> Result<Vec<u8>> {
    validate::pages(pages)?;
    paper::pages(pages, paper, false).ok_or_else(|| CoreError::new(ErrorCode::Internal))
}

/// How many pages it takes, and how many signs on them have no letter in the typeface.
///
/// # Errors
/// As [`pdf`].
pub fn measure(pages: &PaperPages, paper: CardPaper) -> Result<ReportMeasure> {
    validate::pages(pages)?;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(ReportMeasure { pages: count(paper::page_count(pages, paper)), missing: count(paper::missing(&pages.text())) })
}

#[cfg(test)]
mod tests;
