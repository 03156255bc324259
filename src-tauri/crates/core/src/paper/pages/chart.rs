//! Days on a scale, drawn as lines and areas.

use krilla::geom::{Point, Rect};

use super::super::face::Weight;
use super::draw::{GREY, Ink, Pen};
use super::model::{PaperChart, PaperMark, PaperPoint};

const LINE: Ink = [0x1b, 0x5f, 0x7a];
const GRID: Ink = [0xe3, 0xe8, 0xea];
const DASHED: Ink = [0x7b, 0x88, 0x8f];
/// Of the width, at most, for the words of the scale.
const WORDS: f32 = 0.22;
/// How far a dot reaches, in points.
const DOT: f32 = 1.4;
/// Words of marks stand in so many lines, one lower than the other, as marks may be near one another.
const STEPS_OF_MARKS: usize = 4;

/// How high it is where it is so wide.
pub fn height(width: f32) -> f32 {
    (width * 0.245).max(90.0)
}

/// Where the days lie.
struct Field {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Field {
    fn x(&self, share: f64) -> f32 {
        self.left + (self.right - self.left) * within(share)
    }

    fn y(&self, share: f64) -> f32 {
        self.bottom - (self.bottom - self.top) * within(share)
    }

    fn at(&self, x: f64, y: f64) -> (f32, f32) {
        (self.x(x), self.y(y))
    }
}

/// 0 to 1; what is no number lies at the beginning.
#[allow(clippy::cast_possible_truncation, reason = "a share of a page needs no more digits")]
fn within(share: f64) -> f32 {
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) as f32 }
}

pub fn draw(pen: &mut Pen<'_, '_>, chart: &PaperChart, size: f32, place: Rect) -> Option<()> {
    let width = |pen: &Pen<'_, '_>, text: &str| pen.faces.of(Weight::Regular).width(text, size);
    let words = chart.steps.iter().map(|step| width(pen, step)).fold(0.0, f32::max);
    let words = words.min(place.width() * WORDS);
    let field = Field {
        left: place.left() + words + size,
        right: place.right() - DOT,
        top: place.top() + size * 0.6,
        bottom: place.bottom() - size * 2.2,
    };
    let last = f64::from(u32::try_from(chart.steps.len().saturating_sub(1)).unwrap_or(1).max(1));
    for (step, at) in chart.steps.iter().zip(0_u32..) {
        let y = field.y(f64::from(at) / last);
        pen.line(&[(field.left, y), (field.right, y)], 0.6, GRID, None);
        let word = shortened(pen, step, size, words);
        pen.text(&word, Weight::Regular, size, Point::from_xy(place.left(), y + size * 0.35), GREY)?;
    }
    for dot in &chart.dots {
        let (x, y) = field.at(dot.x, dot.y);
        let around: Vec<(f32, f32)> = ROUND.iter().map(|(right, down)| (x + right * DOT, y + down * DOT)).collect();
        pen.area(&around, LINE, 0.35);
    }
    for line in &chart.lines {
        let of = |share: fn(&PaperPoint) -> f64| line.iter().map(move |point| (point.x, share(point)));
        let band = of(|point| point.high).chain(of(|point| point.low).rev());
        let band: Vec<(f32, f32)> = band.map(|(x, y)| field.at(x, y)).collect();
        pen.area(&band, LINE, 0.14);
        let line: Vec<(f32, f32)> = of(|point| point.y).map(|(x, y)| field.at(x, y)).collect();
        pen.line(&line, 1.6, LINE, None);
    }
    let below = place.bottom() - size * 0.5;
    for tick in &chart.ticks {
        pen.text(&tick.words, Weight::Regular, size, Point::from_xy(field.x(tick.x), below), GREY)?;
    }
    for (at, mark) in chart.marks.iter().enumerate() {
        let lower = f32::from(u8::try_from(at % STEPS_OF_MARKS).unwrap_or(0));
        marked(pen, mark, &field, size, lower)?;
    }
    Some(())
}

fn marked(pen: &mut Pen<'_, '_>, mark: &PaperMark, field: &Field, size: f32, lower: f32) -> Option<()> {
    let x = field.x(mark.x);
    pen.line(&[(x, field.top - size * 0.4), (x, field.bottom)], 0.75, DASHED, Some([2.0, 3.0]));
    let word = shortened(pen, &mark.words, size, field.right - field.left);
    let long = pen.faces.of(Weight::Regular).width(&word, size);
    let gap = size * 0.4;
    // To the right of its line, to the left where there is no room, else as far as there is.
    let start = if x + gap + long <= field.right {
        x + gap
    } else if x - gap - long >= field.left {
        x - gap - long
    } else {
        field.right - long
    };
    pen.text(&word, Weight::Regular, size, Point::from_xy(start, field.top + size * (0.9 + 1.3 * lower)), GREY)
}

/// A word beside a figure, cut where there is no room; what the figure shows is said in full.
fn shortened(pen: &Pen<'_, '_>, text: &str, size: f32, most: f32) -> String {
    let face = pen.faces.of(Weight::Regular);
    if face.width(text, size) <= most + 0.5 {
        return text.to_owned();
    }
    let first = face.lines(text, size, most - size).into_iter().next().unwrap_or_default();
    format!("{}…", first.trim_end())
}

/// A circle as twelve strokes: rounder than any printer shows at that size.
const ROUND: [(f32, f32); 12] = [
    (1.0, 0.0),
    (0.866, 0.5),
    (0.5, 0.866),
    (0.0, 1.0),
    (-0.5, 0.866),
    (-0.866, 0.5),
    (-1.0, 0.0),
    (-0.866, -0.5),
    (-0.5, -0.866),
    (0.0, -1.0),
    (0.5, -0.866),
    (0.866, -0.5),
];
