//! Days are added up as entries are written, and stay true whatever happens to them.

use proptest::prelude::*;
use uuid::Uuid;

use crate::testing::{Journal, journal};

type Day = (i64, i64, i64, i64);

fn rows(journal: &Journal, sql: &str) -> Vec<Day> {
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    journal.session.read(|reader| Ok(reader.query_all(sql, (), row)?)).unwrap()
}

fn kept(journal: &Journal) -> Vec<Day> {
    rows(journal, "SELECT day, entries, moods, levels FROM entry_day ORDER BY day")
}

fn counted(journal: &Journal) -> Vec<Day> {
    rows(
        journal,
        "SELECT day, count(*), count(level), coalesce(sum(level), 0) FROM entry
         WHERE deleted = 0 AND binned IS NULL GROUP BY day ORDER BY day",
    )
}

/// What may happen to an entry.
#[derive(Debug, Clone)]
enum Step {
    Save { entry: usize, days_ago: i64, mood: Option<u8> },
    Bin(usize),
    Restore(usize),
    Purge(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let entry = 0_usize..6;
    prop_oneof![
        4 => (entry.clone(), 0_i64..4, proptest::option::of(1_u8..=5))
            .prop_map(|(entry, days_ago, mood)| Step::Save { entry, days_ago, mood }),
        1 => entry.clone().prop_map(Step::Bin),
        1 => entry.clone().prop_map(Step::Restore),
        1 => entry.prop_map(Step::Purge),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn they_are_what_a_recount_gives(steps in proptest::collection::vec(step(), 1..30)) {
        let journal = journal();
        let ids: Vec<Uuid> = (0..6).map(|_| Uuid::now_v7()).collect();
        for step in steps {
            // Some of these are refused (a restore of what is not there): then nothing may have changed either.
            match step {
                Step::Save { entry, days_ago, mood } => {
                    let mut draft = journal.draft("x");
                    draft.id = ids[entry];
                    draft.at -= chrono::TimeDelta::days(days_ago);
                    draft.mood = mood.and_then(|step| journal.mood(step));
                    let _ = journal.session.journal_save(&draft);
                }
                Step::Bin(entry) => drop(journal.session.journal_bin(ids[entry])),
                Step::Restore(entry) => drop(journal.session.journal_restore(ids[entry])),
                Step::Purge(entry) => drop(journal.session.journal_purge(ids[entry])),
            }
            prop_assert_eq!(kept(&journal), counted(&journal));
        }
    }
}

#[test]
fn a_row_that_is_deleted_leaves_its_day() {
    let journal = journal();
    journal.write("one");
    journal.write("two");
    let delete = |one: &str| {
        journal
            .session
            .write(|writer, _| {
                writer.execute(&format!("DELETE FROM entry_text WHERE entry IN ({one})"), ())?;
                writer.execute(&format!("DELETE FROM entry WHERE key IN ({one})"), ())?;
                Ok(())
            })
            .unwrap();
        assert_eq!(kept(&journal), counted(&journal));
    };
    delete("SELECT min(key) FROM entry");
    delete("SELECT key FROM entry");
    assert!(kept(&journal).is_empty());
}
