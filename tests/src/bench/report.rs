//! What was measured: kept, put beside the goals, written as a table and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::clock::{Cost, median};
use super::goals;
use super::insights::Shares;
use super::sides::{Kind, Parts};

/// In which state something was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// On a connection just opened, nothing in its cache.
    Fresh,
    /// Again and again on one connection.
    Warm,
    /// There is no other way.
    Once,
}

impl State {
    const fn word(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Warm => "warm",
            Self::Once => "",
        }
    }
}

type Key = (&'static str, State, u32);

/// Everything that was measured.
#[derive(Default)]
pub struct Samples {
    costs: BTreeMap<(Key, Kind), Vec<Cost>>,
    /// In the order they were first measured.
    order: Vec<Key>,
    /// Bytes of text in the encrypted journals; the plain ones have the same.
    text: BTreeMap<u32, u64>,
    files: BTreeMap<(u32, Kind), u64>,
    parts: BTreeMap<u32, Parts>,
    /// Figures of the real window: name, unit, values.
    figures: Vec<(&'static str, &'static str, Vec<f64>)>,
    notes: Vec<String>,
    /// What Insights claims of people who were made up.
    pub shares: Option<Shares>,
}

impl Samples {
    pub fn add(&mut self, name: &'static str, state: State, entries: u32, kind: Kind, cost: Cost) {
        let key = (name, state, entries);
        if !self.order.contains(&key) {
            self.order.push(key);
        }
        self.costs.entry((key, kind)).or_default().push(cost);
    }

    /// Adds to the text of a journal.
    pub fn text_bytes(&mut self, entries: u32, kind: Kind, bytes: u64) {
        if kind == Kind::Sealed {
            *self.text.entry(entries).or_default() += bytes;
        }
    }

    pub fn file_bytes(&mut self, entries: u32, kind: Kind, bytes: u64) {
        self.files.insert((entries, kind), bytes);
    }

    pub fn file_parts(&mut self, entries: u32, parts: Parts) {
        self.parts.insert(entries, parts);
    }

    /// A figure of the real window, once a round.
    pub fn figure(&mut self, name: &'static str, unit: &'static str, value: f64) {
        match self.figures.iter_mut().find(|(known, ..)| *known == name) {
            Some((.., values)) => values.push(value),
            None => self.figures.push((name, unit, vec![value])),
        }
    }

    pub fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Milliseconds of processor time, median.
    pub fn cpu(&self, name: &'static str, state: State, entries: u32, kind: Kind) -> Option<f64> {
        self.middle(name, state, entries, kind, Cost::cpu_ms)
    }

    /// Milliseconds on the wall, median.
    pub fn wall(&self, name: &'static str, state: State, entries: u32, kind: Kind) -> Option<f64> {
        self.middle(name, state, entries, kind, Cost::wall_ms)
    }

    fn middle(&self, name: &'static str, state: State, entries: u32, kind: Kind, of: fn(Cost) -> f64) -> Option<f64> {
        let costs = self.costs.get(&((name, state, entries), kind))?;
        Some(median(costs.iter().map(|cost| of(*cost)).collect()))
    }

    /// Mooring's processor time by that of plain SQLite.
    pub fn ratio(&self, name: &'static str, state: State, entries: u32) -> Option<f64> {
        Some(self.cpu(name, state, entries, Kind::Sealed)? / self.cpu(name, state, entries, Kind::Plain)?)
    }

    /// As [`Self::ratio`], on the wall.
    pub fn wall_ratio(&self, name: &'static str, state: State, entries: u32) -> Option<f64> {
        Some(self.wall(name, state, entries, Kind::Sealed)? / self.wall(name, state, entries, Kind::Plain)?)
    }

    /// How the cost grows with the number of entries n: the k of nᵏ between the smallest and the largest journal.
    pub fn exponent(&self, name: &'static str, state: State) -> Option<f64> {
        let (small, large) = (self.sizes().next()?, self.sizes().last()?);
        let of = |entries| self.cpu(name, state, entries, Kind::Sealed);
        (small < large).then_some((of(large)? / of(small)?).ln() / (f64::from(large) / f64::from(small)).ln())
    }

    /// Sizes of the journals that were measured, smallest first.
    pub fn sizes(&self) -> impl Iterator<Item = u32> + '_ {
        self.text.keys().copied()
    }

    /// Sizes of the journals that were unlocked.
    pub fn unlocked(&self) -> impl Iterator<Item = u32> + '_ {
        self.sizes_of("unlock by keychain, first screen")
    }

    /// Rows of the exports that were imported.
    pub fn imported(&self) -> impl Iterator<Item = u32> + '_ {
        self.sizes_of("import")
    }

    /// Rows of the exports that were imported with and without wiping.
    pub fn wiped(&self) -> impl Iterator<Item = u32> + '_ {
        self.sizes_of(goals::WIPING)
    }

    /// Sizes something was measured at.
    pub fn sizes_of(&self, wanted: &'static str) -> impl Iterator<Item = u32> + '_ {
        self.order.iter().filter(move |(name, ..)| *name == wanted).map(|(.., entries)| *entries)
    }

    /// Median of a figure of the real window.
    pub fn figure_of(&self, name: &str) -> Option<f64> {
        self.figures.iter().find(|(known, ..)| *known == name).map(|(.., values)| median(values.clone()))
    }

    /// Bytes of the encrypted file by those of the plain one, and by those of the text.
    pub fn file_ratios(&self, entries: u32) -> Option<(f64, f64)> {
        let bytes = |kind| self.files.get(&(entries, kind)).map(|bytes| count(*bytes));
        let (sealed, plain) = (bytes(Kind::Sealed)?, bytes(Kind::Plain)?);
        Some((sealed / plain, sealed / count(*self.text.get(&entries)?)))
    }

    /// The tables, in Markdown.
    pub fn table(&self) -> String {
        let mut out = String::new();
        self.costs_table(&mut out);
        self.files_table(&mut out);
        self.parts_table(&mut out);
        self.figures_table(&mut out);
        if let Some(shares) = &self.shares {
            shares.table(&mut out);
        }
        let _ = writeln!(out, "\n| goal | what | reached | met |\n| --- | --- | ---: | --- |");
        for goal in goals::all(self) {
            let met = if goal.met { "yes" } else { "**no**" };
            let _ = writeln!(out, "| {} | {} | {} | {met} |", goal.id, goal.what, goal.reached);
        }
        for note in &self.notes {
            let _ = writeln!(out, "\n{note}.");
        }
        out
    }

    fn costs_table(&self, out: &mut String) {
        if self.order.is_empty() {
            return;
        }
        out.push_str("| what | entries | state | CPU ms | plain | ratio | wall ms | plain | k of nᵏ |\n");
        out.push_str("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        let mut order = self.order.clone();
        let place = |name: &str| self.order.iter().position(|(known, ..)| *known == name);
        order.sort_by_key(|(name, state, entries)| (place(name), *state, *entries));
        for (name, state, entries) in order {
            let show = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), digits);
            let last = self.sizes().last() == Some(entries);
            let k = self.exponent(name, state).filter(|_| last).map_or_else(String::new, |k| format!("{k:.2}"));
            let _ = writeln!(
                out,
                "| {name} | {} | {} | {} | {} | {} | {} | {} | {k} |",
                if entries == 0 { String::new() } else { entries.to_string() },
                state.word(),
                show(self.cpu(name, state, entries, Kind::Sealed)),
                show(self.cpu(name, state, entries, Kind::Plain)),
                show(self.ratio(name, state, entries)),
                show(self.wall(name, state, entries, Kind::Sealed)),
                show(self.wall(name, state, entries, Kind::Plain)),
            );
        }
    }

    fn files_table(&self, out: &mut String) {
        if self.files.is_empty() {
            return;
        }
        out.push_str("\n| entries | text MB | file MB | plain MB | by plain | by text |\n");
        out.push_str("| ---: | ---: | ---: | ---: | ---: | ---: |\n");
        let megabytes = |bytes: Option<&u64>| digits(bytes.map_or(f64::NAN, |bytes| count(*bytes) / 1e6));
        for (entries, text) in &self.text {
            let (by_plain, by_text) = self.file_ratios(*entries).unwrap_or((f64::NAN, f64::NAN));
            let _ = writeln!(
                out,
                "| {entries} | {} | {} | {} | {by_plain:.3} | {by_text:.2} |",
                megabytes(Some(text)),
                megabytes(self.files.get(&(*entries, Kind::Sealed))),
                megabytes(self.files.get(&(*entries, Kind::Plain))),
            );
        }
    }

    fn parts_table(&self, out: &mut String) {
        if self.parts.is_empty() {
            return;
        }
        out.push_str("\n| entries | by text: pages of text | search index | everything else | free |\n");
        out.push_str("| ---: | ---: | ---: | ---: | ---: |\n");
        for (entries, parts) in &self.parts {
            let by_text = |bytes| digits(count(bytes) / self.text.get(entries).map_or(f64::NAN, |text| count(*text)));
            let [texts, index, others, free] = [parts.texts, parts.index, parts.others, parts.free].map(by_text);
            let _ = writeln!(out, "| {entries} | {texts} | {index} | {others} | {free} |");
        }
    }

    fn figures_table(&self, out: &mut String) {
        if self.figures.is_empty() {
            return;
        }
        out.push_str("\n| the real window | median |\n| --- | ---: |\n");
        for (name, unit, values) in &self.figures {
            let _ = writeln!(out, "| {name} | {} {unit} |", digits(median(values.clone())));
        }
    }

    /// Everything, for machines.
    pub fn json(&self, about: &BTreeMap<&'static str, String>) -> serde_json::Value {
        let costs: Vec<_> = self
            .costs
            .iter()
            .map(|(((name, state, entries), kind), costs)| {
                serde_json::json!({
                    "name": name, "state": state, "entries": entries, "plain": *kind == Kind::Plain,
                    "cpuMs": costs.iter().map(|cost| cost.cpu_ms()).collect::<Vec<_>>(),
                    "wallMs": costs.iter().map(|cost| cost.wall_ms()).collect::<Vec<_>>(),
                })
            })
            .collect();
        let files: Vec<_> = self
            .files
            .iter()
            .map(|((entries, kind), bytes)| {
                let text = self.text.get(entries);
                serde_json::json!({ "entries": entries, "plain": *kind == Kind::Plain, "bytes": bytes, "textBytes": text })
            })
            .collect();
        let figures: Vec<_> = self
            .figures
            .iter()
            .map(|(name, unit, values)| serde_json::json!({ "name": name, "unit": unit, "values": values }))
            .collect();
        serde_json::json!({
            "about": about, "costs": costs, "files": files, "window": figures, "goals": goals::all(self),
            "notes": self.notes, "insights": self.shares.as_ref().map(Shares::json),
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "bytes of a file, for a ratio")]
fn count(bytes: u64) -> f64 {
    bytes as f64
}

/// Three digits that count.
fn digits(value: f64) -> String {
    match value.abs() {
        large if large >= 100.0 => format!("{value:.0}"),
        middle if middle >= 10.0 => format!("{value:.1}"),
        small if small >= 0.1 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}
