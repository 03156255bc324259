//! Whether a folder lies in one that a program copies to a cloud or to other computers.
//!
//! Known by the names these programs give their folders and by the files they leave in them (`data/synced.json`). A
//! folder that is not recognised is not thereby known to be copied nowhere.

use std::path::{Component, Path};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use specta::Type;

/// Who copies it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Sync {
    Dropbox,
    OneDrive,
    ICloud,
    Nextcloud,
    OwnCloud,
    GoogleDrive,
    Syncthing,
    Other,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Known {
    version: u32,
    services: Vec<Service>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Service {
    by: Sync,
    /// Whole names of folders; upper and lower case are the same.
    names: Vec<String>,
    /// How such names begin where an account follows.
    beginnings: Vec<String>,
    /// Files or folders in the root of what is copied.
    marks: Vec<String>,
}

/// The file is shipped with the program, and a test reads it; one that cannot be read knows nobody.
static KNOWN: LazyLock<Vec<Service>> = LazyLock::new(|| {
    let known: Result<Known, _> = serde_json::from_str(include_str!("../../data/synced.json"));
    known.ok().filter(|known| known.version == 1).map(|known| known.services).unwrap_or_default()
});

/// Who copies the folder `path`, or what it lies in. `exists` answers whether a path is there.
pub fn synced(path: &Path, exists: impl Fn(&Path) -> bool) -> Option<Sync> {
    let by_name = || {
        let names = path.components().filter_map(|component| match component {
            Component::Normal(name) => name.to_str().map(str::to_lowercase),
            _ => None,
        });
        let names: Vec<String> = names.collect();
        // The innermost tells the most: a service's own folder may lie in one that gathers them all.
        names.iter().rev().find_map(|name| KNOWN.iter().find(|service| service.has_name(name)))
    };
    let by_mark = || {
        path.ancestors().find_map(|folder| {
            let marked = |service: &&Service| service.marks.iter().any(|mark| exists(&folder.join(mark)));
            KNOWN.iter().find(marked)
        })
    };
    by_mark().or_else(by_name).map(|service| service.by)
}

impl Service {
    fn has_name(&self, lower: &str) -> bool {
        self.names.iter().any(|known| known.to_lowercase() == lower)
            || self.beginnings.iter().any(|known| lower.starts_with(&known.to_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str) -> Option<Sync> {
        synced(Path::new(path), |_| false)
    }

    #[test]
    fn folders_are_known_by_the_names_their_programs_give_them() {
        for (path, by) in [
            ("/home/somebody/Dropbox/mooring", Sync::Dropbox),
            ("/Users/somebody/Dropbox (Personal)/x", Sync::Dropbox),
            ("/mnt/c/Users/somebody/OneDrive - Some Company/Documents", Sync::OneDrive),
            ("/mnt/c/Users/somebody/onedrive", Sync::OneDrive),
            ("/Users/somebody/Library/Mobile Documents/com~apple~CloudDocs/backups", Sync::ICloud),
            ("/home/somebody/Nextcloud", Sync::Nextcloud),
            ("/home/somebody/ownCloud/a/b", Sync::OwnCloud),
            ("/Users/somebody/Library/CloudStorage/GoogleDrive-x@example.org/My Drive", Sync::GoogleDrive),
            ("/Users/somebody/Library/CloudStorage/Box-Box", Sync::Other),
            ("/home/somebody/Syncthing/x", Sync::Syncthing),
        ] {
            assert_eq!(named(path), Some(by), "{path}");
        }
    }

    #[test]
    fn other_folders_are_not() {
        for path in
            ["/home/somebody/.local/share/app.mooring.Mooring/backups", "/media/stick", "/home/dropboxer/x", "/"]
        {
            assert_eq!(named(path), None, "{path}");
        }
    }

    #[test]
    fn a_folder_of_any_name_is_known_by_what_its_program_leaves_in_it() {
        let marks = |mark: &'static str| move |path: &Path| path == Path::new(mark);
        let path = Path::new("/home/somebody/papers/backups");
        assert_eq!(synced(path, marks("/home/somebody/papers/.stfolder")), Some(Sync::Syncthing));
        assert_eq!(synced(path, marks("/home/somebody/papers/.nextcloudsync.log")), Some(Sync::Nextcloud));
        assert_eq!(synced(path, marks("/home/somebody/other/.stfolder")), None);
    }

    #[test]
    fn every_service_is_in_the_file() {
        assert_eq!(KNOWN.len(), 8);
    }
}
