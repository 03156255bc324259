//! Trackers and dimensions over a period: the usual day, and where most days lay.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use vault::store::Reader;

use super::model::{ReportDimension, ReportMonth, ReportShort, ReportTracker, ReportUsual};
use crate::error::Result;
use crate::insights::{self, EnoughDays, FEWEST_DAYS, InsightsAnswer, Measured, Series, Span};
use crate::journal::TrackerKind;
use crate::settings;

/// Minutes of a night that is called short.
const SHORT: f64 = 300.0;
const HOUR: f64 = 60.0;
const DAY: f64 = 24.0 * HOUR;

/// Everything noted beside the mood that is no medicine.
pub(super) fn trackers(reader: Reader<'_>, span: Span) -> Result<Vec<ReportTracker>> {
    let begins = f64::from(settings::day_starts_at(reader)?) * HOUR;
    let measured = insights::measured(reader, span)?;
    measured.into_iter().map(|one| tracker(one, begins)).collect()
}

fn tracker(Measured { tracker, days }: Measured, begins: f64) -> Result<ReportTracker> {
    let noted: Vec<f64> = days.noted().map(|(_, value)| value).collect();
    let usual = match tracker.kind {
        // Half past twelve at night is later than eleven in the evening.
        TrackerKind::Time => {
            let late = days.noted().map(|(day, minutes)| (day, (minutes - begins).rem_euclid(DAY) + begins));
            usual(&Series::of(late)?)
        }
        _ => usual(&days),
    };
    let yes =
        matches!(tracker.kind, TrackerKind::YesNo).then(|| count(noted.iter().filter(|value| **value > 0.0).count()));
    let told = matches!(tracker.kind, TrackerKind::Duration) && noted.len() >= FEWEST_DAYS;
    let short = told.then(|| short(days.noted().filter(|(_, minutes)| *minutes < SHORT).map(|(day, _)| day)));
    Ok(ReportTracker { tracker, days: count(noted.len()), yes, usual, short })
}

fn short(days: impl Iterator<Item = NaiveDate>) -> ReportShort {
    let mut months: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    for day in days {
        *months.entry(day.with_day(1).unwrap_or(day)).or_default() += 1;
    }
    let all = months.values().sum();
    let most = months.iter().max_by_key(|(_, days)| **days).filter(|(_, days)| months.len() > 1 && **days * 2 > all);
    ReportShort { days: all, most: most.map(|(month, days)| ReportMonth { month: *month, days: *days }) }
}

/// The four dimensions, those that were noted.
pub(super) fn dimensions(reader: Reader<'_>, span: Span) -> Result<Vec<ReportDimension>> {
    let noted = insights::dimension_days(reader, span)?.into_iter().map(|(dimension, series)| {
        let days = count(series.noted().count());
        ReportDimension { dimension, days, usual: usual(&series) }
    });
    Ok(noted.collect())
}

fn usual(series: &Series) -> InsightsAnswer<ReportUsual> {
    InsightsAnswer::of(EnoughDays::of(series), |days| ReportUsual {
        lower: days.quantile(0.25),
        median: days.median(),
        upper: days.quantile(0.75),
    })
}

pub(super) fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
