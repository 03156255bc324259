//! Where copies of this journal were put, and the vaults it lay in before: what erasing everything and another key have
//! to reach. It is kept in the journal: a path may name its owner.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::place::place;
use crate::clock::Stamp;
use crate::error::Result;
use crate::settings::{one, set_one};

pub(super) const NAME: &str = "backupKnown";

/// Of each sort so many are remembered, the latest.
const MOST: usize = 100;

/// Copies of the journal that are known of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownCopies {
    /// Folders outside the data folder that got backups at any time, the one in use first.
    pub places: Vec<PathBuf>,
    /// The vaults the journal lay in before its key was changed, or before a backup took its place.
    pub vaults: Vec<Uuid>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Kept {
    places: Vec<String>,
    vaults: Vec<Uuid>,
}

/// What is known of, with the folder that is in use.
pub fn known(reader: Reader<'_>) -> Result<KnownCopies> {
    let kept = one::<Kept>(reader, NAME)?.unwrap_or_default();
    let earlier = kept.places.into_iter().map(PathBuf::from).filter(|path| path.is_absolute());
    let mut places: Vec<PathBuf> = place(reader)?.into_iter().collect();
    add(&mut places, earlier);
    Ok(KnownCopies { places, vaults: kept.vaults })
}

/// Remembers more. A path that is no Unicode cannot be kept.
pub fn know(writer: Writer<'_>, stamp: &Stamp, more: &KnownCopies) -> Result<()> {
    let mut kept = one::<Kept>(writer.reader(), NAME)?.unwrap_or_default();
    let places = more.places.iter().filter(|path| path.is_absolute()).filter_map(|path| path.to_str());
    add(&mut kept.places, places.map(str::to_owned));
    add(&mut kept.vaults, more.vaults.iter().copied());
    let over = |count: usize| count.saturating_sub(MOST);
    kept.places.drain(..over(kept.places.len()));
    kept.vaults.drain(..over(kept.vaults.len()));
    set_one(writer, stamp, NAME, &kept)
}

/// Remembers a folder that gets a backup.
pub fn know_place(writer: Writer<'_>, stamp: &Stamp, place: &Path) -> Result<()> {
    know(writer, stamp, &KnownCopies { places: vec![place.to_owned()], vaults: Vec::new() })
}

/// Forgets the folders: they were another computer's.
pub fn forget_places(writer: Writer<'_>, stamp: &Stamp) -> Result<()> {
    let mut kept = one::<Kept>(writer.reader(), NAME)?.unwrap_or_default();
    kept.places.clear();
    set_one(writer, stamp, NAME, &kept)
}

/// Adds what is not among them yet.
fn add<T: PartialEq>(all: &mut Vec<T>, more: impl Iterator<Item = T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::journal;

    fn place(name: &str) -> PathBuf {
        std::env::current_dir().unwrap().join(name)
    }

    #[test]
    fn a_place_that_was_given_up_is_still_known() {
        let journal = journal();
        let session = &journal.session;
        assert_eq!(session.backup_known().unwrap(), KnownCopies::default());
        for name in ["disk", "stick", "disk"] {
            let _ = session.backup_place_set(Some(&place(name))).unwrap();
        }
        assert_eq!(session.backup_known().unwrap().places, [place("disk"), place("stick")]);
        let _ = session.backup_place_set(None).unwrap();
        assert_eq!(session.backup_known().unwrap().places, [place("disk"), place("stick")]);
        let _ = session.backup_places_forget().unwrap();
        assert_eq!(session.backup_known().unwrap(), KnownCopies::default());
    }

    #[test]
    fn the_latest_are_remembered_and_each_once() {
        let journal = journal();
        let ids: Vec<Uuid> = (0..MOST + 5).map(|_| Uuid::now_v7()).collect();
        for id in ids.iter().chain(ids.last()) {
            let more = KnownCopies { places: vec![place("disk"), PathBuf::from("not here")], vaults: vec![*id] };
            journal.session.backup_know(&more).unwrap();
        }
        let known = journal.session.backup_known().unwrap();
        assert_eq!((known.places, known.vaults.as_slice()), (vec![place("disk")], ids.get(5..).unwrap()));
    }
}
