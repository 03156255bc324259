//! Which instants a series takes place at.

use anyhow::{Result, bail};
use chrono::{DateTime, Utc};
use schedule::series::Window;
use serde::Deserialize;

use super::WrittenSeries;

#[derive(Debug, Deserialize)]
pub(super) struct Case {
    #[serde(flatten)]
    series: WrittenSeries,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    expected: Vec<DateTime<Utc>>,
    expected_ends: Option<Vec<DateTime<Utc>>>,
}

/// What is wrong with the answer, if anything is.
pub(super) fn check(case: &Case) -> Result<Option<String>> {
    let window = Window { from: case.from, until: case.until };
    let found = case.series.read()?.occurrences(&case.series.viewer()?, window)?;
    if !found.complete {
        bail!("more than can be reckoned");
    }
    let starts: Vec<_> = found.list.iter().map(|occurrence| occurrence.start).collect();
    let ends: Vec<_> = found.list.iter().map(|occurrence| occurrence.end).collect();
    if starts != case.expected {
        return Ok(Some(difference(&case.expected, &starts)));
    }
    Ok(case.expected_ends.as_ref().filter(|expected| **expected != ends).map(|expected| difference(expected, &ends)))
}

/// What is on one side only.
fn difference(expected: &[DateTime<Utc>], found: &[DateTime<Utc>]) -> String {
    let only = |these: &[DateTime<Utc>], those: &[DateTime<Utc>]| {
        let only = these.iter().filter(|instant| !those.contains(instant));
        only.map(|instant| instant.format("%Y-%m-%dT%H:%M:%SZ").to_string()).collect::<Vec<_>>().join(" ")
    };
    format!("missing [{}], too many [{}]", only(expected, found), only(found, expected))
}
