//! The bin, and what purging leaves.

use crate::error::ErrorCode;
use crate::journal::model::EntryFilter;
use crate::testing::{Journal, journal};

fn in_bin() -> EntryFilter {
    EntryFilter { binned: true, ..EntryFilter::default() }
}

#[test]
fn what_is_in_the_bin_counts_nowhere_and_comes_back() {
    let journal = journal();
    let mut draft = journal.draft("to be kept after all");
    draft.mood = journal.mood(1);
    draft.tags = vec![journal.tag("walk").id];
    let id = journal.save(&draft);
    let _ = journal.session.journal_bin(id).unwrap();
    let _ = journal.session.journal_bin(id).unwrap();
    assert!(journal.find("").is_empty() && journal.session.journal_months().unwrap().is_empty());
    assert!(journal.session.journal_month(2026, 11).unwrap().is_empty());
    assert!(journal.session.journal_today("Europe/London").unwrap().journal_empty);
    let frequent = journal.session.journal_vocabulary().unwrap().frequent_tags;
    assert_ne!(frequent[0], draft.tags[0]);
    assert_eq!(journal.filter("", in_bin()), [id]);
    assert!(journal.session.journal_get(id).unwrap().binned.is_some());
    assert_eq!(journal.session.journal_star(id, true).unwrap_err().code, ErrorCode::Conflict);
    let _ = journal.session.journal_restore(id).unwrap();
    let _ = journal.session.journal_restore(id).unwrap();
    assert_eq!(journal.find("kept"), [id]);
    assert_eq!(journal.session.journal_month(2026, 11).unwrap()[0].mood, Some(0.0));
    assert_eq!(journal.session.journal_vocabulary().unwrap().frequent_tags[0], draft.tags[0]);
}

#[test]
fn its_place_may_be_taken_meanwhile() {
    let journal = journal();
    let first = journal.save(&journal.draft("first"));
    let _ = journal.session.journal_bin(first).unwrap();
    let second = journal.save(&journal.draft("second"));
    let _ = journal.session.journal_bin(second).unwrap();
    let third = journal.save(&journal.draft("third"));
    let _ = journal.session.journal_restore(first).unwrap();
    let _ = journal.session.journal_restore(second).unwrap();
    let mut found = journal.find("");
    found.sort();
    assert_eq!(found, [first, second, third]);
    for (word, id) in [("first", first), ("second", second), ("third", third)] {
        assert_eq!(journal.find(word), [id]);
    }
}

#[test]
fn saving_brings_an_entry_out_of_the_bin() {
    let journal = journal();
    let mut draft = journal.draft("before");
    let id = journal.save(&draft);
    let _ = journal.session.journal_bin(id).unwrap();
    draft.body = "after".into();
    journal.save(&draft);
    assert_eq!(journal.find("after"), [id]);
    assert!(journal.filter("", in_bin()).is_empty());
}

/// Every byte of every table, decrypted.
fn everything(journal: &Journal) -> Vec<u8> {
    let tables: Vec<String> = journal
        .session
        .read(|reader| {
            let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
            Ok(reader.query_all(sql, (), |row| row.get(0))?)
        })
        .unwrap();
    let mut bytes = Vec::new();
    for table in tables {
        journal
            .session
            .read(|reader| {
                let mut query = reader.prepare_cached(&format!("SELECT * FROM \"{table}\""))?;
                let mut rows = query.query(())?;
                while let Some(row) = rows.next()? {
                    for column in 0..row.as_ref().column_count() {
                        match row.get_ref(column)? {
                            rusqlite::types::ValueRef::Text(text) | rusqlite::types::ValueRef::Blob(text) => {
                                bytes.extend_from_slice(text);
                            }
                            _ => {}
                        }
                        bytes.push(0);
                    }
                }
                Ok(())
            })
            .unwrap();
    }
    bytes
}

fn holds(journal: &Journal, text: &str) -> bool {
    everything(journal).windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn what_is_purged_is_gone_from_every_table() {
    let journal = journal();
    for filler in 0..40 {
        journal.write(&format!("other words {filler}"));
    }
    let mut draft = journal.draft("zebrafinch canary");
    draft.title = "Quagga".into();
    let id = journal.save(&draft);
    draft.session = uuid::Uuid::now_v7();
    draft.body = "zebrafinch again".into();
    journal.save(&draft);
    draft.body = "okapi typed".into();
    let _ = journal.session.journal_draft_save(&draft).unwrap();
    assert!(holds(&journal, "zebrafinch") && holds(&journal, "okapi"));
    assert_eq!(journal.session.journal_purge(id).unwrap_err().code, ErrorCode::Conflict);
    let _ = journal.session.journal_bin(id).unwrap();
    let _ = journal.session.journal_purge(id).unwrap();
    for word in ["zebrafin", "canary", "Quagga", "quagga", "okapi"] {
        assert!(!holds(&journal, word), "{word}");
    }
    assert_eq!(journal.session.journal_get(id).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(journal.session.journal_save(&draft).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(journal.find("other").len(), 40);
}

#[test]
fn the_bin_is_emptied_as_one() {
    let journal = journal();
    let ids: Vec<_> = (0..5).map(|number| journal.write(&format!("entry {number}"))).collect();
    for id in &ids[1..4] {
        let _ = journal.session.journal_bin(*id).unwrap();
    }
    assert_eq!(journal.session.journal_bin_empty().unwrap().value, 3);
    assert_eq!(journal.session.journal_bin_empty().unwrap().value, 0);
    assert_eq!(journal.find("entry"), [ids[4], ids[0]]);
    assert!(journal.filter("", in_bin()).is_empty());
}
