//! What stands on pages: parts with a heading each, and what is under it.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Pages that are read from top to bottom. Every word is as it is to stand there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperPages {
    pub title: String,
    /// Under the title; may be empty.
    pub under: String,
    pub parts: Vec<PaperPart>,
    /// At the foot of each page where there are several, with `{n}` for its number and `{m}` for how many there are.
    pub foot: String,
    /// BCP 47.
    pub language: String,
}

/// A part of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperPart {
    pub heading: String,
    /// At the other end of the line of the heading; may be empty.
    pub note: String,
    /// Two such parts in a row stand side by side.
    pub half: bool,
    pub blocks: Vec<PaperBlock>,
}

/// What stands under a heading. Numbered lines in a row are one list, and so are facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum PaperBlock {
    Numbered {
        words: String,
    },
    /// Something and what is known of it.
    Fact {
        name: String,
        words: String,
    },
    Chart {
        chart: PaperChart,
    },
    /// As somebody wrote it, in paragraphs.
    Words {
        words: String,
    },
}

/// Days on a scale: dots, a line with its band, and days that are marked. Places are 0 to 1, from the left and from below.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperChart {
    /// What it shows, in words.
    pub alt: String,
    /// The words of the scale, from the lowest.
    pub steps: Vec<String>,
    pub dots: Vec<PaperDot>,
    /// Each without a gap.
    pub lines: Vec<Vec<PaperPoint>>,
    /// What stands below.
    pub ticks: Vec<PaperMark>,
    /// Days on which something was changed.
    pub marks: Vec<PaperMark>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperDot {
    #[specta(type = i32)]
    pub x: f64,
    #[specta(type = i32)]
    pub y: f64,
}

/// A point of a line, and between what it could lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperPoint {
    #[specta(type = i32)]
    pub x: f64,
    #[specta(type = i32)]
    pub y: f64,
    #[specta(type = i32)]
    pub low: f64,
    #[specta(type = i32)]
    pub high: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperMark {
    #[specta(type = i32)]
    pub x: f64,
    pub words: String,
}

impl PaperPages {
    /// Every word on them.
    pub fn text(&self) -> String {
        let mut all = vec![self.title.as_str(), &self.under, &self.foot];
        for part in &self.parts {
            all.extend([part.heading.as_str(), &part.note]);
            for block in &part.blocks {
                match block {
                    PaperBlock::Numbered { words } | PaperBlock::Words { words } => all.push(words),
                    PaperBlock::Fact { name, words } => all.extend([name.as_str(), words]),
                    PaperBlock::Chart { chart } => all.extend(chart.words()),
                }
            }
        }
        all.join("\n")
    }
}

impl PaperChart {
    /// The words that are drawn.
    fn words(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().chain(self.ticks.iter().chain(&self.marks).map(|mark| &mark.words)).map(String::as_str)
    }
}
