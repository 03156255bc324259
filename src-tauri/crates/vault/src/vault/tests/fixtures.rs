//! Vaults made by the first released format. They have to open in every later version.
//!
//! `fixtures/format-1/<mode>` was made once by [`make`] and is frozen. The keychain's item and the recovery code
//! are in `secrets.txt`; they protect one sentence of no consequence.

use super::*;
use crate::header;

const SENTENCE: &str = "written under format 1";

fn frozen(mode: Mode) -> std::path::PathBuf {
    let name = match mode {
        Mode::Keychain => "keychain",
        Mode::Passphrase => "passphrase",
        Mode::Both => "both",
    };
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/format-1").join(name)
}

/// How the fixtures were made. Fails where they are: format 1 is never made again.
#[test]
#[ignore = "makes the frozen files of a new format"]
fn make() {
    for mode in MODES {
        let place = Place::new();
        let (vault, recovery) = place.create(mode).unwrap();
        write(&vault, SENTENCE).unwrap();
        let id = vault.id().unwrap();
        vault.close().unwrap();
        let item = place.keys.item(&format!("vault:{id}")).map(hex::encode).unwrap_or_default();
        fs::create_dir(frozen(mode)).expect("frozen files are not made twice");
        for name in ["vault.keys", "journal.db"] {
            fs::copy(place.path(name), frozen(mode).join(name)).unwrap();
        }
        fs::write(frozen(mode).join("secrets.txt"), format!("{item}\n{}\n", typed(&recovery.code))).unwrap();
    }
}

#[test]
fn vaults_of_format_1_open() {
    for mode in MODES {
        let place = Place::new();
        for name in ["vault.keys", "journal.db"] {
            fs::copy(frozen(mode).join(name), place.path(name)).unwrap();
        }
        let secrets = fs::read_to_string(frozen(mode).join("secrets.txt")).unwrap();
        let (item, code) = secrets.split_once('\n').unwrap();
        let (sealed, _) = header::read(&place.folder).unwrap().unwrap();
        assert_eq!(sealed.header.mode(), mode);
        let account = format!("vault:{}", sealed.header.vault);
        place.keys.put(&account, (!item.is_empty()).then(|| hex::decode(item).unwrap()));
        assert_eq!(notes(&place.everyday(mode).unwrap()), [SENTENCE], "{mode:?}");
        assert_eq!(notes(&place.unlock(&Proof::Recovery(code)).unwrap()), [SENTENCE], "{mode:?}");
    }
}
