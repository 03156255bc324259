//! The typefaces of papers: Source Sans 3 and Literata, as the windows have them, in the parts they come in (Latin, Greek, Cyrillic).
//! The files are those of the windows without their packing (SIL Open Font License, `data/fonts/OFL.txt`, `OFL-literata.txt`).

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use rustybuzz::{Direction, Face, Script, ShapePlan, UnicodeBuffer};

/// Most asked for first.
const SANS: [&[u8]; 7] = [
    include_bytes!("../../data/fonts/source-sans-3-latin.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-latin-ext.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-vietnamese.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-greek.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-greek-ext.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-cyrillic.ttf"),
    include_bytes!("../../data/fonts/source-sans-3-cyrillic-ext.ttf"),
];
const SERIF: [&[u8]; 7] = [
    include_bytes!("../../data/fonts/literata-latin.ttf"),
    include_bytes!("../../data/fonts/literata-latin-ext.ttf"),
    include_bytes!("../../data/fonts/literata-vietnamese.ttf"),
    include_bytes!("../../data/fonts/literata-greek.ttf"),
    include_bytes!("../../data/fonts/literata-greek-ext.ttf"),
    include_bytes!("../../data/fonts/literata-cyrillic.ttf"),
    include_bytes!("../../data/fonts/literata-cyrillic-ext.ttf"),
];

/// Which letters, and how heavy they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
    /// With serifs, for what is read at length and for titles.
    Reading,
}

impl Weight {
    const fn axis(self) -> f32 {
        match self {
            Self::Regular | Self::Reading => 400.0,
            Self::Bold => 600.0,
        }
    }

    /// The files; what the one with serifs has not, the other may have.
    fn parts(self) -> impl Iterator<Item = &'static [u8]> {
        let own: &[&[u8]] = if self == Self::Reading { &SERIF } else { &[] };
        own.iter().chain(&SANS).copied()
    }
}

struct Part {
    font: Font,
    face: Face<'static>,
}

/// Texts whose width is remembered, at most.
const REMEMBERED: usize = 20_000;

/// One weight of the typeface. To shape is costly and texts repeat their words: what was learned is kept as long as it is used.
pub struct Typeface {
    parts: Vec<Part>,
    /// How letters of a part and a script are put together.
    plans: RefCell<HashMap<(usize, Script), Rc<ShapePlan>>>,
    /// Of the size of the letters.
    widths: RefCell<HashMap<String, f32>>,
}

/// Letters of one part of the typeface, one after the other.
pub struct Run {
    part: usize,
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    /// Of the size of the letters.
    pub width: f32,
    /// Where each letter (with what stands over it) begins in the text, and how wide it is.
    letters: Vec<(usize, f32)>,
}

impl Typeface {
    /// `None` if a part cannot be read: they are in the program, and a test reads them all.
    pub fn of(weight: Weight) -> Option<Self> {
        let wght = (Tag::new(b"wght"), weight.axis());
        let parts: Option<Vec<Part>> = weight
            .parts()
            .map(|bytes| {
                let font = Font::new_variable(bytes.into(), 0, &[wght])?;
                let mut face = Face::from_slice(bytes, 0)?;
                face.set_variation(rustybuzz::ttf_parser::Tag::from_bytes(b"wght"), weight.axis());
                Some(Part { font, face })
            })
            .collect();
        parts.map(|parts| Self { parts, plans: RefCell::default(), widths: RefCell::default() })
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
        let shaped = rustybuzz::shape_with_plan(face, &self.plan(part, face, &buffer), buffer);
        let starts: Vec<usize> =
            shaped.glyph_infos().iter().filter_map(|info| usize::try_from(info.cluster).ok()).collect();
        let mut letters: Vec<(usize, f32)> = Vec::new();
        // No letter is as wide as a thousand others.
        let of_em = |units: i32| f32::from(i16::try_from(units).unwrap_or(0)) / em;
        for (start, position) in starts.iter().zip(shaped.glyph_positions()) {
            match letters.last_mut() {
                // From left to right they come in the order of the text; several may make one letter.
                Some((known, width)) if known == start => *width += of_em(position.x_advance),
                _ => letters.push((*start, of_em(position.x_advance))),
            }
        }
        let ends: Vec<usize> = letters.iter().skip(1).map(|(start, _)| *start).chain([text.len()]).collect();
        let mut letter = 0;
        let glyphs = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .zip(&starts)
            .map(|((info, position), start)| {
                while letters.get(letter).is_some_and(|(known, _)| known != start) {
                    letter += 1;
                }
                let end = ends.get(letter).copied().unwrap_or(text.len());
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
        let width = letters.iter().map(|(_, width)| width).sum();
        Some(Run { part, text, glyphs, width, letters })
    }

    fn plan(&self, part: usize, face: &Face<'static>, buffer: &UnicodeBuffer) -> Rc<ShapePlan> {
        let script = buffer.script();
        let mut plans = self.plans.borrow_mut();
        let plan = plans.entry((part, script)).or_insert_with(|| {
            Rc::new(ShapePlan::new(face, buffer.direction(), Some(script), buffer.language().as_ref(), &[]))
        });
        Rc::clone(plan)
    }

    pub fn width(&self, text: &str, size: f32) -> f32 {
        if let Some(width) = self.widths.borrow().get(text) {
            return width * size;
        }
        let width = self.runs(text).iter().map(|run| run.width).sum::<f32>();
        let mut widths = self.widths.borrow_mut();
        if widths.len() >= REMEMBERED {
            widths.clear();
        }
        widths.insert(text.to_owned(), width);
        width * size
    }

    /// A text in lines no wider than `most`: broken where its script allows it (UAX 14), within a word only where nothing
    /// else helps. Each piece is shaped once, and each line once more when it is full: what stands side by side may move together.
    pub fn lines(&self, text: &str, size: f32, most: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        // The pieces of the line that is being filled, and how wide they are with and without the spaces at its end.
        let mut line: Vec<&str> = Vec::new();
        let mut wide = 0.0;
        let mut from = 0;
        for (at, _) in unicode_linebreak::linebreaks(text) {
            let piece = text.get(from..at).unwrap_or_default();
            from = at;
            let bare = self.width(piece.trim_end(), size);
            if !line.is_empty() && wide + bare > most * NEARLY && !self.fits(&line, piece, size, most) {
                push(&mut lines, &mut line);
                wide = 0.0;
            }
            if bare > most + HAIR {
                let mut within = self.within(piece, size, most);
                let last = within.pop().unwrap_or_default();
                lines.extend(within.into_iter().map(str::to_owned));
                line.push(last);
                wide = self.width(last, size);
                continue;
            }
            line.push(piece);
            wide += self.width(piece, size);
        }
        push(&mut lines, &mut line);
        lines
    }

    /// Whether a line takes another piece, shaped together.
    fn fits(&self, line: &[&str], piece: &str, size: f32, most: f32) -> bool {
        self.width(format!("{}{piece}", line.concat()).trim_end(), size) <= most + HAIR
    }

    /// A word that is wider than a line, in as many as it takes: a letter a line where one is wider than it.
    fn within<'t>(&self, word: &'t str, size: f32, most: f32) -> Vec<&'t str> {
        let mut lines = Vec::new();
        let (mut from, mut at, mut wide) = (0, 0, 0.0);
        for run in self.runs(word) {
            for (start, width) in run.letters {
                let here = at + start;
                if here > from && wide + width * size > most {
                    lines.extend(word.get(from..here));
                    (from, wide) = (here, 0.0);
                }
                wide += width * size;
            }
            at += run.text.len();
        }
        lines.extend(word.get(from..));
        lines
    }
}

/// What nobody sees, in points: a line that is as wide as its room is none too wide for having been reckoned twice.
const HAIR: f32 = 0.01;
/// Of a line: from here on what stands side by side is measured together.
const NEARLY: f32 = 0.97;

/// Ends a line, unless nothing is on it.
fn push(lines: &mut Vec<String>, line: &mut Vec<&str>) {
    let text = std::mem::take(line).concat();
    if !text.trim().is_empty() {
        lines.push(text);
    }
}
