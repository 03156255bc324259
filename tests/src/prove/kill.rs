//! Kills a process in the middle of its work, and looks whether everything it called safe is there.

use std::fmt::Display;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use mooring_core::schema::MIGRATIONS;
use mooring_core::{ErrorCode, journal};
use vault::Vault;
use vault::backup::{Stop, list};

use super::life::{Place, Work, body_of, id_of};
use super::page::{Row, Section};
use super::{Found, Harness, Order};

/// Processes killed at each kind of work.
pub const HARNESS: Harness = Harness { name: "kill", title: "Killed at work", tries: 2_000, prove };

const ABOUT: &str = "\
A process works on a journal and says of each change that it is safe, once the journal said so. It is killed (SIGKILL) at a
random moment; then the journal is opened, each change it called safe is looked for, word by word, the seal is compared, and
the backups that have their name are read to their end. *save*: entries one after another. *close*: closing and opening, with
the seal and the keychain. *header*: new recovery codes. *backup*: backups. *migrate*: the step from the schema before to this
one. *too-early* is a process that speaks before it has saved; a change that is lost counts at each opening after it.

A kill leaves what was written to the system's own memory; that a power cut does not is another matter.
";

/// Times a journal is used before a new one takes its place.
const TRIES_PER_JOURNAL: u32 = 20;
/// Entries of a journal that is to be migrated.
const BEFORE: u32 = 40;

fn prove(order: &Order<'_>) -> Result<Section> {
    let mut rows = Vec::new();
    for work in Work::ALL.into_iter().chain([Work::TooEarly]) {
        let control = work == Work::TooEarly;
        // A backup takes its time, and the counter-check finds what it looks for soon.
        let tries = if control || work == Work::Backup { order.tries.div_ceil(10) } else { order.tries };
        order.say(format_args!("{} ({tries} times)", work.name()));
        let found = kill(order.program, work, tries, 0x6d6f_6f72)?;
        found.notes.iter().for_each(|note| order.say(note));
        let figures: [&dyn Display; 4] = [&found.tries, &found.acknowledged, &found.lost, &found.unreadable];
        rows.push(if control {
            Row::control(work.name(), &figures, found.lost > 0)
        } else {
            Row::tried(work.name(), &figures, found.is_sound())
        });
    }
    let columns = &["killed while", "times", "changes called safe", "of these lost", "did not open or read"];
    Ok(Section { about: ABOUT, columns, rows })
}

/// Kills `tries` processes of this `program` (the one that [`super::live`]s) at their work.
pub fn kill(program: &Path, work: Work, tries: u32, seed: u64) -> Result<Found> {
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut found = Found::default();
    while found.tries < tries {
        let rounds = if work == Work::Migrate { 1 } else { TRIES_PER_JOURNAL.min(tries - found.tries) };
        found.add(one_journal(program, work, rounds, &mut chance)?);
    }
    Ok(found)
}

fn one_journal(program: &Path, work: Work, rounds: u32, chance: &mut fastrand::Rng) -> Result<Found> {
    let root = tempfile::tempdir()?;
    let place = Place::new(root.path())?;
    let (steps, entries) = if work == Work::Migrate { (MIGRATIONS.len() - 1, BEFORE) } else { (MIGRATIONS.len(), 0) };
    place.make(steps, entries)?;
    let mut found = Found::default();
    // How many entries were called safe, and how many may be there: the one that was being saved counts for both or none.
    let mut safe = entries;
    for _ in 0..rounds {
        let last = cut_short(program, work, root.path(), safe, chance)?;
        found.tries += 1;
        found.acknowledged +=
            u64::from(last.saturating_sub(safe)) + u64::from(work == Work::Migrate) * u64::from(entries);
        safe = last;
        match place.open() {
            Err(error) => {
                found.unreadable += 1;
                found.notes.push(format!("{}: {error}", work.name()));
                return Ok(found);
            }
            Ok(vault) => {
                found.lost += missing(&vault, safe)?;
                found.unreadable += u32::from(!reads(&vault, &place, work)?);
                safe += u32::from(has(&vault, safe)?);
                vault.close()?;
            }
        }
    }
    let vault = place.open()?;
    // A backup reads every page and asks SQLite and SQLCipher for faults.
    if let Err(error) = place.back_up(&vault) {
        found.unreadable += 1;
        found.notes.push(format!("{}, at the end: {error}", work.name()));
    }
    Ok(found)
}

/// Lets a process live for a while and kills it; answers the number after the last it called safe.
fn cut_short(program: &Path, work: Work, root: &Path, first: u32, chance: &mut fastrand::Rng) -> Result<u32> {
    let mut child = Command::new(program)
        .args(["live", work.name()])
        .arg(root)
        .arg(first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("starting the life to be cut short")?;
    let mut lines = BufReader::new(child.stdout.take().context("what it says")?).lines();
    // A migration is over before anything is said: it is killed somewhere on the way there.
    let wait = if work == Work::Migrate { chance.u64(0..100_000) } else { chance.u64(0..4_000) };
    let mut said = Vec::new();
    if work != Work::Migrate {
        for _ in 0..chance.u32(1..12) {
            said.extend(lines.next().transpose()?);
        }
    }
    let end = Instant::now() + Duration::from_micros(wait);
    while Instant::now() < end {
        std::hint::spin_loop();
    }
    child.kill()?;
    child.wait()?;
    // What it said before it was killed counts, whenever it is heard.
    for line in lines {
        said.push(line?);
    }
    Ok(said.iter().filter_map(|line| line.parse::<u32>().ok()).max().map_or(first, |last| last + 1))
}

/// How many of the first `count` entries are not there as they were written.
fn missing(vault: &Vault, count: u32) -> Result<u64> {
    let mut missing = 0;
    for number in 0..count {
        missing += u64::from(!has(vault, number)?);
    }
    Ok(missing)
}

/// Whether an entry is there word by word. One that is not there is an answer; one that cannot be read is an error.
fn has(vault: &Vault, number: u32) -> Result<bool> {
    match vault.store().read(|reader| journal::get(reader, id_of(number))) {
        Ok(entry) => Ok(entry.body == body_of(number)),
        Err(error) if error.code == ErrorCode::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether the seal has nothing to say against the journal, and the backups that have their name read to their end.
fn reads(vault: &Vault, place: &Place, work: Work) -> Result<bool> {
    let seal = vault.check_seal(place.cancel())?;
    if seal.is_some_and(|seal| seal.concern().is_some()) {
        return Ok(false);
    }
    if work != Work::Backup || !place.shelf().exists() {
        return Ok(true);
    }
    let found = list(&place.shelf())?;
    Ok(found.iter().all(|found| match &found.backup {
        Ok(backup) => vault.verify_backup(backup, &Stop::default(), &mut |_| {}).is_ok(),
        Err(_) => false,
    }))
}
