//! The folder somebody chose for the backups. It is kept in the journal: a path may name its owner.

use std::path::{Path, PathBuf};

use vault::store::{Reader, Writer};

use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::settings::{one, set_one};

const NAME: &str = "backupPlace";

/// The folder that was chosen; `None`: the usual one, in the data folder.
pub fn place(reader: Reader<'_>) -> Result<Option<PathBuf>> {
    Ok(one::<Option<String>>(reader, NAME)?.flatten().map(PathBuf::from).filter(|path| path.is_absolute()))
}

/// Chooses a folder, or the usual one again. A path that is no Unicode cannot be kept.
pub fn set_place(writer: Writer<'_>, stamp: &Stamp, place: Option<&Path>) -> Result<()> {
    let text = place.map(|path| path.to_str().filter(|_| path.is_absolute()).ok_or(ErrorCode::Invalid)).transpose();
    set_one(writer, stamp, NAME, &text.map_err(|code| CoreError::at(code, "place"))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::journal;

    #[test]
    fn a_place_is_kept_and_given_up_again() {
        let journal = journal();
        let set = |place: Option<&Path>| journal.session.backup_place_set(place).map(|_| ());
        assert_eq!(journal.session.backup_place().unwrap(), None);
        let disk = std::env::current_dir().unwrap().join("disk");
        set(Some(&disk)).unwrap();
        assert_eq!(journal.session.backup_place().unwrap(), Some(disk));
        assert_eq!(set(Some(Path::new("somewhere"))).unwrap_err().field, Some("place"));
        set(None).unwrap();
        assert_eq!(journal.session.backup_place().unwrap(), None);
    }
}
