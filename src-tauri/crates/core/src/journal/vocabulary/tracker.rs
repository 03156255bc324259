//! Table `tracker`: what a person measures besides the mood.

use chrono::TimeDelta;
use rusqlite::Row;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::model::{DayRule, PlannedDose, Tracker, TrackerKind};
use crate::journal::{day_number, doses, draft, validate};
use crate::text::pieces::fold_name;

use super::history;

const COLUMNS: &str = "key, id, name, kind, unit, decimals, low, high, day_rule, archived, low_word, high_word, plan,
  step_words, remind, (SELECT id FROM tracker earlier WHERE earlier.key = tracker.follows)";

/// Every tracker, in order.
pub fn all(reader: Reader<'_>) -> Result<Vec<Tracker>> {
    Ok(keyed(reader)?.into_iter().map(|(_, tracker)| tracker).collect())
}

pub(crate) fn keyed(reader: Reader<'_>) -> Result<Vec<(i64, Tracker)>> {
    Ok(reader.query_all(&format!("SELECT {COLUMNS} FROM tracker WHERE deleted = 0 ORDER BY rank, key"), (), read)?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, Tracker)> {
    let kind = match row.get_ref(3)?.as_str()? {
        "number" => TrackerKind::Number { unit: row.get(4)?, decimals: row.get(5)? },
        "yes-no" => TrackerKind::YesNo,
        "scale" => match words(row.get::<_, Option<String>>(13)?.as_deref()) {
            Some(words) => TrackerKind::Steps { words },
            None => TrackerKind::Scale {
                min: row.get(6)?,
                max: row.get(7)?,
                low_word: row.get(10)?,
                high_word: row.get(11)?,
            },
        },
        "duration" => TrackerKind::Duration,
        "time" => TrackerKind::Time,
        _ => TrackerKind::Dose {
            unit: row.get(4)?,
            plan: plan(row.get::<_, Option<String>>(12)?.as_deref()),
            remind: row.get(14)?,
        },
    };
    let day_rule = match row.get_ref(8)?.as_str()? {
        "sum" => DayRule::Sum,
        "mean" => DayRule::Mean,
        _ => DayRule::Last,
    };
    let follows = row.get::<_, Option<Vec<u8>>>(15)?.and_then(|id| Uuid::from_slice(&id).ok());
    let tracker = Tracker { id: ids::get(row, 1)?, name: row.get(2)?, kind, day_rule, archived: row.get(9)?, follows };
    Ok((row.get(0)?, tracker))
}

/// What cannot be read is no plan: the doses noted by it stay.
fn plan(kept: Option<&str>) -> Vec<PlannedDose> {
    kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default()
}

/// What cannot be read is a scale without words: its values stay numbers.
fn words(kept: Option<&str>) -> Option<Vec<String>> {
    kept.and_then(|kept| serde_json::from_str(kept).ok())
}

/// A kind as the columns keep it.
#[derive(Default)]
struct Columns<'k> {
    kind: &'static str,
    unit: Option<&'k str>,
    decimals: Option<u8>,
    ends: (Option<i16>, Option<i16>),
    words: (Option<&'k str>, Option<&'k str>),
    plan: Option<String>,
    step_words: Option<String>,
    remind: bool,
}

fn columns(kind: &TrackerKind) -> Result<Columns<'_>> {
    let none = Columns::default();
    Ok(match kind {
        TrackerKind::Number { unit, decimals } => {
            Columns { kind: "number", unit: unit.as_deref(), decimals: Some(*decimals), ..none }
        }
        TrackerKind::YesNo => Columns { kind: "yes-no", ..none },
        TrackerKind::Scale { min, max, low_word, high_word } => Columns {
            kind: "scale",
            ends: (Some(*min), Some(*max)),
            words: (low_word.as_deref().map(str::trim), high_word.as_deref().map(str::trim)),
            ..none
        },
        TrackerKind::Steps { words } => {
            let high = i16::try_from(words.len()).map_err(|_| CoreError::at(ErrorCode::OutOfRange, "words"))?;
            let step_words = Some(serde_json::to_string(words)?);
            Columns { kind: "scale", ends: (Some(1), Some(high)), step_words, ..none }
        }
        TrackerKind::Duration => Columns { kind: "duration", ..none },
        TrackerKind::Time => Columns { kind: "time", ..none },
        TrackerKind::Dose { unit, plan, remind } => {
            let (plan, remind) =
                if plan.is_empty() { (None, false) } else { (Some(serde_json::to_string(plan)?), *remind) };
            Columns { kind: "dose", unit: unit.as_deref(), plan, remind, ..none }
        }
    })
}

/// The day from which on a plan made now holds: where days are the furthest behind, it is still that one.
fn since(stamp: &Stamp) -> i64 {
    day_number((stamp.now - TimeDelta::hours(12)).date_naive())
}

const fn rule(day_rule: DayRule) -> &'static str {
    match day_rule {
        DayRule::Sum => "sum",
        DayRule::Mean => "mean",
        DayRule::Last => "last",
    }
}

/// Adds a tracker. One of the same name and kind is answered as it is, and taken out of the archive. One that another scale
/// followed is taken only where all of that history is put away: then it goes on with it.
pub fn add(writer: Writer<'_>, stamp: &Stamp, name: &str, kind: &TrackerKind, day_rule: DayRule) -> Result<Tracker> {
    let name = validate::name(name, "name")?;
    judge(kind, day_rule)?;
    let kind = &trimmed(kind);
    let folded = fold_name(name);
    let all = keyed(writer.reader())?;
    let histories = history::histories(all.clone());
    // Where it stands: at the end of what is offered, of what is put away, or within what is put away.
    let place = |(key, known): &history::Keyed| {
        let history = histories.iter().find(|history| history.iter().any(|(other, _)| other == key))?;
        let (last, end) = history.last()?;
        let within = last != key;
        (!within || end.archived).then_some((known.archived, within))
    };
    let same = |known: &Tracker| fold_name(&known.name) == folded && known.kind == *kind;
    let found = all.iter().filter(|(_, known)| same(known)).filter_map(|one| Some((place(one)?, one)));
    if let Some((_, (_, known))) = found.min_by_key(|(place, _)| *place) {
        let known = Tracker { archived: false, ..known.clone() };
        update(writer, stamp, &known, false)?;
        return one(writer.reader(), known.id);
    }
    insert(writer, stamp, name, kind, day_rule).map(|(_, tracker)| tracker)
}

fn one(reader: Reader<'_>, id: Uuid) -> Result<Tracker> {
    let found = all(reader)?.into_iter().find(|tracker| tracker.id == id);
    found.ok_or_else(|| ErrorCode::NotFound.into())
}

/// Times of a day cannot be added up, and those around midnight have no average. Steps with words cannot be added up either.
fn judge(kind: &TrackerKind, day_rule: DayRule) -> Result<()> {
    validate::tracker_kind(kind)?;
    let fits = match kind {
        TrackerKind::Time => day_rule == DayRule::Last,
        TrackerKind::Steps { .. } => day_rule != DayRule::Sum,
        _ => true,
    };
    if fits { Ok(()) } else { Err(CoreError::at(ErrorCode::Invalid, "dayRule")) }
}

/// Words as they are kept, so that the same ones are the same scale.
fn trimmed(kind: &TrackerKind) -> TrackerKind {
    match kind {
        TrackerKind::Steps { words } => {
            TrackerKind::Steps { words: words.iter().map(|word| word.trim().to_owned()).collect() }
        }
        other => other.clone(),
    }
}

pub(crate) fn insert(
    writer: Writer<'_>,
    stamp: &Stamp,
    name: &str,
    kind: &TrackerKind,
    day_rule: DayRule,
) -> Result<(i64, Tracker)> {
    super::has_room(writer.reader(), "SELECT count(*) FROM tracker", "name")?;
    let id = ids::new(stamp.now);
    let kept = columns(kind)?;
    writer.execute(
        "INSERT INTO tracker (id, created, changed, device, name, kind, unit, decimals, low, high, low_word, high_word,
           plan, plan_since, day_rule, step_words, remind, rank)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
           (SELECT coalesce(max(rank), 0) + 1 FROM tracker))",
        rusqlite::params![
            id.into_bytes(),
            stamp.clock,
            stamp.device,
            name,
            kept.kind,
            kept.unit,
            kept.decimals,
            kept.ends.0,
            kept.ends.1,
            kept.words.0,
            kept.words.1,
            kept.plan,
            kept.plan.as_ref().map(|_| since(stamp)),
            rule(day_rule),
            kept.step_words,
            kept.remind
        ],
    )?;
    let tracker = Tracker { id, name: name.to_owned(), kind: kind.clone(), day_rule, archived: false, follows: None };
    Ok((writer.last_insert_rowid(), tracker))
}

/// Changes a tracker. Its kind can change only where every value noted so far keeps its meaning: the unit, the decimals,
/// the plan of a dose; else `invalid` at `kind`. A scale in use keeps its range and the words of its steps, for "3 of 5" is
/// not "3 of 10": with others it is put away, and another one takes its place (see [`history`]). While an outbox waits that could not
/// be taken over (`outbox_waits`), whatever is in it may use any of them.
pub fn update(writer: Writer<'_>, stamp: &Stamp, tracker: &Tracker, outbox_waits: bool) -> Result<()> {
    let name = validate::name(&tracker.name, "name")?;
    judge(&tracker.kind, tracker.day_rule)?;
    let (key, known) =
        keyed(writer.reader())?.into_iter().find(|(_, known)| known.id == tracker.id).ok_or(ErrorCode::NotFound)?;
    let tracker =
        &Tracker { name: name.to_owned(), kind: trimmed(&tracker.kind), follows: known.follows, ..tracker.clone() };
    if known == *tracker {
        return Ok(());
    }
    let history = history::of(writer.reader(), key)?;
    let are_scales = known.kind.range().is_some() && tracker.kind.range().is_some();
    // Looks through all earlier versions: not asked where nothing depends on it.
    let is_used = || Ok::<_, CoreError>(outbox_waits || used(writer.reader(), key, known.id)?);
    let other_kind = std::mem::discriminant(&known.kind) != std::mem::discriminant(&tracker.kind);
    if other_kind && !are_scales && (history.len() > 1 || is_used()?) {
        return Err(CoreError::at(ErrorCode::Invalid, "kind"));
    }
    let goes_back = || history.iter().any(|(other, one)| *other != key && range(&one.kind) == range(&tracker.kind));
    let other_range = are_scales && range(&known.kind) != range(&tracker.kind) && (goes_back() || is_used()?);
    let wakes = known.archived && !tracker.archived && history.last().is_some_and(|(last, _)| *last != key);
    if other_range || wakes {
        history::rename(writer, stamp, key, name)?;
        return succeed(writer, stamp, &history, tracker);
    }
    history::rename(writer, stamp, key, name)?;
    doses::note_change(writer, stamp, key, &known.kind, &tracker.kind)?;
    set(writer, stamp, key, tracker, !same_plan(&known.kind, &tracker.kind))
}

/// Whether a plan goes on as it was: being reminded of it or not is no part of it.
fn same_plan(known: &TrackerKind, next: &TrackerKind) -> bool {
    match (known, next) {
        (TrackerKind::Dose { unit, plan, .. }, TrackerKind::Dose { unit: other_unit, plan: other, .. }) => {
            unit == other_unit && plan == other
        }
        _ => known == next,
    }
}

/// By an entry, a dose, a draft that waits or an earlier version. The latter two name it by its id, in what they keep as JSON.
fn used(reader: Reader<'_>, key: i64, id: Uuid) -> Result<bool> {
    Ok(reader.exists(
        "SELECT 1 FROM entry_tracker WHERE tracker = ?1
         UNION ALL SELECT 1 FROM dose WHERE tracker = ?1 AND deleted = 0
         UNION ALL SELECT 1 FROM draft WHERE instr(state, ?2) > 0
         UNION ALL SELECT 1 FROM entry_version WHERE instr(state, ?2) > 0",
        (key, id.to_string()),
    )?)
}

/// What gives the values of a scale their meaning.
fn range(kind: &TrackerKind) -> Option<((i16, i16), &[String])> {
    match kind {
        TrackerKind::Scale { min, max, .. } => Some(((*min, *max), &[])),
        TrackerKind::Steps { words } => Some(((1, i16::try_from(words.len()).unwrap_or(i16::MAX)), words)),
        _ => None,
    }
}

/// Puts the scales of a history away as they are, for their values; the one of the wanted range and words stands at its end, a new
/// one where there is none. One of another history is never taken for it, whatever it is called.
fn succeed(writer: Writer<'_>, stamp: &Stamp, history: &[history::Keyed], next: &Tracker) -> Result<()> {
    let Some(end) = history.last().map(|(key, _)| *key) else { return Ok(()) };
    let wanted = history.iter().find(|(_, one)| range(&one.kind) == range(&next.kind)).map(|(key, one)| (*key, one.id));
    for (key, one) in history.iter().filter(|(_, one)| !one.archived) {
        set(writer, stamp, *key, &Tracker { name: next.name.clone(), archived: true, ..one.clone() }, false)?;
    }
    let (key, id) = match wanted {
        Some(known) => known,
        None => insert(writer, stamp, &next.name, &next.kind, next.day_rule).map(|(key, added)| (key, added.id))?,
    };
    set(writer, stamp, key, &Tracker { id, ..next.clone() }, false)?;
    writer.execute(
        "UPDATE tracker SET rank = (SELECT rank FROM tracker WHERE key = ?2), changed = ?3, device = ?4 WHERE key = ?1",
        (key, end, stamp.clock, stamp.device),
    )?;
    history::append(writer, stamp, id, end)
}

fn set(writer: Writer<'_>, stamp: &Stamp, key: i64, tracker: &Tracker, other_kind: bool) -> Result<()> {
    let kept = columns(&tracker.kind)?;
    writer.execute(
        "UPDATE tracker SET name = ?2, kind = ?3, unit = ?4, decimals = ?5, low = ?6, high = ?7, low_word = ?8,
           high_word = ?9, plan_since = CASE WHEN ?10 IS NULL THEN NULL WHEN ?11 THEN ?12 ELSE plan_since END,
           plan = ?10, day_rule = ?13, archived = ?14, changed = ?15, device = ?16, step_words = ?17,
           remind = ?18 WHERE key = ?1",
        rusqlite::params![
            key,
            tracker.name,
            kept.kind,
            kept.unit,
            kept.decimals,
            kept.ends.0,
            kept.ends.1,
            kept.words.0,
            kept.words.1,
            kept.plan,
            other_kind,
            since(stamp),
            rule(tracker.day_rule),
            tracker.archived,
            stamp.clock,
            stamp.device,
            kept.step_words,
            kept.remind
        ],
    )?;
    Ok(())
}

/// Puts the trackers into this order. Those it does not name come after, as they stood.
pub fn arrange(writer: Writer<'_>, stamp: &Stamp, order: &[Uuid]) -> Result<()> {
    let known = keyed(writer.reader())?;
    let place = |id: Uuid| order.iter().position(|other| *other == id).unwrap_or(usize::MAX);
    let mut sorted: Vec<_> = known.iter().map(|(key, tracker)| (place(tracker.id), *key)).collect();
    sorted.sort_by_key(|(place, _)| *place);
    for ((_, key), rank) in sorted.into_iter().zip(1_i64..) {
        writer.execute(
            "UPDATE tracker SET rank = ?2, changed = ?3, device = ?4 WHERE key = ?1 AND rank <> ?2",
            (key, rank, stamp.clock, stamp.device),
        )?;
    }
    Ok(())
}

/// When doses of a tracker are to be taken.
pub(crate) struct Plan {
    pub tracker: Uuid,
    pub doses: Vec<PlannedDose>,
    /// Number of the day from which on it holds.
    pub since: i64,
    pub offered: bool,
    /// Whether its times are reminded of.
    pub remind: bool,
}

pub(crate) fn plans(reader: Reader<'_>) -> Result<Vec<Plan>> {
    Ok(reader.query_all(
        "SELECT id, plan, plan_since, archived, remind FROM tracker WHERE plan IS NOT NULL ORDER BY rank, key",
        (),
        |row| {
            let doses = plan(Some(row.get_ref(1)?.as_str()?));
            let (offered, remind) = (!row.get::<_, bool>(3)?, row.get(4)?);
            Ok(Plan { tracker: ids::get(row, 0)?, doses, since: row.get(2)?, offered, remind })
        },
    )?)
}

/// Key and kind of a tracker an entry refers to.
pub(crate) fn key(reader: Reader<'_>, id: Uuid) -> Result<(i64, TrackerKind)> {
    let found = reader.query_opt(
        &format!("SELECT {COLUMNS} FROM tracker WHERE id = ?1 AND deleted = 0"),
        [id.into_bytes()],
        read,
    )?;
    let (key, tracker) = found.ok_or(CoreError::at(ErrorCode::Invalid, "trackers"))?;
    Ok((key, tracker.kind))
}

/// Removes a tracker without values that is as its maker left it, and that no draft names.
pub(crate) fn remove_unused(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    let id = writer.reader().query_opt("SELECT id FROM tracker WHERE key = ?1", [key], |row| ids::get(row, 0))?;
    if let Some(id) = id
        && draft::names(writer.reader(), id)?
    {
        return Ok(());
    }
    writer.execute(
        "UPDATE tracker SET deleted = 1, name = NULL, unit = NULL, low_word = NULL, high_word = NULL, plan = NULL, remind = 0,
           plan_since = NULL, step_words = NULL, changed = ?2, device = ?3
         WHERE key = ?1 AND deleted = 0 AND changed = created
           AND NOT EXISTS (SELECT 1 FROM entry_tracker WHERE tracker = ?1)
           AND NOT EXISTS (SELECT 1 FROM dose WHERE tracker = ?1)
           AND follows IS NULL AND NOT EXISTS (SELECT 1 FROM tracker later WHERE later.follows = ?1)",
        (key, stamp.clock, stamp.device),
    )?;
    Ok(())
}
