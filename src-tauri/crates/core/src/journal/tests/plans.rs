//! Query plans: what is asked often reads narrow indexes, and never past a body.

use crate::journal::{entry, link};
use crate::testing::journal;

fn plan(sql: &str, params: &[&dyn rusqlite::ToSql]) -> String {
    let journal = journal();
    journal
        .session
        .read(|reader| {
            let sql = format!("EXPLAIN QUERY PLAN {sql}");
            Ok(reader.query_all(&sql, params, |row| row.get::<_, String>(3))?.join("; "))
        })
        .unwrap()
}

#[test]
fn counts_and_means_come_from_days() {
    for sql in [entry::DAYS, entry::COUNT] {
        let plan = plan(sql, &[&0_i64, &i64::MAX]);
        assert_eq!(plan, "SEARCH entry_day USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)");
    }
    assert_eq!(plan(entry::FIRST_DAY, &[]), "SEARCH entry_day");
}

#[test]
fn a_page_is_one_walk_along_the_timeline() {
    let page = plan(entry::TIMELINE, &[&0_i64, &i64::MAX, &i64::MAX, &50_i64]);
    assert!(page.contains("USING COVERING INDEX entry_timeline") && !page.contains("TEMP B-TREE"), "{page}");
    let read = plan(entry::READ_AT, &[&0_i64]);
    assert!(
        read.contains("SEARCH e USING COVERING INDEX entry_timeline (position=?)") && !read.contains("SCAN"),
        "{read}"
    );
}

#[test]
fn tags_against_moods_touch_no_entry() {
    for (table, key) in [("entry_tag", "tag"), ("entry_feeling", "feeling")] {
        let sql = format!("SELECT count(*), avg(level) FROM {table} WHERE {key} = ?1 AND day BETWEEN ?2 AND ?3");
        let plan = plan(&sql, &[&1_i64, &0_i64, &i64::MAX]);
        assert!(plan.contains(&format!("USING COVERING INDEX {table}_day_level")), "{plan}");
    }
    let values = plan(
        "SELECT avg(value) FROM entry_tracker WHERE tracker = ?1 AND day BETWEEN ?2 AND ?3",
        &[&1_i64, &0_i64, &1_i64],
    );
    assert!(values.contains("USING COVERING INDEX entry_tracker_day_value"), "{values}");
}

#[test]
fn entries_about_something_are_found_by_it() {
    let about: [&dyn rusqlite::ToSql; 3] = [&"group", &[0_u8; 16], &1_i64];
    for (sql, asked) in [(link::ENTRIES, 3), (link::COUNT, 2)] {
        let found = plan(sql, &about[..asked]);
        assert!(found.contains("SEARCH l USING") && found.contains("entry_link_target"), "{found}");
        assert!(!found.contains("SCAN"), "{found}");
    }
}
