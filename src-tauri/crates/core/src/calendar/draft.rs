//! What a form gives: checked, and as a series keeps it.

use chrono::NaiveDateTime;
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::series::{Length, Schedule, Series};
use schedule::zone::{Database, ZoneError};

use super::limits::{LEAD_MOST, LEADS_MOST, LINK_BYTES, MINUTES_MOST, NOTE_BYTES, REMARK_CHARS, TITLE_CHARS};
use super::model::{Lead, RuleDraft, SeriesDraft, WhenDraft};
use super::pattern;
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::{FIRST_DAY, LAST_DAY};

/// A draft whose words and numbers are as they may be.
pub(super) struct Checked {
    pub title: String,
    pub place: String,
    pub link: String,
    pub leads: Vec<Duration>,
}

/// Everything about a draft that can be judged without its times.
pub(super) fn check(draft: &SeriesDraft) -> Result<Checked> {
    if draft.id.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "id"));
    }
    let title = line(&draft.title, TITLE_CHARS, "title")?;
    if title.is_empty() {
        return Err(CoreError::at(ErrorCode::Invalid, "title"));
    }
    if draft.note.len() > NOTE_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, "note"));
    }
    Ok(Checked {
        title,
        place: line(&draft.place, TITLE_CHARS, "place")?,
        link: link(&draft.link)?,
        leads: leads(&draft.leads)?,
    })
}

/// One line of text, without the spaces around it.
fn line(text: &str, most: usize, field: &'static str) -> Result<String> {
    let text = text.trim();
    if text.contains(char::is_control) {
        return Err(CoreError::at(ErrorCode::Invalid, field));
    }
    if text.chars().count() > most {
        return Err(CoreError::at(ErrorCode::TooLong, field));
    }
    Ok(text.to_owned())
}

/// A word about one occurrence.
pub(super) fn remark(text: &str) -> Result<String> {
    line(text, REMARK_CHARS, "remark")
}

/// A web address, `https` where none is said. Whatever opens something else is refused; the shell looks again before it opens.
pub(super) fn link(text: &str) -> Result<String> {
    let text = text.trim();
    if text.len() > LINK_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, "link"));
    }
    if text.is_empty() {
        return Ok(String::new());
    }
    let refused = CoreError::at(ErrorCode::LinkRefused, "link");
    if text.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Err(refused);
    }
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        return Ok(text.to_owned());
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    // A colon would make it a scheme or a port, and neither is for guessing.
    if host.contains('.') && !host.contains([':', '@', '\\']) { Ok(format!("https://{text}")) } else { Err(refused) }
}

/// How long before a start a lead is, its days as 24 hours each.
pub(crate) fn span(lead: Lead) -> chrono::TimeDelta {
    chrono::TimeDelta::days(lead.days.into()) + chrono::TimeDelta::minutes(lead.minutes.into())
}

pub(crate) fn leads(leads: &[Lead]) -> Result<Vec<Duration>> {
    if leads.len() > LEADS_MOST {
        return Err(CoreError::at(ErrorCode::OutOfRange, "leads"));
    }
    let mut kept = Vec::with_capacity(leads.len());
    for lead in leads {
        if span(*lead) > LEAD_MOST {
            return Err(CoreError::at(ErrorCode::OutOfRange, "leads"));
        }
        kept.push(Duration::days(lead.days).and(Duration::minutes(lead.minutes)));
    }
    kept.sort_unstable();
    kept.dedup();
    Ok(kept)
}

/// The times of a draft, checked.
pub(super) struct Times {
    pub start: Moment,
    pub length: Length,
}

/// The start and the length a form gives. A time that the clocks there skip is refused: nobody means it.
pub(super) fn times(start: NaiveDateTime, whole_day: bool, zone: Option<&str>, minutes: Option<u32>) -> Result<Times> {
    if !(FIRST_DAY..=LAST_DAY).contains(&start.date()) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "start"));
    }
    if minutes.is_some_and(|minutes| minutes > MINUTES_MOST) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "minutes"));
    }
    if whole_day {
        let days = minutes.map_or(1, |minutes| minutes.div_ceil(24 * 60)).max(1);
        let days = u16::try_from(days).map_err(|_| CoreError::at(ErrorCode::OutOfRange, "minutes"))?;
        return Ok(Times { start: Moment::Date(start.date()), length: Length::Lasts(Duration::days(days)) });
    }
    let length = minutes
        .filter(|minutes| *minutes > 0)
        .map_or(Length::Unstated, |minutes| Length::Lasts(Duration::minutes(minutes)));
    let Some(zone) = zone else { return Ok(Times { start: Moment::Local(start), length }) };
    if !schedule::zone::is_known(zone) {
        return Err(CoreError::at(ErrorCode::Invalid, "zone"));
    }
    if is_skipped(start, zone)? {
        return Err(CoreError::at(ErrorCode::TimeSkipped, "start"));
    }
    Ok(Times { start: Moment::Local(start).with_tzid(zone), length })
}

/// Whether clocks in `zone` skip this time.
pub(super) fn is_skipped(start: NaiveDateTime, zone: &str) -> Result<bool, ZoneError> {
    Ok(Database::get().find(zone)?.resolve(start)?.1)
}

/// The schedule of a series that is new, or whose times are all given anew.
pub(super) fn schedule(when: &WhenDraft) -> Result<Schedule> {
    let WhenDraft::Times { start, whole_day, zone, minutes, rule } = when else {
        return Ok(if matches!(when, WhenDraft::CallFirst) { Schedule::CallFirst } else { Schedule::ByAppointment });
    };
    let times = times(*start, *whole_day, zone.as_deref(), *minutes)?;
    let mut series = Series::once(times.start, times.length);
    if let RuleDraft::Pattern { pattern } = rule {
        series.rule = Some(pattern::rule(pattern, series.start.civil(), *whole_day)?);
    }
    Ok(Schedule::Series(Box::new(series)))
}
