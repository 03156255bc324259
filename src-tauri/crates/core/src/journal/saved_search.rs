//! Table `saved_search`: searches of the journal that were given a name.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits::{SAVED_SEARCHES, SEARCH_CHARS};
use super::model::EntryFilter;
use super::validate;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;

/// A search under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedSearch {
    /// Made by who saves it.
    pub id: Uuid,
    pub name: String,
    /// As typed.
    pub text: String,
    pub filter: EntryFilter,
}

/// Every saved search, in the person's order.
pub fn list(reader: Reader<'_>) -> Result<Vec<SavedSearch>> {
    let rows = reader.query_all(
        "SELECT id, name, filter FROM saved_search WHERE deleted = 0 ORDER BY rank, key",
        (),
        |row| Ok((ids::get(row, 0)?, row.get(1)?, row.get::<_, String>(2)?)),
    )?;
    rows.into_iter()
        .map(|(id, name, kept)| {
            let (text, filter) = read(&kept)?;
            Ok(SavedSearch { id, name, text, filter })
        })
        .collect()
}

/// Saves a search, new (at the end), or under another name, or asking something else; also one that was removed.
pub fn save(writer: Writer<'_>, stamp: &Stamp, search: &SavedSearch) -> Result<()> {
    let name = validate::name(&search.name, "name")?;
    if search.text.chars().count() > SEARCH_CHARS {
        return Err(CoreError::at(ErrorCode::TooLong, "text"));
    }
    if search.filter.binned {
        return Err(CoreError::at(ErrorCode::Invalid, "filter"));
    }
    let count: i64 = writer.reader().query_row(
        "SELECT count(*) FROM saved_search WHERE deleted = 0 AND id <> ?1",
        [search.id.into_bytes()],
        |row| row.get(0),
    )?;
    if count >= SAVED_SEARCHES {
        return Err(CoreError::at(ErrorCode::OutOfRange, "name"));
    }
    writer.execute(
        "INSERT INTO saved_search (id, created, changed, device, name, filter, rank)
         SELECT ?1, ?2, ?2, ?3, ?4, ?5, coalesce(max(rank), 0) + 1 FROM saved_search WHERE true
         ON CONFLICT (id) DO UPDATE SET deleted = 0, name = excluded.name, filter = excluded.filter,
           rank = coalesce(rank, excluded.rank), changed = excluded.changed, device = excluded.device",
        (search.id.into_bytes(), stamp.clock, stamp.device, name, written(search)?),
    )?;
    Ok(())
}

/// Leaves of a saved search only that it existed.
pub fn remove(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    let removed = writer.execute(
        "UPDATE saved_search SET deleted = 1, name = NULL, filter = NULL, rank = NULL, changed = ?2, device = ?3
         WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), stamp.clock, stamp.device),
    )?;
    if removed == 0 { Err(ErrorCode::NotFound.into()) } else { Ok(()) }
}

/// Puts saved searches into this order; those it does not name come after.
pub fn arrange(writer: Writer<'_>, stamp: &Stamp, order: &[Uuid]) -> Result<()> {
    let place = |id: Uuid| order.iter().position(|other| *other == id).unwrap_or(usize::MAX);
    let mut ids: Vec<Uuid> = list(writer.reader())?.into_iter().map(|search| search.id).collect();
    ids.sort_by_key(|id| place(*id));
    for (id, rank) in ids.into_iter().zip(1_i64..) {
        writer.execute(
            "UPDATE saved_search SET rank = ?2, changed = ?3, device = ?4 WHERE id = ?1 AND rank <> ?2",
            (id.into_bytes(), rank, stamp.clock, stamp.device),
        )?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Kept<'k> {
    text: &'k str,
    filter: &'k EntryFilter,
}

fn written(search: &SavedSearch) -> Result<String> {
    Ok(serde_json::to_string(&Kept { text: &search.text, filter: &search.filter })?)
}

/// What is kept asks nothing that it does not name: filters that came later, or that another program knows.
fn read(kept: &str) -> Result<(String, EntryFilter)> {
    let kept: Value = serde_json::from_str(kept)?;
    let mut filter = serde_json::to_value(EntryFilter::default())?;
    if let (Some(whole), Some(named)) = (filter.as_object_mut(), kept.get("filter").and_then(Value::as_object)) {
        whole.extend(named.iter().map(|(name, value)| (name.clone(), value.clone())));
    }
    let text = kept.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok((text, serde_json::from_value(filter)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Journal, journal};

    fn search(name: &str, text: &str) -> SavedSearch {
        let filter = EntryFilter { starred: true, moods: vec![0, 1], ..EntryFilter::default() };
        SavedSearch { id: Uuid::now_v7(), name: name.to_owned(), text: text.to_owned(), filter }
    }

    fn names(journal: &Journal) -> Vec<String> {
        journal.session.journal_searches().unwrap().into_iter().map(|search| search.name).collect()
    }

    #[test]
    fn they_are_kept_renamed_arranged_and_removed() {
        let journal = journal();
        let [mut first, second, third] =
            ["Kitchen", "Ruth", "Bright days"].map(|name| search(name, "tea -\"cold tea\""));
        for one in [&first, &second, &third] {
            let _ = journal.session.journal_search_save(one).unwrap();
        }
        assert_eq!(journal.session.journal_searches().unwrap()[0], first);
        first.name = " The kitchen ".to_owned();
        let _ = journal.session.journal_search_save(&first).unwrap();
        assert_eq!(names(&journal), ["The kitchen", "Ruth", "Bright days"]);
        let _ = journal.session.journal_searches_arrange(&[third.id, first.id, Uuid::now_v7()]).unwrap();
        assert_eq!(names(&journal), ["Bright days", "The kitchen", "Ruth"]);
        let _ = journal.session.journal_search_remove(first.id).unwrap();
        assert_eq!(names(&journal), ["Bright days", "Ruth"]);
        assert_eq!(journal.session.journal_search_remove(first.id).unwrap_err().code, ErrorCode::NotFound);
        // Taken back: the same again, and its place.
        let _ = journal.session.journal_search_save(&first).unwrap();
        let _ = journal.session.journal_searches_arrange(&[third.id, first.id, second.id]).unwrap();
        assert_eq!(names(&journal), ["Bright days", "The kitchen", "Ruth"]);
    }

    #[test]
    fn they_are_judged() {
        let journal = journal();
        let refused = |search: &SavedSearch| journal.session.journal_search_save(search).unwrap_err();
        assert_eq!(refused(&search("  ", "")).field, Some("name"));
        assert_eq!(refused(&search("long", &"a".repeat(201))).code, ErrorCode::TooLong);
        let bin = SavedSearch { filter: EntryFilter { binned: true, ..EntryFilter::default() }, ..search("bin", "") };
        assert_eq!(refused(&bin).code, ErrorCode::Invalid);
        for number in 0..SAVED_SEARCHES {
            let _ = journal.session.journal_search_save(&search(&number.to_string(), "")).unwrap();
        }
        assert_eq!(refused(&search("one more", "")).code, ErrorCode::OutOfRange);
    }

    #[test]
    fn what_another_program_kept_is_read_as_far_as_it_is_known() {
        let (text, filter) = read(r#"{"text":"tea","filter":{"starred":true,"weather":"rain"}}"#).unwrap();
        assert_eq!((text.as_str(), filter), ("tea", EntryFilter { starred: true, ..EntryFilter::default() }));
        assert_eq!(read("{}").unwrap(), (String::new(), EntryFilter::default()));
    }
}
