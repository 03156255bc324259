//! Recurring meetings: what a month has, when to wake next, and rules made to cost much.

use std::collections::BTreeSet;
use std::time::Duration as Span;

use anyhow::Result;
use chrono::{TimeDelta, Utc};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::plan::{Ledger, Reminders, plan as plan_reminders};
use schedule::rule::Rule;
use schedule::series::{Change, Length, Override, Range, Series, Window};
use schedule::zone::{Database, Viewer};

use super::clock::{Cost, cost_of, cost_of_many};
use super::report::{Samples, State};
use super::sides::Kind;
use super::{NOW, Plan, ZONE};

/// How many series somebody has who keeps every meeting of a town.
pub const SERIES: u32 = 500;
pub const AGENDA: &str = "agenda of a month";
pub const WAKE: &str = "next wake";
pub const SINCE_1970: &str = "daily series since 1970, a month";
pub const SINCE_YESTERDAY: &str = "daily series since yesterday, a month";
pub const HOSTILE: &str = "the costliest of the hostile rules";

/// One measurement takes about so long: the clock of processor time is coarse.
const AT_LEAST: Span = Span::from_millis(20);

/// Measures all of it; there is no plain SQLite to compare with.
pub fn measure(plan: &Plan, samples: &mut Samples) -> Result<()> {
    let viewer = Viewer::new(Database::get(), ZONE)?;
    let series = meetings(SERIES);
    let (old, new) = (daily(20_000), daily(1));
    for round in 0..plan.rounds {
        plan.say(&format!("meetings, round {} of {}", round + 1, plan.rounds));
        let mut add = |name, entries, cost| samples.add(name, State::Once, entries, Kind::Sealed, cost);
        add(AGENDA, SERIES, cost_of_many(AT_LEAST, || agenda(&series, &viewer))?);
        add(WAKE, SERIES, cost_of_many(AT_LEAST, || next_wake(&series, &viewer))?);
        add(SINCE_1970, 0, cost_of_many(AT_LEAST, || agenda(std::slice::from_ref(&old), &viewer))?);
        add(SINCE_YESTERDAY, 0, cost_of_many(AT_LEAST, || agenda(std::slice::from_ref(&new), &viewer))?);
        add(HOSTILE, 0, costliest(&viewer)?);
    }
    Ok(())
}

fn month() -> Window {
    Window { from: NOW, until: NOW + TimeDelta::days(31) }
}

/// What all series have in a month, in order.
fn agenda(series: &[Series], viewer: &Viewer<'_>) -> Result<usize> {
    let mut agenda = Vec::new();
    for one in series {
        agenda.extend(one.overlapping(viewer, month())?.list);
    }
    agenda.sort_by_key(|occurrence| occurrence.start);
    Ok(agenda.len())
}

/// When the first reminder of all series is due, with three reminders each.
fn next_wake(series: &[Series], viewer: &Viewer<'_>) -> Result<Option<chrono::DateTime<Utc>>> {
    let leads = [Duration::days(1), Duration::minutes(60), Duration::minutes(10)];
    let (ledger, dismissed) = (Ledger::default(), BTreeSet::new());
    let mut next = None;
    for series in series {
        let (armed_at, snoozes, quiet) = (NOW, &[][..], None);
        let reminders =
            Reminders { series, leads: &leads, armed_at, ledger: &ledger, dismissed: &dismissed, snoozes, quiet };
        let wake = plan_reminders(NOW, &reminders, viewer)?.next_wake;
        next = next.into_iter().chain(wake).min();
    }
    Ok(next)
}

/// The cost of the rule that costs most, over all that is looked at to plan reminders.
fn costliest(viewer: &Viewer<'_>) -> Result<Cost> {
    let window = Window { from: NOW - TimeDelta::days(31), until: NOW + TimeDelta::days(400) };
    let mut worst: Option<Cost> = None;
    for series in hostile() {
        let (_, cost) = cost_of(|| Ok(series.occurrences(viewer, window)?))?;
        worst = Some(worst.filter(|known| known.cpu >= cost.cpu).unwrap_or(cost));
    }
    worst.ok_or_else(|| anyhow::anyhow!("there are hostile rules"))
}

fn series(start: &str, zone: &str, rule: &str) -> Series {
    let start = Moment::parse(start).unwrap_or(Moment::Utc(NOW)).with_tzid(zone);
    Series { rule: Some(Rule::parse(rule)), ..Series::once(start, Length::Lasts(Duration::minutes(60))) }
}

/// A meeting of every evening that began so many days ago.
fn daily(days_ago: i64) -> Series {
    let start = (NOW - TimeDelta::days(days_ago)).format("%Y%m%dT183000").to_string();
    series(&start, "Europe/London", "FREQ=DAILY")
}

/// Meetings as groups have them: most of them weekly, some by the nth weekday, a few courses and daily ones, begun in the last ten
/// years in a dozen zones, with a holiday left out and one moved.
pub(super) fn meetings(count: u32) -> Vec<Series> {
    const RULES: [&str; 12] = [
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=SU",
        "FREQ=WEEKLY;BYDAY=FR;BYMONTH=9,10,11,12,1,2,3,4,5,6",
        "FREQ=MONTHLY;BYDAY=1FR",
        "FREQ=MONTHLY;BYDAY=2TU,4TU",
        "FREQ=MONTHLY;BYDAY=-1SU",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=WEEKLY;COUNT=600",
        "FREQ=DAILY",
    ];
    const ZONES: [&str; 12] = [
        "Europe/Berlin",
        "Europe/London",
        "America/New_York",
        "America/Chicago",
        "America/Los_Angeles",
        "America/Sao_Paulo",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "Africa/Casablanca",
        "Pacific/Auckland",
        "America/Vancouver",
    ];
    let mut random = fastrand::Rng::with_seed(0x5EED);
    let mut one = || {
        let rule = random.choice(RULES).unwrap_or(RULES[0]);
        let zone = random.choice(ZONES).unwrap_or(ZONES[0]);
        let day = NOW - TimeDelta::days(random.i64(1..3_650));
        let start =
            format!("{}T{:02}{:02}00", day.format("%Y%m%d"), random.u8(6..22), random.choice([0, 15, 30]).unwrap_or(0));
        let mut series = series(&start, zone, rule);
        let holiday = |day: u32| format!("202612{day:02}{}", start.get(8..).unwrap_or_default());
        series.excluded.extend((24..=26).filter_map(|day| Moment::parse(&holiday(day)).ok()));
        if let (Ok(recurrence_id), Ok(moved)) = (Moment::parse(&holiday(8)), Moment::parse(&holiday(9))) {
            let change = Change::Altered { start: Some(moved), length: None };
            series.overrides.push(Override { recurrence_id, range: Range::This, change, words: None });
        }
        series
    };
    (0..count).map(|_| one()).collect()
}

/// Rules that want a program to work for ever, begun as long ago as a calendar can say.
fn hostile() -> impl Iterator<Item = Series> {
    let all = |most: u32| (0..most).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
    let flood = format!("BYHOUR={};BYMINUTE={}", all(24), all(60));
    let rules = [
        "FREQ=DAILY;COUNT=4000000000".to_owned(),
        "FREQ=DAILY;INTERVAL=4000000000;COUNT=4000000000".to_owned(),
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=4000000000".to_owned(),
        "FREQ=DAILY;INTERVAL=7;BYMONTHDAY=1,2,3;BYDAY=MO;COUNT=4000000000".to_owned(),
        "FREQ=WEEKLY;BYMONTH=2;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=4000000000".to_owned(),
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=10;COUNT=4000000000".to_owned(),
        "FREQ=MONTHLY;BYDAY=6MO,-6MO;COUNT=4000000000".to_owned(),
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30".to_owned(),
        format!("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;{flood};BYSETPOS=366,-366;COUNT=4000000000"),
        format!("FREQ=DAILY;{flood}"),
    ];
    rules.into_iter().map(|rule| series("00010101T000000", "Europe/London", &rule))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_measured_is_what_it_is_called() {
        let viewer = Viewer::new(Database::get(), ZONE).unwrap();
        let series = meetings(60);
        assert!(series.iter().all(|one| one.rule.as_ref().unwrap().reading().is_ok()));
        assert!(agenda(&series, &viewer).unwrap() > 120, "most meet every week");
        assert!(next_wake(&series, &viewer).unwrap().is_some_and(|wake| wake > NOW));
        assert_eq!(agenda(&[daily(20_000)], &viewer).unwrap(), agenda(&[daily(1)], &viewer).unwrap());
        assert!(hostile().all(|one| one.rule.unwrap().reading().is_ok()));
    }
}
