//! What a plan says at a moment.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use chrono::{DateTime, NaiveTime, Utc};
use schedule::duration::Duration;
use schedule::plan::{Cause, Kind, Ledger, Line, Plan, QuietHours, Reminders, Snooze, plan};
use schedule::series::RecurrenceId;
use schedule::zone::Database;
use serde::Deserialize;

use super::WrittenSeries;

#[derive(Debug, Deserialize)]
pub(super) struct Case {
    series: WrittenSeries,
    leads: Vec<String>,
    now: DateTime<Utc>,
    armed_at: DateTime<Utc>,
    #[serde(default)]
    ledger: Vec<(String, String)>,
    #[serde(default)]
    dismissed: Vec<String>,
    #[serde(default)]
    snoozes: Vec<WrittenSnooze>,
    quiet: Option<WrittenQuiet>,
    expect: Expected,
}

#[derive(Debug, Deserialize)]
struct WrittenSnooze {
    recurrence_id: String,
    until: DateTime<Utc>,
}

#[derive(Debug, Deserialize)]
struct WrittenQuiet {
    from: String,
    to: String,
    tz: String,
}

#[derive(Debug, Deserialize)]
struct Expected {
    fire: Vec<ExpectedFiring>,
    missed: Vec<String>,
    superseded: Vec<(String, String)>,
    next_wake: Option<DateTime<Utc>>,
}

#[derive(Debug, Deserialize)]
struct ExpectedFiring {
    recurrence_id: String,
    lead: String,
    kind: String,
    silent: bool,
}

/// What is wrong with the plan, if anything is.
pub(super) fn check(case: &Case) -> Result<Option<String>> {
    let series = case.series.read()?;
    let leads: Vec<Duration> = case.leads.iter().map(|text| lead(text)).collect::<Result<_>>()?;
    let ledger: Ledger = case.ledger.iter().map(|(id, lead)| line(id, lead)).collect::<Result<_>>()?;
    let dismissed: BTreeSet<RecurrenceId> = case.dismissed.iter().map(|text| id(text)).collect::<Result<_>>()?;
    let snooze = |written: &WrittenSnooze| Ok(Snooze { occurrence: id(&written.recurrence_id)?, until: written.until });
    let snoozes: Vec<Snooze> = case.snoozes.iter().map(snooze).collect::<Result<_>>()?;
    let quiet = case.quiet.as_ref().map(WrittenQuiet::read).transpose()?;
    let reminders = Reminders {
        series: &series,
        leads: &leads,
        armed_at: case.armed_at,
        ledger: &ledger,
        dismissed: &dismissed,
        snoozes: &snoozes,
        quiet: quiet.as_ref(),
    };
    let (found, expected) = (told(&plan(case.now, &reminders, &case.series.viewer()?)?), case.expect.told()?);
    Ok((found != expected).then(|| format!("expected [{}], found [{}]", expected.join(", "), found.join(", "))))
}

impl WrittenQuiet {
    fn read(&self) -> Result<QuietHours> {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").with_context(|| format!("`{text}`"));
        Ok(QuietHours { from: time(&self.from)?, to: time(&self.to)?, zone: Database::get().find(&self.tz)? })
    }
}

impl Expected {
    fn told(&self) -> Result<Vec<String>> {
        let mut told = Vec::new();
        for firing in &self.fire {
            let cause = if firing.lead == "snooze" { firing.lead.clone() } else { lead(&firing.lead)?.to_string() };
            let silent = if firing.silent { " silent" } else { "" };
            told.push(format!("fire {} {cause} {}{silent}", id(&firing.recurrence_id)?, firing.kind));
        }
        for missed in &self.missed {
            told.push(format!("missed {}", id(missed)?));
        }
        for (id, lead) in &self.superseded {
            let line = line(id, lead)?;
            told.push(format!("superseded {} {}", line.occurrence, line.lead));
        }
        told.extend(self.next_wake.map(|wake| format!("wake {}", wake.to_rfc3339())));
        told.sort_unstable();
        Ok(told)
    }
}

/// A plan in words, in an order of its own.
fn told(plan: &Plan) -> Vec<String> {
    let fire = plan.fire.iter().map(|firing| {
        let cause = match firing.cause {
            Cause::Lead(lead) => lead.to_string(),
            Cause::Snooze => "snooze".to_owned(),
        };
        let kind = if firing.kind == Kind::Due { "due" } else { "in_progress" };
        format!("fire {} {cause} {kind}{}", firing.occurrence.id, if firing.silent { " silent" } else { "" })
    });
    let missed = plan.missed.iter().map(|missed| format!("missed {}", missed.occurrence.id));
    let superseded = plan.superseded.iter().map(|line| format!("superseded {} {}", line.occurrence, line.lead));
    let wake = plan.next_wake.map(|wake| format!("wake {}", wake.to_rfc3339()));
    let mut told: Vec<String> = fire.chain(missed).chain(superseded).chain(wake).collect();
    told.sort_unstable();
    told
}

fn lead(text: &str) -> Result<Duration> {
    Duration::parse(text).with_context(|| format!("the lead `{text}`"))
}

fn id(text: &str) -> Result<RecurrenceId> {
    Ok(RecurrenceId(super::moment(text)?.civil()))
}

fn line(occurrence: &str, text: &str) -> Result<Line> {
    Ok(Line { occurrence: id(occurrence)?, lead: lead(text)? })
}
