//! The plan as a card to fold.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::plan::{PlanLine, PlanStep};
use super::text;
use crate::error::{CoreError, ErrorCode, Result};
use crate::paper::{self, Card, CardPaper, CardPart};

/// Characters of each of the words on a card that are the window's.
const WORDS_MOST: usize = 300;

/// The words on the card that are none of the plan's own: a message file has them.
#[derive(Debug, Clone, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CardWords {
    pub title: String,
    /// When it was looked through, in words.
    pub looked: Option<String>,
    pub headings: Vec<CardHeading>,
    /// BCP 47.
    pub language: String,
}

#[derive(Debug, Clone, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CardHeading {
    pub step: PlanStep,
    pub words: String,
}

/// The card as a PDF.
pub(crate) fn card(lines: &[PlanLine], words: CardWords, size: CardPaper) -> Result<Vec<u8>> {
    let headings = words.headings.iter().map(|heading| &heading.words);
    for words in [&words.title, &words.language].into_iter().chain(&words.looked).chain(headings) {
        text(words, WORDS_MOST, "words")?;
    }
    let part = |heading: CardHeading| {
        let of_it = lines.iter().filter(|line| line.step == heading.step);
        CardPart { heading: heading.words, lines: of_it.map(PlanLine::spoken).collect() }
    };
    let parts = words.headings.into_iter().map(part).filter(|part| !part.lines.is_empty()).collect();
    let card = Card { title: words.title, note: words.looked, parts, language: words.language };
    paper::card(&card, size, false).ok_or_else(|| CoreError::new(ErrorCode::Internal))
}

/// How many signs of the plan cannot be set on it.
pub(crate) fn missing(lines: &[PlanLine]) -> usize {
    paper::missing(&lines.iter().map(PlanLine::spoken).collect::<Vec<_>>().join("\n"))
}
