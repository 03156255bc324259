//! Backups: one made and read again, beside a copy of the file and one read of everything in it.

use std::fs::{self, File};
use std::sync::Arc;

use anyhow::{Context, Result};
use mooring_core::schema::MIGRATIONS;
use vault::backup::{Keep, Kind as Why, Order, Stage, Stop};
use vault::keychain::{Cancel, Keychain};
use vault::store::Reader;
use vault::{Cost as Argon2Cost, DATABASE_FILE, Edge, Folder, HEADER_FILE, Mode, Proof, Vault, kdf};

use super::clock::{Cost, Watch, cost_of};
use super::corpus::Vocabulary;
use super::report::{Samples, State};
use super::sides::Kind;
use super::vaults::{Memory, make};
use super::{NOW, Plan};

/// What is compared, in this order.
pub const COPIED: &str = "copy of the file, opened and read";
pub const BACKED_UP: &str = "backup, read again";
/// What a backup consists of, in this order: everything is read under one key and written under another; the tag of each
/// page is checked; the database is opened and read as a whole, and the file gets its trailer and its name.
const PARTS: [&str; 3] =
    ["of it: written under its own key", "of it: each page's tag", "of it: opened, read, and closed off"];

/// Measures a journal of the plan's middle size.
pub fn measure(plan: &Plan, vocabulary: &Vocabulary, samples: &mut Samples) -> Result<()> {
    plan.say("backups");
    let entries = plan.unlocked_entries();
    let place = tempfile::tempdir()?;
    let (data, shelf, copy) = (place.path().join("data"), place.path().join("shelf"), place.path().join("copy"));
    let keychain = Keychain::new(Arc::new(Memory::default()));
    let cancel = Cancel::new();
    let edge = Edge { keychain: &keychain, cancel: &cancel, now: NOW, cost: Argon2Cost::Fixed(kdf::FLOOR) };
    make(&data, Mode::Keychain, vocabulary, entries, &edge)?;
    let folder = Folder::claim(&data)?;
    let vault = Vault::unlock(&folder, &Proof::Keychain, MIGRATIONS, &edge)?;
    for _ in 0..plan.rounds {
        let (sound, cost) = cost_of(|| {
            fs::create_dir(&copy)?;
            for name in [HEADER_FILE, DATABASE_FILE] {
                fs::copy(data.join(name), copy.join(name))?;
                File::open(copy.join(name))?.sync_all()?;
            }
            let copied = Vault::unlock(&Folder::claim(&copy)?, &Proof::Keychain, MIGRATIONS, &edge)?;
            // Every page, as a backup is read again before it counts.
            let read =
                |reader: Reader<'_>| reader.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
            let sound = copied.store().read(read)?;
            copied.close()?;
            Ok(sound)
        })?;
        anyhow::ensure!(sound == "ok", "the copy reads as {sound}");
        samples.add(COPIED, State::Once, entries, Kind::Sealed, cost);

        let order = Order { shelf: &shelf, kind: Why::Asked, keep: Keep::default(), now: NOW };
        let watch = Watch::begin()?;
        let (mut copied, mut tagged) = (None, None);
        let (made, cost) = cost_of(|| {
            Ok(vault.back_up(&order, &Stop::default(), &mut |progress| match progress.stage {
                Stage::Copying => copied = watch.read().ok(),
                Stage::Verifying => tagged = watch.read().ok(),
            })?)
        })?;
        samples.add(BACKED_UP, State::Once, entries, Kind::Sealed, cost);
        let ends = [copied, tagged, Some(cost)].map(|end| end.context("a backup that tells how far it is"));
        let mut begun = Cost::default();
        for (part, end) in PARTS.into_iter().zip(ends) {
            let end = end?;
            samples.add(part, State::Once, entries, Kind::Sealed, end.since(begun));
            begun = end;
        }
        fs::remove_file(&made.backup.path).context("a backup that was made")?;
        fs::remove_dir_all(&copy)?;
    }
    vault.close()?;
    Ok(())
}
