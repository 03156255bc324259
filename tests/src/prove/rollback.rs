//! Puts genuine files of an earlier day back, as a whole or a page of them, and looks whether it is noticed.

use anyhow::{Context, Result};
use std::path::Path;
use vault::DATABASE_FILE;

use super::page::{Row, Section};
use super::still::{Files, Still};
use super::{Harness, Order};

/// Pages put back; a tenth as many folders.
pub const HARNESS: Harness = Harness { name: "rollback", title: "Older files put back", tries: 2_000, prove };

const ABOUT: &str = "\
Everything here is genuine and under the right key; it is only from before. A journal is used and closed, again and again.
*a page*: of the database's pages that changed between two closings, one is put back as it was, which SQLCipher cannot know from
a right one. *the folder*: all files are put back as they were, and the keychain is not. Then the journal is opened and its seal
compared. Counter-checks: the same with nothing put back, and with the keychain put back together with the folder, which is
promised to nobody (see SECURITY.md).
";

/// Bytes of a page of the database.
const PAGE: usize = 4096;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RolledBack {
    pub pages: u32,
    pub pages_noticed: u32,
    pub folders: u32,
    pub folders_noticed: u32,
    /// Times nothing was put back, and times that this raised an alarm.
    pub untouched: u32,
    pub alarms: u32,
    /// Folders put back with the keychain, and how many of these were noticed.
    pub with_keychain: u32,
    pub with_keychain_noticed: u32,
}

fn prove(order: &Order<'_>) -> Result<Section> {
    let found = roll_back(order.tries, order.tries.div_ceil(10))?;
    let rows = vec![
        Row::tried(
            "a page",
            &[&found.pages, &found.pages_noticed],
            found.pages > 0 && found.pages == found.pages_noticed,
        ),
        Row::tried(
            "the folder",
            &[&found.folders, &found.folders_noticed],
            found.folders > 0 && found.folders == found.folders_noticed,
        ),
        Row::control("nothing", &[&found.untouched, &found.alarms], found.untouched > 0 && found.alarms == 0),
        Row::control(
            "the folder and the keychain",
            &[&found.with_keychain, &found.with_keychain_noticed],
            found.with_keychain > 0 && found.with_keychain_noticed == 0,
        ),
    ];
    Ok(Section { about: ABOUT, columns: &["put back", "times", "noticed"], rows })
}

/// Puts at least so many folders and so many pages back.
pub fn roll_back(pages: u32, folders: u32) -> Result<RolledBack> {
    let mut chance = fastrand::Rng::with_seed(0x726f_6c6c);
    let mut found = RolledBack::default();
    while found.pages < pages || found.folders < folders {
        // A fresh journal now and then, so that it stays small.
        let mut still = Still::with_entries(chance.u32(1..30))?;
        for _ in 0..20 {
            if found.pages >= pages && found.folders >= folders {
                break;
            }
            one_day(&mut still, &mut chance, (pages, folders), &mut found)?;
        }
    }
    Ok(found)
}

fn one_day(
    still: &mut Still,
    chance: &mut fastrand::Rng,
    (pages, folders): (u32, u32),
    found: &mut RolledBack,
) -> Result<()> {
    let (before, all_before) = (still.files()?, still.everything()?);
    still.add(chance.u32(1..6))?;
    let (after, all_after) = (still.files()?, still.everything()?);
    found.untouched += 1;
    found.alarms += u32::from(still.notices());
    if found.folders < folders {
        still.put_everything_back(&all_after)?;
        still.put_back(&before)?;
        found.folders += 1;
        found.folders_noticed += u32::from(still.notices());
        still.put_everything_back(&all_before)?;
        found.with_keychain += 1;
        found.with_keychain_noticed += u32::from(still.notices());
    }
    for harmed in with_one_old_page(&before, &after)? {
        if found.pages >= pages {
            break;
        }
        still.put_everything_back(&all_after)?;
        still.put_back(&harmed)?;
        found.pages += 1;
        found.pages_noticed += u32::from(still.notices());
    }
    still.put_everything_back(&all_after)
}

/// The later files, each time with another page of the earlier database.
fn with_one_old_page<'f>(before: &'f Files, after: &'f Files) -> Result<impl Iterator<Item = Files> + 'f> {
    let name = Path::new(DATABASE_FILE);
    let (old, new) = (before.get(name).context("a database")?, after.get(name).context("a database")?);
    let changed = old.chunks(PAGE).zip(new.chunks(PAGE)).enumerate().filter(|(_, (old, new))| old != new);
    Ok(changed.map(move |(number, (page, _))| {
        let mut files = after.clone();
        if let Some(place) =
            files.get_mut(name).and_then(|bytes| bytes.get_mut(number * PAGE..number * PAGE + page.len()))
        {
            place.copy_from_slice(page);
        }
        files
    }))
}
