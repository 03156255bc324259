//! Cuts the power: records what a life writes, and opens every kind of disk that a power cut may leave of it.

use std::collections::HashSet;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use anyhow::Result;

use super::disk::{Cut, Disk, Left};
use super::life::Work;
use super::page::Section;
use super::place::Place;
use super::promised::Promised;
use super::record::{Event, Recording, record};
use super::{Found, Harness, Order, folder};

/// Disks that are opened, of all kinds of work together.
pub const HARNESS: Harness = Harness { name: "power", title: "Power cut at work", tries: 20_000, prove };

const ABOUT: &str = "\
The same lives, recorded: every write, name and sync of a process, and what it said meanwhile (`strace`). From the recording a
disk is made as a power cut after any of these may leave it: what was synced is there, of the rest each write is kept, dropped
or torn by sectors of 512 bytes, in any order, with rubbish now and then; names that are not synced are there or not, in the
order of their folder (`tests/src/prove/disk.rs` says which file systems that stands for). It is opened, and everything said
before the cut is looked for as after a kill; one in twenty is also worked with, backed up and opened again. No disk is counted
twice. *unsynced* saves with SQLite's `synchronous = NORMAL`; what is lost of one entry counts in each disk.
";

/// One disk in so many is looked at more thoroughly.
const THOROUGHLY: u32 = 20;
/// A recording that has no new disk after so many looks has none.
const ENOUGH: u32 = 20;

fn prove(order: &Order<'_>) -> Result<Section> {
    let mut rows = Vec::new();
    let share = order.tries.div_ceil(u32::try_from(Work::ALL.len())?);
    for work in Work::ALL.into_iter().chain([Work::Unsynced]) {
        let control = work == Work::Unsynced;
        let tries = if control { share.div_ceil(10).max(20) } else { share };
        order.say(format_args!("{} ({tries} disks)", work.name()));
        let found = cut_power(order.program, work, tries, 0x6d6f_6f72)?;
        let figures: [&dyn Display; 4] = [&found.tries, &found.acknowledged, &found.lost, &found.unreadable];
        rows.push(found.row(order, work.name(), &figures, control));
    }
    let columns = &["power cut while", "disks", "changes called safe", "of these lost", "did not open or read"];
    Ok(Section { about: ABOUT, columns, rows })
}

/// How many entries a life has that is recorded: enough for everything it does to be done more than once.
const fn entries(work: Work) -> u32 {
    match work {
        Work::Save | Work::TooEarly | Work::Unsynced | Work::Careless => 24,
        Work::Close | Work::Outbox => 9,
        Work::Header => 5,
        // What is said is to take up a good part of it, however much comes before.
        Work::Begin | Work::Migrate => 16,
        Work::Erase => 2,
        Work::Backup | Work::Rotate | Work::Restore | Work::Protect => 3,
    }
}

/// Opens `disks` different disks, as power cuts may leave them in a life that is recorded with this `program`.
pub fn cut_power(program: &Path, work: Work, disks: u32, seed: u64) -> Result<Found> {
    let mut chance = fastrand::Rng::with_seed(seed);
    let place = folder()?;
    let before = work.prepare(&Place::new(place.path())?)?;
    let recording = record(program, work, place.path(), (before, before + entries(work)))?;
    let (mut found, mut known) = (Found::default(), HashSet::new());
    for _ in 0..ENOUGH {
        let missing = usize::try_from(disks.saturating_sub(found.tries))?;
        let last = recording.events.len().saturating_sub(1);
        let mut moments: Vec<usize> = (0..missing).map(|_| chance.usize(0..=last)).collect();
        moments.sort_unstable();
        let promised = Promised::before(work, before);
        pass(&recording, promised, (place.path(), &moments), &mut chance, (&mut found, &mut known))?;
    }
    Ok(found)
}

/// Goes through the recording once and cuts the power after each of the events at `moments`, which are in order. Each disk is
/// made where the recorded life was: a note may say where something lies.
fn pass(
    recording: &Recording,
    mut promised: Promised,
    (root, moments): (&Path, &[usize]),
    chance: &mut fastrand::Rng,
    (found, known): (&mut Found, &mut HashSet<(u64, usize)>),
) -> Result<()> {
    let mut disk = Disk::new(&recording.before);
    let mut moments = moments.iter().peekable();
    for (number, event) in recording.events.iter().enumerate() {
        disk.take(event);
        if let Event::Said(line) = event {
            promised.hear(line)?;
        }
        while moments.next_if_eq(&&number).is_some() {
            let mut cut = Cut { kept: kept(chance), chance: chance.fork() };
            let left = disk.cut(&mut cut);
            if known.insert((left.mark(), promised.said())) {
                found.tries += 1;
                let thoroughly = found.tries.is_multiple_of(THOROUGHLY);
                open((&left, root), &promised, thoroughly, found, number)?;
            }
        }
    }
    Ok(())
}

/// Nothing, everything, or anything between.
fn kept(chance: &mut fastrand::Rng) -> f64 {
    match chance.u32(0..8) {
        0 => 0.0,
        1 => 1.0,
        2 => 0.95,
        _ => chance.f64(),
    }
}

fn open(
    (left, root): (&Left, &Path),
    promised: &Promised,
    thoroughly: bool,
    found: &mut Found,
    after: usize,
) -> Result<()> {
    fs::remove_dir_all(root)?;
    fs::create_dir(root)?;
    left.write_to(root)?;
    let looked = promised.look(&Place::new(root)?, thoroughly);
    found.acknowledged += u64::try_from(promised.entries.len()).unwrap_or_default();
    found.lost += looked.lost;
    found.unreadable += u32::from(!looked.faults.is_empty());
    found.notes.extend(looked.faults.iter().map(|fault| format!("after event {after}: {fault}")));
    if looked.lost > 0 {
        found.notes.push(format!("after event {after}: {} lost", looked.lost));
    }
    Ok(())
}
