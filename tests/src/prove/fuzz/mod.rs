//! Gives wrong input to everything that reads input from outside, and looks whether it answers.
//!
//! Each target runs in a process of its own, so that one that is ended by the system, or takes too much memory, is seen.

mod feeds;
mod mend;
mod mutate;
mod targets;

use std::fmt::Display;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

pub use mutate::Mutator;
pub use targets::{Reader, TARGETS, Target};

use super::page::{Row, Section};
use super::{Harness, Order};
use crate::daylio;

/// Inputs for each reader.
pub const HARNESS: Harness = Harness { name: "fuzz", title: "Wrong input", tries: 30_000, prove };

const ABOUT: &str = "\
What reads bytes that others may have written is given right input with faults in it: bits flipped, parts cut, repeated, mixed up
and spliced, numbers made large, brackets nested thousands deep. In two of three, lengths and checksums are made right again
afterwards, so that what lies behind them is reached. Each reader runs in a process of its own. It may refuse whatever it likes; it must
not panic, not end, and not take more than 256 MiB. *header*: the file, and every slot tried. *backup*: its end, and a code
tried. *outbox-item*: what is inside an item of the outbox. *kept-words*: what waits in memory sealed. *switch-note*: the note of an
interrupted restore, which must lose nothing and touch nothing outside the folder. *entry*: a text judged, kept, shown as HTML and
searched. *daylio-rows*, *daylio-bytes*: about the largest files that are not refused, as they are. Counter-checks: a reader that panics at certain inputs, and one that takes too much.
";

/// The most memory a process may have taken, in KiB.
const MEMORY_MOST: u64 = 256 * 1024;

/// What came of one target.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fuzzed {
    pub inputs: u32,
    pub panics: u32,
    /// The process came to its end.
    pub ended_well: bool,
    /// The most memory it took, in KiB.
    pub peak_kib: u64,
    /// The longest time for one input, in milliseconds.
    pub longest_ms: u64,
    /// Where it panicked first; no input is repeated here.
    pub first: Option<String>,
}

impl Fuzzed {
    /// It answered everything within its memory.
    pub const fn is_sound(&self) -> bool {
        self.inputs > 0 && self.panics == 0 && self.ended_well && self.peak_kib <= MEMORY_MOST
    }
}

/// The largest inputs that are not refused, read as they are.
pub const LARGEST: &[Target] = &[
    Target { name: "daylio-rows", words: &[], open: || Ok(targets::whole_daylio_csv(daylio::most_rows())) },
    Target { name: "daylio-bytes", words: &[], open: || Ok(targets::whole_daylio_csv(daylio::most_bytes())) },
];

/// Faults put in on purpose.
const CONTROLS: &[Target] = &[
    Target {
        name: "panics",
        words: &[],
        open: || Ok(planted(|bytes| assert!(bytes.len() != 3 || bytes.first() == Some(&b'a'), "a planted fault"))),
    },
    Target {
        name: "hoards",
        words: &[],
        open: || Ok(planted(|bytes| drop(vec![1_u8; 300 << (20 * usize::from(bytes.len() > 60))]))),
    },
];

fn planted(read: fn(&[u8])) -> Reader {
    Reader { seeds: vec![b"abcd".to_vec()], read: Box::new(read), mend: Box::new(<[u8]>::to_vec) }
}

fn prove(order: &Order<'_>) -> Result<Section> {
    let mut rows = Vec::new();
    let all = TARGETS.iter().map(|target| (target, order.tries, false));
    let all = all.chain(LARGEST.iter().map(|target| (target, 1, false)));
    for (target, inputs, control) in all.chain(CONTROLS.iter().map(|target| (target, order.tries.min(400), true))) {
        order.say(format_args!("{} ({inputs} inputs)", target.name));
        let found = fuzz(order.program, target.name, inputs, 0x6675_7a7a)?;
        found.first.iter().for_each(|first| order.say(first));
        let ended = if found.ended_well { "no" } else { "yes" };
        let memory = found.peak_kib / 1024;
        let figures: [&dyn Display; 5] = [&found.inputs, &found.panics, &ended, &memory, &found.longest_ms];
        rows.push(if control {
            Row::control(target.name, &figures, found.inputs > 0 && !found.is_sound())
        } else {
            Row::tried(target.name, &figures, found.is_sound())
        });
    }
    let columns = &["reader", "inputs", "panics", "ended by the system", "memory, MiB", "longest, ms"];
    Ok(Section { about: ABOUT, columns, rows })
}

/// Fuzzes one target in a process of this program.
pub fn fuzz(program: &Path, target: &str, inputs: u32, seed: u64) -> Result<Fuzzed> {
    let report = tempfile::NamedTempFile::new()?;
    let status = Command::new(program)
        .args(["fuzz", target, &inputs.to_string(), &seed.to_string()])
        .arg(report.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .context("starting the process that reads")?;
    let found = serde_json::from_slice(&fs::read(report.path())?).unwrap_or_default();
    Ok(Fuzzed { ended_well: status.success(), ..found })
}

/// The process that reads: writes what came of it to a file, now and then, so that something is known if it is ended.
/// An input it panics at lies in `target/fuzz`, to be tried again.
pub fn read_all(name: &str, inputs: u32, seed: u64, report: &Path) -> Result<()> {
    let mut targets = TARGETS.iter().chain(LARGEST).chain(CONTROLS);
    let target = targets.find(|target| target.name == name).context("a target of this name")?;
    let Reader { seeds, mut read, mend } = (target.open)()?;
    let mut found = Fuzzed::default();
    let wrong = inputs.saturating_sub(u32::try_from(seeds.len())?);
    // Nothing is held twice where nothing is changed.
    let mut mutator = Mutator::new(if wrong > 0 { seeds.clone() } else { Vec::new() }, target.words, seed);
    let wrong = (0..wrong).map(|_| {
        let input = mutator.input();
        if mutator.one_in(3) { input } else { mend(&input) }
    });
    for input in seeds.into_iter().chain(wrong) {
        let begin = Instant::now();
        let answer = catch_unwind(AssertUnwindSafe(|| read(&input)));
        found.longest_ms = found.longest_ms.max(u64::try_from(begin.elapsed().as_millis()).unwrap_or(u64::MAX));
        found.inputs += 1;
        if let Err(panic) = answer {
            found.panics += 1;
            let said = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
            found.first.get_or_insert_with(|| format!("{name}, input {}: {}", found.inputs, said.unwrap_or_default()));
            // The first few are enough to look into.
            if found.panics <= 10 {
                keep(name, found.inputs, &input)?;
            }
        }
        if found.inputs % 64 == 1 || found.inputs == inputs {
            found.peak_kib = peak_kib();
            fs::write(report, serde_json::to_vec(&found)?)?;
        }
    }
    found.peak_kib = peak_kib();
    fs::write(report, serde_json::to_vec(&found)?)?;
    Ok(())
}

/// Writes the right inputs of the readers with these names, or of all, to `folder/NAME/seeds`, and the words of their formats
/// to `folder/NAME/words.dict`, as libFuzzer reads them: `cargo xtask fuzz` begins with them.
pub fn write_seeds(folder: &Path, names: &[String]) -> Result<()> {
    for name in names {
        TARGETS.iter().find(|target| target.name == name).with_context(|| format!("no reader is called {name}"))?;
    }
    for target in TARGETS.iter().filter(|target| names.is_empty() || names.iter().any(|name| name == target.name)) {
        let place = folder.join(target.name);
        fs::create_dir_all(place.join("seeds"))?;
        for (number, seed) in (target.open)()?.seeds.iter().enumerate() {
            fs::write(place.join("seeds").join(number.to_string()), seed)?;
        }
        let words: Vec<String> = target.words.iter().map(|word| dictionary_line(word)).collect();
        fs::write(place.join("words.dict"), words.join(""))?;
    }
    Ok(())
}

/// A word as libFuzzer's dictionaries have it: in quotes, whatever is not plain as `\xNN`.
fn dictionary_line(word: &str) -> String {
    let plain = |byte: u8| (byte.is_ascii_graphic() || byte == b' ') && byte != b'"' && byte != b'\\';
    let signs =
        word.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("\\x{byte:02X}") });
    format!("\"{}\"\n", signs.collect::<String>())
}

fn keep(name: &str, number: u32, input: &[u8]) -> Result<()> {
    let folder = crate::repository().join("target/fuzz");
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join(format!("{name}-{number}")), input)?)
}

/// The most memory this process has had. Known on Linux alone; elsewhere 0.
fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
