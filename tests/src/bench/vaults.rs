//! Unlocking: by passphrase beside Argon2id alone, and by a keychain, each up to the data of the first screen.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use mooring_core::schema::MIGRATIONS;
use mooring_core::{Stamp, begin, journal};
use vault::keychain::{Cancel, KeyStore, KeyStoreError, Keychain, Presence};
use vault::secret::{Passphrase, Secret};
use vault::{Cost as Argon2Cost, Edge, Folder, Mode, NewVault, Proof, Vault};

use super::clock::cost_of;
use super::corpus::{Corpus, Vocabulary};
use super::journals::{first_screen, words_in};
use super::report::{Samples, State};
use super::sides::Kind;
use super::{NOW, Plan};

/// What opens the journals of the benchmarks.
pub const PASSPHRASE: &str = "wet slate and lamplight";

/// Measures unlocking of a journal of the plan's middle size.
pub fn measure(plan: &Plan, vocabulary: &Vocabulary, samples: &mut Samples) -> Result<()> {
    plan.say("unlocking");
    let params = Argon2Cost::Calibrated.params()?;
    samples.note(format!(
        "Argon2id as calibrated here: {} MiB, {} passes, {} lanes",
        params.memory_kib / 1024,
        params.passes,
        params.lanes
    ));
    let entries = plan.unlocked_entries();
    let folder = tempfile::tempdir()?;
    let keychain = Keychain::new(Arc::new(Memory::default()));
    let cancel = Cancel::new();
    let edge = Edge { keychain: &keychain, cancel: &cancel, now: NOW, cost: Argon2Cost::Fixed(params) };
    let ways = [(Mode::Passphrase, Proof::Passphrase(PASSPHRASE)), (Mode::Keychain, Proof::Keychain)];
    for (mode, _) in &ways {
        make(&folder.path().join(format!("{mode:?}")), *mode, vocabulary, entries, &edge)?;
    }
    let passphrase = Passphrase::attempt(PASSPHRASE).ok().context("a passphrase")?;
    for _ in 0..plan.rounds {
        for (name, params) in [("Argon2id, calibrated", params), ("Argon2id, at its floor", vault::kdf::FLOOR)] {
            let (_, cost) = cost_of(|| Ok(vault::kdf::stretch(&passphrase, &[7; 32], params)?))?;
            samples.add(name, State::Once, 0, Kind::Sealed, cost);
        }
        for (mode, proof) in &ways {
            let place = Folder::claim(&folder.path().join(format!("{mode:?}")))?;
            let (vault, cost) = cost_of(|| {
                let vault = Vault::unlock(&place, proof, MIGRATIONS, &edge)?;
                vault.store().read(first_screen)?;
                Ok(vault)
            })?;
            vault.close()?;
            let name = if *mode == Mode::Passphrase {
                "unlock by passphrase, first screen"
            } else {
                "unlock by keychain, first screen"
            };
            samples.add(name, State::Fresh, entries, Kind::Sealed, cost);
        }
    }
    Ok(())
}

/// Makes a vault with so many entries.
pub fn make(path: &Path, mode: Mode, vocabulary: &Vocabulary, entries: u32, edge: &Edge<'_>) -> Result<()> {
    let folder = Folder::claim(path)?;
    let passphrase = (mode != Mode::Keychain).then_some(PASSPHRASE);
    let (vault, _code) = Vault::create(&folder, &NewVault { mode, passphrase, undecided: false }, MIGRATIONS, edge)?;
    vault.recovery_later()?;
    let store = vault.store();
    store.write(|writer| begin(writer, NOW, "en"))?;
    let words = store.write(words_in)?;
    let mut corpus = Corpus::new(vocabulary, entries, NOW);
    store.write(|writer| {
        let stamp = Stamp::take(writer, NOW)?;
        (0..entries).try_for_each(|_| journal::save(writer, &stamp, &corpus.entry(&words)).map(drop))
    })?;
    vault.close()?;
    Ok(())
}

/// A keychain that answers at once: what is measured is this program.
#[derive(Default)]
pub struct Memory(Mutex<HashMap<String, [u8; 32]>>);

impl KeyStore for Memory {
    fn describe(&self) -> Presence {
        Presence::Present { name: "Memory".to_owned() }
    }

    fn get(&self, account: &str) -> Result<Secret<32>, KeyStoreError> {
        let items = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        items.get(account).map(|key| Secret::from_bytes(*key)).ok_or(KeyStoreError::NoEntry)
    }

    fn set(&self, account: &str, key: &Secret<32>) -> Result<(), KeyStoreError> {
        let mut items = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        items.insert(account.to_owned(), *key.expose("kept for the next unlock of a benchmark"));
        Ok(())
    }

    fn delete(&self, account: &str) -> Result<(), KeyStoreError> {
        let mut items = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        items.remove(account).map(drop).ok_or(KeyStoreError::NoEntry)
    }
}
