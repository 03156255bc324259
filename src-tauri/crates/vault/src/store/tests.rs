#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]
#![allow(clippy::cast_possible_truncation)] // Test data, drawn small.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::testing::{Key, store_with};

const STEPS: &[Migration] = &[Migration {
    version: 1,
    sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
          CREATE TABLE part (id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES note(id));",
}];

const STEPS_2: &[Migration] = &[STEPS[0], Migration { version: 2, sql: "ALTER TABLE note ADD COLUMN day TEXT;" }];

struct Place {
    folder: TempDir,
    key: Key,
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), key: Key::random().unwrap() }
    }

    fn open(&self) -> Result<Store, OpenError> {
        store_with(self.folder.path(), &self.key, STEPS)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn main(&self) -> PathBuf {
        self.file("journal.db")
    }

    /// A closed database with `count` notes of `length` characters.
    fn filled(&self, count: u32, length: usize) {
        let store = self.open().unwrap();
        store
            .write(|writer| {
                for _ in 0..count {
                    add(writer, &"x".repeat(length))?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        store.close().unwrap();
    }
}

fn add(writer: Writer<'_>, body: &str) -> Result<i64, StoreError> {
    writer.execute("INSERT INTO note (body) VALUES (?1)", [body])?;
    Ok(writer.last_insert_rowid())
}

fn count(store: &Store) -> Result<i64, StoreError> {
    store.read(|reader| reader.query_row("SELECT count(*) FROM note", (), |row| row.get(0)))
}

fn bodies(store: &Store) -> Result<Vec<String>, StoreError> {
    store.read(|reader| reader.query_all("SELECT body FROM note ORDER BY id", (), |row| row.get(0)))
}

fn open_error(result: Result<Store, OpenError>) -> OpenError {
    result.err().expect("must not open")
}

#[test]
fn what_was_written_is_read_back_after_closing() {
    let place = Place::new();
    let store = place.open().unwrap();
    assert_eq!(store.migrated(), Migrated { from: 0, to: 1 });
    store.write(|writer| add(writer, "first")).unwrap();
    store.close().unwrap();
    assert_eq!(count(&store), Err(StoreError::Closed));
    assert_eq!(store.write(|writer| add(writer, "late")), Err(StoreError::Closed));
    assert!(!place.file("journal.db-wal").exists(), "a clean close leaves no log behind");
    let again = place.open().unwrap();
    assert_eq!(bodies(&again).unwrap(), ["first"]);
}

#[test]
fn an_error_or_a_panic_in_a_write_keeps_nothing_and_the_store_goes_on() {
    let place = Place::new();
    let store = place.open().unwrap();
    let refused: Result<(), StoreError> = store.write(|writer| {
        add(writer, "half")?;
        Err(StoreError::Interrupted)
    });
    assert_eq!(refused, Err(StoreError::Interrupted));
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.write(|writer| -> Result<(), StoreError> {
            add(writer, "half").unwrap();
            panic!("a fault in a closure");
        })
    }));
    assert!(panicked.is_err());
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.read(|_| -> Result<(), StoreError> { panic!("a fault in a closure") })
    }));
    assert!(panicked.is_err());
    assert_eq!(count(&store), Ok(0));
    store.write(|writer| add(writer, "whole")).unwrap();
    assert_eq!(bodies(&store).unwrap(), ["whole"]);
}

#[test]
fn a_reader_cannot_write_by_any_statement() {
    let place = Place::new();
    let store = place.open().unwrap();
    for sql in [
        "INSERT INTO note (body) VALUES ('x')",
        "INSERT INTO note (body) VALUES ('x') RETURNING id",
        "DELETE FROM note",
        "CREATE TABLE other (id)",
        "PRAGMA user_version = 9",
        "VACUUM",
    ] {
        let answer = store.read(|reader| reader.query_opt(sql, (), |_| Ok(())));
        assert_eq!(answer, Err(StoreError::WriteThroughReader), "{sql}");
        let inside = store.write(|writer| writer.reader().query_opt(sql, (), |_| Ok(())));
        assert_eq!(inside, Err(StoreError::WriteThroughReader), "{sql}");
    }
}

#[test]
fn the_reading_connection_itself_refuses_to_write() {
    let place = Place::new();
    let store = place.open().unwrap();
    let borrowed = store.readers.borrow(|kib| store.connect(Role::Read, kib)).unwrap();
    let connection = borrowed.connection().unwrap();
    silent(connection, "PRAGMA query_only = OFF").unwrap();
    let refused = connection.execute("INSERT INTO note (body) VALUES ('x')", ());
    assert!(refused.is_err(), "the file itself is opened read-only");
}

#[test]
fn a_read_sees_one_moment_while_a_write_goes_on() {
    let place = Place::new();
    let store = place.open().unwrap();
    store.write(|writer| add(writer, "one")).unwrap();
    let (before, after) = store
        .read(|reader| {
            let ask = || reader.query_row("SELECT count(*) FROM note", (), |row| row.get::<_, i64>(0));
            let before = ask()?;
            store.write(|writer| add(writer, "two"))?;
            Ok::<_, StoreError>((before, ask()?))
        })
        .unwrap();
    assert_eq!((before, after), (1, 1));
    assert_eq!(count(&store), Ok(2));
}

#[test]
fn reads_beyond_the_pool_wait_for_their_turn() {
    let place = Place::new();
    let store = place.open().unwrap();
    store.write(|writer| add(writer, "one")).unwrap();
    std::thread::scope(|scope| {
        let tasks: Vec<_> = (0..16).map(|_| scope.spawn(|| count(&store))).collect();
        for task in tasks {
            assert_eq!(task.join().unwrap(), Ok(1));
        }
    });
}

#[test]
fn settings_are_the_ones_durability_rests_on() {
    let place = Place::new();
    let store = place.open().unwrap();
    let ask = |writer: Writer<'_>, sql: &str| {
        let mut statement = writer.prepare_cached(sql)?;
        Ok::<_, StoreError>(statement.query_row((), |row| row.get::<_, rusqlite::types::Value>(0))?)
    };
    let integer = rusqlite::types::Value::Integer;
    let text = |value: &str| rusqlite::types::Value::Text(value.to_owned());
    for (sql, expected) in [
        ("PRAGMA synchronous", integer(2)),
        ("PRAGMA journal_mode", text("wal")),
        ("PRAGMA foreign_keys", integer(1)),
        ("PRAGMA trusted_schema", integer(0)),
        ("PRAGMA temp_store", integer(2)),
        ("PRAGMA secure_delete", integer(1)),
        ("PRAGMA fullfsync", integer(1)),
        ("PRAGMA checkpoint_fullfsync", integer(1)),
        ("PRAGMA page_size", text("4096")),
        ("PRAGMA auto_vacuum", integer(0)),
        ("PRAGMA application_id", integer(i64::from(APPLICATION_ID))),
        ("PRAGMA cipher_hmac_algorithm", text("HMAC_SHA256")),
        ("PRAGMA cipher_log_level", text("NONE")),
        ("PRAGMA user_version", integer(1)),
    ] {
        let value = store.write(|writer| ask(writer, sql)).unwrap();
        assert_eq!(value, expected, "{sql}");
    }
}

#[test]
fn a_broken_reference_is_refused_by_the_schema() {
    let place = Place::new();
    let store = place.open().unwrap();
    let answer = store.write(|writer| writer.execute("INSERT INTO part (note) VALUES (7)", ()));
    assert_eq!(answer, Err(StoreError::Constraint(Constraint::ForeignKey)));
}

#[test]
fn a_plain_sqlite_file_is_refused_and_untouched() {
    let place = Place::new();
    let plain = Connection::open(place.main()).unwrap();
    plain.execute_batch("CREATE TABLE note (body TEXT); INSERT INTO note VALUES ('kept')").unwrap();
    drop(plain);
    let before = fs::read(place.main()).unwrap();
    assert_eq!(open_error(place.open()), OpenError::NotEncrypted);
    assert_eq!(fs::read(place.main()).unwrap(), before);
}

#[test]
fn another_key_another_file_and_noise_are_foreign_not_damaged() {
    let place = Place::new();
    place.filled(50, 400);
    let before = fs::read(place.main()).unwrap();
    let wrong = Key::random().unwrap();
    assert_eq!(open_error(store_with(place.folder.path(), &wrong, STEPS)), OpenError::Foreign);
    assert!(fs::read(place.main()).unwrap() == before, "untouched");
    let noise: Vec<u8> = (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    fs::write(place.main(), &noise).unwrap();
    assert_eq!(open_error(place.open()), OpenError::Foreign);
    assert!(fs::read(place.main()).unwrap() == noise, "untouched");
}

#[test]
fn a_missing_or_empty_file_is_never_begun_anew() {
    let place = Place::new();
    let missing = Store::open(&place.main(), place.key.database(), STEPS);
    assert_eq!(open_error(missing), OpenError::Missing);
    assert!(!place.main().exists());
    fs::write(place.main(), b"").unwrap();
    assert_eq!(open_error(place.open()), OpenError::Damaged);
    assert_eq!(fs::read(place.main()).unwrap(), b"");
    let over = Store::create(&place.main(), place.key.database(), STEPS);
    assert_eq!(open_error(over), OpenError::Exists);
}

#[test]
fn a_flip_in_any_part_of_the_first_page_is_damage() {
    let place = Place::new();
    place.filled(50, 400);
    let whole = fs::read(place.main()).unwrap();
    for at in (0..16).chain((16..4096).step_by(97)) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x40;
        fs::write(place.main(), &flipped).unwrap();
        assert_eq!(open_error(place.open()), OpenError::Damaged, "byte {at}");
        assert!(fs::read(place.main()).unwrap() == flipped, "untouched");
    }
}

#[test]
fn a_cut_file_is_damage_and_never_fewer_notes_without_a_word() {
    let place = Place::new();
    place.filled(200, 400);
    let whole = fs::read(place.main()).unwrap();
    for keep in [1, 15, 16, 17, 1000, 4095, 4096, 4097, 8192, whole.len() / 2, whole.len() - 1] {
        fs::write(place.main(), &whole[..keep]).unwrap();
        match place.open() {
            Err(error) => assert_eq!(error, OpenError::Damaged, "{keep}"),
            Ok(store) => assert_eq!(bodies(&store), Err(StoreError::Damaged), "{keep}"),
        }
        assert!(fs::read(place.main()).unwrap() == whole[..keep], "untouched, {keep}");
    }
}

/// A log that a killed process left stays as it is too, until the database is known to be ours and not newer.
#[test]
fn a_log_beside_a_database_that_is_refused_is_untouched() {
    let place = Place::new();
    let store = store_with(place.folder.path(), &place.key, STEPS_2).unwrap();
    store.write(|writer| add(writer, "in the log only")).unwrap();
    let left = TempDir::new().unwrap();
    let names = ["journal.db", "journal.db-wal"];
    let copy = |damage: bool| {
        for name in names {
            fs::copy(place.file(name), left.path().join(name)).unwrap();
        }
        if damage {
            let mut bytes = fs::read(left.path().join("journal.db")).unwrap();
            bytes[3] ^= 1;
            fs::write(left.path().join("journal.db"), bytes).unwrap();
        }
        names.map(|name| fs::read(left.path().join(name)).unwrap())
    };
    // Damaged where the log has the page: that one counts.
    for damage in [false, true] {
        let before = copy(damage);
        let error = open_error(store_with(left.path(), &place.key, STEPS));
        assert_eq!(error, OpenError::Newer { found: 2, known: 1 });
        assert!(names.map(|name| fs::read(left.path().join(name)).unwrap()) == before, "damage: {damage}");
    }
    copy(false);
    let opened = store_with(left.path(), &place.key, STEPS_2).unwrap();
    assert_eq!(bodies(&opened).unwrap(), ["in the log only"]);
}

#[test]
fn a_damaged_page_is_never_a_shorter_list_or_a_blank_text() {
    let place = Place::new();
    // Long texts: most pages are overflow pages, where zeros would pass as an empty end of a text.
    place.filled(4, 30_000);
    let whole = fs::read(place.main()).unwrap();
    let pages = whole.len() / 4096;
    assert!(pages > 20);
    let other: isize = place
        .open()
        .unwrap()
        .read(|reader| reader.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'part'", (), |row| row.get(0)))
        .unwrap();
    for page in 1..pages {
        let mut flipped = whole.clone();
        flipped[page * 4096 + 2000] ^= 1;
        fs::write(place.main(), &flipped).unwrap();
        let store = place.open().unwrap();
        let texts = bodies(&store);
        if let Ok(texts) = &texts {
            // The page holds another table: everything asked for was still there.
            assert!(texts.len() == 4 && texts.iter().all(|text| text.len() == 30_000), "page {page}");
        } else {
            assert_eq!(texts, Err(StoreError::Damaged), "page {page}");
            let rewritten = store.write(|writer| {
                writer.execute("UPDATE note SET body = body || 'y'", ())?;
                Ok::<_, StoreError>(())
            });
            assert_eq!(rewritten, Err(StoreError::Damaged), "page {page}");
        }
        // What still reads goes on being readable on new connections.
        let beside = store.read(|reader| reader.exists("SELECT 1 FROM part", ()));
        let expected = if isize::try_from(page + 1) == Ok(other) { Err(StoreError::Damaged) } else { Ok(false) };
        assert_eq!(beside, expected, "page {page}");
        store.close().unwrap();
        assert!(fs::read(place.main()).unwrap() == flipped, "untouched, page {page}");
    }
}

#[test]
fn commits_survive_a_process_that_ends_without_closing() {
    let place = Place::new();
    let store = place.open().unwrap();
    for n in 0..20 {
        store.write(|writer| add(writer, &format!("note {n}"))).unwrap();
    }
    // What a killed process leaves: the files as they are now, log included, nothing closed.
    let left = TempDir::new().unwrap();
    for name in ["journal.db", "journal.db-wal"] {
        fs::copy(place.file(name), left.path().join(name)).unwrap();
    }
    let recovered = store_with(left.path(), &place.key, STEPS).unwrap();
    assert_eq!(count(&recovered), Ok(20));
}

#[test]
fn a_full_disk_is_said_and_nothing_of_the_change_is_kept() {
    let place = Place::new();
    let store = place.open().unwrap();
    store.write(|writer| add(writer, "before")).unwrap();
    let pages: i64 = store.read(|reader| reader.query_row("PRAGMA page_count", (), |row| row.get(0))).unwrap();
    {
        let slot = locked(&store.writer);
        silent(slot.as_ref().unwrap(), &format!("PRAGMA max_page_count = {}", pages + 2)).unwrap();
    }
    let full = store.write(|writer| add(writer, &"x".repeat(100_000)));
    assert_eq!(full, Err(StoreError::DiskFull));
    assert_eq!(bodies(&store).unwrap(), ["before"]);
    store.write(|writer| add(writer, "short")).unwrap();
}

#[test]
fn nothing_written_can_be_read_in_the_files() {
    let place = Place::new();
    let store = place.open().unwrap();
    let canary = "canary-7f3a91-the-worst-night";
    store.write(|writer| add(writer, canary)).unwrap();
    let holds = |name: &str| {
        let bytes = fs::read(place.file(name)).unwrap_or_default();
        bytes.windows(canary.len()).any(|window| window == canary.as_bytes())
    };
    let log = fs::read(place.file("journal.db-wal")).unwrap();
    assert!(log.len() > 4096, "the log holds the write");
    for name in ["journal.db", "journal.db-wal", "journal.db-shm"] {
        assert!(!holds(name), "{name}");
    }
    store.close().unwrap();
    assert!(!holds("journal.db"));
    assert_ne!(&fs::read(place.main()).unwrap()[..16], PLAIN_MAGIC);
}

#[cfg(unix)]
#[test]
fn files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let store = place.open().unwrap();
    store.write(|writer| add(writer, "x")).unwrap();
    for name in ["journal.db", "journal.db-wal", "journal.db-shm"] {
        let mode = fs::metadata(place.file(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn migrations_go_forward_once_and_never_back() {
    let place = Place::new();
    place.filled(3, 10);
    let newer = store_with(place.folder.path(), &place.key, STEPS_2).unwrap();
    assert_eq!(newer.migrated(), Migrated { from: 1, to: 2 });
    assert_eq!(count(&newer), Ok(3));
    newer.close().unwrap();
    let before = fs::read(place.main()).unwrap();
    assert_eq!(open_error(place.open()), OpenError::Newer { found: 2, known: 1 });
    assert!(fs::read(place.main()).unwrap() == before, "a newer file is left untouched");
}

#[test]
fn a_migration_that_fails_or_breaks_a_reference_leaves_the_old_version() {
    let place = Place::new();
    place.filled(3, 10);
    let second = |sql| -> Vec<Migration> { vec![STEPS[0], Migration { version: 2, sql }] };
    let wrong = second("ALTER TABLE note ADD COLUMN day TEXT; INSERT INTO nowhere VALUES (1);");
    assert!(matches!(
        open_error(store_with(place.folder.path(), &place.key, &wrong)),
        OpenError::Store(StoreError::Statement(_))
    ));
    let orphan = second("INSERT INTO part (note) VALUES (99);");
    assert_eq!(open_error(store_with(place.folder.path(), &place.key, &orphan)), OpenError::Migration { to: 2 });
    let store = place.open().unwrap();
    assert_eq!(store.migrated(), Migrated { from: 1, to: 1 });
    assert_eq!(count(&store), Ok(3));
    assert_eq!(store.read(|reader| reader.exists("SELECT 1 FROM part", ())), Ok(false));
}

/// As SQLite opens a file that cannot be opened for writing just then.
#[test]
fn a_connection_that_came_about_for_reading_alone_is_opened_anew_by_the_next_write() {
    let place = Place::new();
    let store = place.open().unwrap();
    let reading = connection::open(&place.main(), place.key.database(), Role::Read, 100).unwrap();
    *locked(&store.writer) = Some(reading);
    store.write(|writer| add(writer, "saved all the same")).unwrap();
    assert_eq!(count(&store), Ok(1));
}

/// What a power cut may leave of the first page while the log is moved: the log still has it.
#[test]
fn rubbish_at_the_beginning_is_no_damage_as_long_as_the_log_has_the_first_page() {
    let place = Place::new();
    let store = place.open().unwrap();
    store.write(|writer| add(writer, "in the log")).unwrap();
    locked(&store.writer).as_ref().unwrap().execute_batch("CREATE TABLE more (id INTEGER PRIMARY KEY)").unwrap();
    let (main, log) = (fs::read(place.main()).unwrap(), fs::read(place.file("journal.db-wal")).unwrap());
    drop(store);
    let mut torn = main;
    torn[..512].fill(0x5a);
    fs::write(place.main(), torn).unwrap();
    fs::write(place.file("journal.db-wal"), log).unwrap();
    let store = place.open().unwrap();
    assert_eq!(count(&store), Ok(1));
    store.close().unwrap();
    assert_eq!(count(&place.open().unwrap()), Ok(1), "and it was written anew");
}
