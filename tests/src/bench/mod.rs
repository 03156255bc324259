//! `cargo xtask bench`: what everything costs, beside plain SQLite by the same library in the same run.
//!
//! Machines are noisy, so ratios count: both sides take turns, five rounds and more, and the middle is kept. Processor
//! time is that of the whole process; the real window is measured on the wall.

mod backups;
mod calendars;
pub mod clock;
pub mod corpus;
mod directory;
#[cfg(target_os = "linux")]
mod frames;
mod goals;
mod imports;
mod insights;
mod journals;
mod pages;
mod pictures;
mod report;
mod schedules;
mod sides;
mod vaults;
#[cfg(target_os = "linux")]
mod window;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub mod wiping;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};

use self::corpus::Vocabulary;
use self::report::Samples;

/// The moment all benchmarks happen at, so that every run has the same journals.
const NOW: DateTime<Utc> = DateTime::from_timestamp(1_795_125_600, 0).expect("a moment in 2026");
const ZONE: &str = "Europe/Berlin";

/// What is measured, and how often.
pub struct Plan {
    /// Entries of the journals.
    pub sizes: Vec<u32>,
    /// Rows of the export.
    pub rows: u32,
    pub rounds: u32,
    /// People who are made up for what Insights claims of them.
    pub people: u32,
    /// Parts to measure, by name; all where empty.
    parts: Vec<String>,
    json: PathBuf,
    /// A page of the documents to write anew.
    page: Option<PathBuf>,
    /// Told what is being done.
    tell: fn(&str),
}

/// How the program is called.
pub const USAGE: &str = "\
cargo xtask bench -- [PART…] [--quick] [--sizes 1000,10000] [--rows N] [--rounds N]
                       [--people N] [--json FILE] [--page FILE]
  PART      journals, pictures, imports, vaults, backups, schedules, directory, insights, pages, wiping, window (all of
            them without one)
  --quick   small journals and three rounds: to see that it works, not how fast it is
  --page    writes docs/performance.md, or another page, anew";

/// What stands above the tables of the page.
const PREFACE: &str = "\
# Performance

Measured by `cargo xtask bench -- --page docs/performance.md`, which writes this page; nothing in it is written by hand.

Machines are noisy, so ratios count. Each journal is made twice, encrypted as people have it and on plain SQLite by the
same build of the same library without a key: the same schema, the same queries, the same settings. Both take turns,
and the medians of all rounds are kept. CPU ms is processor time of the whole process; the window is measured on the wall.

*fresh*: the first question after opening: the connection knows the tables, and no page of what is asked for is in its
cache. *warm*: again and again on one connection. The journals are made up from one seed: ten years, 80 words an entry
in the median and 120 in the mean, a vocabulary of 20,000 words by Zipf's law, 0–5 of 60 tags, some accents, Chinese
characters and emoji. The rare word stands in 50 entries of each, spread evenly over the years. *k of nᵏ* says how the cost
grows from the smallest journal to the largest: 0 is not at all, 1 is in proportion. A file is measured after the last
save, against the text of all entries in it. Meetings are reckoned without a database, and once more out of an encrypted journal, as the
app asks for them; there is nothing plain beside them, and *entries* are series. The entry with twenty pictures stands among as many others as are
said; its pictures have 1600 × 1200 points, and *opened* is what the window asks for: the text, and each of them small.

*insights*: people are made up, each with a year of moods (standard deviation 0.8, each day carrying on 0.3 of the day before, weekdays that differ) and 38 things
noted beside them: tags on scattered days, in runs and by weekday, and numbers. Everything is asked of each as the app would ask it, three questions a thing
(docs/adr/0034). Those whose mood goes along with nothing should hardly ever be told that it does; the others should be told of the
one thing that was planted. 95 % is how far a share could be off by the number of people (Wilson).

*wiping*: what is freed is filled with zeros first, beside the same work that wipes nothing; both sides are encrypted, each in
a process of its own (docs/adr/0020).

The bare WebKitGTK window is MiniBrowser, WebKitGTK's own example browser, with a page of one sentence; the bare page that is
scrolled has as many rows as the largest journal has entries. The wheel turns by a notch in each sixtieth of a second.
";

impl Plan {
    /// Reads the arguments of the program.
    pub fn of(arguments: impl Iterator<Item = String>, tell: fn(&str)) -> Result<Self> {
        let mut plan = Self {
            sizes: vec![1_000, 10_000, 100_000],
            rows: 10_000,
            rounds: 5,
            people: 2_000,
            parts: Vec::new(),
            json: crate::repository().join("target/bench/bench.json"),
            page: None,
            tell,
        };
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().with_context(|| format!("{argument} needs a value\n{USAGE}"));
            match argument.as_str() {
                "--quick" => {
                    (plan.sizes, plan.rows, plan.rounds, plan.people) = (vec![200, 1_000], 500, 3, 40);
                }
                "--sizes" => {
                    plan.sizes = value()?.split(',').map(str::parse).collect::<Result<_, _>>()?;
                    plan.sizes.sort_unstable();
                }
                "--rows" => plan.rows = value()?.parse()?,
                "--rounds" => plan.rounds = value()?.parse::<u32>()?.max(1),
                "--people" => plan.people = value()?.parse::<u32>()?.max(1),
                "--json" => plan.json = value()?.into(),
                "--page" => plan.page = Some(value()?.into()),
                "journals" | "pictures" | "imports" | "vaults" | "backups" | "schedules" | "directory" | "insights"
                | "pages" | "wiping" | "window" => plan.parts.push(argument),
                _ => bail!("{argument}?\n{USAGE}"),
            }
        }
        Ok(plan)
    }

    fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part)
    }

    fn say(&self, what: &str) {
        (self.tell)(what);
    }

    /// The size of the largest journal.
    fn largest(&self) -> u32 {
        self.sizes.iter().copied().max().unwrap_or(100_000)
    }

    /// The size of the journal that is unlocked and shown: ten thousand, or the largest below.
    fn unlocked_entries(&self) -> u32 {
        self.sizes.iter().copied().filter(|size| *size <= 10_000).max().unwrap_or(10_000)
    }
}

/// Measures, writes the JSON, gives the table.
pub fn run(plan: &Plan, today: &str) -> Result<String> {
    let vocabulary = Vocabulary::new();
    let mut samples = Samples::default();
    let about = about(plan, today);
    if plan.wants("vaults") {
        vaults::measure(plan, &vocabulary, &mut samples)?;
    }
    if plan.wants("backups") {
        backups::measure(plan, &vocabulary, &mut samples)?;
    }
    if plan.wants("imports") {
        imports::measure(plan, &vocabulary, &mut samples)?;
    }
    if plan.wants("journals") {
        journals::measure(plan, &vocabulary, &mut samples)?;
    }
    if plan.wants("pictures") {
        pictures::measure(plan, &vocabulary, &mut samples)?;
    }
    if plan.wants("schedules") {
        schedules::measure(plan, &mut samples)?;
        calendars::measure(plan, &mut samples)?;
    }
    if plan.wants("directory") {
        directory::measure(plan, &mut samples)?;
    }
    if plan.wants("insights") {
        insights::measure(plan, &mut samples)?;
    }
    if plan.wants("pages") {
        pages::measure(plan, &mut samples)?;
    }
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    if plan.wants("wiping") {
        wiping::measure(plan, &mut samples)?;
    }
    #[cfg(target_os = "linux")]
    if plan.wants("window") {
        window::measure(plan, &vocabulary, &mut samples)?;
    }
    if let Some(folder) = plan.json.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&plan.json, serde_json::to_string_pretty(&samples.json(&about))?)?;
    let about: Vec<String> = about.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let tables = format!("{}\n\n{}", about.join(" · "), samples.table());
    if let Some(page) = &plan.page {
        std::fs::write(page, format!("{PREFACE}\n{tables}"))?;
    }
    Ok(tables)
}

/// The machine and the build, without which no figure means anything.
fn about(plan: &Plan, today: &str) -> BTreeMap<&'static str, String> {
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let processor = read("/proc/cpuinfo")
        .lines()
        .find_map(|line| Some(line.strip_prefix("model name")?.split_once(':')?.1.trim().to_owned()))
        .unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let load = read("/proc/loadavg").split(' ').next().unwrap_or_default().to_owned();
    let profile = if cfg!(debug_assertions) { "dev (figures say little)" } else { "release" };
    BTreeMap::from([
        ("build", profile.to_owned()),
        ("date", today.to_owned()),
        ("load at the start", load),
        ("machine", format!("{processor}, {cores} cores, {}", std::env::consts::OS)),
        ("rounds", plan.rounds.to_string()),
    ])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn plan(arguments: &str) -> Result<Plan> {
        Plan::of(arguments.split_whitespace().map(str::to_owned), |_| ())
    }

    #[test]
    fn arguments_are_read_and_others_are_refused() {
        let whole = plan("").unwrap();
        assert_eq!((whole.sizes.as_slice(), whole.rounds), (&[1_000, 10_000, 100_000][..], 5));
        assert!(whole.wants("window") && whole.unlocked_entries() == 10_000);
        let some = plan("journals --sizes 20000,300 --rounds 0 --people 0 --page x.md").unwrap();
        assert_eq!((whole.people, some.people), (2_000, 1));
        assert_eq!((some.sizes.as_slice(), some.rounds, some.unlocked_entries()), (&[300, 20_000][..], 1, 300));
        assert!(some.wants("journals") && !some.wants("window"));
        for wrong in ["--sizes", "--sizes x", "everything", "--rounds -1", "--people x"] {
            assert!(plan(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_middle_is_the_middle() {
        for (values, middle) in [(vec![3.0], 3.0), (vec![9.0, 1.0, 2.0], 2.0), (vec![4.0, 1.0, 2.0, 100.0], 3.0)] {
            assert!((clock::median(values) - middle).abs() < 1e-9);
        }
        assert!(clock::median(Vec::new()).is_nan());
    }

    #[test]
    fn what_grows_in_proportion_has_exponent_one() {
        let mut samples = Samples::default();
        for entries in [1_000_u32, 100_000] {
            samples.text_bytes(entries, sides::Kind::Sealed, 1);
            for kind in sides::Kind::BOTH {
                let time = std::time::Duration::from_micros(u64::from(entries));
                let cost = clock::Cost { cpu: time, wall: time };
                samples.add("month list", report::State::Warm, entries, kind, cost);
            }
        }
        let k = samples.exponent("month list", report::State::Warm).unwrap();
        assert!((k - 1.0).abs() < 1e-9);
        assert_eq!(samples.ratio("month list", report::State::Warm, 1_000), Some(1.0));
        assert!(samples.table().contains("| G11 | k of nᵏ, month list ≤ 0.8 | 1.00 | **no** |"));
    }
}
