//! A computer whose zone can be changed: the app sees an `/etc` of its own, and no `TZ`.

#![allow(clippy::expect_used)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use super::Desk;
use super::process::tool;
use super::small_disk::privileges;

/// The copy of `/etc` that only the program started through [`OwnZone::wrapper`] sees.
pub struct OwnZone {
    etc: PathBuf,
    script: String,
    privileges: &'static [&'static str],
}

impl OwnZone {
    /// A computer in this zone (IANA).
    pub fn of(desk: &Desk, zone: &str) -> Self {
        let etc = desk.root().join("etc");
        // What nobody but root may read stays away.
        let copied = desk.command(tool("cp")).args(["-a", "/etc"]).arg(&etc).status();
        copied.expect("a copy of the computer's settings");
        let script = format!("mount --bind '{}' /etc && unset TZ && exec \"$0\" \"$@\"", etc.display());
        let privileges = privileges(desk, &script);
        let own = Self { etc, script, privileges };
        own.move_to(zone);
        own
    }

    /// The command that sets it up and then runs what follows it.
    pub fn wrapper(&self) -> Vec<&str> {
        let mut words = vec!["unshare"];
        words.extend(self.privileges);
        words.extend(["sh", "-c", &self.script]);
        words
    }

    /// The computer is in another zone from now on: the link is replaced, as `timedatectl set-timezone` does.
    pub fn move_to(&self, zone: &str) {
        let new = self.etc.join("localtime.new");
        symlink(format!("/usr/share/zoneinfo/{zone}"), &new).expect("a link to the zone");
        fs::rename(new, self.etc.join("localtime")).expect("the zone of the computer");
    }
}
