//! A period, described.

use chrono::{DateTime, Datelike, Days, NaiveDate, Timelike, Utc};
use schedule::zone::{Database, Zone};
use vault::store::Reader;

use super::given::{self, Span};
use super::model::{
    InsightsAnswer, InsightsDay, InsightsLinePoint, InsightsMarks, InsightsMean, InsightsPeriod, InsightsReach,
    InsightsScale, InsightsScaleDay, InsightsSummary, InsightsVariability, InsightsYear, count,
};
use super::summary::{Group, Occasion, by_hour};
use super::{Answer, EnoughDays, Series, Variability, line_with_band, year_in_pixels};
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::vocabulary::scale::share;
use crate::journal::{TrackerKind, day_from, doses, entry};
use crate::settings;

/// Days that are read beyond both ends of a line, because it rests on about three weeks.
const BEYOND: Days = Days::new(10);

/// Today and the first day.
pub fn reach(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<InsightsReach> {
    let today = schedule::day::day_of(now, zone, settings::load(reader)?.day_starts_at)?;
    Ok(InsightsReach { today, first: entry::first_day(reader)?.map(day_from) })
}

/// A year, a day a cell.
pub fn year(reader: Reader<'_>, year: i32) -> Result<InsightsYear> {
    let out_of_range = || CoreError::at(ErrorCode::OutOfRange, "year");
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or_else(out_of_range);
    let mood = given::days(reader, Span { from: day(1, 1)?, to: day(12, 31)? })?.mood;
    let months = year_in_pixels(&mood, year).map(|month| month.map(Into::into).to_vec()).to_vec();
    Ok(InsightsYear { year: day(1, 1)?.year(), months })
}

/// The smoothed line of a span; days with too few noted days around them are left out.
pub fn line(reader: Reader<'_>, span: Span) -> Result<InsightsAnswer<Vec<InsightsLinePoint>>> {
    Ok(smoothed(&given::days(reader, beyond(span))?.mood, span))
}

/// The scales beside mood whose steps have words, each as a line of its own.
pub fn scales(reader: Reader<'_>, span: Span) -> Result<Vec<InsightsScale>> {
    let told = given::scales(reader, beyond(span))?.into_iter().filter_map(|given::Noted { tracker, days }| {
        let TrackerKind::Steps { words } = tracker.kind else { return None };
        let noted = days.noted().filter(|(day, _)| span.has(*day));
        let within: Vec<_> = noted.map(|(day, share)| InsightsScaleDay { day, share }).collect();
        if within.is_empty() {
            return None;
        }
        let points = smoothed(&days, span);
        Some(InsightsScale { id: tracker.id, name: tracker.name, words, points, days: within })
    });
    Ok(told.collect())
}

/// Where doses were changed, and when one took a break.
pub fn marks(reader: Reader<'_>, span: Span, zone: &str) -> Result<InsightsMarks> {
    let mut breaks = settings::load(reader)?.breaks;
    breaks.retain(|one| one.from <= span.to && one.to.is_none_or(|to| to >= span.from));
    Ok(InsightsMarks { doses: doses::changes_between(reader, (span.from, span.to), zone)?, breaks })
}

fn beyond(span: Span) -> Span {
    Span {
        from: span.from.checked_sub_days(BEYOND).unwrap_or(span.from),
        to: span.to.checked_add_days(BEYOND).unwrap_or(span.to),
    }
}

fn smoothed(days: &Series, span: Span) -> InsightsAnswer<Vec<InsightsLinePoint>> {
    InsightsAnswer::of(EnoughDays::of(days), |days| {
        line_with_band(&days)
            .into_iter()
            .filter(|point| span.has(point.day))
            .map(|point| InsightsLinePoint {
                day: point.day,
                n: count(point.n),
                line: point.line,
                low: point.low.max(0.0),
                high: point.high.min(1.0),
            })
            .collect()
    })
}

/// Everything that describes a span.
pub fn period(reader: Reader<'_>, span: Span) -> Result<InsightsPeriod> {
    let given::Days { written, mood } = given::days(reader, span)?;
    Ok(InsightsPeriod {
        from: span.from,
        to: span.to,
        written: count(written.len()),
        days: mood.noted().map(|(day, mood)| InsightsDay { day, mood }).collect(),
        summary: InsightsAnswer::of(EnoughDays::of(&mood), |days| summary(&days)),
        variability: variability(&mood),
        weekdays: InsightsAnswer::of(EnoughDays::of(&mood), |days| days.by_weekday().map(mean).to_vec()),
        hours: hours(reader, span)?,
    })
}

fn summary(days: &EnoughDays<'_>) -> InsightsSummary {
    InsightsSummary {
        n: count(days.n()),
        median: days.median(),
        lower: days.quantile(0.25),
        upper: days.quantile(0.75),
        mean: days.mean(),
    }
}

fn variability(mood: &Series) -> InsightsAnswer<InsightsVariability> {
    let answer = match EnoughDays::of(mood) {
        Answer::Tells(days) => Variability::of(&days),
        Answer::CannotTellYet { why, n } => Answer::CannotTellYet { why, n },
    };
    InsightsAnswer::of(answer, |of| InsightsVariability { n: count(of.n), rmssd: of.rmssd })
}

fn hours(reader: Reader<'_>, span: Span) -> Result<InsightsAnswer<Vec<InsightsMean>>> {
    let mut zones = Zones::default();
    let occasions: Vec<Occasion> = entry::moods(reader, span.positions())?
        .into_iter()
        .filter_map(|noted| {
            // A zone nobody knows any more has no hours.
            let civil = zones.of(noted.zone)?.civil(noted.at).ok()?;
            let value = share(f64::from(i32::try_from(noted.level).ok()?));
            Some(Occasion { day: day_from(noted.day), hour: u8::try_from(civil.hour()).ok()?, value })
        })
        .collect();
    Ok(InsightsAnswer::of(by_hour(&occasions), |hours| hours.map(mean).to_vec()))
}

/// Zones of what follows one another: nearly always the same one.
#[derive(Default)]
struct Zones {
    last: Option<(String, Option<Zone>)>,
}

impl Zones {
    fn of(&mut self, name: String) -> Option<&Zone> {
        if self.last.as_ref().is_none_or(|(last, _)| *last != name) {
            let zone = Database::get().find(&name).ok();
            self.last = Some((name, zone));
        }
        self.last.as_ref()?.1.as_ref()
    }
}

pub(super) fn mean(group: Group) -> InsightsMean {
    InsightsMean { n: count(group.n), mean: group.mean.told() }
}
