//! The stored files alone: whatever stands in them, and what can be computed from it without a secret, opens nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use hkdf::Hkdf;
use mooring_core::begin;
use mooring_core::schema::MIGRATIONS;
use mooring_core::settings::{DevicePrefs, write_device_prefs};
use sha2::{Digest, Sha256};
use vault::backup::{self, Keep, Kind, Stop};
use vault::keychain::{Cancel, Keychain};
use vault::outbox::append;
use vault::recovery::RecoveryCode;
use vault::secret::Passphrase;
use vault::testing::{Guess, code_bytes};
use vault::{
    Cost, DATABASE_FILE, Edge, Folder, HEADER_FILE, Mode, NewVault, OUTBOX_FILE, PLAN_FILE, SEAL_FILE, SHELF_FILE,
    Vault, kdf, shelf,
};

use super::kept::Files;
use super::page::{Row, Section};
use super::place::save;
use super::{Harness, NOW, Order};

/// Places of each file that are looked at.
pub const HARNESS: Harness = Harness { name: "stored", title: "The stored files alone", tries: 100_000, prove };

const ABOUT: &str = "\
A journal is used, backed up and written to while locked. Then every stretch of 32 and of 16 bytes that stands anywhere in the
header, the database, the seal, the outbox, the shelf, a backup or `device.json` is taken for a secret, as are the values written as
hexadecimal digits, the vault's id among them, and each whole file and each line of text (by their SHA-256); and of each of these, as well, its
SHA-256, that of its SHA-256, and what HKDF-SHA-256 makes of it with the salt of each slot. Each is tried as what the keychain
holds, as the output of Argon2id, as both, as the wrapping key of each slot, as the data key, as the key of the database, and (16
bytes) as the recovery code. Of a file with more places than are looked at, as many are drawn. Not tried: pairs of different
values as the two halves of *both*, and values as a passphrase, which cost a second each. Counter-check: the journal's own
secrets are put among the files, one after another, and have to be found.
";

/// What came of one protection.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tried {
    /// Values that were tried.
    pub values: u64,
    /// Values that opened something, by what they turned out to be.
    pub opened: Vec<&'static str>,
}

const PASSPHRASE: &str = "the tide comes back in";

/// Every protection.
pub const MODES: [(Mode, &str); 3] =
    [(Mode::Keychain, "keychain"), (Mode::Passphrase, "passphrase"), (Mode::Both, "keychain and passphrase")];

fn prove(order: &Order<'_>) -> Result<Section> {
    let mut rows = Vec::new();
    let mut planted = Vec::new();
    for (mode, name) in MODES {
        order.say(name);
        let files = Stored::new(mode)?;
        let tried = files.try_all(order.tries);
        rows.push(Row::tried(name, &[&tried.values, &tried.opened.len()], tried.opened.is_empty() && tried.values > 0));
        planted.extend(files.planted());
    }
    let found = planted.iter().filter(|(secret, tried)| tried.opened.contains(secret)).count();
    let values: u64 = planted.iter().map(|(_, tried)| tried.values).sum();
    rows.push(Row::control(
        format!("{} secrets put among them", planted.len()),
        &[&values, &found],
        found == planted.len() && found > 0,
    ));
    Ok(Section { about: ABOUT, columns: &["protection", "values tried", "opened something"], rows })
}

/// Everything that is stored of one journal, and its secrets.
pub struct Stored {
    files: Vec<Vec<u8>>,
    guess: Guess,
    /// Of the slots.
    salts: Vec<[u8; 32]>,
    /// What the files are not to give away, by what each turns out to be.
    secrets: Vec<(&'static str, Vec<u8>)>,
}

impl Stored {
    /// A journal under this protection, used in every way that leaves a file.
    pub fn new(mode: Mode) -> Result<Self> {
        let root = tempfile::tempdir()?;
        let (items, data, shelf) = (root.path().join("items"), root.path().join("data"), root.path().join("backups"));
        fs::create_dir(&items)?;
        let keychain =
            if mode == Mode::Passphrase { Keychain::absent() } else { Keychain::new(Arc::new(Files(items.clone()))) };
        let cancel = Cancel::new();
        let edge = Edge { keychain: &keychain, cancel: &cancel, now: NOW, cost: Cost::Fixed(kdf::FLOOR) };
        let folder = Folder::claim(&data)?;
        let passphrase = (mode != Mode::Keychain).then_some(PASSPHRASE);
        let new = NewVault { mode, passphrase, undecided: false };
        let (vault, recovery) = Vault::create(&folder, &new, MIGRATIONS, &edge)?;
        vault.store().write(|writer| begin(writer, NOW, "en"))?;
        (0..20).try_for_each(|number| save(&vault, number))?;
        if mode != Mode::Passphrase {
            vault.vouch_for_outbox(&edge)?;
        }
        let order = backup::Order { shelf: &shelf, kind: Kind::Asked, keep: Keep::default(), now: NOW };
        let kept = vault.back_up(&order, &Stop::default(), &mut |_| {})?;
        let id = vault.id().context("an id")?;
        vault.close()?;
        append(&folder, b"written while locked", &edge)?;
        // Without a keychain there is none.
        if mode != Mode::Passphrase {
            shelf::put(&folder, b"what the locked app may know", &edge)?;
            shelf::put_plan(&folder, b"the copy of a plan", &edge)?;
        }
        write_device_prefs(&data.join("device.json"), &DevicePrefs::default())?;

        let header = fs::read(data.join(HEADER_FILE))?;
        let database = fs::read(data.join(DATABASE_FILE))?;
        let others = [SEAL_FILE, OUTBOX_FILE, SHELF_FILE, PLAN_FILE, "device.json"].map(|name| data.join(name));
        let others = others
            .iter()
            .filter(|file| file.exists())
            .chain([&kept.backup.path])
            .map(fs::read)
            .collect::<std::io::Result<Vec<_>>>()?;
        let guess = Guess::over(&header, *database.first_chunk::<16>().context("a database")?)?;
        let salts = salts(&header)?;
        let secrets = secrets(&guess, &recovery.code, mode, &salts, &items.join(format!("vault-{id}")))?;
        Ok(Self { files: [vec![header, database], others].concat(), guess, salts, secrets })
    }

    /// Tries at most so many places of each file.
    pub fn try_all(&self, places: u32) -> Tried {
        let mut tried = Tried::default();
        for file in &self.files {
            self.try_file(file, places, &mut tried);
        }
        tried
    }

    /// The same in a file that holds one of the journal's secrets, for each of them, as bytes and as digits: which it was,
    /// and what was found.
    pub fn planted(&self) -> Vec<(&'static str, Tried)> {
        let mut found = Vec::new();
        for (role, secret) in &self.secrets {
            let bytes = [b"before".as_slice(), secret, b"after"].concat();
            let digits = format!("{{\"x\":\"{}\"}}\n", hex::encode(secret)).into_bytes();
            for file in [bytes, digits] {
                let mut tried = Tried::default();
                self.try_file(&file, u32::MAX, &mut tried);
                found.push((*role, tried));
            }
        }
        found
    }

    fn try_file(&self, file: &[u8], places: u32, tried: &mut Tried) {
        let lines = file.split(|byte| *byte == b'\n').filter(|line| line.len() > 1 && line.is_ascii());
        let digests = std::iter::once(file).chain(lines).map(|part| Sha256::digest(part).to_vec());
        let mut values: BTreeSet<Vec<u8>> = digests.collect();
        for value in hex_values(file) {
            values.extend(windows(&value));
            values.insert(value);
        }
        for value in &values {
            self.try_value(value, tried);
        }
        let mut chance = fastrand::Rng::with_seed(0x7374_6f72);
        let most = usize::try_from(places).unwrap_or(usize::MAX).min(file.len());
        for number in 0..most {
            let stretch = |number: usize| number * file.len() / most;
            let at = chance.usize(stretch(number)..stretch(number + 1));
            for length in [16, 32] {
                if let Some(value) = file.get(at..at + length) {
                    self.try_value(value, tried);
                }
            }
        }
    }

    /// Tries a value and what can be computed from it.
    fn try_value(&self, value: &[u8], tried: &mut Tried) {
        let hashed = Sha256::digest(value).to_vec();
        let twice = Sha256::digest(&hashed).to_vec();
        let derived = self.salts.iter().map(|salt| {
            let mut output = vec![0; 32];
            // 32 bytes are within HKDF's bounds.
            let _ = Hkdf::<Sha256>::new(Some(salt.as_slice()), value).expand(b"", &mut output);
            output
        });
        for candidate in [value.to_vec(), hashed, twice].into_iter().chain(derived) {
            // A hash may be meant for a code as well.
            for candidate in [candidate.get(..32), candidate.get(..16)].into_iter().flatten() {
                tried.values += 1;
                tried.opened.extend(self.guess.fits(candidate).map(|fits| fits.role));
            }
        }
    }
}

/// The salts of the header's slots.
fn salts(header: &[u8]) -> Result<Vec<[u8; 32]>> {
    let json = header.split(|byte| *byte == b'\n').nth(1).context("a header of lines")?;
    let header: serde_json::Value = serde_json::from_slice(json)?;
    let slots = header.get("slots").and_then(serde_json::Value::as_array).context("slots")?;
    let salt = |slot: &serde_json::Value| {
        let mut salt = [0; 32];
        hex::decode_to_slice(slot.get("salt")?.as_str()?, &mut salt).ok()?;
        Some(salt)
    };
    slots.iter().map(|slot| salt(slot).context("a salt")).collect()
}

/// What opens the journal, by what it turns out to be. With *both*, neither half opens anything alone.
fn secrets(
    guess: &Guess,
    code: &RecoveryCode,
    mode: Mode,
    salts: &[[u8; 32]],
    item: &Path,
) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let code = code_bytes(code);
    let data_key = guess.fits(&code).and_then(|fits| fits.data_key).context("the code leads to the data key")?;
    let mut secrets = vec![("recovery code", code.to_vec()), ("data key", data_key.to_vec())];
    match mode {
        Mode::Keychain => secrets.push(("secret of a slot", fs::read(item)?)),
        Mode::Passphrase => {
            let salt = salts.first().context("a slot")?;
            let stretched = kdf::stretch(&Passphrase::attempt(PASSPHRASE)?, salt, kdf::FLOOR)?;
            secrets.push(("secret of a slot", stretched.expose("planted by a test").to_vec()));
        }
        Mode::Both => {}
    }
    Ok(secrets)
}

fn windows(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    bytes.windows(32).chain(bytes.windows(16)).map(<[u8]>::to_vec)
}

/// Values written as at least 32 hexadecimal digits, hyphens left out.
fn hex_values(file: &[u8]) -> Vec<Vec<u8>> {
    let text: Vec<u8> = file.iter().copied().filter(|byte| *byte != b'-').collect();
    text.split(|byte| !byte.is_ascii_hexdigit())
        .filter(|run| run.len() >= 32)
        .filter_map(|run| hex::decode(run.get(..run.len() / 2 * 2)?).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stored_opens_anything_and_a_secret_among_it_would_be_found() {
        for (mode, name) in MODES {
            let files = Stored::new(mode).unwrap();
            let tried = files.try_all(50);
            assert_eq!(tried.opened, [""; 0], "{name}");
            assert!(tried.values > 5_000, "{name}: {}", tried.values);
            let planted = files.planted();
            assert!(planted.len() >= 4, "{name}");
            for (secret, tried) in planted {
                assert!(tried.opened.contains(&secret), "{name}: {secret} was not found: {tried:?}");
            }
        }
    }
}
