//! What a life said is safe, and whether a journal keeps it.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use mooring_core::schema::MIGRATIONS;
use mooring_core::{ErrorCode, journal};
use vault::backup::{Stop, list};
use vault::{Erased, Vault};

use super::NOW;
use super::life::Work;
use super::place::{Place, begin_journal, body_of, close, gather, id_of, save};

/// An entry nobody's life comes to.
const ONE_MORE: u32 = 1_000_000;

/// What was said of erasing everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Erasing {
    /// Nothing, or that it failed: the journal is there.
    #[default]
    No,
    /// It began: all of it is there, or the next start sees to it that nothing is.
    Begun,
    /// The journal is gone; what else could not be erased was named.
    Named,
    /// Everything is gone.
    Done,
}

/// What was promised so far.
#[derive(Debug, Clone, Default)]
pub struct Promised {
    /// There is a journal.
    journal: bool,
    /// Entries that are saved.
    pub entries: BTreeSet<u32>,
    /// A recovery code that opens the journal.
    code: Option<String>,
    /// One that was shown and may have taken that one's place.
    offered: Option<String>,
    /// The one before, which opens it no longer.
    given_up: Option<String>,
    /// There is a backup.
    backup: bool,
    erasing: Erasing,
    /// How often an error was said.
    pub failed: u32,
}

/// What a journal is like, compared with what was promised of it.
#[derive(Debug, Default)]
pub struct Looked {
    /// Promised entries that are not there word by word.
    pub lost: u64,
    /// What does not open, does not read or is said wrongly.
    pub faults: Vec<String>,
    /// The entry after the last promised one is there: it was being saved, and counts for both or none.
    pub one_more: bool,
    /// The code that was offered has taken the other one's place, although nobody lived to say so.
    pub renewed: bool,
}

impl Promised {
    /// What is there before a work begins.
    pub fn before(work: Work, entries: u32) -> Self {
        Self { journal: work != Work::Begin, entries: (0..entries).collect(), ..Self::default() }
    }

    /// Hears a line of a life.
    pub fn hear(&mut self, line: &str) -> Result<()> {
        match (line.split_once(' '), line.parse::<u32>()) {
            (None, Ok(number)) => drop(self.entries.insert(number)),
            (Some(("offered", code)), _) => self.offered = Some(code.to_owned()),
            (Some(("code", code)), _) => {
                self.given_up = self.code.replace(code.to_owned());
                self.offered = None;
            }
            _ => match line {
                "open" => self.journal = true,
                "backup" => self.backup = true,
                "failed" => self.failed += 1,
                "erasing" => self.erasing = Erasing::Begun,
                "named" => self.erasing = Erasing::Named,
                "erased" => self.erasing = Erasing::Done,
                "kept" => self.erasing = Erasing::No,
                _ => bail!("a life does not say {line:?}"),
            },
        }
        Ok(())
    }

    /// Takes over what was found beside what was said, for the next life of the same journal.
    pub fn go_on(&mut self, looked: &Looked) {
        if looked.one_more {
            self.entries.insert(self.next());
        }
        if looked.renewed {
            self.given_up = std::mem::replace(&mut self.code, self.offered.take());
        }
    }

    /// How much was said: with it, two disks that are the same are different if more was promised of one.
    #[cfg(target_os = "linux")]
    pub fn said(&self) -> usize {
        let codes = [&self.code, &self.offered, &self.given_up].into_iter().flatten().count();
        self.entries.len() * 16 + codes * 4 + usize::from(self.journal) * 2 + usize::from(self.backup)
    }

    /// The entry a life goes on with.
    pub fn next(&self) -> u32 {
        self.entries.last().map_or(0, |last| last + 1)
    }

    /// Opens the journal and compares. `thoroughly`: also goes on working with it, reads all of it and opens it again.
    pub fn look(&self, place: &Place, thoroughly: bool) -> Looked {
        let mut looked = Looked::default();
        if let Err(error) = self.compare(place, thoroughly, &mut looked) {
            looked.faults.push(format!("{error:#}"));
        }
        looked
    }

    fn compare(&self, place: &Place, thoroughly: bool, looked: &mut Looked) -> Result<()> {
        if self.is_erased(place, looked)? {
            return Ok(());
        }
        if !self.journal && place.is_empty()? {
            // Nobody was told that there is one. Then one can be made.
            place.make(MIGRATIONS.len(), 0)?;
        }
        let vault = place.open()?;
        if let Some(concern) = concern(&vault, place)? {
            looked.faults.push(format!("the seal says {concern}"));
        }
        // As the program does after every unlocking.
        begin_journal(&vault)?;
        gather(&vault)?;
        vault.clear_rotation(&place.edge())?;
        for number in &self.entries {
            looked.lost += u64::from(!has(&vault, *number)?);
        }
        looked.one_more = has(&vault, self.next())?;
        if let Some(code) = &self.code {
            let opens = |code: &String| vault.check_recovery(code, NOW).unwrap_or(false);
            let (old, new) = (opens(code), self.offered.as_ref().is_some_and(opens));
            if !old && !new {
                looked.faults.push("the recovery code does not open it".to_owned());
            }
            looked.renewed = new && !old;
        }
        if self.given_up.as_ref().is_some_and(|code| vault.check_recovery(code, NOW).unwrap_or(true)) {
            looked.faults.push("a recovery code that was given up opens it".to_owned());
        }
        self.read_backups(&vault, place, looked)?;
        if thoroughly {
            // Every page is read, and SQLite and SQLCipher are asked for faults.
            place.back_up(&vault)?;
            save(&vault, ONE_MORE)?;
        }
        close(&vault)?;
        drop(vault);
        if thoroughly {
            let vault = place.open()?;
            if let Some(concern) = concern(&vault, place)? {
                looked.faults.push(format!("later the seal says {concern}"));
            }
            if !has(&vault, ONE_MORE)? {
                looked.faults.push("what was saved later is not there".to_owned());
            }
            close(&vault)?;
        }
        Ok(())
    }

    /// Finishes an erasure that was begun, as every start does. Whether nothing is left, as it was said or may be.
    fn is_erased(&self, place: &Place, looked: &mut Looked) -> Result<bool> {
        let folder = place.claim()?;
        let finished = vault::finish_erasing(&folder, &place.edge())?;
        drop(folder);
        if self.erasing == Erasing::No {
            if finished.is_some() {
                looked.faults.push("it was erased, and nobody was told".to_owned());
            }
            return Ok(finished.is_some());
        }
        let gone = place.is_empty()?;
        if !gone && self.erasing != Erasing::Begun {
            looked.faults.push("it was called erased and is there".to_owned());
        }
        let named = self.erasing == Erasing::Named || finished.is_some_and(|erased| erased != Erased::default());
        if gone && !named {
            looked.faults.extend(place.left()?.into_iter().map(|left| format!("{left} was not erased")));
        }
        Ok(gone)
    }

    /// What has the name of a backup is whole, and there is one if that was said.
    fn read_backups(&self, vault: &Vault, place: &Place, looked: &mut Looked) -> Result<()> {
        let mut whole = 0_u32;
        for shelf in [place.shelf(), place.data().join(vault::BACKUPS_FOLDER)] {
            for found in list(&shelf)? {
                match found.backup.and_then(|backup| vault.verify_backup(&backup, &Stop::default(), &mut |_| {})) {
                    Ok(()) => whole += 1,
                    Err(fault) => looked.faults.push(format!("a backup: {fault}")),
                }
            }
        }
        if self.backup && whole == 0 {
            looked.faults.push("the backup is gone".to_owned());
        }
        Ok(())
    }
}

/// What the seal says against the journal, once everything was compared.
fn concern(vault: &Vault, place: &Place) -> Result<Option<String>> {
    let seal = vault.check_seal(place.cancel())?;
    Ok(seal.and_then(|seal| seal.concern()).map(|concern| format!("{concern:?}")))
}

/// Whether an entry is there word by word. One that is not there is an answer; one that cannot be read is an error.
fn has(vault: &Vault, number: u32) -> Result<bool> {
    match vault.store().read(|reader| journal::get(reader, id_of(number))) {
        Ok(entry) => Ok(entry.body == body_of(number)),
        Err(error) if error.code == ErrorCode::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}
