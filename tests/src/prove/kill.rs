//! Kills a process in the middle of its work, and looks whether everything it called safe is there.

use std::fmt::Display;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::life::Work;
use super::page::Section;
use super::place::Place;
use super::promised::Promised;
use super::{Found, Harness, Order, folder};

/// Processes killed at each kind of work.
pub const HARNESS: Harness = Harness { name: "kill", title: "Killed at work", tries: 2_000, prove };

const ABOUT: &str = "\
A process works on a journal and says of each change that it is safe, once the journal said so. It is killed (SIGKILL) at a
random moment; then the journal is opened, each change it called safe is looked for, word by word, the seal is compared, and
the backups that have their name are read to their end. *begin*: making a journal where nothing is. *save*: entries one after
another. *close*: closing and opening, with the seal and the keychain. *header*: new recovery codes. *backup*: backups.
*migrate*: the step from the schema before to this one. *outbox*: writing while it is closed, and taking that over. *rotate*:
another data key. *restore*: a backup takes the journal's place. *protect*: a passphrase in place of the keychain, and back. *erase*:
everything, backups and keychain included; all of it is there afterwards, or nothing. *too-early* is a process that speaks before it has saved; a change that is lost counts at each opening after it.

A kill leaves what was written to the system's own memory, so the folder lies there too, where the system offers one
(`/dev/shm`). A power cut leaves less: that is the next section.
";

/// Times a journal is used before a new one takes its place.
const TRIES_PER_JOURNAL: u32 = 20;

fn prove(order: &Order<'_>) -> Result<Section> {
    let mut rows = Vec::new();
    for work in Work::ALL.into_iter().chain([Work::TooEarly]) {
        let control = work == Work::TooEarly;
        // Copies and new journals take their time, and the counter-check finds what it looks for soon.
        let few = control
            || matches!(work, Work::Begin | Work::Backup | Work::Rotate | Work::Restore | Work::Protect | Work::Erase);
        let tries = if few { order.tries.div_ceil(10) } else { order.tries };
        order.say(format_args!("{} ({tries} times)", work.name()));
        let found = kill(order.program, work, tries, 0x6d6f_6f72)?;
        let figures: [&dyn Display; 4] = [&found.tries, &found.acknowledged, &found.lost, &found.unreadable];
        rows.push(found.row(order, work.name(), &figures, control));
    }
    let columns = &["killed while", "times", "changes called safe", "of these lost", "did not open or read"];
    Ok(Section { about: ABOUT, columns, rows })
}

/// Kills `tries` processes of this `program` (the one that [`super::live`]s) at their work.
pub fn kill(program: &Path, work: Work, tries: u32, seed: u64) -> Result<Found> {
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut found = Found::default();
    while found.tries < tries {
        let rounds = if work.is_lived_once() { 1 } else { TRIES_PER_JOURNAL.min(tries - found.tries) };
        found.add(one_journal(program, work, rounds, &mut chance)?);
    }
    Ok(found)
}

fn one_journal(program: &Path, work: Work, rounds: u32, chance: &mut fastrand::Rng) -> Result<Found> {
    let root = folder()?;
    let place = Place::new(root.path())?;
    let entries = work.prepare(&place)?;
    let mut found = Found::default();
    let mut promised = Promised::before(work, entries);
    for round in 1..=rounds {
        let before = promised.entries.len();
        cut_short(program, work, root.path(), &mut promised, chance)?;
        found.tries += 1;
        found.acknowledged += if work == Work::Migrate { u64::from(entries) } else { 0 };
        found.acknowledged += u64::try_from(promised.entries.len() - before).unwrap_or_default();
        let looked = promised.look(&place, round == rounds);
        found.lost += looked.lost;
        found.unreadable += u32::from(!looked.faults.is_empty());
        found.notes.extend(looked.faults.iter().map(|fault| format!("{}: {fault}", work.name())));
        promised.go_on(&looked);
    }
    Ok(found)
}

/// Lets a process live for a while, hears what it promises and kills it.
fn cut_short(
    program: &Path,
    work: Work,
    root: &Path,
    promised: &mut Promised,
    chance: &mut fastrand::Rng,
) -> Result<()> {
    let mut child = Command::new(program)
        .args(["live", work.name()])
        .arg(root)
        .arg(promised.next().to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("starting the life to be cut short")?;
    let mut lines = BufReader::new(child.stdout.take().context("what it says")?).lines();
    // Killed somewhere on the way to the next line, which takes about as long as that to the last one. Where most is over
    // before anything is said, often on the way to the first.
    let mut way = Duration::from_millis(100);
    let heard = match work {
        Work::Erase => chance.u32(3..6),
        _ if work.begins_silently() => chance.u32(0..4).saturating_sub(1),
        _ => chance.u32(1..12),
    };
    for _ in 0..heard {
        let begun = Instant::now();
        let Some(line) = lines.next().transpose()? else { break };
        way = begun.elapsed() + Duration::from_millis(4);
        promised.hear(&line)?;
    }
    // Asleep, so that whoever is to be killed has the processor; that it wakes some microseconds late is chance as well.
    #[allow(clippy::disallowed_methods, reason = "a moment by chance, and no condition, is what is waited for")]
    std::thread::sleep(way.mul_f64(chance.f64()));
    child.kill()?;
    child.wait()?;
    // What it said before it was killed counts, whenever it is heard.
    lines.try_for_each(|line| promised.hear(&line?))
}
