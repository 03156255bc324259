//! A line through the days, and the band in which it could as well lie.

use chrono::NaiveDate;

use super::correlation::autocorrelation;
use super::enough::EnoughDays;
use super::real;
use super::series::Series;

/// Days to either side that count: about three weeks together.
const REACH: usize = 10;
/// Noted days within reach below which the line has a gap.
const FEWEST_WITHIN: usize = 7;
/// Of the standard error: 95 % of a normal distribution.
const TIMES: f64 = 1.96;
/// Days that go along with one another more than this make a band that says nothing.
const MOST_ALIKE: f64 = 0.95;

/// The line on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinePoint {
    pub day: NaiveDate,
    /// Noted days within reach.
    pub n: usize,
    pub line: f64,
    pub low: f64,
    pub high: f64,
}

/// The line on each day that has enough noted days around it; the others are gaps in it.
///
/// The line is the mean of the days around weighed by the kernel 1 − u² (Nadaraya, Theory of Probability and its Applications 9, 1964;
/// Epanechnikov, ibid. 14, 1969), u being the distance in days by eleven. The band is ± 1.96 of its standard error
/// s √(Σw²) / Σw · √((1 + φ) / (1 − φ)): s is the weighed deviation from the line around the day, φ the autocorrelation of deviations
/// from the line at a day's distance. The last factor makes up for neighbouring days telling less than days far apart (Bayley & Hammersley,
/// "The effective number of independent observations in an autocorrelated time series", Supplement to the JRSS 8, 1946).
pub fn line_with_band(days: &EnoughDays<'_>) -> Vec<LinePoint> {
    let series = days.series();
    let values: Vec<Option<f64>> = series.days().map(|day| series.on(day)).collect();
    let around: Vec<Option<Around>> = (0..values.len()).map(|place| Around::of(&values, place)).collect();
    let deviations = series
        .days()
        .zip(values.iter().zip(&around))
        .filter_map(|(day, (value, around))| Some((day, (*value)? - around.as_ref()?.mean)));
    let alike = Series::of(deviations).map_or(0.0, |series| autocorrelation(&series)).clamp(0.0, MOST_ALIKE);
    let wider = TIMES * ((1.0 + alike) / (1.0 - alike)).sqrt();
    series
        .days()
        .zip(around)
        .filter_map(|(day, around)| {
            let Around { n, mean, error } = around?;
            Some(LinePoint { day, n, line: mean, low: mean - wider * error, high: mean + wider * error })
        })
        .collect()
}

/// The weighed mean around a day and its standard error, as if days knew nothing of one another.
struct Around {
    n: usize,
    mean: f64,
    error: f64,
}

impl Around {
    fn of(values: &[Option<f64>], place: usize) -> Option<Self> {
        let begin = place.saturating_sub(REACH);
        let weighed: Vec<(f64, f64)> = (begin..)
            .zip(values.iter().skip(begin).take(place + REACH + 1 - begin))
            .filter_map(|(at, value)| {
                let distance = real(at.abs_diff(place)) / real(REACH + 1);
                Some((1.0 - distance.powi(2), (*value)?))
            })
            .collect();
        if weighed.len() < FEWEST_WITHIN {
            return None;
        }
        let total: f64 = weighed.iter().map(|(weight, _)| weight).sum();
        let squares: f64 = weighed.iter().map(|(weight, _)| weight.powi(2)).sum();
        let mean = weighed.iter().map(|(weight, value)| weight * value).sum::<f64>() / total;
        let spread = weighed.iter().map(|(weight, value)| weight * (value - mean).powi(2)).sum::<f64>();
        // Unbiased for weights that tell how much is known: Σw − Σw²/Σw stands for n − 1.
        let variance = spread / (total - squares / total);
        Some(Self { n: weighed.len(), mean, error: (variance * squares).sqrt() / total })
    }
}
