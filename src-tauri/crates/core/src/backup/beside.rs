//! Whether two states of one journal differ in what is not counted: drafts, the bin, words, settings, lists.

use serde::{Deserialize, Serialize};
use specta::Type;
use vault::store::Reader;

use crate::error::Result;

/// A part of the journal beside its entries, groups and calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Beside {
    /// What was being written.
    Drafts,
    /// What lies in the bin.
    Bin,
    /// The words for moods and feelings, tags and trackers.
    Words,
    /// Doses taken and left out.
    Doses,
    Settings,
    /// Lists of meetings that were read in.
    Lists,
    /// Exercises of one's own, launchers, favourites, and when which were done.
    Exercises,
    /// The safety plan and lines of one's own.
    Safety,
    /// The care team, and what belongs to it.
    CareTeam,
    /// Reminders that were put off or dismissed.
    Reminders,
    /// Which files were imported, so that it can be undone.
    Imports,
}

/// Each with queries of one text a row. What a reading gives back in another order is the same.
const PARTS: [(Beside, &[&str]); 11] = [
    (
        Beside::Drafts,
        &[
            "SELECT hex(entry) || kept_at || state FROM draft",
            "SELECT support_group || kind || kept_at || words FROM group_unfinished",
            "SELECT hex(exercise) || kept_at || body FROM exercise_draft",
            "SELECT hex(drawing) || kept_at || body FROM art_draft",
        ],
    ),
    (
        Beside::Bin,
        &[
            "SELECT hex(id) || changed FROM entry WHERE binned IS NOT NULL",
            "SELECT hex(id) || changed FROM support_group WHERE binned IS NOT NULL",
            "SELECT hex(id) || changed FROM group_visit WHERE binned IS NOT NULL",
            "SELECT hex(id) || changed FROM group_note WHERE binned IS NOT NULL",
        ],
    ),
    (
        Beside::Words,
        &[
            "SELECT hex(id) || changed FROM mood_scale",
            "SELECT scale || ' ' || step || word || coalesce(colour, '') FROM mood_step",
            "SELECT hex(id) || changed FROM feeling_family",
            "SELECT hex(id) || changed FROM feeling",
            "SELECT hex(id) || changed FROM tag_group",
            "SELECT hex(id) || changed FROM tag",
            "SELECT hex(id) || changed FROM tracker",
            "SELECT hex(id) || changed FROM writing_template",
            "SELECT hex(id) || changed FROM saved_search",
        ],
    ),
    (Beside::Doses, &["SELECT hex(id) || changed FROM dose", "SELECT hex(id) || changed FROM dose_plan_ended"]),
    // What is noted of copies changes with every new place, and says nothing about the journal.
    (Beside::Settings, &["SELECT name || value FROM setting WHERE name NOT IN ('backupKnown', 'remindersUnseen')"]),
    (
        Beside::Lists,
        &[
            "SELECT hex(id) || changed FROM directory_feed",
            "SELECT hex(id) || hex(digest) || coalesce(gone, '') FROM directory_meeting",
        ],
    ),
    (
        Beside::Exercises,
        &[
            "SELECT hex(id) || changed FROM exercise_own",
            "SELECT exercise || deleted FROM exercise_favourite",
            "SELECT hex(id) || changed FROM launcher",
            "SELECT hex(id) || changed FROM exercise_run",
        ],
    ),
    (Beside::CareTeam, &["SELECT hex(id) || changed FROM care_record", "SELECT hex(id) || changed FROM report_choice"]),
    (
        Beside::Safety,
        &[
            "SELECT hex(id) || changed FROM safety_line",
            "SELECT hex(sitting) FROM safety_plan_before",
            "SELECT hex(id) || changed FROM safety_own_line",
        ],
    ),
    (
        Beside::Reminders,
        &[
            "SELECT series || occurrence || until FROM reminder_snooze",
            "SELECT series || occurrence || of || at FROM reminder_dismissed",
        ],
    ),
    (Beside::Imports, &["SELECT hex(id) || changed || coalesce(undone, '') FROM import_batch"]),
];

/// The parts in which two states differ.
pub fn differing(here: Reader<'_>, there: Reader<'_>) -> Result<Vec<Beside>> {
    let mut found = Vec::new();
    for (part, queries) in PARTS {
        for query in queries {
            if rows(here, query)? != rows(there, query)? {
                found.push(part);
                break;
            }
        }
    }
    Ok(found)
}

fn rows(reader: Reader<'_>, query: &str) -> Result<Vec<String>> {
    let mut rows: Vec<String> = reader.query_all(query, (), |row| row.get(0))?;
    rows.sort_unstable();
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::testing::journal;

    /// Compared by counts, with what belongs to the records: a change of it changes their stamp.
    const COUNTED: [&str; 18] = [
        "entry",
        "entry_text",
        "entry_tag",
        "entry_feeling",
        "entry_tracker",
        "entry_link",
        "entry_attachment",
        "media",
        "art_strokes",
        "entry_version",
        "entry_day",
        "support_group",
        "group_stage",
        "group_answer",
        "group_visit",
        "group_note",
        "series",
        "series_occurrence",
    ];

    /// Made from the rest, or notes of this device: losing them loses nothing somebody wrote or chose.
    const KEPT_ASIDE: [&str; 6] =
        ["device", "search", "import_record", "import_change", "import_made", "reminder_line"];

    #[test]
    fn every_table_is_compared_or_left_out_on_purpose() {
        let journal = journal();
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'";
        let tables: Vec<String> =
            journal.session.read(|reader| Ok(reader.query_all(tables, (), |row| row.get(0))?)).unwrap();
        let named = |table: &str| {
            let from = format!("FROM {table}");
            PARTS
                .iter()
                .flat_map(|(_, queries)| *queries)
                .any(|query| query.split_once(&from).is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with(' ')))
        };
        let left: BTreeSet<&str> = tables
            .iter()
            .map(String::as_str)
            .filter(|table| !named(table) && !COUNTED.contains(table) && !KEPT_ASIDE.contains(table))
            .collect();
        // Tokens name a reminder on the screen until it is answered, and are drawn anew.
        assert_eq!(left, BTreeSet::from(["reminder_token"]));
    }

    #[test]
    fn the_same_journal_differs_in_nothing_from_itself() {
        let journal = journal();
        journal.write("an entry");
        let found = journal.session.read(|here| differing(here, here)).unwrap();
        assert_eq!(found, []);
    }
}
