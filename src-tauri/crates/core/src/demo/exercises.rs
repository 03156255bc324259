//! The exercises of the story.

use chrono::TimeDelta;
use vault::store::Writer;

use super::story::Done;
use crate::clock::Stamp;
use crate::error::Result;
use crate::ids;
use crate::self_care::{self, ExerciseBegin, ExerciseEnd};

/// Notes every time one was done, as it was then.
pub(super) fn fill(writer: Writer<'_>, stamp: &Stamp, all: &[Done], zone: &str) -> Result<()> {
    for one in all {
        self_care::favourite(writer, stamp, &one.exercise, one.favourite)?;
        for (days, before, after) in &one.times {
            let then = stamp.earlier(stamp.now - TimeDelta::days(i64::from(*days)));
            let id = ids::new(then.now);
            let (exercise, zone) = (one.exercise.clone(), zone.to_owned());
            self_care::begin(writer, &then, &ExerciseBegin { id, exercise, zone, before: Some(*before) })?;
            let over = stamp.earlier(then.now + TimeDelta::minutes(4));
            self_care::end(writer, &over, &ExerciseEnd { id, after: Some(*after), finished: true })?;
        }
    }
    Ok(())
}
