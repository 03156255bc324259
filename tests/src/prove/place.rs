//! One journal on disk with the keychain that opens it, for as many processes as like, and what is written into it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::{NaiveDate, TimeDelta};
use mooring_core::journal::outbox::{Waiting, merge};
use mooring_core::journal::{self, EntryDraft};
use mooring_core::schema::MIGRATIONS;
use mooring_core::{Stamp, begin, begun};
use uuid::{Builder, Uuid};
use vault::backup::{Keep, Kind, Made, Order, Stop};
use vault::keychain::{Cancel, Keychain, LIMIT};
use vault::{Cost, Edge, Folder, Inspection, Mode, NewVault, Proof, Summary, Vault, kdf};

use super::NOW;
use super::kept::Files;

/// What opens the journal where it has a passphrase.
pub const PASSPHRASE: &str = "eleven grey gulls";

pub struct Place {
    root: PathBuf,
    keychain: Keychain,
    cancel: Cancel,
}

impl Place {
    pub fn new(root: &Path) -> Result<Self> {
        let items = root.join("keychain");
        std::fs::create_dir_all(&items)?;
        Ok(Self { root: root.to_owned(), keychain: Keychain::new(Arc::new(Files(items))), cancel: Cancel::new() })
    }

    pub fn edge(&self) -> Edge<'_> {
        Edge { keychain: &self.keychain, cancel: &self.cancel, now: NOW, cost: Cost::Fixed(kdf::FLOOR) }
    }

    pub fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    /// The folder that was chosen for backups.
    pub fn shelf(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    pub fn claim(&self) -> Result<Folder> {
        Ok(Folder::claim(&self.data())?)
    }

    /// There is no journal yet, of whatever soundness.
    pub fn is_empty(&self) -> Result<bool> {
        Ok(matches!(Vault::inspect(&self.claim()?), Inspection::Empty))
    }

    /// Makes the journal, up to this step of its schema, with so many entries.
    pub fn make(&self, steps: usize, entries: u32) -> Result<()> {
        let folder = self.claim()?;
        let new = NewVault { mode: Mode::Keychain, passphrase: None, undecided: false };
        let steps = MIGRATIONS.get(..steps).context("so many steps of the schema")?;
        let (vault, _code) = Vault::create(&folder, &new, steps, &self.edge())?;
        vault.recovery_later()?;
        vault.vouch_for_outbox(&self.edge())?;
        begin_journal(&vault)?;
        let save = if steps.len() == MIGRATIONS.len() { save } else { save_before };
        (0..entries).try_for_each(|number| save(&vault, number))?;
        close(&vault)
    }

    /// As its header says that it opens.
    pub fn open(&self) -> Result<Vault> {
        let folder = self.claim()?;
        let proof = match Vault::inspect(&folder) {
            Inspection::Closed(Summary { mode: Mode::Passphrase, .. }) => Proof::Passphrase(PASSPHRASE),
            _ => Proof::Keychain,
        };
        Ok(Vault::unlock(&folder, &proof, MIGRATIONS, &self.edge())?)
    }

    /// What erasing everything should have left nothing of: files but the empty lock, backups, items of the keychain.
    pub fn left(&self) -> Result<Vec<String>> {
        let mut left = Vec::new();
        for folder in [self.data(), self.shelf(), self.root.join("keychain")] {
            let Ok(entries) = std::fs::read_dir(folder) else { continue };
            for entry in entries {
                let name = entry?.file_name().to_string_lossy().into_owned();
                if name != vault::LOCK_FILE {
                    left.push(name);
                }
            }
        }
        Ok(left)
    }

    pub fn back_up(&self, vault: &Vault) -> Result<Made> {
        let place = self.shelf();
        let order = Order { shelf: &place, kind: Kind::Scheduled, keep: Keep::default(), now: NOW };
        Ok(vault.back_up(&order, &Stop::default(), &mut |_| {})?)
    }
}

/// What opening a session begins with: the first settings and words, where there are none yet.
pub fn begin_journal(vault: &Vault) -> Result<()> {
    if !vault.store().read(begun)? {
        vault.store().write(|writer| begin(writer, NOW, "en"))?;
    }
    Ok(())
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

/// An entry by its number.
pub fn draft_of(number: u32) -> EntryDraft {
    EntryDraft {
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
        links: Vec::new(),
        began: None,
        attachments: Vec::new(),
        ground: None,
    }
}

/// Saves the entry of a number. Saving it again changes nothing.
pub fn save(vault: &Vault, number: u32) -> Result<()> {
    let draft = draft_of(number);
    vault.store().write(|writer| {
        let stamp = Stamp::take(writer, NOW)?;
        journal::save(writer, &stamp, &draft).map(drop)
    })?;
    Ok(())
}

/// The same in a journal of an older schema, which today's program writes nothing into: as the rows that every schema has.
fn save_before(vault: &Vault, number: u32) -> Result<()> {
    let EntryDraft { id, at, zone, title, body, .. } = draft_of(number);
    let day = (at.date_naive() - NaiveDate::from_ymd_opt(1900, 1, 1).context("a day")?).num_days();
    vault.store().write(|writer| {
        let stamp = Stamp::take(writer, NOW)?;
        writer.execute(
            "INSERT INTO entry (id, created, changed, device, session, position, at, zone, day, live_day)
             VALUES (?1, ?2, ?2, ?3, ?1, ?4, ?5, ?6, ?7, ?7)",
            (
                id.into_bytes(),
                stamp.clock,
                stamp.device,
                day << 12 | i64::from(number),
                at.timestamp_millis(),
                zone.as_str(),
                day,
            ),
        )?;
        let key = writer.last_insert_rowid();
        writer.execute("INSERT INTO entry_text (entry, title, body) VALUES (?1, ?2, ?3)", (key, &title, &body))?;
        Ok::<(), mooring_core::CoreError>(())
    })?;
    Ok(())
}

/// Takes over what was written while the journal was closed, as every unlocking does.
pub fn gather(vault: &Vault) -> Result<()> {
    let Some(there) = vault.outbox()? else { return Ok(()) };
    let merged = {
        let waiting = |item| Waiting { content: vault::outbox::Item::content(item), proven: item.proven() };
        let items: Vec<Waiting<'_>> = there.items().iter().map(waiting).collect();
        vault.store().write(|writer| {
            let stamp = Stamp::take(writer, NOW)?;
            merge(writer, &stamp, &items)
        })?
    };
    there.finish(&merged.refused)?;
    Ok(())
}

/// Closes a journal, and waits until the keychain knows: whoever looks at its files next finds all of it.
pub fn close(vault: &Vault) -> Result<()> {
    vault.close()?.wait(LIMIT);
    Ok(())
}
