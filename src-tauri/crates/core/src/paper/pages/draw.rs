//! From rows to a page.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};

use super::super::face::Weight;
use super::set::{Mark, Row};
use super::tags::Tags;
use super::{Faces, MARGIN, chart};

/// What something is drawn in: red, green, blue.
pub type Ink = [u8; 3];

pub const BLACK: Ink = [0x1d, 0x2b, 0x33];
/// 6.3 to 1 on white.
pub const GREY: Ink = [0x55, 0x64, 0x6c];
pub const RULE: Ink = [0xd5, 0xdc, 0xdf];

pub struct Pen<'p, 's> {
    pub surface: &'p mut Surface<'s>,
    pub faces: &'p Faces,
    pub tags: &'p mut Tags,
    /// From 0.
    pub page: usize,
}

impl Pen<'_, '_> {
    pub fn row(&mut self, row: &Row, y: f32) -> Option<()> {
        for mark in &row.marks {
            match mark {
                Mark::Text { slot, text, weight, grey, size, x, base } => {
                    let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                    let at = Point::from_xy(MARGIN + x, y + base);
                    self.text(text, *weight, *size, at, if *grey { GREY } else { BLACK })?;
                    self.surface.end_tagged();
                    self.tags.drew(*slot, id);
                }
                Mark::Rule { x, width, y: down } => {
                    self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                    let left = MARGIN + x;
                    self.line(&[(left, y + down), (left + width, y + down)], 0.75, RULE, None);
                    self.surface.end_tagged();
                }
                Mark::Chart { slot, chart, size, x, y: down, width, high } => {
                    let place = Rect::from_xywh(MARGIN + x, y + down, *width, *high)?;
                    let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                    chart::draw(self, chart, *size, place)?;
                    self.surface.end_tagged();
                    self.tags.drew(*slot, id);
                    self.tags.figure_at(*slot, self.page, place);
                }
            }
        }
        Some(())
    }

    /// At the foot of a page.
    pub fn foot(&mut self, text: &str, size: f32, (width, height): (f32, f32)) -> Option<()> {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)));
        let long = self.faces.of(Weight::Regular).width(text, size);
        let at = Point::from_xy((width - long) / 2.0, height - MARGIN / 2.0);
        self.text(text, Weight::Regular, size, at, GREY)?;
        self.surface.end_tagged();
        Some(())
    }

    pub fn text(&mut self, text: &str, weight: Weight, size: f32, at: Point, ink: Ink) -> Option<()> {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(filled(ink, 1.0)));
        let face = self.faces.of(weight);
        let mut x = at.x;
        for run in face.runs(text) {
            let at = Point::from_xy(x, at.y);
            self.surface.draw_glyphs(at, &run.glyphs, face.font(&run)?, &run.text, size, false);
            x += run.width * size;
        }
        Some(())
    }

    /// A line through points, in points wide.
    pub fn line(&mut self, through: &[(f32, f32)], width: f32, ink: Ink, dash: Option<[f32; 2]>) {
        if let Some(path) = path(through, false) {
            let dash = dash.map(|array| StrokeDash { array: array.to_vec(), offset: 0.0 });
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(Stroke { paint: paint(ink), width, dash, ..Stroke::default() }));
            self.surface.draw_path(&path);
            self.surface.set_stroke(None);
        }
    }

    /// What lies within points; `thick` is 0 to 1.
    pub fn area(&mut self, within: &[(f32, f32)], ink: Ink, thick: f32) {
        if let Some(path) = path(within, true) {
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(filled(ink, thick)));
            self.surface.draw_path(&path);
        }
    }
}

fn paint(ink: Ink) -> krilla::paint::Paint {
    let [red, green, blue] = ink;
    rgb::Color::new(red, green, blue).into()
}

fn filled(ink: Ink, thick: f32) -> Fill {
    Fill { paint: paint(ink), opacity: NormalizedF32::new(thick).unwrap_or(NormalizedF32::ONE), ..Fill::default() }
}

/// `None` where there is nothing to draw.
fn path(points: &[(f32, f32)], closed: bool) -> Option<krilla::geom::Path> {
    let (first, rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.0, first.1);
    for (x, y) in rest {
        path.line_to(*x, *y);
    }
    if closed {
        path.close();
    }
    path.finish()
}
