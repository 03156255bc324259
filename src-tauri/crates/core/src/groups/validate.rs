//! What may be saved. Pure: a value in, a code and a field out.

use chrono::NaiveDate;
use uuid::Uuid;

use super::limits::{
    ANSWERS, FEELING, LANGUAGES, LINE_CHARS, LINK_BYTES, NAME_CHARS, PEOPLE, TEXT_BYTES, TOPIC_CHARS, TOPICS,
    TRAVEL_MINUTES, WEIGHT_MAX,
};
use super::model::{
    GroupAnswer, GroupDraft, GroupFeelings, GroupNote, GroupPoint, GroupProfile, GroupVisit, GroupWeights,
};
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::{FIRST_DAY, LAST_DAY};

pub(super) fn group(draft: &GroupDraft) -> Result<()> {
    id(draft.id, "id")?;
    name(&draft.name)?;
    for (text, field) in [
        (&draft.about, "about"),
        (&draft.leaders, "leaders"),
        (&draft.cost, "cost"),
        (&draft.meets, "meets"),
        (&draft.place, "place"),
        (&draft.travel, "travel"),
        (&draft.room_words, "roomWords"),
        (&draft.email, "email"),
        (&draft.phone, "phone"),
    ] {
        line(text, field)?;
    }
    for (text, field) in [(&draft.description, "description"), (&draft.to_share, "toShare")] {
        long(text, field)?;
    }
    for (address, field) in [(&draft.room, "room"), (&draft.web, "web")] {
        link(address, field)?;
    }
    if let Some(source) = &draft.source {
        line(&source.source, "source")?;
        line(&source.id, "source")?;
    }
    if draft.people.is_some_and(|people| !PEOPLE.contains(&people)) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "people"));
    }
    minutes(draft.travel_minutes)?;
    languages(&draft.languages)?;
    draft.point.map_or(Ok(()), point)?;
    if draft.zone.as_deref().is_some_and(|zone| !schedule::zone::is_known(zone)) {
        return Err(CoreError::at(ErrorCode::Invalid, "zone"));
    }
    draft.verified.map_or(Ok(()), |verified| day(verified, "verified"))
}

pub(super) fn unfinished(words: &str) -> Result<()> {
    long(words, "words")
}

pub(super) fn visit(visit: &GroupVisit) -> Result<()> {
    id(visit.id, "id")?;
    day(visit.day, "day")?;
    if visit.zone.len() > 64 || !schedule::zone::is_known(&visit.zone) {
        return Err(CoreError::at(ErrorCode::Invalid, "zone"));
    }
    for (text, field) in [
        (&visit.route, "route"),
        (&visit.words, "words"),
        (&visit.companion, "companion"),
        (&visit.way_out, "wayOut"),
        (&visit.topics, "topics"),
        (&visit.note, "note"),
    ] {
        long(text, field)?;
    }
    if let Some(meeting) = &visit.meeting {
        id(meeting.series, "meeting")?;
        line(&meeting.occurrence, "meeting")?;
    }
    let GroupFeelings { welcoming, supportive, safe, understood, practical } = visit.feelings;
    if [welcoming, supportive, safe, understood, practical].into_iter().flatten().any(|felt| !FEELING.contains(&felt)) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "feelings"));
    }
    Ok(())
}

pub(super) fn note(note: &GroupNote) -> Result<()> {
    id(note.id, "id")?;
    line(&note.title, "title")?;
    long(&note.body, "body")?;
    link(&note.link, "link")?;
    note.day.map_or(Ok(()), |noted| day(noted, "day"))?;
    note.follow_up.map_or(Ok(()), |ask| day(ask, "followUp"))
}

/// Each question once, and each of the person's own has words.
pub(super) fn answers(answers: &[GroupAnswer]) -> Result<()> {
    if answers.len() > ANSWERS {
        return Err(CoreError::at(ErrorCode::TooLong, "answers"));
    }
    for (answer, before) in answers.iter().zip(0..) {
        line(&answer.question, "question")?;
        long(&answer.answer, "answer")?;
        let earlier = answers.get(..before).unwrap_or_default();
        let again = answer.code.is_some() && earlier.iter().any(|known| known.code == answer.code);
        if again || answer.code.is_some() != answer.question.trim().is_empty() {
            return Err(CoreError::at(ErrorCode::Invalid, "question"));
        }
    }
    Ok(())
}

pub(super) fn profile(profile: &GroupProfile) -> Result<()> {
    if profile.topics.len() > TOPICS {
        return Err(CoreError::at(ErrorCode::TooLong, "topics"));
    }
    for topic in &profile.topics {
        if topic.trim().is_empty() || topic.contains(char::is_control) {
            return Err(CoreError::at(ErrorCode::Invalid, "topics"));
        }
        if topic.chars().count() > TOPIC_CHARS {
            return Err(CoreError::at(ErrorCode::TooLong, "topics"));
        }
    }
    languages(&profile.languages)?;
    minutes(profile.travel_minutes)
}

pub(super) fn weights(weights: &GroupWeights) -> Result<()> {
    let GroupWeights {
        safe,
        understood,
        welcoming,
        supportive,
        practical,
        led_by,
        times,
        size,
        travel,
        cost,
        topics,
        scope,
        setting,
        joining,
        faith,
        languages,
        access,
    } = *weights;
    let felt = [safe, understood, welcoming, supportive, practical];
    let is = [led_by, times, size, travel, cost, topics, scope, setting, joining, faith, languages, access];
    if felt.into_iter().chain(is).any(|weight| weight > WEIGHT_MAX) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "weights"));
    }
    Ok(())
}

/// Why a group is where it is.
pub(super) fn stage_note(note: &str) -> Result<()> {
    long(note, "note")
}

pub(super) fn day(day: NaiveDate, field: &'static str) -> Result<()> {
    if (FIRST_DAY..=LAST_DAY).contains(&day) { Ok(()) } else { Err(CoreError::at(ErrorCode::OutOfRange, field)) }
}

fn id(id: Uuid, field: &'static str) -> Result<()> {
    if id.is_nil() { Err(CoreError::at(ErrorCode::Invalid, field)) } else { Ok(()) }
}

fn name(name: &str) -> Result<()> {
    if name.trim().is_empty() || name.contains(char::is_control) {
        return Err(CoreError::at(ErrorCode::Invalid, "name"));
    }
    if name.chars().count() > NAME_CHARS {
        return Err(CoreError::at(ErrorCode::TooLong, "name"));
    }
    Ok(())
}

fn line(text: &str, field: &'static str) -> Result<()> {
    if text.len() > LINE_CHARS && text.chars().count() > LINE_CHARS {
        return Err(CoreError::at(ErrorCode::TooLong, field));
    }
    if text.contains(char::is_control) {
        return Err(CoreError::at(ErrorCode::Invalid, field));
    }
    Ok(())
}

fn long(text: &str, field: &'static str) -> Result<()> {
    if text.len() > TEXT_BYTES { Err(CoreError::at(ErrorCode::TooLong, field)) } else { Ok(()) }
}

/// An address is kept as it was typed. Whether it is one is judged where it is opened.
fn link(address: &str, field: &'static str) -> Result<()> {
    if address.len() > LINK_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, field));
    }
    if address.contains(char::is_control) {
        return Err(CoreError::at(ErrorCode::Invalid, field));
    }
    Ok(())
}

fn minutes(minutes: Option<u16>) -> Result<()> {
    if minutes.is_some_and(|minutes| minutes > TRAVEL_MINUTES) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "travelMinutes"));
    }
    Ok(())
}

fn languages(languages: &[String]) -> Result<()> {
    if languages.len() > LANGUAGES {
        return Err(CoreError::at(ErrorCode::TooLong, "languages"));
    }
    let parts = |tag: &str| {
        let mut parts = tag.split('-');
        let first = parts.next().unwrap_or_default();
        (2..=3).contains(&first.len())
            && first.bytes().all(|byte| byte.is_ascii_alphabetic())
            && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    if languages.iter().all(|tag| tag.len() <= 35 && parts(tag)) {
        Ok(())
    } else {
        Err(CoreError::at(ErrorCode::Invalid, "languages"))
    }
}

fn point(point: GroupPoint) -> Result<()> {
    let on_earth = (-90.0..=90.0).contains(&point.latitude) && (-180.0..=180.0).contains(&point.longitude);
    if on_earth { Ok(()) } else { Err(CoreError::at(ErrorCode::OutOfRange, "point")) }
}
