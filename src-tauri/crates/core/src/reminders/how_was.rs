//! The quiet question after a meeting one was at: how was it?

use chrono::{DateTime, Utc};
use schedule::plan::ends;
use schedule::series::Window;
use vault::store::Reader;

use super::kept;
use super::model::Unwanted;
use super::state::{ASKED_FOR, lately};
use crate::calendar::visits::Met;
use crate::calendar::{OccurrenceView, SeriesKind, View, occurrence, series};
use crate::error::{ErrorCode, Result};
use crate::groups;

/// How many meetings are asked about at once.
const MOST: usize = 3;

/// The meetings of groups one noted to have been at lately, of which nothing was said yet; the latest first.
pub fn how_was(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<Vec<OccurrenceView>> {
    if crate::settings::load(reader)?.fewer_questions {
        return Ok(Vec::new());
    }
    let view = View::of(zone)?;
    let from = now.checked_sub_signed(ASKED_FOR).ok_or(ErrorCode::OutOfRange)?;
    let meant = series::meant(reader)?;
    let met = Met::find(meant.iter().map(|(_, kept)| kept), &view.viewer, lately(now));
    let mut rows = Vec::new();
    for (key, kept) in meant.iter().filter(|(_, kept)| kept.kind == SeriesKind::Meeting && !met.covers(kept)) {
        let Some((group, times)) = kept.group.zip(kept.schedule.series()) else { continue };
        let Ok(found) = times.overlapping(&view.viewer, Window { from, until: now }) else { continue };
        for one in found.list.iter().filter(|one| (from..=now).contains(&ends(one))) {
            let noted = occurrence::get(reader, *key, one.id)?;
            if noted.attended != Some(true) || kept::is_unwanted(reader, (*key, one.id), Unwanted::Question)? {
                continue;
            }
            let shown = view.show(kept, &noted, one, false)?;
            if !groups::has_told_visit_on(reader, group, shown.here.date())? {
                rows.push(OccurrenceView { visit: met.visit(kept, one.id), ..shown });
            }
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.start));
    rows.truncate(MOST);
    Ok(rows)
}
