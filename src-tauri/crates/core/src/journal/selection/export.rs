//! Entries as a file that anybody can read: Markdown for people, JSON for programs (`docs/formats/entries.md`).

use std::collections::HashMap;
use std::io::{self, ErrorKind, Write};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::media::ContentName;
use vault::store::Reader;

use super::super::attachments::{self, AttachmentKind, Listed};
use super::super::link::EntryLink;
use super::super::model::{EntryDraft, MoodScale, Tracker, TrackerKind};
use super::super::vocabulary::{feeling, scale, tag, tracker};
use super::super::{entry, limits, state};
use super::watch::Watch;
use super::{EntrySelection, keys};
use crate::clock::instant_of;
use crate::error::{CoreError, ErrorCode, Result};

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EntryFileForm {
    /// One text, to be read by people.
    Markdown,
    /// Everything about each entry, to be read by programs.
    Json,
}

/// What stands before a mark in a file for people, in the language of the window.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryFileWords {
    pub mood: String,
    pub feelings: String,
    pub tags: String,
    pub starred: String,
    pub physical: String,
    pub emotional: String,
    pub social: String,
    pub spiritual: String,
    pub yes: String,
    pub no: String,
    /// Before the names of what is attached and not there.
    pub left_out: String,
}

/// The names of what entries refer to.
struct Names {
    scales: HashMap<Uuid, MoodScale>,
    feelings: HashMap<Uuid, String>,
    /// With the group they are in.
    tags: HashMap<Uuid, (String, String)>,
    trackers: HashMap<Uuid, Tracker>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'w> {
    id: Uuid,
    at: String,
    zone: &'w str,
    day: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mood: Option<WrittenMood<'w>>,
    feelings: Vec<&'w str>,
    tags: Vec<WrittenTag<'w>>,
    trackers: Vec<WrittenTracker<'w>>,
    #[serde(skip_serializing_if = "HashMap::is_empty")]
    dimensions: HashMap<&'static str, u8>,
    title: &'w str,
    body: &'w str,
    starred: bool,
    about: &'w [EntryLink],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<WrittenAttachment<'w>>,
    created: String,
    changed: String,
}

#[derive(Serialize)]
struct WrittenMood<'w> {
    word: &'w str,
    step: u8,
    steps: usize,
}

#[derive(Serialize)]
struct WrittenTag<'w> {
    name: &'w str,
    group: &'w str,
}

#[derive(Serialize)]
struct WrittenTracker<'w> {
    name: &'w str,
    value: f64,
    #[serde(flatten)]
    kind: &'w TrackerKind,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrittenAttachment<'w> {
    name: &'w str,
    description: &'w str,
    kind: AttachmentKind,
    #[serde(rename = "type")]
    media_type: &'w str,
    bytes: u32,
    /// Where it lies beside this file; left out where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'w str>,
}

/// Where contents lie beside the file of entries, as a way from there. What is not named does not.
pub type Beside = HashMap<ContentName, String>;

/// Writes the entries that are meant, oldest first; answers how many there are.
pub(crate) fn write(
    reader: Reader<'_>,
    selection: &EntrySelection,
    (form, words): (EntryFileForm, &EntryFileWords),
    beside: &Beside,
    watch: &mut Watch<'_>,
    out: &mut dyn Write,
) -> Result<u32> {
    judge(words)?;
    let names = Names::read(reader)?;
    let keys = keys(reader, selection)?;
    if form == EntryFileForm::Json {
        put(out, "{\"format\":\"mooring-entries\",\"version\":1,\"entries\":[")?;
    }
    for (number, key) in keys.iter().enumerate() {
        watch.step()?;
        let head = entry::by_key(reader, *key)?.ok_or(ErrorCode::DatabaseDamaged)?;
        let entry = state::of(reader, &head)?;
        let attached = attachments::listed(reader, *key)?;
        match form {
            EntryFileForm::Json => {
                put(out, if number == 0 { "\n" } else { ",\n" })?;
                let mut written = names.written(&entry, head.created, head.changed);
                written.attachments = attached.iter().map(|listed| written_attachment(listed, beside)).collect();
                put(out, &serde_json::to_string(&written)?)?;
            }
            EntryFileForm::Markdown => put(out, &names.page(&entry, words, (&attached, beside), number == 0))?,
        }
    }
    if form == EntryFileForm::Json {
        put(out, "\n]}\n")?;
    }
    out.flush().map_err(|error| failed(&error))?;
    u32::try_from(keys.len()).map_err(|_| CoreError::new(ErrorCode::Internal))
}

fn put(out: &mut dyn Write, text: &str) -> Result<()> {
    out.write_all(text.as_bytes()).map_err(|error| failed(&error))
}

pub(super) fn failed(error: &io::Error) -> CoreError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ErrorCode::DiskFull.into(),
        _ => ErrorCode::StorageFailed.into(),
    }
}

fn judge(words: &EntryFileWords) -> Result<()> {
    let EntryFileWords { mood, feelings, tags, starred, physical, emotional, social, spiritual, yes, no, left_out } =
        words;
    let all = [mood, feelings, tags, starred, physical, emotional, social, spiritual, yes, no, left_out];
    if all.iter().any(|word| word.chars().count() > limits::NAME_CHARS) {
        return Err(CoreError::at(ErrorCode::TooLong, "words"));
    }
    Ok(())
}

impl Names {
    fn read(reader: Reader<'_>) -> Result<Self> {
        let grouped = tag::groups(reader)?.into_iter().flat_map(|group| {
            let name = group.name;
            group.tags.into_iter().map(move |tag| (tag.id, (tag.name, name.clone())))
        });
        Ok(Self {
            scales: scale::all(reader)?.into_iter().map(|scale| (scale.id, scale)).collect(),
            feelings: feeling::names(reader)?.into_iter().map(|(_, id, word)| (id, word)).collect(),
            tags: grouped.collect(),
            trackers: tracker::all(reader)?.into_iter().map(|tracker| (tracker.id, tracker)).collect(),
        })
    }

    fn mood(&self, entry: &EntryDraft) -> Option<WrittenMood<'_>> {
        let mood = entry.mood?;
        let steps = &self.scales.get(&mood.scale)?.steps;
        let word = steps.get(usize::from(mood.step).checked_sub(1)?)?.word.as_str();
        Some(WrittenMood { word, step: mood.step, steps: steps.len() })
    }

    fn feelings(&self, entry: &EntryDraft) -> Vec<&str> {
        entry.feelings.iter().filter_map(|id| self.feelings.get(id)).map(String::as_str).collect()
    }

    fn tags(&self, entry: &EntryDraft) -> Vec<WrittenTag<'_>> {
        let known = entry.tags.iter().filter_map(|id| self.tags.get(id));
        known.map(|(name, group)| WrittenTag { name, group }).collect()
    }

    fn written<'w>(&'w self, entry: &'w EntryDraft, created: i64, changed: i64) -> Written<'w> {
        let trackers = entry.trackers.iter().filter_map(|noted| {
            let Tracker { name, kind, .. } = self.trackers.get(&noted.tracker)?;
            Some(WrittenTracker { name, value: noted.value, kind })
        });
        Written {
            id: entry.id,
            at: instant(entry.at),
            zone: &entry.zone,
            day: entry.day,
            mood: self.mood(entry),
            feelings: self.feelings(entry),
            tags: self.tags(entry),
            trackers: trackers.collect(),
            dimensions: dimensions(entry).into_iter().filter_map(|(name, value)| Some((name, value?))).collect(),
            title: &entry.title,
            body: &entry.body,
            starred: entry.starred,
            about: &entry.links,
            attachments: Vec::new(),
            created: instant(instant_of(created)),
            changed: instant(instant_of(changed)),
        }
    }

    /// An entry for people: when, title, marks as a list, the text as it was written, and what is attached.
    fn page(
        &self,
        entry: &EntryDraft,
        words: &EntryFileWords,
        (attached, beside): (&[Listed], &Beside),
        first: bool,
    ) -> String {
        let local = schedule::zone::civil(entry.at, &entry.zone).unwrap_or_else(|_| entry.at.naive_utc());
        let mut page = vec![if first { String::new() } else { "\n---\n\n".to_owned() }];
        page.push(format!("# {} ({})\n", local.format("%Y-%m-%d %H:%M"), entry.zone));
        if !entry.title.trim().is_empty() {
            page.push(format!("\n## {}\n", one_line(&entry.title)));
        }
        let mut marks = self.marks(entry, words);
        marks.extend(left_out(attached, beside).map(|names| format!("{}: {names}", words.left_out)));
        let marks: Vec<String> = marks.iter().map(|mark| format!("- {}\n", one_line(mark))).collect();
        if !marks.is_empty() {
            page.push(format!("\n{}", marks.concat()));
        }
        if !entry.body.is_empty() {
            let end = if entry.body.ends_with('\n') { "" } else { "\n" };
            page.push(format!("\n{}{end}", entry.body));
        }
        let shown: Vec<String> = attached.iter().filter_map(|listed| shown(listed, beside)).collect();
        if !shown.is_empty() {
            page.push(format!("\n{}", shown.concat()));
        }
        page.concat()
    }

    fn marks(&self, entry: &EntryDraft, words: &EntryFileWords) -> Vec<String> {
        let mut marks = Vec::new();
        if let Some(WrittenMood { word, step, steps }) = self.mood(entry) {
            marks.push(format!("{}: {word} ({step}/{steps})", words.mood));
        }
        let tags: Vec<&str> = self.tags(entry).iter().map(|tag| tag.name).collect();
        for (name, list) in [(&words.feelings, self.feelings(entry)), (&words.tags, tags)] {
            if !list.is_empty() {
                marks.push(format!("{name}: {}", list.join(", ")));
            }
        }
        let spoken = [&words.physical, &words.emotional, &words.social, &words.spiritual];
        for ((_, value), name) in dimensions(entry).into_iter().zip(spoken) {
            marks.extend(value.map(|value| format!("{name}: {value}/{}", limits::DIMENSION_MAX)));
        }
        for noted in &entry.trackers {
            let known = self.trackers.get(&noted.tracker);
            marks.extend(known.map(|known| format!("{}: {}", known.name, amount(&known.kind, noted.value, words))));
        }
        if entry.starred {
            marks.push(words.starred.clone());
        }
        marks
    }
}

fn written_attachment<'w>(listed: &'w Listed, beside: &'w Beside) -> WrittenAttachment<'w> {
    WrittenAttachment {
        name: &listed.said.name,
        description: &listed.said.description,
        kind: listed.kind,
        media_type: &listed.media_type,
        bytes: listed.bytes,
        file: beside.get(&listed.content).map(String::as_str),
    }
}

/// What it is called: in the person's words, or as the file was.
fn called(listed: &Listed) -> Option<&str> {
    [&listed.said.description, &listed.said.name].into_iter().map(|words| words.trim()).find(|words| !words.is_empty())
}

/// The names of what is attached and does not lie beside the file.
fn left_out(attached: &[Listed], beside: &Beside) -> Option<String> {
    let gone = attached.iter().filter(|listed| !beside.contains_key(&listed.content));
    let names: Vec<&str> = gone.map(|listed| called(listed).unwrap_or(&listed.media_type)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A picture as one, anything else as a link.
fn shown(listed: &Listed, beside: &Beside) -> Option<String> {
    let way = beside.get(&listed.content)?;
    let words = one_line(called(listed).unwrap_or(way));
    let words = words.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    let mark = if listed.kind == AttachmentKind::Picture { "!" } else { "" };
    Some(format!("- {mark}[{words}]({way})\n"))
}

fn dimensions(entry: &EntryDraft) -> [(&'static str, Option<u8>); 4] {
    let noted = entry.dimensions;
    [
        ("physical", noted.physical),
        ("emotional", noted.emotional),
        ("social", noted.social),
        ("spiritual", noted.spiritual),
    ]
}

/// A value of a tracker, as it is read.
fn amount(kind: &TrackerKind, value: f64, words: &EntryFileWords) -> String {
    match kind {
        TrackerKind::YesNo => (if value > 0.5 { &words.yes } else { &words.no }).clone(),
        TrackerKind::Scale { max, .. } => format!("{value}/{max}"),
        TrackerKind::Steps { words } => {
            // A whole number from 1 on, as the journal keeps it.
            let word = words.iter().zip(1_u8..).find(|(_, step)| value.total_cmp(&f64::from(*step)).is_eq());
            format!("{} ({value}/{})", word.map_or("", |(word, _)| word), words.len())
        }
        TrackerKind::Duration | TrackerKind::Time => format!("{}:{:02}", (value / 60.0).floor(), value % 60.0),
        TrackerKind::Number { unit, .. } | TrackerKind::Dose { unit, .. } => match unit {
            Some(unit) => format!("{value} {unit}"),
            None => value.to_string(),
        },
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// A name or a title without line breaks, which would end the line it stands in.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
