//! A sheet that is folded twice: four parts of a page, read as front, inside left, inside right, back.
//!
//! The sheet is folded along its width first, the upper half to the back, then along its height with the front to the right. So
//! the upper half is printed upside down.

use std::num::NonZeroU16;

use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup, TagTree,
};

use super::face::{Typeface, Weight};
use super::{CardPaper, document, missing};

/// What stands on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub title: String,
    /// A line under the title.
    pub note: Option<String>,
    pub parts: Vec<CardPart>,
    /// BCP 47.
    pub language: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardPart {
    pub heading: String,
    pub lines: Vec<String>,
}

impl Card {
    /// Every word on it.
    pub fn text(&self) -> String {
        let parts = self.parts.iter().flat_map(|part| std::iter::once(&part.heading).chain(&part.lines));
        let all: Vec<&str> = std::iter::once(&self.title).chain(&self.note).chain(parts).map(String::as_str).collect();
        all.join("\n")
    }
}

/// Sizes of the letters, in points: the largest with which everything finds room on one sheet.
const SIZES: [f32; 5] = [12.0, 11.0, 10.0, 9.0, 8.0];
/// Around each part, in points.
const MARGIN: f32 = 24.0;
const LEADING: f32 = 1.32;
/// Of a line, before its words.
const INDENT: f32 = 0.95;

/// What a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Title,
    Note,
    Heading(usize),
    /// The part and the line; the first of it has a bullet.
    Item(usize, usize, bool),
}

struct Set {
    of: Of,
    text: String,
    size: f32,
    /// Above it, in points.
    above: f32,
}

struct Faces {
    regular: Typeface,
    bold: Typeface,
}

impl Faces {
    const fn of(&self, of: Of) -> &Typeface {
        match of {
            Of::Heading(_) => &self.bold,
            _ => &self.regular,
        }
    }
}

/// The card as a PDF; `None` where it cannot be made. `plain` leaves the streams readable, for tests.
pub fn card(card: &Card, paper: CardPaper, plain: bool) -> Option<Vec<u8>> {
    let faces = Faces { regular: Typeface::of(Weight::Regular)?, bold: Typeface::of(Weight::Bold)? };
    let (width, height) = paper.size();
    let room = (width / 2.0 - 2.0 * MARGIN, height / 2.0 - 2.0 * MARGIN);
    let mut quarters = Vec::new();
    for size in SIZES {
        quarters = poured(set(card, &faces, size, room.0), room.1);
        if quarters.len() <= 4 {
            break;
        }
    }
    let mut document = document(&card.title, &card.language, missing(&card.text()) == 0, plain)?;
    let mut tags = Tags::of(card);
    for sheet in quarters.chunks(4) {
        let mut page = document.start_page_with(PageSettings::from_wh(width, height)?);
        let mut surface = page.surface();
        folds(&mut surface, width, height)?;
        for (at, quarter) in sheet.iter().enumerate() {
            surface.push_transform(&place(at, width, height));
            draw(&mut surface, quarter, &faces, &mut tags)?;
            surface.pop();
        }
        surface.finish();
        page.finish();
    }
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(card.title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_outline(outline);
    document.set_tag_tree(tags.tree(card));
    document.finish().ok()
}

/// Everything as lines of this size.
fn set(card: &Card, faces: &Faces, size: f32, most: f32) -> Vec<Set> {
    let mut all = Vec::new();
    let mut put = |of: Of, text: &str, size: f32, above: f32, most: f32| {
        for (at, line) in faces.of(of).lines(text, size, most).into_iter().enumerate() {
            let of = match of {
                Of::Item(part, item, _) => Of::Item(part, item, at == 0),
                of => of,
            };
            all.push(Set { of, text: line, size, above: if at == 0 { above } else { 0.0 } });
        }
    };
    put(Of::Title, &card.title, size * 1.6, 0.0, most);
    if let Some(note) = &card.note {
        put(Of::Note, note, size * 0.85, size * 0.2, most);
    }
    for (at, part) in card.parts.iter().enumerate() {
        put(Of::Heading(at), &part.heading, size, size * 0.9, most);
        for (item, line) in part.lines.iter().enumerate() {
            put(Of::Item(at, item, true), line, size, size * 0.2, most - size * INDENT);
        }
    }
    all
}

/// The lines in quarters, one after the other. A heading goes on with what stands under it.
fn poured(lines: Vec<Set>, most: f32) -> Vec<Vec<Set>> {
    let mut quarters: Vec<Vec<Set>> = vec![Vec::new()];
    let mut filled = 0.0;
    for line in lines {
        let Some(quarter) = quarters.last_mut() else { break };
        let above = if quarter.is_empty() { 0.0 } else { line.above };
        let high = above + line.size * LEADING;
        if filled + high <= most || quarter.is_empty() {
            filled += high;
            quarter.push(line);
            continue;
        }
        let headings = quarter.iter().rev().take_while(|line| matches!(line.of, Of::Heading(_))).count();
        let keep = if headings < quarter.len() { quarter.len() - headings } else { quarter.len() };
        let mut next = quarter.split_off(keep);
        next.push(line);
        filled = next.iter().enumerate().map(|(at, l)| if at == 0 { 0.0 } else { l.above } + l.size * LEADING).sum();
        quarters.push(next);
    }
    quarters
}

/// Where a quarter lies on its sheet.
fn place(at: usize, width: f32, height: f32) -> Transform {
    let (right, down) = (width / 2.0, height / 2.0);
    match at {
        0 => Transform::from_translate(right, down),
        // Upside down, so that it stands upright once the sheet is folded.
        1 => Transform::from_row(-1.0, 0.0, 0.0, -1.0, width, down),
        2 => Transform::from_row(-1.0, 0.0, 0.0, -1.0, right, down),
        _ => Transform::from_translate(0.0, down),
    }
}

/// Where to fold: short strokes at the edges.
fn folds(surface: &mut Surface<'_>, width: f32, height: f32) -> Option<()> {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Page)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
    let (x, y, long) = (width / 2.0, height / 2.0, 9.0);
    for (from, to) in [
        ((0.0, y), (long, y)),
        ((width - long, y), (width, y)),
        ((x, 0.0), (x, long)),
        ((x, height - long), (x, height)),
    ] {
        let mut path = PathBuilder::new();
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
        surface.draw_path(&path.finish()?);
    }
    surface.set_stroke(None);
    surface.end_tagged();
    Some(())
}

fn draw(surface: &mut Surface<'_>, lines: &[Set], faces: &Faces, tags: &mut Tags) -> Option<()> {
    let mut y = MARGIN;
    for (at, line) in lines.iter().enumerate() {
        y += if at == 0 { 0.0 } else { line.above };
        let indent = if matches!(line.of, Of::Item(..)) { line.size * INDENT } else { 0.0 };
        let base = y + line.size;
        if matches!(line.of, Of::Item(_, _, true)) {
            let bullet = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            text(surface, &faces.regular, "•", line.size, Point::from_xy(MARGIN + line.size * 0.2, base))?;
            surface.end_tagged();
            tags.bullet(line.of, bullet);
        }
        let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        text(surface, faces.of(line.of), &line.text, line.size, Point::from_xy(MARGIN + indent, base))?;
        surface.end_tagged();
        tags.line(line.of, id);
        y += line.size * LEADING;
    }
    Some(())
}

fn text(surface: &mut Surface<'_>, face: &Typeface, text: &str, size: f32, start: Point) -> Option<()> {
    let mut x = start.x;
    for run in face.runs(text) {
        let at = Point::from_xy(x, start.y);
        surface.draw_glyphs(at, &run.glyphs, face.font(&run)?, &run.text, size, false);
        x += run.width * size;
    }
    Some(())
}

/// What was drawn, by what it belongs to.
struct Tags {
    title: Vec<Identifier>,
    note: Vec<Identifier>,
    headings: Vec<Vec<Identifier>>,
    /// Of each line its bullet and its words.
    items: Vec<Vec<(Vec<Identifier>, Vec<Identifier>)>>,
}

impl Tags {
    fn of(card: &Card) -> Self {
        Self {
            title: Vec::new(),
            note: Vec::new(),
            headings: vec![Vec::new(); card.parts.len()],
            items: card.parts.iter().map(|part| vec![(Vec::new(), Vec::new()); part.lines.len()]).collect(),
        }
    }

    fn item(&mut self, part: usize, item: usize) -> Option<&mut (Vec<Identifier>, Vec<Identifier>)> {
        self.items.get_mut(part)?.get_mut(item)
    }

    fn bullet(&mut self, of: Of, id: Identifier) {
        if let Of::Item(part, item, _) = of
            && let Some((bullet, _)) = self.item(part, item)
        {
            bullet.push(id);
        }
    }

    fn line(&mut self, of: Of, id: Identifier) {
        match of {
            Of::Title => self.title.push(id),
            Of::Note => self.note.push(id),
            Of::Heading(part) => self.headings.get_mut(part).into_iter().for_each(|ids| ids.push(id)),
            Of::Item(part, item, _) => self.item(part, item).into_iter().for_each(|(_, ids)| ids.push(id)),
        }
    }

    fn tree(self, card: &Card) -> TagTree {
        let nodes = |ids: Vec<Identifier>| ids.into_iter().map(Node::from).collect::<Vec<_>>();
        let mut tree = TagTree::new();
        let first = NonZeroU16::MIN;
        let second = first.saturating_add(1);
        tree.push(TagGroup::with_children(Tag::Hn(first, Some(card.title.clone())), nodes(self.title)));
        if !self.note.is_empty() {
            tree.push(TagGroup::with_children(Tag::P, nodes(self.note)));
        }
        for ((part, heading), items) in card.parts.iter().zip(self.headings).zip(self.items) {
            tree.push(TagGroup::with_children(Tag::Hn(second, Some(part.heading.clone())), nodes(heading)));
            let mut list = TagGroup::new(Tag::L(ListNumbering::Disc));
            for (bullet, words) in items {
                let mut item = TagGroup::new(Tag::LI);
                item.push(TagGroup::with_children(Tag::Lbl, nodes(bullet)));
                item.push(TagGroup::with_children(Tag::LBody, nodes(words)));
                list.push(item);
            }
            tree.push(list);
        }
        tree
    }
}
