//! The names of backups. They say when, so that a person can choose one in any file manager, and nothing else.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};
use uuid::Uuid;

use crate::files::{SIDECARS, TEMPORARY};

/// How every backup's name ends.
pub const ENDING: &str = ".mooring-backup";

const BEGINNING: &str = "mooring-";
/// `20261125T214100Z`: ISO 8601, basic format, so that names sort by time and are legal on every file system.
const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// `mooring-20261125T214100Z-1f2e3d4c.mooring-backup`: when it was made (UTC) and the last eight digits of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// Whole seconds.
    pub made: DateTime<Utc>,
    tail: u32,
}

impl Name {
    pub fn new(made: DateTime<Utc>, id: Uuid) -> Self {
        let [.., a, b, c, d] = *id.as_bytes();
        Self { made: made.trunc_subsecs(0), tail: u32::from_be_bytes([a, b, c, d]) }
    }

    /// Reads a file's name; `None` where it is not one of a backup.
    pub fn parse(text: &str) -> Option<Self> {
        let (stamp, tail) = text.strip_prefix(BEGINNING)?.strip_suffix(ENDING)?.split_once('-')?;
        let made = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
        let name = Self { made, tail: u32::from_str_radix(tail, 16).ok()? };
        // One spelling each: no signs, capitals or missing zeros.
        (name.to_string() == text).then_some(name)
    }

    /// Reads the name of a backup that is being written, or was when a process ended, or of what SQLite keeps beside it.
    pub fn parse_begun(text: &str) -> Option<Self> {
        let temporary = SIDECARS.iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
        Self::parse(temporary.strip_suffix(TEMPORARY)?)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{BEGINNING}{}-{:08x}{ENDING}", self.made.format(STAMP), self.tail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written_and_nothing_else_is() {
        let made = DateTime::from_timestamp(1_795_642_860, 0).unwrap_or_default();
        let name = Name::new(made, Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0abc_def1));
        let text = "mooring-20261125T214100Z-0abcdef1.mooring-backup";
        assert_eq!(name.to_string(), text);
        assert_eq!(Name::parse(text), Some(name));
        for ending in ["", "-wal", "-shm", "-journal"] {
            let file = format!("{text}.tmp{ending}");
            assert_eq!((Name::parse(&file), Name::parse_begun(&file)), (None, Some(name)), "{file}");
        }
        assert_eq!(Name::parse_begun(text), None);
        for other in [
            "mooring-20261125T214100Z-0ABCDEF1.mooring-backup",
            "mooring-20261125T214100Z-abcdef1.mooring-backup",
            "mooring-20261125T214100Z-+abcdef1.mooring-backup",
            "mooring-20261131T214100Z-0abcdef1.mooring-backup",
            "mooring-20261125T214100Z-0abcdef1.mooring-backup.tmp",
            "mooring-20261125T214100Z-0abcdef1 (1).mooring-backup",
            "mooring-.mooring-backup",
            "",
        ] {
            assert_eq!(Name::parse(other), None, "{other}");
        }
    }
}
