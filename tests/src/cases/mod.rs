//! Recurrence and reminder cases from files: what goes in, and what has to come out. `cargo xtask check-cases`.
//!
//! A file is a JSON array of cases. Times are written as in RFC 3339: with `Z` an instant, without it a wall time, and
//! a date of ten characters is that whole local day. Members nobody knows are passed over.

mod occurrences;
mod reminders;

use std::str::FromStr;

use anyhow::{Context, Result, bail};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::rule::Rule;
use schedule::series::{Addition, Change, Length, Override, Range, Series};
use schedule::zone::{Database, Viewer};
use serde::Deserialize;
use serde_json::Value;

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Occurrences,
    Reminders,
}

impl FromStr for Kind {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "occurrences" => Ok(Self::Occurrences),
            "reminders" => Ok(Self::Reminders),
            _ => bail!("{text}? occurrences or reminders"),
        }
    }
}

/// How one case went.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    pub id: String,
    /// What was wrong, if anything was.
    pub fault: Option<String>,
}

/// Tries every case of a file. A case that can't be read has failed; the others are tried all the same.
pub fn check(kind: Kind, text: &str) -> Result<Vec<Outcome>> {
    let cases: Vec<Value> = serde_json::from_str(text).context("the file is no JSON array")?;
    let outcomes = cases.into_iter().enumerate().map(|(place, case)| {
        let id = case.get("id").and_then(Value::as_str).map_or_else(|| format!("#{place}"), str::to_owned);
        let tried = match kind {
            Kind::Occurrences => {
                serde_json::from_value(case).map_err(Into::into).and_then(|case| occurrences::check(&case))
            }
            Kind::Reminders => {
                serde_json::from_value(case).map_err(Into::into).and_then(|case| reminders::check(&case))
            }
        };
        Outcome { id, fault: tried.unwrap_or_else(|error| Some(format!("{error:#}"))) }
    });
    Ok(outcomes.collect())
}

/// A series as the cases write it.
#[derive(Debug, Deserialize)]
#[serde(default)]
struct WrittenSeries {
    dtstart: String,
    tzid: Option<String>,
    /// The zone a floating series is seen in.
    viewer_tzid: Option<String>,
    rrule: Option<String>,
    duration_min: Option<u32>,
    exdates: Vec<String>,
    rdates: Vec<String>,
    overrides: Vec<WrittenOverride>,
}

#[derive(Debug, Deserialize)]
struct WrittenOverride {
    recurrence_id: String,
    dtstart: Option<String>,
    tzid: Option<String>,
    status: Option<String>,
    range: Option<String>,
    duration_min: Option<u32>,
}

impl Default for WrittenSeries {
    fn default() -> Self {
        let (dtstart, tzid, viewer_tzid, rrule, duration_min) = (String::new(), None, None, None, None);
        Self { dtstart, tzid, viewer_tzid, rrule, duration_min, exdates: vec![], rdates: vec![], overrides: vec![] }
    }
}

impl WrittenSeries {
    fn viewer(&self) -> Result<Viewer<'static>> {
        let zone = self.viewer_tzid.as_deref().unwrap_or("UTC");
        Viewer::new(Database::get(), zone).with_context(|| format!("the viewer's zone {zone}"))
    }

    fn read(&self) -> Result<Series> {
        let addition = |text: &String| Addition::parse(&basic(text)).with_context(|| format!("`{text}`"));
        Ok(Series {
            start: in_zone(moment(&self.dtstart)?, self.tzid.as_deref()),
            length: length(self.duration_min).unwrap_or(Length::Unstated),
            rule: self.rrule.as_deref().map(Rule::parse),
            excluded: self.exdates.iter().map(|text| moment(text)).collect::<Result<_>>()?,
            added: self.rdates.iter().map(addition).collect::<Result<_>>()?,
            overrides: self.overrides.iter().map(WrittenOverride::read).collect::<Result<_>>()?,
        })
    }
}

impl WrittenOverride {
    fn read(&self) -> Result<Override> {
        let start = self.dtstart.as_deref().map(moment).transpose()?;
        let start = start.map(|start| in_zone(start, self.tzid.as_deref()));
        let cancelled = self.status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED"));
        let change =
            if cancelled { Change::Cancelled } else { Change::Altered { start, length: length(self.duration_min) } };
        let range = match self.range.as_deref() {
            None => Range::This,
            Some("THISANDFUTURE") => Range::ThisAndFuture,
            Some(other) => bail!("the range {other}"),
        };
        Ok(Override { recurrence_id: moment(&self.recurrence_id)?, range, change, words: None })
    }
}

fn length(minutes: Option<u32>) -> Option<Length> {
    Some(Length::Lasts(Duration::minutes(minutes?)))
}

/// Reads a time of RFC 3339, or one without a zone, or a date.
fn moment(text: &str) -> Result<Moment> {
    Moment::parse(&basic(text)).with_context(|| format!("`{text}`"))
}

/// The basic form of ISO 8601, which iCalendar has, from the extended one.
fn basic(text: &str) -> String {
    text.replace(['-', ':'], "")
}

fn in_zone(moment: Moment, tzid: Option<&str>) -> Moment {
    match tzid {
        Some(tzid) => moment.with_tzid(tzid),
        None => moment,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn told(kind: Kind, text: &str) -> Vec<(String, bool)> {
        check(kind, text).unwrap().into_iter().map(|outcome| (outcome.id, outcome.fault.is_none())).collect()
    }

    #[test]
    fn occurrence_cases_pass_and_fail_one_by_one() {
        let text = r#"[
          {"id": "right", "dtstart": "2026-03-24T18:30:00", "tzid": "Europe/London", "rrule": "FREQ=WEEKLY;COUNT=2",
           "from": "2026-03-01T00:00:00Z", "until": "2026-05-01T00:00:00Z", "title": "over the change",
           "expected": ["2026-03-24T18:30:00Z", "2026-03-31T17:30:00Z"]},
          {"id": "wrong", "dtstart": "2026-03-24T18:30:00", "tzid": "Europe/London", "rrule": null,
           "from": "2026-03-01T00:00:00Z", "until": "2026-05-01T00:00:00Z", "expected": []},
          {"id": "ends", "dtstart": "2026-03-28", "tzid": null, "viewer_tzid": "Europe/London", "rrule": "FREQ=DAILY;COUNT=2",
           "from": "2026-03-01T00:00:00Z", "until": "2026-05-01T00:00:00Z", "exdates": ["2026-03-28"],
           "expected": ["2026-03-29T00:00:00Z"], "expected_ends": ["2026-03-29T23:00:00Z"]},
          {"id": "unreadable", "dtstart": "yesterday", "from": "2026-03-01T00:00:00Z", "until": "2026-05-01T00:00:00Z", "expected": []},
          {"dtstart": "2026-03-24T18:30:00"}
        ]"#;
        let expected = [("right", true), ("wrong", false), ("ends", true), ("unreadable", false), ("#4", false)];
        assert_eq!(told(Kind::Occurrences, text), expected.map(|(id, passed)| (id.to_owned(), passed)));
    }

    #[test]
    fn reminder_cases_pass_and_fail_one_by_one() {
        let case = |id: &str, wake: &str| {
            format!(
                r#"{{"id": "{id}", "series": {{"dtstart": "2026-03-17T18:30:00", "tzid": "Europe/London", "duration_min": 60}},
                  "leads": ["PT60M", "PT10M"], "armed_at": "2026-03-01T00:00:00Z", "now": "2026-03-17T18:25:00Z",
                  "ledger": [], "dismissed": [], "snoozes": [], "quiet": {{"from": "22:00", "to": "07:00", "tz": "Europe/London"}},
                  "expect": {{"fire": [{{"recurrence_id": "2026-03-17T18:30:00", "lead": "PT10M", "kind": "due", "silent": false}}],
                  "missed": [], "superseded": [["2026-03-17T18:30:00", "PT1H"]], "next_wake": {wake}}}}}"#
            )
        };
        let text = format!("[{}, {}]", case("right", "null"), case("wrong", "\"2026-03-17T18:30:00Z\""));
        assert_eq!(told(Kind::Reminders, &text), [("right".to_owned(), true), ("wrong".to_owned(), false)]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert!(check(Kind::Occurrences, "{}").is_err());
        assert!("meetings".parse::<Kind>().is_err());
    }
}
