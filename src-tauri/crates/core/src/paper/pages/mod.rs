//! Pages that are read from top to bottom: a title, and parts with a heading each. They flow on for as long as there is something.

mod chart;
mod draw;
mod model;
mod set;
mod tags;

pub use model::{PaperBlock, PaperChart, PaperDot, PaperMark, PaperPages, PaperPart, PaperPoint};

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;

use super::face::{Typeface, Weight};
use super::{CardPaper, document, missing};
use set::{Row, Setting};
use tags::Tags;

/// Sizes of the letters, in points: the largest with which everything finds room on [`FEW`] pages, else the last.
const SIZES: [f32; 3] = [12.0, 11.0, 10.0];
/// So many pages are meant to be enough.
const FEW: usize = 2;
/// Around what stands on a page, in points.
const MARGIN: f32 = 50.0;

struct Faces {
    regular: Typeface,
    bold: Typeface,
    reading: Typeface,
}

impl Faces {
    fn load() -> Option<Self> {
        let of = Typeface::of;
        Some(Self { regular: of(Weight::Regular)?, bold: of(Weight::Bold)?, reading: of(Weight::Reading)? })
    }

    const fn of(&self, weight: Weight) -> &Typeface {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
            Weight::Reading => &self.reading,
        }
    }
}

/// Everything in its place.
struct Poured {
    setting: Setting,
    pages: Vec<Vec<Row>>,
    size: f32,
}

fn poured(of: &PaperPages, faces: &Faces, paper: CardPaper) -> Option<Poured> {
    let (width, height) = paper.size();
    let room = (width - 2.0 * MARGIN, height - 2.0 * MARGIN);
    let mut last = None;
    for size in SIZES {
        let mut setting = Setting::of(of, faces, size, room);
        let pages = pour(std::mem::take(&mut setting.rows), room.1);
        let enough = pages.len() <= FEW;
        last = Some(Poured { setting, pages, size });
        if enough {
            break;
        }
    }
    last
}

/// The rows in pages, one after the other. What stays with what follows goes on with it.
fn pour(rows: Vec<Row>, most: f32) -> Vec<Vec<Row>> {
    let mut pages: Vec<Vec<Row>> = vec![Vec::new()];
    let mut filled = 0.0;
    for row in rows {
        let Some(page) = pages.last_mut() else { break };
        let above = if page.is_empty() { 0.0 } else { row.above };
        if filled + above + row.high <= most || page.is_empty() {
            filled += above + row.high;
            page.push(row);
            continue;
        }
        let along = page.iter().rev().take_while(|row| row.with_next).count();
        let keep = if along < page.len() { page.len() - along } else { page.len() };
        let mut next = page.split_off(keep);
        next.push(row);
        filled = next.iter().enumerate().map(|(at, row)| if at == 0 { 0.0 } else { row.above } + row.high).sum();
        pages.push(next);
    }
    pages
}

/// How many pages there are; 0 where they cannot be made.
pub fn count(of: &PaperPages, paper: CardPaper) -> usize {
    Faces::load().and_then(|faces| poured(of, &faces, paper)).map_or(0, |poured| poured.pages.len())
}

/// The pages as a PDF; `None` where it cannot be made. `plain` leaves the streams readable, for tests.
pub fn pages(of: &PaperPages, paper: CardPaper, plain: bool) -> Option<Vec<u8>> {
    let faces = Faces::load()?;
    let Poured { setting, pages, size } = poured(of, &faces, paper)?;
    let (width, height) = paper.size();
    let mut document = document(&of.title, &of.language, missing(&of.text()) == 0, plain)?;
    let mut tags = Tags::of(setting.slots);
    let count = pages.len();
    for (at, rows) in pages.iter().enumerate() {
        let mut page = document.start_page_with(PageSettings::from_wh(width, height)?);
        let mut surface = page.surface();
        let mut pen = draw::Pen { surface: &mut surface, faces: &faces, tags: &mut tags, page: at };
        let mut y = MARGIN;
        for (place, row) in rows.iter().enumerate() {
            y += if place == 0 { 0.0 } else { row.above };
            pen.row(row, y)?;
            y += row.high;
        }
        if count > 1 {
            let foot = of.foot.replace("{n}", &(at + 1).to_string()).replace("{m}", &count.to_string());
            pen.foot(&foot, size * 0.8, (width, height))?;
        }
        surface.finish();
        page.finish();
    }
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(of.title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_outline(outline);
    document.set_tag_tree(tags.tree(setting.shapes));
    document.finish().ok()
}

#[cfg(test)]
mod tests;
