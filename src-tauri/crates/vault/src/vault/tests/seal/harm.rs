//! Files that were changed beside a journal that was closed or killed.

use super::*;

#[test]
fn a_flip_in_the_log_that_drops_changes_is_said_with_their_number() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 2);
    let (vault, _) = place.checked(Mode::Keychain);
    let before = vault.seal().unwrap().sequence;
    for n in 0..8 {
        write(&vault, &format!("change {n}")).unwrap();
    }
    let left = kill(&place, &vault);
    let log = &left["journal.db-wal"];
    let frames = (log.len() - 32) / (24 + PAGE);
    let mut said = 0;
    for frame in 0..frames {
        let start = 32 + frame * (24 + PAGE);
        // A frame with a size in it ends a change; those from the flipped frame on are dropped.
        let kept = (0..frame).filter(|n| log[32 + n * (24 + PAGE) + 4..][..4] != [0; 4]).count();
        for bit in [0, 9 * 8, 24 * 8, (24 + 2000) * 8 + 3, (24 + PAGE) * 8 - 1] {
            let mut files = left.clone();
            files.get_mut("journal.db-wal").unwrap()[start + bit / 8] ^= 1 << (bit % 8);
            place.put_alone(&files);
            let (vault, report) = place.checked(Mode::Keychain);
            let lost = 8 - u64::try_from(kept).unwrap();
            assert_eq!(report.concern(), Some(missing(lost)), "frame {frame}, bit {bit}");
            assert_eq!(report.sequence, before + 8 - lost);
            shut(&vault);
            said += 1;
        }
    }
    assert!(said > 40, "{said}");
}

#[test]
fn a_log_that_is_gone_is_said_with_its_number() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 2);
    let (vault, _) = place.checked(Mode::Keychain);
    for n in 0..5 {
        write(&vault, &format!("change {n}")).unwrap();
    }
    let mut left = kill(&place, &vault);
    left.remove("journal.db-wal");
    place.put(&left);
    assert_eq!(place.concern(Mode::Keychain), Some(missing(5)));
}

#[test]
fn an_older_database_beside_its_seal_is_said_with_its_number() {
    for mode in MODES {
        let place = Place::new();
        place.with_notes(mode, 4);
        let earlier = place.files();
        place.add(mode, 7);
        fs::write(place.path("journal.db"), &earlier["journal.db"]).unwrap();
        let (vault, report) = place.checked(mode);
        assert_eq!(report.concern(), Some(missing(7)), "{mode:?}");
        assert_eq!(notes(&vault).len(), 5, "what is there can be read");
    }
}

#[test]
fn a_newer_database_beside_its_seal_and_a_log_beside_a_closed_one_are_noticed() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 4);
    let earlier = place.files();
    let (vault, _) = place.checked(Mode::Keychain);
    write(&vault, "in the log").unwrap();
    let open = place.files();
    shut(&vault);
    let later = place.files();
    let mut files = later.clone();
    files.insert("journal.seal".to_owned(), earlier["journal.seal"].clone());
    place.put_alone(&files);
    assert_eq!(place.concern(Mode::Keychain), Some(Concern::PagesDiffer));
    let mut files = later;
    files.insert("journal.db-wal".to_owned(), open["journal.db-wal"].clone());
    place.put_alone(&files);
    assert_eq!(place.concern(Mode::Keychain), Some(Concern::PagesDiffer));
}

/// Every page that changed between two clean ends, put back alone; every bit of some pages flipped; pages swapped;
/// the file cut.
#[test]
fn every_change_to_a_closed_database_is_noticed() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 20);
    let earlier = place.files();
    place.add(Mode::Keychain, 20);
    let later = place.files();
    let (old, new) = (&earlier["journal.db"], &later["journal.db"]);
    let mut refused = 0;
    let mut notices = |main: Vec<u8>, what: &str| {
        place.put_alone(&later);
        fs::write(place.path("journal.db"), main).unwrap();
        match place.everyday(Mode::Keychain) {
            Ok(vault) => {
                let report = vault.check_seal(&place.cancel).unwrap().unwrap();
                assert!(report.concern().is_some(), "{what}: {report:?}");
                assert!(!report.is_clear(), "{what}");
                shut(&vault);
            }
            // What opening itself refuses is no less noticed.
            Err(VaultError::Database(OpenError::Damaged)) => refused += 1,
            Err(other) => panic!("{what}: {other:?}"),
        }
    };
    let mut pasted = 0;
    for page in 0..old.len() / PAGE {
        let range = page * PAGE..(page + 1) * PAGE;
        if old[range.clone()] != new[range.clone()] {
            let mut main = new.clone();
            main[range.clone()].copy_from_slice(&old[range]);
            notices(main, &format!("old page {page}"));
            pasted += 1;
        }
    }
    assert!(pasted > 2, "{pasted}");
    let pages = new.len() / PAGE;
    for bit in (0..new.len() * 8).step_by(PAGE * 8 / 5 + 7) {
        let mut main = new.clone();
        main[bit / 8] ^= 1 << (bit % 8);
        notices(main, &format!("bit {bit}"));
    }
    for (a, b) in [(1, 2), (3, pages - 1), (pages - 2, pages - 1)] {
        let mut main = new.clone();
        main[a * PAGE..(a + 1) * PAGE].copy_from_slice(&new[b * PAGE..(b + 1) * PAGE]);
        main[b * PAGE..(b + 1) * PAGE].copy_from_slice(&new[a * PAGE..(a + 1) * PAGE]);
        notices(main, &format!("pages {a} and {b}"));
    }
    for keep in [new.len() - 1, new.len() - PAGE, new.len() / 2, 3 * PAGE + 5] {
        notices(new[..keep].to_vec(), &format!("cut at {keep}"));
    }
    for more in [1, PAGE] {
        notices([new.as_slice(), &vec![0; more]].concat(), &format!("{more} more"));
    }
    assert!(refused < 20, "most was found by the seal: {refused}");
}

#[test]
fn a_flip_anywhere_in_the_seal_is_noticed_and_hinders_nothing() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 2);
    let whole = place.files();
    for slot in [0, PAGE] {
        for bit in (0..112 * 8).step_by(47) {
            let mut files = whole.clone();
            files.get_mut("journal.seal").unwrap()[slot + bit / 8] ^= 1 << (bit % 8);
            place.put_alone(&files);
            let report = place.report(Mode::Keychain);
            assert_eq!((report.finding, report.pages), (Finding::Sound, Pages::Same), "{slot} {bit}");
            assert!(report.mended, "{slot} {bit}");
            place.add(Mode::Keychain, 1);
            assert!(!place.report(Mode::Keychain).mended, "once it was written again");
        }
    }
}

#[test]
fn a_seal_that_is_gone_or_unreadable_is_said_until_it_is_accepted() {
    let other = Place::new();
    other.with_notes(Mode::Keychain, 3);
    let foreign = other.files()["journal.seal"].clone();
    for (seal, modes, expected) in [
        (None, MODES.as_slice(), Concern::Missing),
        (Some(Vec::new()), &[Mode::Keychain], Concern::Damaged),
        (Some(vec![0; 8192]), &[Mode::Keychain], Concern::Damaged),
        (Some(foreign), &[Mode::Passphrase], Concern::Damaged),
    ] {
        for &mode in modes {
            let place = Place::new();
            place.with_notes(mode, 3);
            match &seal {
                None => fs::remove_file(place.path("journal.seal")).unwrap(),
                Some(bytes) => fs::write(place.path("journal.seal"), bytes).unwrap(),
            }
            for _ in 0..2 {
                assert_eq!(place.concern(mode), Some(expected), "{mode:?}");
            }
            let (vault, _) = place.checked(mode);
            vault.accept_seal(&place.cancel).unwrap();
            shut(&vault);
            for _ in 0..2 {
                let report = place.report(mode);
                assert_eq!((report.finding, report.pages), (Finding::Sound, Pages::Same), "{mode:?}");
            }
        }
    }
}

#[test]
fn pages_that_differ_or_cannot_be_read_are_said_until_they_are_accepted() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 20);
    let earlier = place.files();
    place.add(Mode::Keychain, 20);
    let later = place.files();
    let changed = changed_page(&earlier["journal.db"], &later["journal.db"]);
    let mut pasted = later["journal.db"].clone();
    pasted[changed.clone()].copy_from_slice(&earlier["journal.db"][changed.clone()]);
    let mut flipped = later["journal.db"].clone();
    flipped[changed.start + 100] ^= 1;
    for (main, unreadable) in [(pasted, 0), (flipped, 1)] {
        place.put_alone(&later);
        fs::write(place.path("journal.db"), main).unwrap();
        for round in 0..2 {
            let report = place.report(Mode::Keychain);
            assert_eq!(report.concern(), Some(Concern::PagesDiffer), "{round}");
            if round == 0 {
                assert_eq!(report.pages, Pages::Differ { unreadable });
            }
        }
        let (vault, _) = place.checked(Mode::Keychain);
        vault.accept_seal(&place.cancel).unwrap();
        shut(&vault);
        assert_eq!(place.report(Mode::Keychain).finding, Finding::Sound, "{unreadable}");
    }
}

/// The page with the count itself: nothing can be said of the number, and opening is not refused.
#[test]
fn a_count_that_cannot_be_read_is_a_concern_and_no_refusal() {
    for clean in [true, false] {
        let place = Place::new();
        place.with_notes(Mode::Keychain, 3);
        let (vault, _) = place.checked(Mode::Keychain);
        let root: usize = vault
            .store()
            .read(|reader| {
                let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'vault_seq'";
                reader.query_row(sql, (), |row| row.get::<_, isize>(0))
            })
            .map(|page: isize| page.unsigned_abs())
            .map_err(|error: StoreError| error)
            .unwrap();
        assert!(clean || vault.store().seal.as_ref().unwrap().may_move());
        if clean {
            shut(&vault);
        } else {
            kill(&place, &vault);
        }
        let mut main = fs::read(place.path("journal.db")).unwrap();
        main[(root - 1) * PAGE + 1000] ^= 1;
        fs::write(place.path("journal.db"), main).unwrap();
        let (vault, report) = place.checked(Mode::Keychain);
        assert_eq!(report.concern(), Some(Concern::PagesDiffer), "{clean}");
        assert_eq!(notes(&vault).len(), 4, "{clean}");
        assert_eq!(write(&vault, "more"), Err(StoreError::Damaged), "{clean}");
    }
}

#[test]
fn a_concern_found_late_is_not_forgotten_by_a_killed_process() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 20);
    let earlier = place.files();
    place.add(Mode::Keychain, 20);
    let mut later = place.files();
    let changed = changed_page(&earlier["journal.db"], &later["journal.db"]);
    later.get_mut("journal.db").unwrap()[changed.clone()].copy_from_slice(&earlier["journal.db"][changed]);
    place.put(&later);
    // Killed before anything was compared, with changes made.
    let vault = place.everyday(Mode::Keychain).unwrap();
    write(&vault, "before the comparison").unwrap();
    kill(&place, &vault);
    let (vault, report) = place.checked(Mode::Keychain);
    assert_eq!(report.concern(), Some(Concern::PagesDiffer));
    // Killed after it was found.
    kill(&place, &vault);
    assert_eq!(place.concern(Mode::Keychain), Some(Concern::PagesDiffer));
}

/// Somebody looks into the wrong copy, closes it without having written, and puts the right files back.
#[test]
fn looking_at_a_wrong_copy_leaves_it_and_the_seal_as_they_are() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 20);
    let earlier = place.files();
    let (vault, _) = place.checked(Mode::Keychain);
    write(&vault, "in the log").unwrap();
    let open = place.files();
    shut(&vault);
    let right = place.files();
    let with = |name: &str, bytes: &[u8]| {
        let mut files = right.clone();
        files.insert(name.to_owned(), bytes.to_vec());
        files
    };
    let mut flipped = right["journal.db"].clone();
    flipped[2 * PAGE + 100] ^= 1;
    for wrong in [
        earlier.clone(),
        with("journal.db", &earlier["journal.db"]),
        with("journal.db", &flipped),
        with("journal.db-wal", &open["journal.db-wal"]),
        with("journal.seal", b"something else"),
    ] {
        place.put(&wrong);
        for _ in 0..2 {
            assert!(place.concern(Mode::Keychain).is_some());
            assert!(place.files() == wrong, "untouched");
        }
        place.put(&right);
        let report = place.report(Mode::Keychain);
        assert_eq!((report.finding, report.pages), (Finding::Sound, Pages::Same));
    }
}
