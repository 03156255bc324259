//! How a schedule is kept in a column: JSON, with the values as RFC 5545 writes them, so that nothing of a file is lost by
//! keeping it.

use std::sync::Arc;

use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::rule::Rule;
use schedule::series::{Addition, Change, Length, Override, Range, Schedule, Series, Words};
use serde::{Deserialize, Serialize};

use crate::error::{ErrorCode, Result};

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Stored {
    Times(Box<Times>),
    ByAppointment,
    CallFirst,
}

#[derive(Serialize, Deserialize)]
struct Times {
    start: String,
    #[serde(flatten)]
    length: Option<StoredLength>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    excluded: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    added: Vec<Added>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    overrides: Vec<Overridden>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum StoredLength {
    Lasts(String),
    Until(String),
}

#[derive(Serialize, Deserialize)]
struct Added {
    start: String,
    #[serde(flatten)]
    length: Option<StoredLength>,
}

#[derive(Serialize, Deserialize)]
struct Overridden {
    of: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    following: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    cancelled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(flatten)]
    length: Option<StoredLength>,
    /// A length was given, and it is that none is known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    unstated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<StoredWords>,
}

#[derive(Serialize, Deserialize)]
struct StoredWords {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// The text of the column.
pub fn write(schedule: &Schedule) -> Result<String> {
    let stored = match schedule {
        Schedule::ByAppointment => Stored::ByAppointment,
        Schedule::CallFirst => Stored::CallFirst,
        Schedule::Series(series) => Stored::Times(Box::new(times(series))),
    };
    Ok(serde_json::to_string(&stored)?)
}

/// What the text of the column means.
pub fn read(text: &str) -> Result<Schedule> {
    Ok(match serde_json::from_str(text)? {
        Stored::ByAppointment => Schedule::ByAppointment,
        Stored::CallFirst => Schedule::CallFirst,
        Stored::Times(times) => Schedule::Series(Box::new(series(&times)?)),
    })
}

fn times(series: &Series) -> Times {
    Times {
        start: moment_text(&series.start),
        length: length_text(&series.length),
        rule: series.rule.as_ref().map(|rule| rule.text().to_owned()),
        excluded: series.excluded.iter().map(moment_text).collect(),
        added: series
            .added
            .iter()
            .map(|added| Added {
                start: moment_text(&added.start),
                length: added.length.as_ref().and_then(length_text),
            })
            .collect(),
        overrides: series.overrides.iter().map(overridden).collect(),
    }
}

fn overridden(one: &Override) -> Overridden {
    let (cancelled, start, length) = match &one.change {
        Change::Cancelled => (true, None, None),
        Change::Altered { start, length } => (false, start.as_ref(), length.as_ref()),
    };
    Overridden {
        of: moment_text(&one.recurrence_id),
        following: one.range == Range::ThisAndFuture,
        cancelled,
        start: start.map(moment_text),
        length: length.and_then(length_text),
        unstated: length == Some(&Length::Unstated),
        words: one.words.as_deref().map(words_text),
    }
}

fn series(times: &Times) -> Result<Series> {
    Ok(Series {
        start: moment(&times.start)?,
        length: length(times.length.as_ref())?.unwrap_or(Length::Unstated),
        rule: times.rule.as_deref().map(Rule::parse),
        excluded: times.excluded.iter().map(|text| moment(text)).collect::<Result<_>>()?,
        added: times
            .added
            .iter()
            .map(|added| Ok(Addition { start: moment(&added.start)?, length: length(added.length.as_ref())? }))
            .collect::<Result<_>>()?,
        overrides: times.overrides.iter().map(changed).collect::<Result<_>>()?,
    })
}

fn changed(one: &Overridden) -> Result<Override> {
    let change = if one.cancelled {
        Change::Cancelled
    } else {
        let length = if one.unstated { Some(Length::Unstated) } else { length(one.length.as_ref())? };
        Change::Altered { start: one.start.as_deref().map(moment).transpose()?, length }
    };
    let range = if one.following { Range::ThisAndFuture } else { Range::This };
    let words = one.words.as_ref().map(|words| Arc::new(words_of(words)));
    Ok(Override { recurrence_id: moment(&one.of)?, range, change, words })
}

fn words_text(words: &Words) -> StoredWords {
    let Words { title, place, link, note } = words.clone();
    StoredWords { title, place, link, note }
}

fn words_of(words: &StoredWords) -> Words {
    let StoredWords { title, place, link, note } = words;
    Words { title: title.clone(), place: place.clone(), link: link.clone(), note: note.clone() }
}

/// A zone stands before the value, with a colon between: values have none.
fn moment_text(moment: &Moment) -> String {
    match moment {
        Moment::Zoned { tzid, .. } => format!("{tzid}:{moment}"),
        Moment::Date(_) | Moment::Local(_) | Moment::Utc(_) => moment.to_string(),
    }
}

fn moment(text: &str) -> Result<Moment> {
    let (zone, value) = text.rsplit_once(':').map_or((None, text), |(zone, value)| (Some(zone), value));
    let moment = Moment::parse(value).map_err(|_| ErrorCode::Internal)?;
    Ok(match zone {
        Some(zone) => moment.with_tzid(zone),
        None => moment,
    })
}

fn length_text(length: &Length) -> Option<StoredLength> {
    match length {
        Length::Unstated => None,
        Length::Lasts(duration) => Some(StoredLength::Lasts(duration.to_string())),
        Length::Until(moment) => Some(StoredLength::Until(moment_text(moment))),
    }
}

fn length(stored: Option<&StoredLength>) -> Result<Option<Length>> {
    Ok(match stored {
        None => None,
        Some(StoredLength::Lasts(text)) => Some(Length::Lasts(Duration::parse(text).map_err(|_| ErrorCode::Internal)?)),
        Some(StoredLength::Until(text)) => Some(Length::Until(moment(text)?)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_schedule_reads_as_it_was_written() {
        let at = |text: &str| Moment::parse(text).unwrap();
        let zoned = |text: &str| at(text).with_tzid("/odd.example.org:2024/Europe/London");
        let over = |of: Moment, range, change| Override { recurrence_id: of, range, change, words: None };
        let series = Series {
            start: zoned("20261020T183000"),
            length: Length::Lasts(Duration::parse("PT1H30M").unwrap()),
            rule: Some(Rule::parse("FREQ=WEEKLY;BYDAY=TU;X-ODD=1")),
            excluded: vec![at("20261027"), at("20261103T183000"), at("20261110T183000Z")],
            added: vec![
                Addition { start: at("20261205T100000"), length: None },
                Addition { start: at("20261206"), length: Some(Length::Until(at("20261207"))) },
            ],
            overrides: vec![
                over(at("20261117T183000"), Range::This, Change::Cancelled),
                over(
                    at("20261124T183000"),
                    Range::This,
                    Change::Altered { start: Some(zoned("20261125T100000")), length: Some(Length::Unstated) },
                ),
                Override {
                    words: Some(Arc::new(Words {
                        title: Some("With a guest: Ann".into()),
                        place: Some(String::new()),
                        ..Words::default()
                    })),
                    ..over(at("20261129T183000"), Range::This, Change::Altered { start: None, length: None })
                },
                over(
                    at("20261201T183000"),
                    Range::ThisAndFuture,
                    Change::Altered { start: None, length: Some(Length::Lasts(Duration::days(1))) },
                ),
            ],
        };
        let until = Series::once(at("20261224"), Length::Until(at("20261227")));
        for schedule in [
            Schedule::Series(Box::new(series)),
            Schedule::Series(Box::new(until)),
            Schedule::ByAppointment,
            Schedule::CallFirst,
        ] {
            let text = write(&schedule).unwrap();
            assert_eq!(read(&text).unwrap(), schedule, "{text}");
        }
    }

    #[test]
    fn what_is_no_schedule_is_an_error_and_no_panic() {
        for text in ["", "{}", "{\"kind\":\"times\"}", "{\"kind\":\"times\",\"start\":\"yesterday\"}"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
