//! The goals these measurements can judge, each with what was reached. What was not measured is not judged.
//!
//! Times are processor time, so that a busy machine does not decide; a durable save is judged on the wall, where the disk counts.

use serde::Serialize;

use super::backups::{BACKED_UP, COPIED};
use super::report::{Samples, State};
use super::schedules;
use super::sides::Kind;
use super::{calendars, directory, insights, journals, pages};

/// Everything that is done with and without wiping.
pub const WIPING: &str = "wiping: all of it";

/// A goal and how it was met.
#[derive(Debug, Serialize)]
pub struct Goal {
    pub id: &'static str,
    pub what: String,
    pub reached: String,
    pub met: bool,
}

const SEARCHES: [&str; 5] = [
    "search: rare word",
    "search: common word",
    "search: phrase",
    "search: beginning of a word",
    "search: word and filters",
];

/// Every goal that can be judged.
pub fn all(samples: &Samples) -> Vec<Goal> {
    let mut goals = Vec::new();
    unlocking(samples, &mut goals);
    journals(samples, &mut goals);
    importing(samples, &mut goals);
    wiping(samples, &mut goals);
    backing_up(samples, &mut goals);
    growing(samples, &mut goals);
    meetings(samples, &mut goals);
    insights(samples, &mut goals);
    window(samples, &mut goals);
    goals
}

/// Adds a goal with an upper limit, if its figure was measured.
fn at_most(goals: &mut Vec<Goal>, id: &'static str, what: &str, value: Option<f64>, limit: f64) {
    if let Some(value) = value {
        goals.push(Goal {
            id, what: format!("{what} ≤ {limit}"), reached: format!("{value:.2}"), met: value <= limit
        });
    }
}

/// Adds a goal with a lower limit, if its figure was measured.
fn at_least(goals: &mut Vec<Goal>, id: &'static str, what: &str, value: Option<f64>, limit: f64) {
    if let Some(value) = value {
        goals.push(Goal {
            id, what: format!("{what} ≥ {limit}"), reached: format!("{value:.2}"), met: value >= limit
        });
    }
}

fn unlocking(samples: &Samples, goals: &mut Vec<Goal>) {
    let argon = samples.cpu("Argon2id, calibrated", State::Once, 0, Kind::Sealed);
    for entries in samples.unlocked() {
        let by = |name| samples.cpu(name, State::Fresh, entries, Kind::Sealed);
        let ratio = by("unlock by passphrase, first screen").zip(argon).map(|(unlock, argon)| unlock / argon);
        at_most(goals, "G1", &format!("unlock to first screen by Argon2id alone, {entries}"), ratio, 1.1);
        let keychain = by("unlock by keychain, first screen");
        at_most(goals, "G1", &format!("unlock by keychain to first screen, ms, {entries}"), keychain, 50.0);
    }
}

fn journals(samples: &Samples, goals: &mut Vec<Goal>) {
    for entries in samples.sizes() {
        let large = entries >= 10_000;
        if large {
            let ratio = samples.ratio("open and first screen", State::Fresh, entries);
            at_most(goals, "G2", &format!("open and first screen by plain, {entries}"), ratio, 1.5);
        }
        for (state, word, limit) in [(State::Warm, "warm", 1.3), (State::Fresh, "first after opening", 2.0)] {
            let worst = SEARCHES.iter().filter_map(|name| Some((samples.ratio(name, state, entries)?, *name)));
            if let Some((ratio, name)) = worst.max_by(|a, b| a.0.total_cmp(&b.0)) {
                at_most(goals, "G3", &format!("{name}, {word}, by plain, {entries}"), Some(ratio), limit);
            }
        }
        let letter = samples.cpu("typing, slowest letter", State::Warm, entries, Kind::Sealed);
        at_most(goals, "G3", &format!("slowest letter while typing, ms, {entries}"), letter, 16.0);
        let save = samples.wall_ratio("save one entry", State::Warm, entries);
        at_most(goals, "G5", &format!("save by plain, wall, {entries}"), save, 1.7);
        let pixels = samples.ratio("ten years of pixels", State::Warm, entries);
        at_most(goals, "G7", &format!("ten years of pixels by plain, warm, {entries}"), pixels, 1.3);
        let insights = samples.cpu(journals::INSIGHTS, State::Warm, entries, Kind::Sealed);
        at_most(goals, "G7", &format!("{}, ms, {entries}", journals::INSIGHTS), insights, 1_000.0);
        if let Some((by_plain, by_text)) = samples.file_ratios(entries) {
            at_most(goals, "G9", &format!("file by plain, {entries}"), Some(by_plain), 1.05);
            if large {
                at_most(goals, "G9", &format!("file by text, {entries}"), Some(by_text), 2.0);
            }
        }
    }
    if let Some(largest) = samples.sizes().last() {
        let pixels = samples.cpu("ten years of pixels", State::Warm, largest, Kind::Sealed);
        at_most(goals, "G7", &format!("ten years of pixels, ms, {largest}"), pixels, 20.0);
    }
}

fn importing(samples: &Samples, goals: &mut Vec<Goal>) {
    for rows in samples.imported() {
        let rate = samples.ratio("import", State::Once, rows).map(|ratio| 1.0 / ratio);
        at_least(goals, "G6", &format!("import by plain's rate, {rows} rows"), rate, 0.9);
        if let Some(ms) = samples.cpu("import", State::Once, rows, Kind::Sealed) {
            let rate = f64::from(rows) / ms * 1e3;
            let what = "rows imported in a second ≥ 5000".to_owned();
            goals.push(Goal { id: "G6", what, reached: format!("{rate:.0}"), met: rate >= 5_000.0 });
        }
    }
}

fn wiping(samples: &Samples, goals: &mut Vec<Goal>) {
    for rows in samples.wiped() {
        let ratio = samples.ratio(WIPING, State::Once, rows);
        at_most(goals, "S", &format!("wiping what is freed by leaving it, {rows} rows"), ratio, 1.1);
    }
}

fn backing_up(samples: &Samples, goals: &mut Vec<Goal>) {
    for entries in samples.sizes_of(BACKED_UP) {
        let cost = |name| samples.cpu(name, State::Once, entries, Kind::Sealed);
        let ratio = cost(BACKED_UP).zip(cost(COPIED)).map(|(backup, copy)| backup / copy);
        at_most(goals, "G8", &format!("backup, read again, by a copy and one full read, {entries}"), ratio, 1.5);
    }
}

fn growing(samples: &Samples, goals: &mut Vec<Goal>) {
    for (id, name, limit) in [
        ("G5", "save one entry", 0.1),
        ("G11", "search: rare word", 0.15),
        ("G11", "newest 50", 0.15),
        ("G11", "search: common word", 0.15),
        ("G11", "search: phrase", 0.7),
        ("G11", "month list", 0.8),
    ] {
        at_most(goals, id, &format!("k of nᵏ, {name}"), samples.exponent(name, State::Warm), limit);
    }
}

fn meetings(samples: &Samples, goals: &mut Vec<Goal>) {
    let cpu = |name, series| samples.cpu(name, State::Once, series, Kind::Sealed);
    at_most(goals, "G13", "agenda of a month of 500 series, ms", cpu(schedules::AGENDA, schedules::SERIES), 10.0);
    at_most(goals, "G13", "next wake of 500 series, ms", cpu(schedules::WAKE, schedules::SERIES), 20.0);
    let (agenda, wake) = (cpu(calendars::AGENDA, schedules::SERIES), cpu(calendars::WAKE, schedules::SERIES));
    at_most(goals, "G13", "agenda of a month of 500 series, out of the journal, ms", agenda, 10.0);
    at_most(goals, "G13", "next wake of 500 series, out of the journal, ms", wake, 20.0);
    let old_by_new = cpu(schedules::SINCE_1970, 0).zip(cpu(schedules::SINCE_YESTERDAY, 0)).map(|(old, new)| old / new);
    at_most(goals, "G13", "daily series since 1970 by one since yesterday", old_by_new, 1.1);
    at_most(goals, "G13", "costliest hostile rule, ms", cpu(schedules::HOSTILE, 0), 50.0);
    at_most(goals, "G14", "reading a feed of 10,000 meetings, ms", cpu(directory::PARSE, directory::MEETINGS), 500.0);
    at_most(
        goals,
        "G14",
        "slowest letter while filtering 10,000 meetings, ms",
        cpu(directory::FILTER, directory::MEETINGS),
        16.0,
    );
}

fn insights(samples: &Samples, goals: &mut Vec<Goal>) {
    let ms = samples.cpu(insights::TEN_YEARS, State::Once, 0, Kind::Sealed);
    at_most(goals, "G7", &format!("{}, ms", insights::TEN_YEARS), ms, 1_000.0);
    let ms = samples.cpu(pages::PAGES, State::Once, 0, Kind::Sealed);
    at_most(goals, "report", &format!("{}, ms", pages::PAGES), ms, 1_000.0);
    let percent = |name| samples.shares.as_ref().and_then(|shares| shares.percent(name));
    at_most(goals, "C", "% of people who see a claim where there is nothing", percent(insights::NOTHING), 5.0);
    at_least(goals, "C", "% of people who see half a step on 60 days of a year", percent(insights::PLANTED), 80.0);
}

fn window(samples: &Samples, goals: &mut Vec<Goal>) {
    let by_bare = |name: &str, bare: &str| Some(samples.figure_of(name)? / samples.figure_of(bare)?);
    let painted = by_bare("start to painted lock window", "bare WebKitGTK window, painted");
    at_most(goals, "G10", "start to painted window by a bare WebKitGTK window", painted, 1.25);
    let memory = by_bare("memory of all processes, open journal", "bare WebKitGTK window, memory");
    at_most(goals, "G10", "memory of all processes by a bare WebKitGTK window", memory, 1.25);
    let rate = by_bare("scrolling the timeline of the largest journal", "scrolling a bare page of as many rows");
    at_least(goals, "G10", "frames while scrolling by a bare page of as many rows", rate, 0.9);
    let letter = samples.figure_of("letter typed into its search to the next frame");
    at_most(goals, "G10", "letter in the search to the next frame, ms: two sixtieths", letter, 33.4);
}
