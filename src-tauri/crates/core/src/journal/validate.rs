//! What may be saved. Pure: the draft in, a code and a field out.

use chrono::{DateTime, NaiveDate, SubsecRound, Timelike, Utc};
use vault::media::ContentName;

use super::attachments::EntryAttachment;
use super::limits::{
    ATTACHMENT_DESCRIPTION_CHARS, ATTACHMENT_NAME_CHARS, ATTACHMENTS_PER_ENTRY, BODY_BYTES, DIMENSION_MAX,
    DOSES_PER_PLAN, FEELINGS_PER_ENTRY, LINKS_PER_ENTRY, NAME_CHARS, SCALE_STEPS, TAGS_PER_ENTRY, TITLE_CHARS,
    TRACKER_MAX, TRACKERS_PER_ENTRY,
};
use super::model::{Dimensions, DraftGround, EntryDraft, MoodStep, PlannedDose, TrackerKind};
use super::position::{FIRST_DAY, LAST_DAY};
use super::templates;
use crate::error::{CoreError, ErrorCode, Result};

const MINUTES_OF_A_DAY: f64 = 1440.0;

/// Everything about a draft that can be judged without the journal.
pub(super) fn draft(draft: &EntryDraft) -> Result<()> {
    sizes(draft)?;
    if draft.id.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "id"));
    }
    if draft.session.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "session"));
    }
    instant(draft.at)?;
    draft.day.map_or(Ok(()), day)?;
    if !schedule::zone::is_known(&draft.zone) {
        return Err(CoreError::at(ErrorCode::Invalid, "zone"));
    }
    dimensions(draft.dimensions)
}

/// What holds even for a draft that is only kept while typing: it must not fill the disk.
pub(super) fn sizes(draft: &EntryDraft) -> Result<()> {
    if draft.body.len() > BODY_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, "body"));
    }
    if draft.title.len() > TITLE_CHARS && draft.title.chars().count() > TITLE_CHARS {
        return Err(CoreError::at(ErrorCode::TooLong, "title"));
    }
    if draft.feelings.len() > FEELINGS_PER_ENTRY {
        return Err(CoreError::at(ErrorCode::TooLong, "feelings"));
    }
    if draft.tags.len() > TAGS_PER_ENTRY {
        return Err(CoreError::at(ErrorCode::TooLong, "tags"));
    }
    if draft.trackers.len() > TRACKERS_PER_ENTRY {
        return Err(CoreError::at(ErrorCode::TooLong, "trackers"));
    }
    if draft.links.len() > LINKS_PER_ENTRY {
        return Err(CoreError::at(ErrorCode::TooLong, "links"));
    }
    if draft.began.as_ref().is_some_and(|began| began.chars().count() > templates::limits::NAME_CHARS) {
        return Err(CoreError::at(ErrorCode::TooLong, "began"));
    }
    attachments(&draft.attachments)?;
    draft.ground.as_ref().map_or(Ok(()), ground)?;
    if draft.zone.len() > 64 {
        return Err(CoreError::at(ErrorCode::TooLong, "zone"));
    }
    Ok(())
}

fn ground(ground: &DraftGround) -> Result<()> {
    let most = [
        (ground.feelings.len(), FEELINGS_PER_ENTRY),
        (ground.tags.len(), TAGS_PER_ENTRY),
        (ground.trackers.len(), TRACKERS_PER_ENTRY),
        (ground.links.len(), LINKS_PER_ENTRY),
    ];
    if most.into_iter().any(|(has, may)| has > may) {
        return Err(CoreError::at(ErrorCode::TooLong, "ground"));
    }
    Ok(())
}

fn attachments(attachments: &[EntryAttachment]) -> Result<()> {
    let long = |text: &str, most: usize| text.len() > most && text.chars().count() > most;
    let any_long = attachments.iter().any(|attachment| {
        long(&attachment.name, ATTACHMENT_NAME_CHARS) || long(&attachment.description, ATTACHMENT_DESCRIPTION_CHARS)
    });
    if any_long || attachments.len() > ATTACHMENTS_PER_ENTRY {
        return Err(CoreError::at(ErrorCode::TooLong, "attachments"));
    }
    if attachments.iter().any(|attachment| ContentName::parse(&attachment.content).is_none()) {
        return Err(CoreError::at(ErrorCode::Invalid, "attachments"));
    }
    Ok(())
}

/// One day of slack on both ends: the day is the one of the entry's zone.
fn instant(at: DateTime<Utc>) -> Result<()> {
    let day = at.date_naive();
    if day <= FIRST_DAY || day >= LAST_DAY {
        return Err(CoreError::at(ErrorCode::OutOfRange, "at"));
    }
    Ok(())
}

fn dimensions(dimensions: Dimensions) -> Result<()> {
    let Dimensions { physical, emotional, social, spiritual } = dimensions;
    if [physical, emotional, social, spiritual].into_iter().flatten().any(|value| value > DIMENSION_MAX) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "dimensions"));
    }
    Ok(())
}

/// Nothing was noted at all: no mood, no word, no mark.
pub(super) fn is_empty(draft: &EntryDraft) -> bool {
    draft.mood.is_none()
        && draft.feelings.is_empty()
        && draft.tags.is_empty()
        && draft.dimensions == Dimensions::default()
        && draft.trackers.is_empty()
        && draft.title.trim().is_empty()
        && draft.body.trim().is_empty()
        && draft.attachments.is_empty()
}

/// The instant as it is kept: whole milliseconds.
pub(super) fn kept(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(3)
}

/// A word of the vocabulary, without the spaces around it.
pub(super) fn name<'n>(name: &'n str, field: &'static str) -> Result<&'n str> {
    let name = name.trim();
    if name.is_empty() || name.contains(char::is_control) {
        return Err(CoreError::at(ErrorCode::Invalid, field));
    }
    if name.chars().count() > NAME_CHARS {
        return Err(CoreError::at(ErrorCode::TooLong, field));
    }
    Ok(name)
}

/// The steps of a scale, lowest first.
pub(super) fn steps(steps: &[MoodStep]) -> Result<Vec<MoodStep>> {
    if !SCALE_STEPS.contains(&steps.len()) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "steps"));
    }
    steps
        .iter()
        .map(|step| {
            let word = name(&step.word, "word")?.to_owned();
            let colour = step.colour.as_deref().map(colour).transpose()?;
            Ok(MoodStep { word, colour })
        })
        .collect()
}

/// `#rrggbb`, in lower case.
fn colour(colour: &str) -> Result<String> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6);
    if digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit())) {
        Ok(colour.to_ascii_lowercase())
    } else {
        Err(CoreError::at(ErrorCode::Invalid, "colour"))
    }
}

/// Whether a value fits its tracker.
pub(super) fn tracker_value(kind: &TrackerKind, value: f64) -> Result<()> {
    let whole = value.fract() == 0.0;
    let fits = value.is_finite()
        && value.abs() <= TRACKER_MAX
        && match kind {
            TrackerKind::Number { .. } => true,
            TrackerKind::YesNo => whole && (0.0..=1.0).contains(&value),
            TrackerKind::Scale { .. } | TrackerKind::Steps { .. } => {
                whole && kind.range().is_some_and(|(low, high)| (low..=high).contains(&value))
            }
            TrackerKind::Duration => whole && value >= 0.0,
            TrackerKind::Time => whole && (0.0..MINUTES_OF_A_DAY).contains(&value),
            TrackerKind::Dose { .. } => value >= 0.0,
        };
    if fits { Ok(()) } else { Err(CoreError::at(ErrorCode::OutOfRange, "trackers")) }
}

/// A kind of tracker as it may be defined.
pub(super) fn tracker_kind(kind: &TrackerKind) -> Result<()> {
    match kind {
        TrackerKind::Number { unit, decimals } => {
            if *decimals > 6 {
                return Err(CoreError::at(ErrorCode::OutOfRange, "decimals"));
            }
            unit_name(unit.as_deref())
        }
        TrackerKind::Dose { unit, plan, .. } => {
            unit_name(unit.as_deref())?;
            dose_plan(plan)
        }
        TrackerKind::Scale { min, max, .. } if min >= max => Err(CoreError::at(ErrorCode::OutOfRange, "max")),
        TrackerKind::Scale { low_word, high_word, .. } => {
            low_word.as_deref().map_or(Ok(()), |word| name(word, "lowWord").map(drop))?;
            high_word.as_deref().map_or(Ok(()), |word| name(word, "highWord").map(drop))
        }
        TrackerKind::Steps { words } if !SCALE_STEPS.contains(&words.len()) => {
            Err(CoreError::at(ErrorCode::OutOfRange, "words"))
        }
        TrackerKind::Steps { words } => words.iter().try_for_each(|word| name(word, "words").map(drop)),
        TrackerKind::YesNo | TrackerKind::Duration | TrackerKind::Time => Ok(()),
    }
}

/// One dose at a time of the clock, in whole minutes.
fn dose_plan(plan: &[PlannedDose]) -> Result<()> {
    if plan.len() > DOSES_PER_PLAN {
        return Err(CoreError::at(ErrorCode::OutOfRange, "plan"));
    }
    for (place, dose) in plan.iter().enumerate() {
        dose_amount(dose.amount)?;
        let again = plan.iter().skip(place + 1).any(|other| other.at == dose.at);
        if again || dose.at.num_seconds_from_midnight() % 60 != 0 {
            return Err(CoreError::at(ErrorCode::Invalid, "plan"));
        }
    }
    Ok(())
}

/// How much a dose is.
pub(super) fn dose_amount(amount: Option<f64>) -> Result<()> {
    if amount.is_none_or(|amount| (0.0..=TRACKER_MAX).contains(&amount)) {
        return Ok(());
    }
    Err(CoreError::at(ErrorCode::OutOfRange, "amount"))
}

/// A day that something can be noted of.
pub(super) fn day(day: NaiveDate) -> Result<()> {
    if (FIRST_DAY..=LAST_DAY).contains(&day) { Ok(()) } else { Err(CoreError::at(ErrorCode::OutOfRange, "day")) }
}

fn unit_name(unit: Option<&str>) -> Result<()> {
    unit.map_or(Ok(()), |unit| name(unit, "unit").map(drop))
}
