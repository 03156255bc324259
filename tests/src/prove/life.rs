//! The life that is cut short: a process that works on a journal without end and says of each change that it is safe.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use chrono::TimeDelta;
use mooring_core::journal::{self, EntryDraft};
use mooring_core::schema::MIGRATIONS;
use mooring_core::{Stamp, begin};
use uuid::{Builder, Uuid};
use vault::backup::{Keep, Kind, Order, Stop};
use vault::keychain::{Cancel, Keychain};
use vault::{Cost, Edge, Folder, Mode, NewVault, Proof, Vault, kdf};

use super::NOW;
use super::kept::Files;

/// What the process is busy with when it is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Saving entries, one transaction each; the write-ahead log is taken over into the file now and then.
    Save,
    /// Closing and opening: the log is taken over whole, the seal is written, the keychain is told.
    Close,
    /// Changing the header: a new recovery code, again and again.
    Header,
    /// Making backups.
    Backup,
    /// Changing the schema of a journal from before.
    Migrate,
    /// Saving, but saying so before it is done: the fault the harness has to find.
    TooEarly,
}

impl Work {
    /// Those a sound program must survive.
    pub const ALL: [Self; 5] = [Self::Save, Self::Close, Self::Header, Self::Backup, Self::Migrate];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::Close => "close",
            Self::Header => "header",
            Self::Backup => "backup",
            Self::Migrate => "migrate",
            Self::TooEarly => "too-early",
        }
    }
}

impl FromStr for Work {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut all = Self::ALL.into_iter().chain([Self::TooEarly]);
        all.find(|work| work.name() == text).with_context(|| format!("no work is called {text}"))
    }
}

/// One journal on disk with the keychain that opens it, for as many processes as like.
pub struct Place {
    root: PathBuf,
    keychain: Keychain,
    cancel: Cancel,
}

impl Place {
    pub fn new(root: &Path) -> Result<Self> {
        let items = root.join("keychain");
        std::fs::create_dir_all(&items)?;
        let keychain = Keychain::new(Arc::new(Files(items)));
        Ok(Self { root: root.to_owned(), keychain, cancel: Cancel::new() })
    }

    pub fn edge(&self) -> Edge<'_> {
        Edge { keychain: &self.keychain, cancel: &self.cancel, now: NOW, cost: Cost::Fixed(kdf::FLOOR) }
    }

    pub fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    pub fn shelf(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Where the journal lies.
    pub fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// Makes the journal, up to this step of its schema, with so many entries.
    pub fn make(&self, steps: usize, entries: u32) -> Result<()> {
        let folder = Folder::claim(&self.data())?;
        let new = NewVault { mode: Mode::Keychain, passphrase: None, undecided: false };
        let steps = MIGRATIONS.get(..steps).context("so many steps of the schema")?;
        let (vault, _code) = Vault::create(&folder, &new, steps, &self.edge())?;
        vault.recovery_later()?;
        vault.store().write(|writer| begin(writer, NOW, "en"))?;
        (0..entries).try_for_each(|number| save(&vault, number))?;
        vault.close()?;
        Ok(())
    }

    pub fn open(&self) -> Result<Vault> {
        let folder = Folder::claim(&self.data())?;
        Ok(Vault::unlock(&folder, &Proof::Keychain, MIGRATIONS, &self.edge())?)
    }

    pub fn back_up(&self, vault: &Vault) -> Result<()> {
        let place = self.shelf();
        let order = Order { shelf: &place, kind: Kind::Scheduled, keep: Keep::default(), now: NOW };
        vault.back_up(&order, &Stop::default(), &mut |_| {})?;
        Ok(())
    }
}

/// The id of an entry by its number, the same for every process: of version 7, with nothing left to chance.
pub fn id_of(number: u32) -> Uuid {
    let milliseconds = u64::try_from(NOW.timestamp_millis()).unwrap_or_default() + u64::from(number);
    Builder::from_unix_timestamp_millis(milliseconds, &[0; 10]).into_uuid()
}

/// What an entry says, by its number: some short, some longer than a page of the file.
pub fn body_of(number: u32) -> String {
    let words = usize::try_from(number.wrapping_mul(37) % 300).unwrap_or_default();
    format!("entry {number}{}", " and so on".repeat(words))
}

/// Writes the entry of this number.
pub fn save(vault: &Vault, number: u32) -> Result<()> {
    let draft = EntryDraft {
        id: id_of(number),
        session: id_of(number),
        at: NOW - TimeDelta::minutes(i64::from(number)),
        zone: "Europe/Berlin".to_owned(),
        day: None,
        mood: None,
        feelings: Vec::new(),
        tags: Vec::new(),
        dimensions: journal::Dimensions::default(),
        trackers: Vec::new(),
        title: String::new(),
        body: body_of(number),
        starred: false,
    };
    vault.store().write(|writer| {
        let stamp = Stamp::take(writer, NOW)?;
        journal::save(writer, &stamp, &draft).map(drop)
    })?;
    Ok(())
}

/// Works on the journal from entry `first` on until somebody ends this process. Each line it prints says that the entry
/// of that number is safe from now on.
pub fn live(work: Work, root: &Path, first: u32) -> Result<()> {
    let place = Place::new(root)?;
    let mut vault = place.open()?;
    let mut out = std::io::stdout().lock();
    // The journal is open, and migrated if it was not.
    writeln!(out, "open")?;
    let mut say = |number: u32| writeln!(out, "{number}").and_then(|()| out.flush());
    for number in first.. {
        if work == Work::TooEarly {
            say(number)?;
        }
        save(&vault, number)?;
        say(number)?;
        match work {
            Work::Save | Work::TooEarly | Work::Migrate => {}
            Work::Close => {
                vault.close()?;
                drop(vault);
                vault = place.open()?;
            }
            Work::Header => drop(vault.new_recovery_code(&Proof::Keychain, &place.edge())?),
            Work::Backup => place.back_up(&vault)?,
        }
    }
    bail!("more entries than numbers")
}
