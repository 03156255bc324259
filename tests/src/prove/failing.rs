//! Makes system calls fail, one in each life, and looks whether the journal takes no harm and says nothing false.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use super::life::Work;
use super::page::{Row, Section};
use super::place::Place;
use super::promised::Promised;
use super::strace::{self, Call};
use super::{Found, Harness, Order, folder};
use crate::desk::process::tool;

/// Calls that fail, of all kinds of work together; each twice, once for each error.
pub const HARNESS: Harness = Harness { name: "calls", title: "Failing system calls", tries: 2_000, prove };

const ABOUT: &str = "\
The same lives, each with one call of the system that fails (`strace -e inject`): the first, the second and so on of those that
write, name, remove, sync or lock, once with EIO (the disk does not do it) and once with ENOSPC (it is full). The life goes on:
whoever saw an error tries once more. Afterwards the journal is opened without the fault, and everything that was called safe
is looked for as after a kill. A life that panics, hangs or ends early, or in which an entry could not be saved at the second
try, counts as one that does not read. *short writes*: no file may grow beyond a limit (`prlimit --fsize`), which lies in the
middle of another write each time: that write is cut short, and all that follow beyond it fail. *careless* says that an entry
is safe although saving it failed.
";

/// The calls that are made to fail. Locks of SQLite (`fcntl`) are not among them: they reach no disk.
const CALLS: &str = "openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,mkdir,rmdir,flock";
const ERRORS: [&str; 2] = ["EIO", "ENOSPC"];
/// Seconds after which a life hangs. The slowest takes a few on a busy machine.
const HANGS: &str = "120";
/// One journal in so many is looked at more thoroughly.
const THOROUGHLY: u32 = 10;

/// What is the matter with a life.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The call of this name and number (counted from 1) answers this error.
    Call { name: String, number: usize, error: &'static str },
    /// No file grows beyond so many bytes.
    Limit(u64),
}

fn prove(order: &Order<'_>) -> Result<Section> {
    let mut rows = Vec::new();
    let share = usize::try_from(order.tries)?.div_ceil(Work::ALL.len());
    for work in Work::ALL.into_iter().chain([Work::Careless]) {
        let control = work == Work::Careless;
        order.say(format_args!("{} ({share} calls)", work.name()));
        let found = fail_calls(order.program, work, share, 0x6d6f_6f72)?;
        rows.push(row(order, work.name(), &found, control));
    }
    order.say("short writes");
    let mut found = Failed::default();
    for work in Work::ALL {
        found.add(cut_writes(order.program, work, share.div_ceil(4), 0x6d6f_6f72)?);
    }
    rows.insert(Work::ALL.len(), row(order, "short writes", &found, false));
    let columns =
        &["calls fail while", "lives", "said an error", "changes called safe", "of these lost", "did not open or read"];
    Ok(Section { about: ABOUT, columns, rows })
}

fn row(order: &Order<'_>, name: &str, failed: &Failed, control: bool) -> Row {
    let Failed { said, found } = failed;
    let figures: [&dyn Display; 5] = [&found.tries, said, &found.acknowledged, &found.lost, &found.unreadable];
    found.row(order, name, &figures, control)
}

/// What a harness found where something failed.
#[derive(Debug, Clone, Default)]
pub struct Failed {
    /// Lives that said an error. The others did without what failed, or did it again by themselves.
    pub said: u32,
    pub found: Found,
}

impl Failed {
    fn add(&mut self, other: Self) {
        self.said += other.said;
        self.found.add(other.found);
    }
}

/// Lets up to `most` calls of a life fail, each in a life of its own and with each error; if there are more, any of them.
pub fn fail_calls(program: &Path, work: Work, most: usize, seed: u64) -> Result<Failed> {
    let life = Life::prepare(program, work)?;
    let calls = some(life.calls()?, most, seed);
    life.try_all(faults(calls))
}

/// Lets each call fail that opens a file whose path ends so, as [`fail_calls`] does.
pub fn fail_opening(program: &Path, work: Work, ending: &str) -> Result<Failed> {
    let life = Life::prepare(program, work)?;
    let mut opens = Vec::new();
    for call in life.calls()? {
        if call.0 == "openat" && call.2.text(1)?.ends_with(ending.as_bytes()) {
            opens.push(call);
        }
    }
    life.try_all(faults(opens))
}

fn faults(calls: Vec<(String, usize, Call)>) -> impl Iterator<Item = Fault> {
    calls
        .into_iter()
        .flat_map(|(name, number, _)| ERRORS.map(|error| Fault::Call { name: name.clone(), number, error }))
}

/// Cuts up to `most` writes of a life short, each in a life of its own.
pub fn cut_writes(program: &Path, work: Work, most: usize, seed: u64) -> Result<Failed> {
    let life = Life::prepare(program, work)?;
    let mut limits = BTreeSet::from([1, 60, 700]);
    for (name, _, call) in life.calls()? {
        if name == "pwrite64" {
            limits.insert(u64::try_from(call.number(3)? + call.number(2)? / 2)?);
        }
    }
    life.try_all(some(limits.into_iter().collect(), most, seed).into_iter().map(Fault::Limit))
}

/// So many of them, in their order.
fn some<T>(mut all: Vec<T>, most: usize, seed: u64) -> Vec<T> {
    let mut chance = fastrand::Rng::with_seed(seed);
    while all.len() > most {
        all.remove(chance.usize(0..all.len()));
    }
    all
}

/// A life that is lived again and again, each time from the same beginning.
struct Life<'p> {
    program: &'p Path,
    work: Work,
    /// The beginning.
    before: tempfile::TempDir,
    entries: u32,
}

impl<'p> Life<'p> {
    fn prepare(program: &'p Path, work: Work) -> Result<Self> {
        let before = folder()?;
        let entries = work.prepare(&Place::new(before.path())?)?;
        Ok(Self { program, work, before, entries })
    }

    /// How many entries it has: short enough to be lived thousands of times.
    const fn until(&self) -> u32 {
        self.entries
            + match self.work {
                Work::Save | Work::TooEarly | Work::Unsynced | Work::Careless => 8,
                Work::Close | Work::Outbox => 6,
                Work::Header => 4,
                Work::Begin
                | Work::Migrate
                | Work::Backup
                | Work::Rotate
                | Work::Restore
                | Work::Protect
                | Work::Erase => 2,
            }
    }

    /// The calls that can be made to fail, once it is at work: name, number among those of the name, and the call.
    fn calls(&self) -> Result<Vec<(String, usize, Call)>> {
        let root = folder()?;
        copy(self.before.path(), root.path())?;
        let log = tempfile::NamedTempFile::new()?;
        let mut command = Command::new(tool("strace"));
        command.args(["-xx", "-e", "signal=none", "-e", &format!("trace={CALLS}"), "-o"]).arg(log.path());
        let lived = self.live(&command, root.path())?;
        if !lived.status.success() {
            bail!("the life without a fault ended with {}", lived.status);
        }
        // Only the first thread is followed: the others ask the keychain, which is another program outside of tests.
        let log = fs::read_to_string(log.path())?;
        let lines: Vec<String> = log.lines().map(|line| format!("1 {line}")).collect();
        let (mut counts, mut calls) = (HashMap::<String, usize>::new(), Vec::new());
        let mut at_work = false;
        for call in strace::calls(&lines.join("\n"))? {
            let number = counts.entry(call.name.clone()).or_default();
            *number += 1;
            if call.name == "openat" && call.path_is_in(root.path(), 1) {
                at_work = true;
            }
            if at_work && can_fail(&call, root.path())? {
                calls.push((call.name.clone(), *number, call));
            }
        }
        Ok(calls)
    }

    fn try_all(&self, faults: impl IntoIterator<Item = Fault>) -> Result<Failed> {
        let mut failed = Failed::default();
        for fault in faults {
            self.try_one(&fault, &mut failed).with_context(|| format!("{}: {fault:?}", self.work.name()))?;
        }
        Ok(failed)
    }

    fn try_one(&self, fault: &Fault, failed: &mut Failed) -> Result<()> {
        let root = folder()?;
        copy(self.before.path(), root.path())?;
        let lived = self.live(&fault.command(), root.path())?;
        let found = &mut failed.found;
        found.tries += 1;
        let mut promised = Promised::before(self.work, self.entries);
        for line in String::from_utf8(lived.stdout)?.lines() {
            promised.hear(line)?;
        }
        let mut looked = promised.look(&Place::new(root.path())?, found.tries.is_multiple_of(THOROUGHLY));
        if !lived.status.success() || String::from_utf8_lossy(&lived.stderr).contains("panicked") {
            looked.faults.push(format!("the life ended with {}", lived.status));
        }
        // A call that fails once is no reason to fail the second time.
        if matches!(fault, Fault::Call { .. }) && promised.entries.len() < usize::try_from(self.until())? {
            looked.faults.push("an entry could not be saved at the second try either".to_owned());
        }
        failed.said += u32::from(promised.failed > 0);
        found.acknowledged += u64::try_from(promised.entries.len())?;
        found.lost += looked.lost;
        found.unreadable += u32::from(!looked.faults.is_empty());
        let what = looked.faults.into_iter().chain((looked.lost > 0).then(|| format!("{} lost", looked.lost)));
        found.notes.extend(what.map(|what| format!("{}, {fault:?}: {what}", self.work.name())));
        Ok(())
    }

    /// Lives once under a command, and waits for the end.
    fn live(&self, command: &Command, root: &Path) -> Result<Output> {
        // It ends the whole group of processes, so also one whose tracer it started.
        Command::new(tool("timeout"))
            .args(["--signal=KILL", HANGS])
            .arg(command.get_program())
            .args(command.get_args())
            .arg(self.program)
            .args(["live", self.work.name()])
            .arg(root)
            .args([self.entries.to_string(), self.until().to_string()])
            .output()
            .context("a life")
    }
}

/// Whether a call changes anything in the folder of the life.
fn can_fail(call: &Call, root: &Path) -> Result<bool> {
    Ok(match call.name.as_str() {
        "openat" => call.path_is_in(root, 1) && (call.has(2, "O_WRONLY")? || call.has(2, "O_RDWR")?),
        // What it says is no file.
        "write" => call.number(0)? > 2,
        _ => true,
    })
}

impl Fault {
    /// What a life is started by, so that it happens.
    fn command(&self) -> Command {
        match self {
            Self::Call { name, number, error } => {
                let mut command = Command::new(tool("strace"));
                command.args(["-qq", "-o", "/dev/null", "-e", "signal=none"]);
                command.args(["-e", &format!("trace={name}")]);
                command.args(["-e", &format!("inject={name}:error={error}:when={number}")]);
                command
            }
            Self::Limit(bytes) => {
                let mut command = Command::new(tool("prlimit"));
                command.arg(format!("--fsize={bytes}")).args(["env", "--ignore-signal=XFSZ"]);
                command
            }
        }
    }
}

/// Copies a folder's content into an empty one.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&to)?;
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
