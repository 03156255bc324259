//! Tables `reminder_line`, `reminder_snooze`, `reminder_dismissed` and `reminder_token`: what this device has shown and what
//! became of it.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use schedule::duration::Duration;
use schedule::plan::{LOOKED_BACK, Ledger, Line, Snooze};
use schedule::series::RecurrenceId;
use vault::store::{Reader, Writer};

use super::model::Unwanted;
use crate::calendar::occurrence::parse_id;
use crate::calendar::series::lead;
use crate::clock::from_millis;
use crate::error::Result;

/// How long lines are kept: far longer than a plan looks back, so that no clock that was set wrong for a while repeats them.
const KEPT_FOR: TimeDelta = TimeDelta::days(400);

/// What became of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Shown,
    Missed,
    Superseded,
}

impl Outcome {
    const fn text(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Missed => "missed",
            Self::Superseded => "superseded",
        }
    }
}

/// What a plan has to know of one series.
#[derive(Default)]
pub struct Past {
    pub ledger: Ledger,
    pub dismissed: BTreeSet<RecurrenceId>,
    pub snoozes: Vec<Snooze>,
}

/// The wall time before which no plan looks.
fn horizon(now: DateTime<Utc>) -> String {
    let back = LOOKED_BACK + TimeDelta::days(9);
    RecurrenceId(now.checked_sub_signed(back).unwrap_or(now).naive_utc()).to_string()
}

/// What plans made at `now` have to know, by the key of the series.
pub fn pasts(reader: Reader<'_>, now: DateTime<Utc>) -> Result<HashMap<i64, Past>> {
    let mut pasts: HashMap<i64, Past> = HashMap::new();
    let since = horizon(now);
    let lines: Vec<(i64, String, String)> = reader.query_all(
        "SELECT series, occurrence, lead FROM reminder_line WHERE occurrence >= ?1",
        [&since],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    for (series, id, text) in lines {
        let line = Line { occurrence: parse_id(&id)?, lead: lead(&text)? };
        pasts.entry(series).or_default().ledger.record([line]);
    }
    let dismissed: Vec<(i64, String)> = reader.query_all(
        "SELECT series, occurrence FROM reminder_dismissed WHERE of = 'reminder' AND occurrence >= ?1",
        [&since],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (series, id) in dismissed {
        pasts.entry(series).or_default().dismissed.insert(parse_id(&id)?);
    }
    let snoozes: Vec<(i64, String, i64)> =
        reader.query_all("SELECT series, occurrence, until FROM reminder_snooze", (), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    for (series, id, until) in snoozes {
        let snooze = Snooze { occurrence: parse_id(&id)?, until: from_millis(until) };
        pasts.entry(series).or_default().snoozes.push(snooze);
    }
    Ok(pasts)
}

/// What was shown or missed lately, one row for each occurrence: its series, which one, and whether it was missed.
pub fn told(reader: Reader<'_>, now: DateTime<Utc>) -> Result<Vec<(i64, RecurrenceId, bool)>> {
    let rows: Vec<(i64, String, bool)> = reader.query_all(
        "SELECT series, occurrence, max(outcome = 'missed') FROM reminder_line l
         WHERE outcome IN ('shown', 'missed') AND occurrence >= ?1
           AND NOT EXISTS (SELECT 1 FROM reminder_dismissed d
                           WHERE d.series = l.series AND d.occurrence = l.occurrence AND d.of = 'reminder')
         GROUP BY series, occurrence",
        [horizon(now)],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    rows.into_iter().map(|(series, id, missed)| Ok((series, parse_id(&id)?, missed))).collect()
}

/// What was shown lately and not dismissed, with the lead that was shown last.
pub fn last_shown(reader: Reader<'_>, now: DateTime<Utc>) -> Result<Vec<(i64, RecurrenceId, Duration)>> {
    // SQLite gives the other columns of the row that has the maximum.
    let rows: Vec<(i64, String, String)> = reader.query_all(
        "SELECT series, occurrence, lead, max(at) FROM reminder_line l
         WHERE outcome = 'shown' AND occurrence >= ?1
           AND NOT EXISTS (SELECT 1 FROM reminder_dismissed d
                           WHERE d.series = l.series AND d.occurrence = l.occurrence AND d.of = 'reminder')
         GROUP BY series, occurrence",
        [horizon(now)],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    rows.into_iter().map(|(series, id, text)| Ok((series, parse_id(&id)?, lead(&text)?))).collect()
}

/// Whether nothing more is to be asked of an occurrence.
pub fn is_unwanted(reader: Reader<'_>, (series, id): (i64, RecurrenceId), of: Unwanted) -> Result<bool> {
    Ok(reader.exists(
        "SELECT 1 FROM reminder_dismissed WHERE series = ?1 AND occurrence = ?2 AND of = ?3",
        (series, id.to_string(), unwanted_text(of)),
    )?)
}

/// Writes lines down; one that is there stays as it is.
pub fn record(
    writer: Writer<'_>,
    now: DateTime<Utc>,
    series: i64,
    outcome: Outcome,
    lines: impl IntoIterator<Item = Line>,
) -> Result<()> {
    for line in lines {
        writer.execute(
            "INSERT INTO reminder_line (series, occurrence, lead, outcome, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING",
            (series, line.occurrence.to_string(), line.lead.to_string(), outcome.text(), now.timestamp_millis()),
        )?;
    }
    Ok(())
}

/// Lets lines go that no plan will ask for.
pub fn prune(writer: Writer<'_>, now: DateTime<Utc>) -> Result<()> {
    let since = RecurrenceId(now.checked_sub_signed(KEPT_FOR).unwrap_or(now).naive_utc()).to_string();
    writer.execute("DELETE FROM reminder_line WHERE occurrence < ?1", [&since])?;
    writer.execute("DELETE FROM reminder_dismissed WHERE occurrence < ?1", [&since])?;
    writer.execute("DELETE FROM reminder_snooze WHERE occurrence < ?1", [&since])?;
    Ok(())
}

/// "Again at that time": the last word counts.
pub fn snooze(writer: Writer<'_>, (series, id): (i64, RecurrenceId), until: DateTime<Utc>) -> Result<()> {
    writer.execute(
        "INSERT INTO reminder_snooze (series, occurrence, until) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET until = excluded.until",
        (series, id.to_string(), until.timestamp_millis()),
    )?;
    Ok(())
}

/// Ends the snooze of an occurrence: it was shown.
pub fn end_snooze(writer: Writer<'_>, (series, id): (i64, RecurrenceId)) -> Result<()> {
    writer.execute("DELETE FROM reminder_snooze WHERE series = ?1 AND occurrence = ?2", (series, id.to_string()))?;
    Ok(())
}

/// Nothing more is to be said of an occurrence.
pub fn dismiss(writer: Writer<'_>, now: DateTime<Utc>, (series, id): (i64, RecurrenceId), of: Unwanted) -> Result<()> {
    writer.execute(
        "INSERT INTO reminder_dismissed (series, occurrence, of, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        (series, id.to_string(), unwanted_text(of), now.timestamp_millis()),
    )?;
    Ok(())
}

/// What was told of an occurrence, and needed no answer any more, is told once more then. What was not told yet will be.
pub fn once_more(writer: Writer<'_>, (series, id): (i64, RecurrenceId), until: DateTime<Utc>) -> Result<()> {
    let id = id.to_string();
    writer.execute(
        "DELETE FROM reminder_dismissed WHERE series = ?1 AND occurrence = ?2 AND of = 'reminder'",
        (series, &id),
    )?;
    writer.execute(
        "INSERT INTO reminder_snooze (series, occurrence, until)
         SELECT DISTINCT series, occurrence, ?3 FROM reminder_line WHERE series = ?1 AND occurrence = ?2
         ON CONFLICT DO UPDATE SET until = excluded.until",
        (series, &id, until.timestamp_millis()),
    )?;
    Ok(())
}

const fn unwanted_text(of: Unwanted) -> &'static str {
    match of {
        Unwanted::Reminder => "reminder",
        Unwanted::Question => "question",
    }
}

/// Forgets what was shown of an occurrence and what became of it, because it takes place at another time.
pub fn forget(writer: Writer<'_>, series: i64, id: RecurrenceId) -> Result<()> {
    let id = id.to_string();
    for table in TABLES {
        writer.execute(&format!("DELETE FROM {table} WHERE series = ?1 AND occurrence = ?2"), (series, &id))?;
    }
    Ok(())
}

/// The same of an occurrence and all that follow.
pub fn forget_since(writer: Writer<'_>, series: i64, id: RecurrenceId) -> Result<()> {
    let id = id.to_string();
    for table in TABLES {
        writer.execute(&format!("DELETE FROM {table} WHERE series = ?1 AND occurrence >= ?2"), (series, &id))?;
    }
    Ok(())
}

/// The same of a whole series.
pub fn forget_all(writer: Writer<'_>, series: i64) -> Result<()> {
    for table in TABLES {
        writer.execute(&format!("DELETE FROM {table} WHERE series = ?1"), [series])?;
    }
    Ok(())
}

const TABLES: [&str; 4] = ["reminder_line", "reminder_snooze", "reminder_dismissed", "reminder_token"];

/// What was shown of one series and what became of it, as the tables have it. Names in the outlook are given anew at each locking.
pub struct Told {
    lines: Vec<(String, String, String, i64)>,
    snoozes: Vec<(String, i64)>,
    dismissed: Vec<(String, String, i64)>,
}

/// What was shown of a series and what became of it.
pub fn told_of(reader: Reader<'_>, series: i64) -> Result<Told> {
    Ok(Told {
        lines: reader.query_all(
            "SELECT occurrence, lead, outcome, at FROM reminder_line WHERE series = ?1",
            [series],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )?,
        snoozes: reader.query_all(
            "SELECT occurrence, until FROM reminder_snooze WHERE series = ?1",
            [series],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?,
        dismissed: reader.query_all(
            "SELECT occurrence, of, at FROM reminder_dismissed WHERE series = ?1",
            [series],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?,
    })
}

/// Keeps that as known again of a series of which everything was forgotten.
pub fn tell_again(writer: Writer<'_>, series: i64, told: &Told) -> Result<()> {
    for (occurrence, lead, outcome, at) in &told.lines {
        writer.execute(
            "INSERT INTO reminder_line (series, occurrence, lead, outcome, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            (series, occurrence, lead, outcome, at),
        )?;
    }
    for (occurrence, until) in &told.snoozes {
        writer.execute(
            "INSERT INTO reminder_snooze (series, occurrence, until) VALUES (?1, ?2, ?3)",
            (series, occurrence, until),
        )?;
    }
    for (occurrence, of, at) in &told.dismissed {
        writer.execute(
            "INSERT INTO reminder_dismissed (series, occurrence, of, at) VALUES (?1, ?2, ?3, ?4)",
            (series, occurrence, of, at),
        )?;
    }
    Ok(())
}

/// What a name in the outlook stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    pub series: i64,
    pub occurrence: RecurrenceId,
    /// `None` where it was snoozed until then.
    pub lead: Option<Duration>,
    pub at: DateTime<Utc>,
}

/// Every name that was given, and what it stands for.
pub fn tokens(reader: Reader<'_>) -> Result<Vec<([u8; 16], Meant)>> {
    type Row = ([u8; 16], i64, String, Option<String>, i64);
    let rows: Vec<Row> = reader.query_all(
        "SELECT token, series, occurrence, lead, at FROM reminder_token ORDER BY at, token",
        (),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
    )?;
    rows.into_iter()
        .map(|(token, series, id, text, at)| {
            let lead = text.as_deref().map(lead).transpose()?;
            Ok((token, Meant { series, occurrence: parse_id(&id)?, lead, at: from_millis(at) }))
        })
        .collect()
}

/// Keeps these names and no others.
pub fn set_tokens(writer: Writer<'_>, tokens: &[([u8; 16], Meant)]) -> Result<()> {
    writer.execute("DELETE FROM reminder_token", ())?;
    for (token, meant) in tokens {
        writer.execute(
            "INSERT INTO reminder_token (token, series, occurrence, lead, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                token,
                meant.series,
                meant.occurrence.to_string(),
                meant.lead.map(|lead| lead.to_string()),
                meant.at.timestamp_millis(),
            ),
        )?;
    }
    Ok(())
}
