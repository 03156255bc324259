//! A year as a table: a month a row, a day a cell.

use chrono::{Datelike, NaiveDate};

use super::series::Series;

/// A cell of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pixel {
    /// 30 February and its like.
    NoSuchDay,
    /// A day on which nothing was noted.
    NotNoted,
    Noted(f64),
}

/// The days 1 to 31.
pub type PixelMonth = [Pixel; 31];

/// January to December; a year the calendar doesn't reach has no days.
pub fn year_in_pixels(series: &Series, year: i32) -> [PixelMonth; 12] {
    let mut months = [[Pixel::NoSuchDay; 31]; 12];
    for (month, cells) in (1..).zip(&mut months) {
        for (day, cell) in (1..).zip(cells.iter_mut()) {
            if let Some(date) = NaiveDate::from_ymd_opt(year, month, day).filter(|date| date.year() == year) {
                *cell = series.on(date).map_or(Pixel::NotNoted, Pixel::Noted);
            }
        }
    }
    months
}
