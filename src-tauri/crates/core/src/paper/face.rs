//! The typeface of papers: Source Sans 3, as the windows have it, in the parts it comes in (Latin, Greek, Cyrillic). The files are
//! those of the windows without their packing (SIL Open Font License, `data/fonts/OFL.txt`).

use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use rustybuzz::{Direction, Face, UnicodeBuffer};

/// Most asked for first.
const PARTS: [&[u8]; 7] = [
    include_bytes!("../../data/fonts/source-sans-3-latin.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-latin-ext.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-vietnamese.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-greek.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-greek-ext.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-cyrillic.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-cyrillic-ext.ttf"),
];

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

impl Weight {
    const fn axis(self) -> f32 {
        match self {
            Self::Regular => 400.0,
            Self::Bold => 600.0,
        }
    }
}

struct Part {
    font: Font,
    face: Face<'static>,
}

/// One weight of the typeface.
pub struct Typeface {
    parts: Vec<Part>,
}

/// Letters of one part of the typeface, one after the other.
pub struct Run {
    part: usize,
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    /// Of the size of the letters.
    pub width: f32,
}

impl Typeface {
    /// `None` if a part cannot be read: they are in the program, and a test reads them all.
    pub fn of(weight: Weight) -> Option<Self> {
        let wght = (Tag::new(b"wght"), weight.axis());
        let parts: Option<Vec<Part>> = PARTS
            .iter()
            .map(|bytes| {
                let font = Font::new_variable((*bytes).into(), 0, &[wght])?;
                let mut face = Face::from_slice(bytes, 0)?;
                face.set_variation(rustybuzz::ttf_parser::Tag::from_bytes(b"wght"), weight.axis());
                Some(Part { font, face })
            })
            .collect();
        parts.map(|parts| Self { parts })
    }

    pub fn font(&self, run: &Run) -> Option<Font> {
        self.parts.get(run.part).map(|part| part.font.clone())
    }

    /// The part that has a letter.
    fn part_of(&self, letter: char) -> Option<usize> {
        self.parts.iter().position(|part| part.face.glyph_index(letter).is_some())
    }

    pub fn has(&self, letter: char) -> bool {
        letter.is_whitespace() || self.part_of(letter).is_some()
    }

    /// A text as runs of letters. What is in no part stands as an empty box, and can be read out and copied all the same.
    pub fn runs(&self, text: &str) -> Vec<Run> {
        let mut pieces: Vec<(usize, String)> = Vec::new();
        for letter in text.chars() {
            let last = pieces.last().map(|(part, _)| *part);
            // What both parts have goes on with what stands before it.
            let stays = last.filter(|part| self.parts.get(*part).is_some_and(|p| p.face.glyph_index(letter).is_some()));
            let part = stays.or_else(|| self.part_of(letter)).or(last).unwrap_or(0);
            match pieces.last_mut() {
                Some((known, piece)) if *known == part => piece.push(letter),
                _ => pieces.push((part, letter.to_string())),
            }
        }
        pieces.into_iter().filter_map(|(part, text)| self.shaped(part, text)).collect()
    }

    fn shaped(&self, part: usize, text: String) -> Option<Run> {
        let face = &self.parts.get(part)?.face;
        let em = f32::from(u16::try_from(face.units_per_em()).ok()?);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        // No letter of the typeface is written from right to left.
        buffer.set_direction(Direction::LeftToRight);
        let shaped = rustybuzz::shape(face, &[], buffer);
        let starts: Vec<usize> =
            shaped.glyph_infos().iter().filter_map(|info| usize::try_from(info.cluster).ok()).collect();
        let mut width = 0.0;
        // No letter is as wide as a thousand others.
        let of_em = |units: i32| f32::from(i16::try_from(units).unwrap_or(0)) / em;
        let glyphs = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .zip(&starts)
            .map(|((info, position), start)| {
                let end = starts.iter().copied().filter(|other| other > start).min().unwrap_or(text.len());
                width += of_em(position.x_advance);
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    of_em(position.x_advance),
                    of_em(position.x_offset),
                    of_em(position.y_offset),
                    of_em(position.y_advance),
                    *start..end,
                    None,
                )
            })
            .collect();
        Some(Run { part, text, glyphs, width })
    }

    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.runs(text).iter().map(|run| run.width).sum::<f32>() * size
    }

    /// A text in lines no wider than `most`: broken where its script allows it (UAX 14), within a word only where nothing
    /// else helps.
    pub fn lines(&self, text: &str, size: f32, most: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut from = 0;
        for (at, _) in unicode_linebreak::linebreaks(text) {
            let piece = text.get(from..at).unwrap_or_default();
            from = at;
            let longer = format!("{line}{piece}");
            if self.width(longer.trim_end(), size) <= most {
                line = longer;
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.clear();
            for letter in piece.chars() {
                line.push(letter);
                if self.width(line.trim_end(), size) > most && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        if !line.trim().is_empty() {
            lines.push(line);
        }
        lines
    }
}
