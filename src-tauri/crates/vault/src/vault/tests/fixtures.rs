//! Vaults made by the released formats. They have to open in every later version.
//!
//! `fixtures/format-N/<mode>` was made once by [`make`] and is frozen. The keychain's item and the recovery code
//! are in `secrets.txt`; they protect one sentence of no consequence.

use super::*;
use crate::header;
use crate::keychain::account;
use crate::outbox;
use crate::seal::Finding;

const NEWEST: u32 = 2;
/// What waits in the outbox of a fixture since format 2.
const LETTER: &[u8] = b"left while it was closed";

fn sentence(format: u32) -> String {
    format!("written under format {format}")
}

fn frozen(format: u32, mode: Mode) -> std::path::PathBuf {
    let name = match mode {
        Mode::Keychain => "keychain",
        Mode::Passphrase => "passphrase",
        Mode::Both => "both",
    };
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(format!("format-{format}")).join(name)
}

fn files(format: u32) -> &'static [&'static str] {
    if format == 1 { &["vault.keys", "journal.db"] } else { &["vault.keys", "journal.db", "outbox"] }
}

/// How the fixtures were made. Fails where they are: a format is never made again.
#[test]
#[ignore = "makes the frozen files of a new format"]
fn make() {
    for mode in MODES {
        let place = Place::new();
        let (vault, recovery) = place.create(mode).unwrap();
        write(&vault, &sentence(NEWEST)).unwrap();
        let id = vault.id().unwrap();
        vault.vouch_for_outbox(&place.edge()).unwrap();
        vault.close().unwrap();
        outbox::append(&place.folder, LETTER, &place.edge()).unwrap();
        let item = place.keys.item(&account(id)).map(hex::encode).unwrap_or_default();
        fs::create_dir_all(frozen(NEWEST, mode).parent().unwrap()).unwrap();
        fs::create_dir(frozen(NEWEST, mode)).expect("frozen files are not made twice");
        for name in files(NEWEST) {
            fs::copy(place.path(name), frozen(NEWEST, mode).join(name)).unwrap();
        }
        fs::write(frozen(NEWEST, mode).join("secrets.txt"), format!("{item}\n{}\n", typed(&recovery.code))).unwrap();
    }
}

/// Puts a frozen vault into a place, and its item into the keychain; answers its recovery code.
pub fn put(place: &Place, format: u32, mode: Mode) -> String {
    for name in files(format) {
        fs::copy(frozen(format, mode).join(name), place.path(name)).unwrap();
    }
    let secrets = fs::read_to_string(frozen(format, mode).join("secrets.txt")).unwrap();
    let (item, code) = secrets.split_once('\n').unwrap();
    let (sealed, _) = header::read(&place.folder).unwrap().unwrap();
    assert_eq!(sealed.header.mode(), mode);
    place.keys.put(&account(sealed.header.vault), (!item.is_empty()).then(|| hex::decode(item).unwrap()));
    code.to_owned()
}

#[test]
fn vaults_of_every_format_open() {
    for format in 1..=NEWEST {
        for mode in MODES {
            let place = Place::new();
            let code = put(&place, format, mode);
            assert_eq!(notes(&place.everyday(mode).unwrap()), [sentence(format)], "{format} {mode:?}");
            assert_eq!(notes(&place.unlock(&Proof::Recovery(&code)).unwrap()), [sentence(format)], "{format} {mode:?}");
        }
    }
}

#[test]
fn a_vault_from_before_there_were_seals_gets_one() {
    for format in 1..=2 {
        let place = Place::new();
        put(&place, format, Mode::Keychain);
        let mut vault = place.everyday(Mode::Keychain).unwrap();
        assert_eq!(vault.check_seal(&place.cancel).unwrap().unwrap().finding, Finding::FirstTime, "{format}");
        for round in 0..2 {
            write(&vault, "under a seal").unwrap();
            shut(&vault);
            vault = place.everyday(Mode::Keychain).unwrap();
            let report = vault.check_seal(&place.cancel).unwrap().unwrap();
            assert_eq!(report.finding, Finding::Sound, "{format} {round}");
        }
        assert_eq!(notes(&vault), [sentence(format).as_str(), "under a seal", "under a seal"], "{format}");
    }
}

#[test]
fn what_waits_in_an_outbox_of_format_2_is_read() {
    for mode in MODES {
        let place = Place::new();
        put(&place, 2, mode);
        let vault = place.everyday(mode).unwrap();
        let collected = vault.outbox().unwrap().unwrap();
        let found: Vec<_> = collected.items().iter().map(|item| (item.content(), item.proven())).collect();
        assert_eq!(found, [(LETTER, true)], "{mode:?}");
    }
}
