//! What may be kept, and what may stand on pages. Pure: a value in, a code and a field out.

use super::limits::{
    BLOCKS_MOST, CHOICES_MOST, KEY_BYTES, MARKS_MOST, PAGES_BYTES, PARTS_MOST, POINTS_MOST, TEXT_BYTES,
};
use super::model::{ReportKept, ReportPeriod};
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::{FIRST_DAY, LAST_DAY};
use crate::paper::{PaperBlock, PaperChart, PaperPages};

pub(super) fn kept(kept: &ReportKept) -> Result<()> {
    if let ReportPeriod::Own { from, to } = kept.period
        && !(FIRST_DAY <= from && from <= to && to <= LAST_DAY)
    {
        return Err(CoreError::at(ErrorCode::OutOfRange, "period"));
    }
    at_most(kept.parts.len() + kept.out.len(), CHOICES_MOST, "out")?;
    for key in kept.parts.keys().chain(&kept.out) {
        text(key, KEY_BYTES, "out")?;
    }
    text(&kept.words, TEXT_BYTES, "words")
}

pub(super) fn pages(pages: &PaperPages) -> Result<()> {
    at_most(pages.parts.len(), PARTS_MOST, "parts")?;
    at_most(pages.parts.iter().map(|part| part.blocks.len()).sum(), BLOCKS_MOST, "blocks")?;
    text(&pages.language, KEY_BYTES, "language")?;
    for words in [&pages.title, &pages.under, &pages.foot] {
        text(words, TEXT_BYTES, "words")?;
    }
    for part in &pages.parts {
        text(&part.heading, TEXT_BYTES, "words")?;
        text(&part.note, TEXT_BYTES, "words")?;
        for block in &part.blocks {
            match block {
                PaperBlock::Numbered { words } | PaperBlock::Words { words } => text(words, TEXT_BYTES, "words")?,
                PaperBlock::Fact { name, words } => {
                    text(name, TEXT_BYTES, "words")?;
                    text(words, TEXT_BYTES, "words")?;
                }
                PaperBlock::Chart { chart } => drawn(chart)?,
            }
        }
    }
    text(&pages.text(), PAGES_BYTES, "words")
}

fn drawn(chart: &PaperChart) -> Result<()> {
    text(&chart.alt, TEXT_BYTES, "words")?;
    at_most(chart.dots.len(), POINTS_MOST, "dots")?;
    at_most(chart.lines.len() + chart.lines.iter().map(Vec::len).sum::<usize>(), POINTS_MOST, "lines")?;
    at_most(chart.steps.len() + chart.ticks.len() + chart.marks.len(), MARKS_MOST, "marks")
}

fn at_most(count: usize, most: usize, field: &'static str) -> Result<()> {
    if count > most { Err(CoreError::at(ErrorCode::OutOfRange, field)) } else { Ok(()) }
}

fn text(text: &str, most: usize, field: &'static str) -> Result<()> {
    if text.len() > most { Err(CoreError::at(ErrorCode::TooLong, field)) } else { Ok(()) }
}
