//! Damages pages of a journal, one at a time, and reads the journal as the app does: whatever cannot be had has to be said.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use mooring_core::journal::ListRequest;
use mooring_core::{ErrorCode, Session};
use uuid::Uuid;
use vault::{DATABASE_FILE, Vault};

use super::page::{Row, Section};
use super::place::{body_of, id_of};
use super::still::{Files, Still};
use super::{Harness, NOW, Order};
use crate::clock::Stands;

/// Pages damaged in each way.
pub const HARNESS: Harness = Harness { name: "damaged", title: "Damaged pages", tries: 600, prove };

const ABOUT: &str = "\
A page of the database is damaged, one after the other over the whole file: tables, indexes, what hangs over from long entries, and the
search. *zeroed*: filled with nothing, as a disk leaves what it never wrote; *noise*: filled with anything; *another page*: one of
the same file in its place. Then the journal is opened and read as the app reads it: the months, the whole timeline, every entry,
and a backup is asked for. *said*: opening, something of the reading, or the backup was refused with an error. *missing*: entries that a list or a
count left out without an error. *blank*: entries that opened with another text than was written. *backups lost*: times that the
good backup from before was gone or no longer whole. Counter-checks: nothing is said where nothing was damaged; and a reader
that takes an error for nothing there has entries missing.
";

/// Bytes of a page of the database.
const PAGE: usize = 4096;

/// Enough for tables and indexes of more than one level.
const ENTRIES: u32 = 120;

/// How a page is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    Zeroed,
    Noise,
    AnotherPage,
}

impl Harm {
    pub const ALL: [Self; 3] = [Self::Zeroed, Self::Noise, Self::AnotherPage];

    const fn name(self) -> &'static str {
        match self {
            Self::Zeroed => "zeroed",
            Self::Noise => "noise",
            Self::AnotherPage => "another page",
        }
    }

    /// The database with this page of it damaged.
    fn done_to(self, whole: &[u8], page: usize, chance: &mut fastrand::Rng) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        let pages = whole.len() / PAGE;
        let other = (page + chance.usize(1..pages.max(2))) % pages.max(1);
        let harmed: Vec<u8> = match self {
            Self::Zeroed => vec![0; PAGE],
            Self::Noise => (0..PAGE).map(|_| chance.u8(..)).collect(),
            Self::AnotherPage => whole.get(other * PAGE..(other + 1) * PAGE).unwrap_or_default().to_vec(),
        };
        if let Some(place) = bytes.get_mut(page * PAGE..(page + 1) * PAGE) {
            place.copy_from_slice(&harmed);
        }
        bytes
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Damaged {
    pub pages: u32,
    /// Pages of which an error told.
    pub said: u32,
    pub missing: u32,
    pub blank: u32,
    pub backups_lost: u32,
    /// What a reader that takes errors for nothing would have missed.
    pub missing_to_the_careless: u32,
}

impl Damaged {
    /// Nothing was kept quiet. A page in no use harms nobody, so not each has to be said.
    pub const fn is_sound(&self) -> bool {
        self.said > 0 && self.missing == 0 && self.blank == 0 && self.backups_lost == 0
    }
}

fn prove(order: &Order<'_>) -> Result<Section> {
    let mut rows = Vec::new();
    let mut careless = 0;
    for harm in Harm::ALL {
        order.say(harm.name());
        let found = damage(Some(harm), order.tries)?;
        careless += found.missing_to_the_careless;
        rows.push(Row::tried(harm.name(), &figures(&found), found.is_sound()));
    }
    let whole = damage(None, 2)?;
    rows.push(Row::control("nothing damaged", &figures(&whole), whole.said == 0 && whole.missing_to_the_careless == 0));
    rows.push(Row::control("errors taken for nothing", &[&"", &"", &careless, &"", &""], careless > 0));
    let columns = &["how", "pages", "said", "missing", "blank", "backups lost"];
    Ok(Section { about: ABOUT, columns, rows })
}

fn figures(found: &Damaged) -> [&dyn Display; 5] {
    [&found.pages, &found.said, &found.missing, &found.blank, &found.backups_lost]
}

/// Damages at most so many pages, spread over the file; with `None`, none of them.
pub fn damage(harm: Option<Harm>, most: u32) -> Result<Damaged> {
    let still = Still::with_entries(ENTRIES)?;
    still.opened(|vault| still.place.back_up(vault).map(drop))?;
    let files = still.everything()?;
    let whole = std::fs::read(still.place.data().join(DATABASE_FILE))?;
    let pages = whole.len() / PAGE;
    let most = usize::try_from(most).unwrap_or(usize::MAX).min(pages);
    let mut chance = fastrand::Rng::with_seed(0x6461_6d61_6765);
    let mut found = Damaged::default();
    for number in 0..most {
        let page = number * pages / most;
        still.put_everything_back(&files)?;
        if let Some(harm) = harm {
            std::fs::write(still.place.data().join(DATABASE_FILE), harm.done_to(&whole, page, &mut chance))?;
        }
        look(&still, &files, &mut found)?;
    }
    Ok(found)
}

fn look(still: &Still, files: &Files, found: &mut Damaged) -> Result<()> {
    found.pages += 1;
    let read = still.opened(|vault| {
        let read = read(vault)?;
        let backed_up = still.place.back_up(vault).is_ok();
        Ok((read, backed_up))
    });
    match read {
        Ok((read, backed_up)) => {
            found.said += u32::from(read.said || !backed_up);
            found.missing += read.missing;
            found.blank += read.blank;
            found.missing_to_the_careless += read.missing_to_the_careless;
        }
        // It did not open, and says so.
        Err(_) => found.said += 1,
    }
    found.backups_lost += u32::from(!is_kept(still, files)?);
    Ok(())
}

/// What reading everything gave.
#[derive(Default)]
struct Read {
    said: bool,
    missing: u32,
    blank: u32,
    missing_to_the_careless: u32,
}

/// Reads as the app does: the session, the months, the timeline to its end, each entry.
fn read(vault: &Vault) -> Result<Read> {
    let session = Session::open(vault.store(), Arc::new(Stands(NOW)), "en")?;
    let mut read = Read::default();
    match session.journal_months() {
        Ok(months) => {
            let counted: u32 = months.iter().map(|month| month.entries).sum();
            read.missing += ENTRIES.saturating_sub(counted);
        }
        Err(_) => read.said = true,
    }
    let (listed, to_the_end) = timeline(&session);
    let missing = u32::try_from((0..ENTRIES).filter(|number| !listed.contains(&id_of(*number))).count())?;
    read.missing_to_the_careless += missing;
    if to_the_end {
        read.missing += missing;
    } else {
        read.said = true;
    }
    for number in 0..ENTRIES {
        match session.journal_get(id_of(number)) {
            Ok(entry) if entry.body == body_of(number) => {}
            Ok(_) => read.blank += 1,
            // That there is no such entry is no word about damage.
            Err(error) if error.code == ErrorCode::NotFound => read.missing += 1,
            Err(_) => read.said = true,
        }
    }
    Ok(read)
}

/// The entries of the timeline, and whether it was read to its end.
fn timeline(session: &Session) -> (BTreeSet<Uuid>, bool) {
    let mut listed = BTreeSet::new();
    let mut request = ListRequest { limit: 50, ..ListRequest::default() };
    loop {
        let Ok(page) = session.journal_list(&request) else { return (listed, false) };
        listed.extend(page.rows.iter().map(|row| row.id));
        match page.next {
            Some(next) => request.after = Some(next),
            None => return (listed, true),
        }
    }
}

/// The backup from before is there, byte by byte.
fn is_kept(still: &Still, files: &Files) -> Result<bool> {
    let now = still.everything()?;
    let is_backup = |path: &Path| path.extension().is_some_and(|ending| ending == "mooring-backup");
    let mut before = files.iter().filter(|(path, _)| is_backup(path)).peekable();
    before.peek().context("a backup from before")?;
    Ok(before.all(|(path, bytes)| now.get(path) == Some(bytes)))
}
