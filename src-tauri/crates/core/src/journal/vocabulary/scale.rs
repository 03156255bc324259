//! Tables `mood_scale` and `mood_step`: frozen versions of the mood scale.

use vault::store::{Reader, Writer};

use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::model::{Mood, MoodScale, MoodStep};
use crate::journal::validate;

/// Levels between the lowest and the highest step of any scale: divisible by 2 … 10, so that each step is exact.
pub const LEVEL_MAX: i64 = 2520;

/// A mood as the tables keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StoredMood {
    /// `mood_scale.key`.
    pub scale: i64,
    pub step: u8,
    /// 0 (lowest) to [`LEVEL_MAX`].
    pub level: i64,
}

/// The level of a step (1-based) of a scale of `steps` steps: (step − 1) / (n − 1) in [`LEVEL_MAX`]ths.
pub(crate) fn level(step: u8, steps: u8) -> i64 {
    (i64::from(step) - 1) * LEVEL_MAX / (i64::from(steps) - 1).max(1)
}

/// A level, or a mean of levels, as 0 (lowest) to 1.
pub(crate) fn share(level: f64) -> f64 {
    level / 2520.0
}

/// Which fifth of its range a level lies in, 0 to 4.
pub(crate) fn fifth(level: i64) -> u8 {
    u8::try_from((level * 5 / LEVEL_MAX).clamp(0, 4)).unwrap_or(4)
}

/// Every scale, oldest first.
pub fn all(reader: Reader<'_>) -> Result<Vec<MoodScale>> {
    let rows = reader.query_all(
        "SELECT s.id, s.current, t.word, t.colour FROM mood_scale s JOIN mood_step t ON t.scale = s.key
         WHERE s.deleted = 0 ORDER BY s.key, t.step",
        (),
        |row| Ok((ids::get(row, 0)?, row.get::<_, bool>(1)?, MoodStep { word: row.get(2)?, colour: row.get(3)? })),
    )?;
    let mut scales: Vec<MoodScale> = Vec::new();
    for (id, current, step) in rows {
        match scales.last_mut().filter(|scale| scale.id == id) {
            Some(scale) => scale.steps.push(step),
            None => scales.push(MoodScale { id, steps: vec![step], current }),
        }
    }
    Ok(scales)
}

/// The scale new entries use.
pub fn current(reader: Reader<'_>) -> Result<MoodScale> {
    all(reader)?.into_iter().find(|scale| scale.current).ok_or_else(|| ErrorCode::Internal.into())
}

/// Freezes a new version of the scale and makes it the current one. The same steps as now change nothing.
pub fn set(writer: Writer<'_>, stamp: &Stamp, steps: &[MoodStep]) -> Result<MoodScale> {
    let steps = validate::steps(steps)?;
    let known = all(writer.reader())?;
    if let Some(now) = known.iter().find(|scale| scale.current && scale.steps == steps) {
        return Ok(now.clone());
    }
    writer.execute(
        "UPDATE mood_scale SET current = 0, changed = ?1, device = ?2 WHERE current = 1",
        (stamp.clock, stamp.device),
    )?;
    // Going back to an earlier version takes that one again.
    if let Some(earlier) = known.into_iter().find(|scale| scale.steps == steps) {
        writer.execute(
            "UPDATE mood_scale SET current = 1, changed = ?2, device = ?3 WHERE id = ?1",
            (earlier.id.into_bytes(), stamp.clock, stamp.device),
        )?;
        return Ok(MoodScale { current: true, ..earlier });
    }
    insert(writer, stamp, steps)
}

fn insert(writer: Writer<'_>, stamp: &Stamp, steps: Vec<MoodStep>) -> Result<MoodScale> {
    super::has_room(writer.reader(), "SELECT count(*) FROM mood_scale", "steps")?;
    let id = ids::new(stamp.now);
    let count = u8::try_from(steps.len()).map_err(|_| CoreError::at(ErrorCode::OutOfRange, "steps"))?;
    writer.execute(
        "INSERT INTO mood_scale (id, created, changed, device, steps, current) VALUES (?1, ?2, ?2, ?3, ?4, 1)",
        (id.into_bytes(), stamp.clock, stamp.device, count),
    )?;
    let key = writer.last_insert_rowid();
    for (step, number) in steps.iter().zip(1_i64..) {
        writer.execute(
            "INSERT INTO mood_step (scale, step, word, colour) VALUES (?1, ?2, ?3, ?4)",
            (key, number, &step.word, &step.colour),
        )?;
    }
    Ok(MoodScale { id, steps, current: true })
}

/// A mood as the tables keep it; the scale must exist and have that step.
pub(crate) fn resolve(reader: Reader<'_>, mood: Mood) -> Result<StoredMood> {
    let found: Option<(i64, u8)> = reader.query_opt(
        "SELECT key, steps FROM mood_scale WHERE id = ?1 AND deleted = 0",
        [mood.scale.into_bytes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let (scale, steps) = found.ok_or(CoreError::at(ErrorCode::Invalid, "mood"))?;
    if !(1..=steps).contains(&mood.step) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "mood"));
    }
    Ok(StoredMood { scale, step: mood.step, level: level(mood.step, steps) })
}
