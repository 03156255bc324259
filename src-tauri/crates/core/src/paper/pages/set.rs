//! From parts to rows: every line broken, and in its place from side to side.

use krilla::tagging::ListNumbering;

use super::super::face::Weight;
use super::model::{PaperBlock, PaperChart, PaperPages, PaperPart};
use super::tags::{Shape, Slot};
use super::{Faces, chart};

const LEADING: f32 = 1.42;
/// Of a line, from its top to the foot of its letters.
const BASE: f32 = 1.06;
/// Of a line, before the words of a numbered one.
const INDENT: f32 = 1.6;
/// Between two parts side by side, of a line.
const BETWEEN: f32 = 2.3;
/// Of the width, at most, for the names of facts.
const NAMES: f32 = 0.3;

/// Something that is drawn, in points from the left edge of what stands on a page and from the top of its row.
pub enum Mark {
    Text { slot: Slot, text: String, weight: Weight, grey: bool, size: f32, x: f32, base: f32 },
    Rule { x: f32, width: f32, y: f32 },
    Chart { slot: Slot, chart: PaperChart, size: f32, x: f32, y: f32, width: f32, high: f32 },
}

impl Mark {
    const fn down(&mut self, by: f32) {
        match self {
            Self::Text { base, .. } => *base += by,
            Self::Rule { y, .. } | Self::Chart { y, .. } => *y += by,
        }
    }
}

/// What stays together from top to bottom.
pub struct Row {
    /// Above it, unless it is the first of its page.
    pub above: f32,
    pub high: f32,
    /// Goes to the next page with what follows.
    pub with_next: bool,
    pub marks: Vec<Mark>,
}

/// Everything as rows, and what is read out.
pub struct Setting {
    pub rows: Vec<Row>,
    pub shapes: Vec<Shape>,
    pub slots: usize,
}

impl Setting {
    /// With letters of this size, in a room of this width and height.
    pub fn of(pages: &PaperPages, faces: &Faces, size: f32, room: (f32, f32)) -> Self {
        let mut setter = Setter { faces, size, x: 0.0, width: room.0, rows: Vec::new(), shapes: Vec::new(), slots: 0 };
        setter.title(pages);
        let mut parts = pages.parts.as_slice();
        while let Some((first, rest)) = parts.split_first() {
            parts = rest;
            match rest.split_first() {
                Some((second, after)) if first.half && second.half && setter.beside(first, second, room.1) => {
                    parts = after;
                }
                _ => setter.part(first),
            }
        }
        Self { rows: setter.rows, shapes: setter.shapes, slots: setter.slots }
    }
}

struct Setter<'f> {
    faces: &'f Faces,
    size: f32,
    x: f32,
    width: f32,
    rows: Vec<Row>,
    shapes: Vec<Shape>,
    slots: usize,
}

impl Setter<'_> {
    const fn slot(&mut self) -> Slot {
        self.slots += 1;
        self.slots - 1
    }

    fn lines(&self, weight: Weight, text: &str, size: f32, most: f32) -> Vec<String> {
        self.faces.of(weight).lines(text, size, most.max(size))
    }

    fn text(&self, slot: Slot, text: String, weight: Weight, size: f32, x: f32) -> Mark {
        let grey = false;
        Mark::Text { slot, text, weight, grey, size, x: self.x + x, base: size * BASE }
    }

    fn grey(&self, slot: Slot, text: String, size: f32, x: f32) -> Mark {
        let weight = Weight::Regular;
        Mark::Text { slot, text, weight, grey: true, size, x: self.x + x, base: size * BASE }
    }

    fn row(&mut self, above: f32, high: f32, with_next: bool, marks: Vec<Mark>) {
        self.rows.push(Row { above, high, with_next, marks });
    }

    fn title(&mut self, pages: &PaperPages) {
        let (slot, size) = (self.slot(), self.size * 1.7);
        self.shapes.push(Shape::Title(slot, pages.title.clone()));
        for line in self.lines(Weight::Reading, &pages.title, size, self.width) {
            let mark = self.text(slot, line, Weight::Reading, size, 0.0);
            self.row(0.0, size * 1.28, true, vec![mark]);
        }
        if pages.under.is_empty() {
            return;
        }
        let (slot, size) = (self.slot(), self.size * 0.95);
        self.shapes.push(Shape::Paragraph(slot));
        for (at, line) in self.lines(Weight::Regular, &pages.under, size, self.width).into_iter().enumerate() {
            let mark = self.grey(slot, line, size, 0.0);
            self.row(if at == 0 { size * 0.15 } else { 0.0 }, size * LEADING, false, vec![mark]);
        }
    }

    fn part(&mut self, part: &PaperPart) {
        self.heading(part);
        let mut blocks = part.blocks.as_slice();
        while let Some((first, rest)) = blocks.split_first() {
            let same = |block: &&PaperBlock| std::mem::discriminant(*block) == std::mem::discriminant(first);
            let count = blocks.iter().take_while(same).count();
            let (these, others) = blocks.split_at_checked(count).unwrap_or((blocks, &[]));
            blocks = match first {
                PaperBlock::Numbered { .. } => {
                    self.numbered(these);
                    others
                }
                PaperBlock::Fact { .. } => {
                    self.facts(these);
                    others
                }
                PaperBlock::Chart { chart } => {
                    self.chart(chart);
                    rest
                }
                PaperBlock::Words { words } => {
                    self.words(words);
                    rest
                }
            };
        }
    }

    fn heading(&mut self, part: &PaperPart) {
        let (slot, size) = (self.slot(), self.size);
        self.shapes.push(Shape::Heading(slot, part.heading.clone()));
        let note = (!part.note.is_empty()).then(|| self.slot());
        self.shapes.extend(note.map(Shape::Paragraph));
        let long = self.faces.of(Weight::Regular).width(&part.note, size * 0.95);
        let beside = self.width - long - size;
        // A note that finds no room beside the heading stands under it.
        let wraps = self.lines(Weight::Bold, &part.heading, size, beside).len() > 1;
        let most = if wraps { self.width } else { beside };
        for (at, line) in self.lines(Weight::Bold, &part.heading, size, most).into_iter().enumerate() {
            let mut marks = vec![self.text(slot, line, Weight::Bold, size, 0.0)];
            if let Some(note) = note.filter(|_| !wraps) {
                marks.push(self.grey(note, part.note.clone(), size * 0.95, self.width - long));
            }
            self.row(if at == 0 { size * 1.5 } else { 0.0 }, size * LEADING, true, marks);
        }
        if let Some(note) = note.filter(|_| wraps) {
            for line in self.lines(Weight::Regular, &part.note, size * 0.95, self.width) {
                let mark = self.grey(note, line, size * 0.95, 0.0);
                self.row(0.0, size * LEADING, true, vec![mark]);
            }
        }
        let rule = Mark::Rule { x: self.x, width: self.width, y: size * 0.25 };
        self.row(0.0, size * 0.75, true, vec![rule]);
    }

    fn numbered(&mut self, blocks: &[PaperBlock]) {
        let size = self.size * 1.06;
        let digits = blocks.len().to_string().len();
        let indent = size * INDENT.max(0.6 * f32::from(u8::try_from(digits).unwrap_or(9)) + 0.7);
        let mut items = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            let PaperBlock::Numbered { words } = block else { continue };
            let (label, body) = (self.slot(), self.slot());
            items.push((label, body));
            let lines = self.lines(Weight::Reading, &one_line(words), size, self.width - indent);
            for (of, line) in lines.into_iter().enumerate() {
                let mut marks = Vec::new();
                if of == 0 {
                    marks.push(self.grey(label, format!("{}.", at + 1), size, 0.0));
                }
                marks.push(self.text(body, line, Weight::Reading, size, indent));
                self.row(if of == 0 { size * 0.25 } else { 0.0 }, size * LEADING, false, marks);
            }
        }
        self.shapes.push(Shape::List(ListNumbering::Decimal, items));
    }

    fn facts(&mut self, blocks: &[PaperBlock]) {
        let size = self.size;
        let regular = self.faces.of(Weight::Regular);
        let names = blocks.iter().filter_map(|block| match block {
            PaperBlock::Fact { name, .. } => Some(regular.width(name, size)),
            _ => None,
        });
        let column = names.fold(0.0, f32::max).min(self.width * NAMES) + size;
        let mut items = Vec::new();
        for block in blocks {
            let PaperBlock::Fact { name, words } = block else { continue };
            let (label, body) = (self.slot(), self.slot());
            items.push((label, body));
            let mut left = self.lines(Weight::Regular, &one_line(name), size, column - size).into_iter();
            let mut right = self.lines(Weight::Regular, &one_line(words), size, self.width - column).into_iter();
            let mut above = size * 0.2;
            loop {
                let (name, words) = (left.next(), right.next());
                if name.is_none() && words.is_none() {
                    break;
                }
                let name = name.map(|name| self.grey(label, name, size, 0.0));
                let words = words.map(|words| self.text(body, words, Weight::Regular, size, column));
                self.row(above, size * LEADING, false, name.into_iter().chain(words).collect());
                above = 0.0;
            }
        }
        self.shapes.push(Shape::List(ListNumbering::None, items));
    }

    fn chart(&mut self, chart: &PaperChart) {
        let slot = self.slot();
        self.shapes.push(Shape::Figure(slot, chart.alt.clone()));
        let (size, high) = (self.size * 0.8, chart::height(self.width));
        let mark = Mark::Chart { slot, chart: chart.clone(), size, x: self.x, y: 0.0, width: self.width, high };
        self.row(0.0, high, false, vec![mark]);
    }

    fn words(&mut self, words: &str) {
        let size = self.size * 1.06;
        let mut above = 0.0;
        for paragraph in words.lines().map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            let slot = self.slot();
            self.shapes.push(Shape::Paragraph(slot));
            for line in self.lines(Weight::Reading, &one_line(paragraph), size, self.width) {
                let mark = self.text(slot, line, Weight::Reading, size, 0.0);
                self.row(above, size * LEADING, false, vec![mark]);
                above = 0.0;
            }
            above = size * 0.5;
        }
    }

    /// Two parts side by side, as one row; not where they are higher than a page.
    fn beside(&mut self, left: &PaperPart, right: &PaperPart, most: f32) -> bool {
        let (x, width, slots, shapes) = (self.x, self.width, self.slots, self.shapes.len());
        let between = self.size * BETWEEN;
        let column = (width - between) / 2.0;
        let before = std::mem::take(&mut self.rows);
        let mut marks = Vec::new();
        let (mut high, mut above): (f32, f32) = (0.0, 0.0);
        for (at, part) in [(0.0, left), (column + between, right)] {
            (self.x, self.width) = (x + at, column);
            self.part(part);
            let mut y = 0.0;
            for (place, row) in std::mem::take(&mut self.rows).into_iter().enumerate() {
                if place == 0 {
                    above = above.max(row.above);
                } else {
                    y += row.above;
                }
                for mut mark in row.marks {
                    mark.down(y);
                    marks.push(mark);
                }
                y += row.high;
            }
            high = high.max(y);
        }
        (self.x, self.width, self.rows) = (x, width, before);
        if high > most {
            self.slots = slots;
            self.shapes.truncate(shapes);
            return false;
        }
        self.row(above, high, false, marks);
        true
    }
}

/// What was written in several lines, on one.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}
