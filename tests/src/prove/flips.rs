//! Flips single bits in the files of a journal, and looks whether it is noticed.

use std::fmt::Display;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use vault::backup::{Backup, Stop, list};
use vault::outbox::append;
use vault::shelf::{self, ShelfFault};
use vault::{DATABASE_FILE, Folder, HEADER_FILE, Inspection, OUTBOX_FILE, SEAL_FILE, SHELF_FILE, Vault};

use super::page::{Row, Section};
use super::still::{Files, Still};
use super::{Harness, Order};

/// Bits flipped in each file.
pub const HARNESS: Harness = Harness { name: "flips", title: "A flipped bit", tries: 3_000, prove };

const ABOUT: &str = "\
One bit of one file is flipped, and the journal is asked. *header*: read. *database*: opened, and its seal compared.
*write-ahead log*: a process was killed with changes in the log; opened, and its seal compared. *backup*: read to its end.
*seal*: opened; noticed is that one of its two records is mended from the other, with nothing else said. *outbox*: opened;
noticed is that the item is named as not readable while the two others are. *shelf*: read. Where a file has more bits than are tried, it is cut
into as many equal stretches, and a bit drawn in each. Counter-checks: nothing is noticed where nothing was flipped, nor in the
filling of the seal, which nothing vouches for.
";

/// A file whose bits are flipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Header,
    Database,
    Log,
    Backup,
    Seal,
    Outbox,
    Shelf,
    /// The bytes of the seal that fill it up and mean nothing: nobody can notice a flip in them.
    Filling,
}

impl Target {
    /// Those in which every flip has to be noticed.
    pub const ALL: [Self; 7] =
        [Self::Header, Self::Database, Self::Log, Self::Backup, Self::Seal, Self::Outbox, Self::Shelf];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Database => "database",
            Self::Log => "write-ahead log",
            Self::Backup => "backup",
            Self::Seal => "seal",
            Self::Outbox => "outbox",
            Self::Shelf => "shelf",
            Self::Filling => "filling of the seal",
        }
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Header => HEADER_FILE,
            Self::Database | Self::Backup => DATABASE_FILE,
            Self::Log => "journal.db-wal",
            Self::Seal | Self::Filling => SEAL_FILE,
            Self::Outbox => OUTBOX_FILE,
            Self::Shelf => SHELF_FILE,
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flipped {
    /// Bits the file has.
    pub bits: usize,
    pub flipped: u32,
    pub noticed: u32,
    /// Noticed before anything was flipped.
    pub alarmed: bool,
}

impl Flipped {
    /// Each was noticed, and each because of the flip.
    pub const fn is_sound(&self) -> bool {
        self.flipped > 0 && self.noticed == self.flipped && !self.alarmed
    }
}

fn prove(order: &Order<'_>) -> Result<Section> {
    let mut rows = Vec::new();
    let mut alarms = 0_u32;
    for target in Target::ALL {
        order.say(target.name());
        let found = flip(target, order.tries)?;
        alarms += u32::from(found.alarmed);
        let figures: [&dyn Display; 3] = [&found.bits, &found.flipped, &found.noticed];
        rows.push(Row::tried(target.name(), &figures, found.is_sound()));
    }
    rows.push(Row::control("nothing flipped", &[&0, &0, &alarms], alarms == 0));
    let filling = flip(Target::Filling, order.tries.min(100))?;
    let figures: [&dyn Display; 3] = [&filling.bits, &filling.flipped, &filling.noticed];
    rows.push(Row::control(Target::Filling.name(), &figures, filling.flipped > 0 && filling.noticed == 0));
    Ok(Section { about: ABOUT, columns: &["file", "bits it has", "flipped", "noticed"], rows })
}

/// Flips at most so many bits of a fresh journal's file, one at a time.
pub fn flip(target: Target, most: u32) -> Result<Flipped> {
    let case = Case::new(target)?;
    let ranges = case.ranges();
    let bits: usize = ranges.iter().map(|range| range.len() * 8).sum();
    let mut found = Flipped { bits, alarmed: case.notices()?, ..Flipped::default() };
    let mut chance = fastrand::Rng::with_seed(0x0066_6c69_7073);
    for bit in chosen(bits, most, &mut chance) {
        case.harm(&flipped(&case.whole, &ranges, bit))?;
        found.flipped += 1;
        found.noticed += u32::from(case.notices()?);
    }
    Ok(found)
}

/// Every bit, or one of each of `most` equal stretches.
fn chosen(bits: usize, most: u32, chance: &mut fastrand::Rng) -> Vec<usize> {
    let most = usize::try_from(most).unwrap_or(usize::MAX).min(bits);
    let stretch = |number: usize| number * bits / most.max(1);
    (0..most).map(|number| chance.usize(stretch(number)..stretch(number + 1))).collect()
}

/// The bytes with one bit flipped, counted over the ranges.
fn flipped(whole: &[u8], ranges: &[Range<usize>], bit: usize) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    let mut left = bit;
    for range in ranges {
        if left < range.len() * 8 {
            if let Some(byte) = bytes.get_mut(range.start + left / 8) {
                *byte ^= 1 << (left % 8);
            }
            break;
        }
        left -= range.len() * 8;
    }
    bytes
}

/// A journal, the file of it that is harmed, and the way that is noticed.
struct Case {
    target: Target,
    still: Still,
    /// The journal's files and its keychain before any harm.
    files: Files,
    path: PathBuf,
    /// The file before any harm.
    whole: Vec<u8>,
    /// Open meanwhile where the harm is done beside the journal's own files.
    open: Option<Vault>,
}

impl Case {
    fn new(target: Target) -> Result<Self> {
        let mut still = Still::with_entries(20)?;
        let mut open = None;
        let mut path = still.place.data().join(target.file());
        match target {
            Target::Log => {
                let left = still.killed(8)?;
                still.put_everything_back(&left)?;
            }
            Target::Backup => {
                let vault = still.place.open()?;
                still.place.back_up(&vault)?;
                path = list(&still.place.shelf())?.pop().context("a backup")?.path;
                open = Some(vault);
            }
            Target::Outbox => {
                still.opened(|vault| Ok(vault.vouch_for_outbox(&still.place.edge())?))?;
                let folder = Folder::claim(&still.place.data())?;
                for item in ["the first", "the second", "the third"] {
                    append(&folder, item.as_bytes(), &still.place.edge())?;
                }
                drop(folder);
                open = Some(still.place.open()?);
            }
            Target::Shelf => {
                let folder = Folder::claim(&still.place.data())?;
                shelf::put(&folder, b"what the locked app may know", &still.place.edge())?;
            }
            Target::Header | Target::Database | Target::Seal | Target::Filling => {}
        }
        let whole = std::fs::read(&path)?;
        ensure!(!whole.is_empty(), "there is something to harm");
        Ok(Self { target, files: still.everything()?, still, path, whole, open })
    }

    /// The stretches in which a flip means something.
    fn ranges(&self) -> [Range<usize>; 2] {
        // The seal's records: docs/formats/vault.md, "The seal".
        const RECORD: usize = 112;
        const SLOT: usize = 4096;
        let end = self.whole.len();
        match self.target {
            Target::Seal => [0..RECORD, SLOT..SLOT + RECORD],
            Target::Filling => [RECORD..SLOT, SLOT + RECORD..end],
            // The second of three items.
            Target::Outbox => [end / 3..end / 3 * 2, end..end],
            _ => [0..end, end..end],
        }
    }

    /// Puts everything back but the file, which becomes this.
    fn harm(&self, bytes: &[u8]) -> Result<()> {
        if self.open.is_none() {
            self.still.put_everything_back(&self.files)?;
        }
        Ok(std::fs::write(&self.path, bytes)?)
    }

    fn notices(&self) -> Result<bool> {
        Ok(match (self.target, &self.open) {
            (Target::Backup, Some(vault)) => !reads(vault, &self.path),
            (Target::Outbox, Some(vault)) => {
                let there = vault.outbox()?.context("an outbox")?;
                let (items, unopened) = (there.items().len(), there.unopened());
                items == 2 && unopened.damaged == 1 && unopened.torn + unopened.foreign == 0
            }
            (Target::Header, _) => {
                let folder = Folder::claim(&self.still.place.data())?;
                !matches!(Vault::inspect(&folder), Inspection::Closed(_))
            }
            (Target::Shelf, _) => {
                let folder = Folder::claim(&self.still.place.data())?;
                shelf::get(&folder, &self.still.place.edge()) == Err(ShelfFault::Unreadable)
            }
            (Target::Seal, _) => self.still.opened(|vault| {
                let seal = vault.check_seal(self.still.place.cancel())?.context("a seal")?;
                Ok(seal.mended && seal.concern().is_none())
            })?,
            _ => self.still.notices(),
        })
    }
}

fn reads(vault: &Vault, path: &Path) -> bool {
    Backup::open(path).is_ok_and(|backup| vault.verify_backup(&backup, &Stop::default(), &mut |_| {}).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_is_chosen_or_one_of_each_stretch() {
        let mut chance = fastrand::Rng::with_seed(1);
        assert_eq!(chosen(16, 99, &mut chance), (0..16).collect::<Vec<_>>());
        let some = chosen(1000, 10, &mut chance);
        assert!(some.iter().enumerate().all(|(number, bit)| bit / 100 == number), "{some:?}");
        assert!(chosen(0, 10, &mut chance).is_empty());
    }

    #[test]
    fn one_bit_is_flipped_and_no_other() {
        assert_eq!(flipped(&[0; 6], &[1..2, 4..6], 3), [0, 8, 0, 0, 0, 0]);
        assert_eq!(flipped(&[0; 6], &[1..2, 4..6], 8 + 9), [0, 0, 0, 0, 0, 2]);
    }
}
