//! A life to be cut short, recorded or made hard: a process that works on a journal and says of each change that it is
//! safe.

use std::fmt::Display;
use std::fs;
use std::io::{StdoutLock, Write};
use std::path::Path;
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use mooring_core::journal::outbox::encode;
use mooring_core::schema::MIGRATIONS;
use vault::backup::Stop;
use vault::recovery::RecoveryCode;
use vault::store::StoreError;
use vault::{Copies, Erased, Folder, Mode, NewRecoveryCode, Proof, Vault};

use super::place::{self, PASSPHRASE, Place, draft_of, gather, save};

/// What the process is busy with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Making the journal, where nothing is, and saving the first entries.
    Begin,
    /// Saving entries, one transaction each; the write-ahead log is taken over into the file now and then.
    Save,
    /// Closing and opening: the log is taken over whole, the seal is written, the keychain is told.
    Close,
    /// Changing the header: a new recovery code that is given back, again and again.
    Header,
    /// Making backups.
    Backup,
    /// Changing the schema of a journal from before.
    Migrate,
    /// Writing while the journal is closed, and taking that over.
    Outbox,
    /// Giving the journal another data key.
    Rotate,
    /// Restoring a backup beside the journal and putting it in the journal's place.
    Restore,
    /// Changing what opens it: a passphrase, the keychain, and so on by turns.
    Protect,
    /// Erasing everything, after two entries and a backup.
    Erase,
    /// Saving, but saying so before it is done: the fault that killing has to find.
    TooEarly,
    /// Saving without waiting for the disk (`synchronous = NORMAL`): the fault that cutting the power has to find.
    Unsynced,
    /// Saying that an entry is safe although saving it failed: the fault that failing calls have to find.
    Careless,
}

impl Work {
    /// Those a sound program must survive.
    pub const ALL: [Self; 11] = [
        Self::Begin,
        Self::Save,
        Self::Close,
        Self::Header,
        Self::Backup,
        Self::Migrate,
        Self::Outbox,
        Self::Rotate,
        Self::Restore,
        Self::Protect,
        Self::Erase,
    ];

    const FAULTS: [Self; 3] = [Self::TooEarly, Self::Unsynced, Self::Careless];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Save => "save",
            Self::Close => "close",
            Self::Header => "header",
            Self::Backup => "backup",
            Self::Migrate => "migrate",
            Self::Outbox => "outbox",
            Self::Rotate => "rotate",
            Self::Restore => "restore",
            Self::Protect => "protect",
            Self::Erase => "erase",
            Self::TooEarly => "too-early",
            Self::Unsynced => "unsynced",
            Self::Careless => "careless",
        }
    }

    /// Makes the journal this work begins with. Answers how many entries are in it.
    pub fn prepare(self, place: &Place) -> Result<u32> {
        let (steps, entries) = match self {
            Self::Begin => return Ok(0),
            Self::Migrate => (MIGRATIONS.len() - 1, 40),
            _ => (MIGRATIONS.len(), 0),
        };
        place.make(steps, entries)?;
        Ok(entries)
    }

    /// One life and no second: most of it is over before anything is said, or nothing is there afterwards.
    pub const fn is_lived_once(self) -> bool {
        self.begins_silently() || matches!(self, Self::Erase)
    }

    /// Most of it is over before anything is said.
    pub const fn begins_silently(self) -> bool {
        matches!(self, Self::Begin | Self::Migrate)
    }
}

impl FromStr for Work {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut all = Self::ALL.into_iter().chain(Self::FAULTS);
        all.find(|work| work.name() == text).with_context(|| format!("no work is called {text}"))
    }
}

/// Works on the journal from entry `first` on. Each line it prints promises something from then on, see
/// [`super::promised::Promised`].
///
/// Without `until` it goes on without end, and an error ends it. With it, it ends before that entry, and does what people
/// do about an error: says so, tries once more, and goes on.
pub fn live(work: Work, root: &Path, first: u32, until: Option<u32>) -> Result<()> {
    let place = Place::new(root)?;
    let mut life = Life { place: &place, work, vault: None, out: std::io::stdout().lock() };
    let Some(until) = until else {
        life.begin()?;
        (first..).try_for_each(|number| life.step(number))?;
        bail!("more entries than numbers");
    };
    life.twice(Life::begin)?;
    for number in first..until {
        life.twice(|life| life.step(number))?;
    }
    life.twice(Life::close)
}

struct Life<'p> {
    place: &'p Place,
    work: Work,
    /// `None` while it is closed.
    vault: Option<Vault>,
    out: StdoutLock<'static>,
}

impl Life<'_> {
    fn say(&mut self, what: impl Display) -> Result<()> {
        writeln!(self.out, "{what}").and_then(|()| self.out.flush()).context("somebody listens")
    }

    fn twice(&mut self, mut act: impl FnMut(&mut Self) -> Result<()>) -> Result<()> {
        for _ in 0..2 {
            match act(self) {
                Ok(()) => break,
                Err(_) => self.say("failed")?,
            }
        }
        Ok(())
    }

    /// The journal is open, and migrated if it was not.
    fn begin(&mut self) -> Result<()> {
        if self.work == Work::Begin && self.place.is_empty()? {
            self.place.make(MIGRATIONS.len(), 0)?;
        }
        place::begin_journal(self.vault()?)?;
        self.say("open")
    }

    fn vault(&mut self) -> Result<&Vault> {
        if self.vault.is_none() {
            let vault = self.place.open()?;
            // The comparison goes on beside in the program; here, in its turn, so that a recording is in order.
            vault.check_seal(self.place.cancel())?;
            if self.work == Work::Unsynced {
                sync_seldom(&vault)?;
            }
            self.vault = Some(vault);
        }
        self.vault.as_ref().context("it was just opened")
    }

    fn close(&mut self) -> Result<()> {
        self.vault.take().map_or(Ok(()), |vault| place::close(&vault))
    }

    fn step(&mut self, number: u32) -> Result<()> {
        if self.work == Work::TooEarly {
            self.say(number)?;
        }
        match self.work {
            Work::Outbox => self.write_closed(number)?,
            Work::Careless => drop(self.vault().and_then(|vault| save(vault, number))),
            _ => save(self.vault()?, number)?,
        }
        self.say(number)?;
        match self.work {
            Work::Close => self.close().and_then(|()| self.vault().map(drop)),
            Work::Header => self.renew_code(),
            Work::Backup => {
                let place = self.place;
                place.back_up(self.vault()?)?;
                self.say("backup")
            }
            Work::Outbox if number % 3 == 2 => gather(self.vault()?),
            Work::Rotate => self.rotate(),
            Work::Restore => self.restore(number),
            Work::Protect => self.protect(),
            Work::Erase if number.is_multiple_of(2) => {
                let place = self.place;
                place.back_up(self.vault()?)?;
                self.say("backup")
            }
            Work::Erase => self.erase(number),
            _ => Ok(()),
        }
    }

    fn write_closed(&mut self, number: u32) -> Result<()> {
        self.close()?;
        let folder = self.place.claim()?;
        vault::outbox::append(&folder, &encode(&draft_of(number))?, &self.place.edge())?;
        Ok(())
    }

    fn renew_code(&mut self) -> Result<()> {
        let place = self.place;
        let new = self.vault()?.new_recovery_code(&Proof::Keychain, &place.edge())?;
        let typed = typed(&new.code);
        self.say(format_args!("offered {typed}"))?;
        let groups = asked(&new);
        if !self.vault()?.confirm_recovery([&groups[0], &groups[1]], super::NOW)? {
            bail!("the code's own groups do not fit");
        }
        self.say(format_args!("code {typed}"))
    }

    fn rotate(&mut self) -> Result<()> {
        let (place, edge) = (self.place, self.place.edge());
        let new = self.vault()?.prepare_rotation(None, &Proof::Keychain, &edge)?;
        let typed = typed(&new.code);
        self.say(format_args!("offered {typed}"))?;
        let groups = asked(&new);
        // Where it fails the old one is closed, and opened again by whatever comes next.
        let old = self.vault.take().context("it was just open")?;
        let renewed = old.renew([&groups[0], &groups[1]], &edge, &Stop::default(), &mut |_| {})?;
        let vault = renewed.switch(MIGRATIONS)?;
        drop(old);
        let vault = self.vault.insert(vault);
        vault.check_seal(place.cancel())?;
        let cleared = vault.clear_rotation(&edge).map(drop);
        self.say(format_args!("code {typed}"))?;
        Ok(cleared?)
    }

    fn protect(&mut self) -> Result<()> {
        let place = self.place;
        let (proof, mode) = match self.vault()?.protection().context("it is open")?.mode {
            Mode::Keychain => (Proof::Keychain, Mode::Passphrase),
            Mode::Passphrase | Mode::Both => (Proof::Passphrase(PASSPHRASE), Mode::Keychain),
        };
        self.vault()?.change_mode(mode, Some(PASSPHRASE), &proof, &place.edge())?;
        // Only what it says now opens it: the next entry is saved by whoever opens it that way.
        self.close()
    }

    /// Whoever hears that it failed goes on writing, and must find that again.
    fn erase(&mut self, number: u32) -> Result<()> {
        let place = self.place;
        self.say("erasing")?;
        match self.vault()?.erase(
            &Proof::Keychain,
            &Copies { shelves: vec![place.shelf()], vaults: Vec::new() },
            &place.edge(),
        ) {
            Ok(erased) => {
                self.vault = None;
                self.say(if erased == Erased::default() { "erased" } else { "named" })
            }
            Err(_) if self.vault()?.id().is_some() => {
                self.say("failed")?;
                save(self.vault()?, number + 1)?;
                self.say("kept")?;
                self.say(number + 1)
            }
            Err(error) => {
                self.vault = None;
                Err(error.into())
            }
        }
    }

    fn restore(&mut self, number: u32) -> Result<()> {
        let (place, edge, stop) = (self.place, self.place.edge(), Stop::default());
        let vault = self.vault()?;
        let backup = place.back_up(vault)?.backup;
        let key = vault.backup_key(&backup)?;
        self.say("backup")?;
        let beside = place.data().join(RESTORED);
        // What an attempt before this one left.
        remove_flat(&beside)?;
        let restored = Folder::claim(&beside)?;
        backup.restore(&restored, &key, MIGRATIONS, &stop, &mut |_| {})?;
        drop(restored);
        self.close()?;
        let folder = place.claim()?;
        let aside = format!("replaced-{number}");
        remove_flat(&place.data().join(&aside))?;
        folder.switch(RESTORED, &aside)?;
        let vault = key.open(&folder, MIGRATIONS, &edge)?;
        vault.check_seal(place.cancel())?;
        vault.accept_seal(place.cancel())?;
        self.vault = Some(vault);
        // Its owner found everything in the restored one.
        Ok(remove_flat(&place.data().join(aside))?)
    }
}

/// The folder a backup is restored into, as the program names it.
const RESTORED: &str = "restored";

/// Removes a folder that has only files, if it is there.
fn remove_flat(folder: &Path) -> std::io::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        fs::remove_file(entry?.path())?;
    }
    fs::remove_dir(folder)
}

fn typed(code: &RecoveryCode) -> String {
    code.groups().join("")
}

/// The two groups that are asked back.
fn asked(new: &NewRecoveryCode) -> [String; 2] {
    let groups = new.code.groups();
    new.ask.map(|place| groups.get(usize::from(place)).cloned().unwrap_or_default())
}

/// The store waits for the disk at every commit. This makes it wait only when the log is taken over, by leaving the
/// transaction it gives for a moment: the setting cannot be changed inside one, and nothing of the product offers to.
fn sync_seldom(vault: &Vault) -> Result<()> {
    vault.store().write(|writer| {
        for statement in ["COMMIT", "PRAGMA synchronous = NORMAL", "BEGIN IMMEDIATE"] {
            writer.execute(statement, ())?;
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(())
}
