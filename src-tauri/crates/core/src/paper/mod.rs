//! Papers: text on pages, as PDF. Every letter is in the file, can be selected, and is tagged so that it is read out in order.
//!
//! `krilla` writes the file. It neither breaks lines nor knows of columns: that is done here, for whatever is to be read on paper.

mod card;
mod face;
mod pages;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::metadata::Metadata;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use card::{Card, CardPart, card};
use face::{Typeface, Weight};
pub use pages::{
    PaperBlock, PaperChart, PaperDot, PaperMark, PaperPages, PaperPart, PaperPoint, count as page_count, pages,
};

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CardPaper {
    A4,
    Letter,
}

impl CardPaper {
    /// Width and height in points.
    const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// How many signs of a text are in no part of the typeface, each counted once.
pub fn missing(text: &str) -> usize {
    let Some(face) = Typeface::of(Weight::Regular) else { return 0 };
    let letters: std::collections::BTreeSet<char> =
        text.chars().filter(|letter| !letter.is_control() && !face.has(*letter)).collect();
    letters.len()
}

/// A tagged document with its title and language; by PDF/UA-1, which allows no empty boxes, where every letter can be set.
fn document(title: &str, language: &str, whole: bool, plain: bool) -> Option<Document> {
    let builder = ConfigurationBuilder::new();
    let builder = if whole { builder.with_accessibility_validator(Accessibility::UA1) } else { builder };
    let configuration = builder.finish().ok()?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        enable_tagging: true,
        compress_content_streams: !plain,
        ascii_compatible: plain,
        ..SerializeSettings::default()
    });
    document.set_metadata(Metadata::new().title(title.to_owned()).language(language.to_owned()));
    Some(document)
}

#[cfg(test)]
pub(crate) mod tests;
