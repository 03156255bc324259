//! What it costs to wipe what is freed: the same work by two processes of the benchmark, one of which wipes nothing.
//!
//! Both are encrypted. SQLite and the C heap are given their memory once a process, so the sides cannot share one.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use chrono::TimeDelta;
use mooring_core::journal::{self, ListRequest};
use mooring_core::{Stamp, journal::import};
use uuid::Uuid;

use super::clock::{Cost, cost_of};
use super::corpus::{Corpus, Vocabulary, daylio_export};
use super::goals::WIPING;
use super::imports::decision;
use super::journals::{first_screen, words};
use super::report::{Samples, State};
use super::sides::{Kind, Open, Place};
use super::{NOW, Plan};

/// The argument that makes a process of the benchmark do this work; after it the rows to import, and [`LEFT`] or [`WIPED`].
pub const WORK: &str = "--work-of-wiping";
/// Nothing is wiped but what wipes itself.
pub const LEFT: &str = "left";
/// What is freed is wiped, as in the program.
pub const WIPED: &str = "wiped";

const READING: u32 = 20;
const SAVES: u32 = 200;

/// Measures both sides, by turns.
pub fn measure(plan: &Plan, samples: &mut Samples) -> Result<()> {
    for round in 0..plan.rounds {
        plan.say(&format!("wiping, round {} of {}", round + 1, plan.rounds));
        let mut sides = [(WIPED, Kind::Sealed), (LEFT, Kind::Plain)];
        if round % 2 == 1 {
            sides.reverse();
        }
        for (how, kind) in sides {
            let rows = plan.rows.to_string();
            let output = Command::new(std::env::current_exe()?).args([WORK, &rows, how]).output()?;
            ensure!(output.status.success(), "the work ended with {}", output.status);
            let costs: Vec<(f64, f64)> = serde_json::from_slice(&output.stdout)?;
            for (name, (cpu, wall)) in NAMES.into_iter().zip(costs) {
                let cost = Cost { cpu: seconds(cpu)?, wall: seconds(wall)? };
                samples.add(name, State::Once, plan.rows, kind, cost);
            }
        }
    }
    Ok(())
}

/// The rows of the table; the last one is judged.
const NAMES: [&str; 4] = ["wiping: import", "wiping: open, first screen, search", "wiping: save", WIPING];

fn seconds(count: f64) -> Result<std::time::Duration> {
    Ok(std::time::Duration::try_from_secs_f64(count)?)
}

/// Does the work in this process, and gives what each part cost in seconds: processor time, and on the wall.
pub fn work(rows: &str, how: &str) -> Result<String> {
    // SQLite keeps the memory it has when something used it before the vault asks.
    #[expect(clippy::disallowed_methods, reason = "nothing is put into it")]
    let _before = (how == LEFT).then(rusqlite::Connection::open_in_memory).transpose()?;
    let (vocabulary, rows) = (Vocabulary::new(), rows.parse()?);
    let file = daylio_export(&vocabulary, rows);
    let folder = tempfile::tempdir()?;
    let place = Place::new(Kind::Sealed, folder.path())?;
    let ((), import) = cost_of(|| bring_over(&place.create(NOW)?, rows, file.as_bytes()))?;
    let ((), read) = cost_of(|| (0..READING).try_for_each(|_| read(&place, &vocabulary)))?;
    let ((), save) = cost_of(|| save(&place, &vocabulary))?;
    let whole = Cost { cpu: import.cpu + read.cpu + save.cpu, wall: import.wall + read.wall + save.wall };
    let costs = [import, read, save, whole].map(|cost| (cost.cpu.as_secs_f64(), cost.wall.as_secs_f64()));
    Ok(serde_json::to_string(&costs)?)
}

fn bring_over(open: &Open, rows: u32, file: &[u8]) -> Result<()> {
    let pending = import::Pending::daylio_csv("daylio_export.csv", file, NOW)?;
    let seen = open.read(|reader| import::preview(reader, &pending))?;
    let done = open.write(|writer| {
        let stamp = Stamp::take(writer, NOW)?;
        import::run(writer, &stamp, &pending, &decision(&seen), drop)
    })?;
    ensure!(done.added == rows, "every row is added");
    Ok(())
}

/// Opens the journal as after a start, shows what the first screen does, types a word, and closes it.
fn read(place: &Place, vocabulary: &Vocabulary) -> Result<()> {
    let open = place.open()?;
    open.read(first_screen)?;
    for word in [45, 400, 1_500].map(|rank| vocabulary.word(rank)) {
        for (end, _) in word.char_indices().skip(1) {
            let text = word.get(..end).context("a beginning")?.to_owned();
            let request = ListRequest { text, limit: 50, ..ListRequest::default() };
            serde_json::to_string(&open.read(|reader| journal::list(reader, &request))?)?;
        }
    }
    open.close()
}

fn save(place: &Place, vocabulary: &Vocabulary) -> Result<()> {
    let open = place.open()?;
    let words = words(&open)?;
    let mut corpus = Corpus::new(vocabulary, SAVES, NOW);
    for number in 0..SAVES {
        let mut draft = corpus.entry(&words);
        (draft.id, draft.at) = (Uuid::now_v7(), NOW + TimeDelta::seconds(i64::from(number)));
        open.write(|writer| {
            let stamp = Stamp::take(writer, NOW)?;
            journal::save(writer, &stamp, &draft).map(drop)
        })?;
    }
    open.close()
}
