//! Table `directory_meeting`: a meeting as its feed tells it.

use std::collections::HashMap;

use chrono::{NaiveTime, Timelike};
use interchange::feed::{Attendance, Draft, Openness};
use rusqlite::{Row, named_params};
use schedule::duration::Duration;
use schedule::rule::{Frequency, Rule};
use schedule::series::{Length, Schedule, Series};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::model::{DirectoryChange, DirectoryMeeting, DirectoryTimes};
use crate::calendar::stored;
use crate::error::Result;
use crate::groups::{GroupJoining, GroupPoint, GroupSetting, GroupWeekday};

const WEEK: [GroupWeekday; 7] = [
    GroupWeekday::Mon,
    GroupWeekday::Tue,
    GroupWeekday::Wed,
    GroupWeekday::Thu,
    GroupWeekday::Fri,
    GroupWeekday::Sat,
    GroupWeekday::Sun,
];

/// A meeting as the table keeps it, without its place in a feed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Content {
    pub source_id: String,
    pub name: String,
    pub organiser: String,
    pub times: DirectoryTimes,
    /// Monday is 1, Sunday 64.
    pub weekdays: u8,
    /// Minutes of the civil day.
    pub starts: Option<u16>,
    pub minutes: Option<u32>,
    pub first: Option<String>,
    pub rule: Option<String>,
    /// The whole series as the calendar keeps it, where `first`, `minutes` and `rule` do not say it all.
    pub series: Option<String>,
    pub spoken: Vec<String>,
    pub zone: Option<String>,
    pub venue: String,
    pub address: String,
    pub region: String,
    pub point: Option<GroupPoint>,
    pub approximate: bool,
    pub setting: Option<GroupSetting>,
    pub suspended: bool,
    pub joining: Option<GroupJoining>,
    pub room: String,
    pub room_words: String,
    pub phone: String,
    pub web: String,
    pub email: String,
    pub languages: Vec<String>,
    pub kinds: Vec<String>,
    pub codes: Vec<String>,
    pub notes: String,
}

impl Content {
    /// What a draft says. `dated`: its first day is the file's own and not the day it was read from; what takes place once has its own day
    /// always.
    pub(super) fn of(draft: &Draft, dated: bool) -> Self {
        let series = draft.times.series();
        let kinds: Vec<String> =
            draft.types.iter().filter_map(|one| one.kind).map(|kind| kind.as_str().to_owned()).collect();
        let word =
            |one: &interchange::feed::Type| if one.word.is_empty() { one.code.clone() } else { one.word.clone() };
        let link = |link: &Option<interchange::feed::Link>| {
            link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default()
        };
        Self {
            source_id: draft.source_id.clone(),
            name: draft.name.clone(),
            organiser: draft.group.clone(),
            times: match draft.times {
                Schedule::Series(_) => DirectoryTimes::Set,
                Schedule::ByAppointment => DirectoryTimes::Appointment,
                Schedule::CallFirst => DirectoryTimes::Ask,
            },
            weekdays: series.map_or(0, weekdays),
            starts: series.filter(|series| !is_date(series)).map(|series| minute_of(series.start.civil().time())),
            minutes: series.and_then(minutes),
            first: series.filter(|series| dated || series.rule.is_none()).map(|series| series.start.to_string()),
            rule: series.and_then(|series| series.rule.as_ref()).map(|rule| rule.text().to_owned()),
            series: series.filter(|series| dated && !is_simple(series)).and_then(|_| stored::write(&draft.times).ok()),
            spoken: draft.wording.iter().map(|rule| rule.text().to_owned()).collect(),
            zone: draft.zone.clone(),
            venue: draft.venue.clone(),
            address: draft.address.clone(),
            region: draft.region.clone(),
            point: draft.coordinates.map(|place| GroupPoint { latitude: place.latitude, longitude: place.longitude }),
            approximate: draft.coordinates.is_some_and(|place| place.approximate),
            setting: match draft.attendance {
                Some(Attendance::InPerson) => Some(GroupSetting::InPerson),
                Some(Attendance::Online) => Some(GroupSetting::Online),
                Some(Attendance::Hybrid) => Some(GroupSetting::Both),
                Some(Attendance::Suspended) | None => None,
            },
            suspended: draft.attendance == Some(Attendance::Suspended),
            joining: draft.openness.map(|openness| match openness {
                Openness::Open => GroupJoining::Open,
                Openness::Closed => GroupJoining::Closed,
            }),
            room: link(&draft.room),
            room_words: draft.room_notes.clone(),
            phone: draft.phone.clone(),
            web: link(&draft.website),
            email: draft.email.clone(),
            languages: draft.languages.clone(),
            kinds: once(kinds),
            codes: once(
                draft.types.iter().filter(|one| one.kind.is_none()).map(word).map(|word| one_line(&word)).collect(),
            ),
            notes: draft.notes.clone(),
        }
    }

    /// What tells this content from any other. Written out, so that a column of a later version makes no meeting look changed.
    pub(super) fn digest(&self) -> [u8; 32] {
        let point = self.point.map(|point| [point.latitude, point.longitude]);
        let mut said = serde_json::json!([
            self.source_id,
            self.name,
            self.organiser,
            self.times,
            self.weekdays,
            self.starts,
            self.minutes,
            self.first,
            self.rule,
            self.spoken,
            self.zone,
            self.venue,
            self.address,
            self.region,
            point,
            self.approximate,
            self.setting,
            self.suspended,
            self.joining,
            self.room,
            self.room_words,
            self.phone,
            self.web,
            self.email,
            self.languages,
            self.kinds,
            self.codes,
            self.notes,
        ]);
        if let (Some(series), Some(list)) = (&self.series, said.as_array_mut()) {
            list.push(series.as_str().into());
        }
        Sha256::digest(said.to_string()).into()
    }

    /// As windows see it.
    pub(super) fn view(&self, held: &Held) -> DirectoryMeeting {
        let weekly = self.rule.as_deref().is_some_and(is_weekly);
        let rule = self.rule.clone().filter(|_| !weekly);
        DirectoryMeeting {
            id: held.id,
            feed: held.feed,
            name: self.name.clone(),
            organiser: self.organiser.clone(),
            times: self.times,
            weekdays: WEEK
                .into_iter()
                .enumerate()
                .filter(|(day, _)| self.weekdays & (1 << day) != 0)
                .map(|(_, day)| day)
                .collect(),
            starts: self
                .starts
                .and_then(|minute| NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0)),
            minutes: self.minutes,
            first: self.first.clone().filter(|_| !weekly),
            exceptions: self.series.is_some(),
            rule_unsupported: rule.as_deref().is_some_and(|rule| Rule::parse(rule).reading().is_err()),
            rule,
            spoken: self.spoken.clone(),
            said: self.said(),
            zone: self.zone.clone(),
            venue: self.venue.clone(),
            address: self.address.clone(),
            region: self.region.clone(),
            point: self.point,
            approximate: self.approximate,
            kilometres: None,
            setting: self.setting,
            suspended: self.suspended,
            joining: self.joining,
            room: self.room.clone(),
            room_secret: interchange::feed::Link::parse(&self.room).is_some_and(|link| link.has_secret()),
            room_words: self.room_words.clone(),
            phone: self.phone.clone(),
            web: self.web.clone(),
            email: self.email.clone(),
            languages: self.languages.clone(),
            kinds: self.kinds.clone(),
            codes: self.codes.clone(),
            notes: self.notes.clone(),
            change: held.change,
            saved: None,
            fits: 0,
            misses: 0,
            wishes: 0,
        }
    }
}

/// Where a meeting belongs, and what the latest reading did to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub id: Uuid,
    pub feed: Uuid,
    pub change: Option<DirectoryChange>,
    /// Of what its feed says.
    pub digest: [u8; 32],
}

/// What somebody has seen who saw this: what the feed says, or that it no longer has it.
pub(super) fn seen(held: &Held) -> [u8; 32] {
    if held.change == Some(DirectoryChange::Gone) {
        Sha256::digest([held.digest.as_slice(), b"gone"].concat()).into()
    } else {
        held.digest
    }
}

fn once(list: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for one in list {
        if !one.is_empty() && !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn is_date(series: &Series) -> bool {
    matches!(series.start, schedule::moment::Moment::Date(_))
}

pub(super) fn minute_of(time: NaiveTime) -> u16 {
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0)
}

/// The days its rule names, or that of its start.
pub(super) fn weekdays(series: &Series) -> u8 {
    use chrono::Datelike as _;
    let bit = |day: chrono::Weekday| 1_u8 << day.num_days_from_monday();
    let named = series.rule.as_ref().and_then(|rule| rule.reading().ok()).map(|reading| {
        let every_day = reading.frequency == Frequency::Daily && reading.by_day.is_empty();
        if every_day { 127 } else { reading.by_day.iter().fold(0, |days, day| days | bit(day.weekday)) }
    });
    named.filter(|days| *days != 0).unwrap_or_else(|| bit(series.start.civil().weekday()))
}

pub(super) fn minutes(series: &Series) -> Option<u32> {
    match &series.length {
        Length::Unstated => None,
        Length::Lasts(duration) => (1..=24 * 60).find(|minutes| Duration::minutes(*minutes) == *duration),
        Length::Until(end) => {
            let minutes = (end.civil() - series.start.civil()).num_minutes();
            u32::try_from(minutes).ok().filter(|minutes| (1..=24 * 60).contains(minutes))
        }
    }
}

/// Whether its first time, its minutes and its rule say it all.
fn is_simple(series: &Series) -> bool {
    series.excluded.is_empty()
        && series.added.is_empty()
        && series.overrides.is_empty()
        && (series.length == Length::Unstated || minutes(series).is_some())
}

/// Every week on some days, for ever.
fn is_weekly(rule: &str) -> bool {
    let rule = Rule::parse(rule);
    let parts: Vec<(&str, &str)> = rule.parts().collect();
    parts.contains(&("FREQ", "WEEKLY")) && parts.iter().all(|(name, _)| ["FREQ", "BYDAY", "WKST"].contains(name))
}

const SEPARATOR: &str = "\n";

fn lines(list: &[String]) -> String {
    list.join(SEPARATOR)
}

fn split(text: &str, separator: &str) -> Vec<String> {
    text.split(separator).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

const COLUMNS: &str = "source_id, name, organiser, times, weekdays, starts, minutes, first, rule, series, spoken, zone, venue, address, region, \
    latitude, longitude, approximate, setting, suspended, joining, room, room_words, phone, web, email, languages, kinds, codes, notes";

fn content(row: &Row<'_>) -> rusqlite::Result<Content> {
    let text = |column: &str| row.get::<_, String>(column);
    let (latitude, longitude): (Option<f64>, Option<f64>) = (row.get("latitude")?, row.get("longitude")?);
    Ok(Content {
        source_id: text("source_id")?,
        name: text("name")?,
        organiser: text("organiser")?,
        times: match text("times")?.as_str() {
            "set" => DirectoryTimes::Set,
            "appointment" => DirectoryTimes::Appointment,
            _ => DirectoryTimes::Ask,
        },
        weekdays: row.get("weekdays")?,
        starts: row.get("starts")?,
        minutes: row.get("minutes")?,
        first: row.get("first")?,
        rule: row.get("rule")?,
        series: row.get("series")?,
        spoken: split(&text("spoken")?, SEPARATOR),
        zone: row.get("zone")?,
        venue: text("venue")?,
        address: text("address")?,
        region: text("region")?,
        point: latitude.zip(longitude).map(|(latitude, longitude)| GroupPoint { latitude, longitude }),
        approximate: row.get("approximate")?,
        setting: row.get("setting")?,
        suspended: row.get("suspended")?,
        joining: row.get("joining")?,
        room: text("room")?,
        room_words: text("room_words")?,
        phone: text("phone")?,
        web: text("web")?,
        email: text("email")?,
        languages: split(&text("languages")?, " "),
        kinds: split(&text("kinds")?, " "),
        codes: split(&text("codes")?, SEPARATOR),
        notes: text("notes")?,
    })
}

/// What is known of a meeting when its feed is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub key: i64,
    pub digest: [u8; 32],
    pub gone: bool,
}

/// The meetings of a feed by their source id.
pub(super) fn known(reader: Reader<'_>, feed: i64) -> Result<HashMap<String, Known>> {
    let rows = reader.query_all(
        "SELECT source_id, key, digest, gone IS NOT NULL FROM directory_meeting WHERE feed = ?1",
        [feed],
        |row| Ok((row.get(0)?, Known { key: row.get(1)?, digest: row.get(2)?, gone: row.get(3)? })),
    )?;
    Ok(rows.into_iter().collect())
}

/// The names of some of the meetings of a feed that are known by these keys.
pub(super) fn names(reader: Reader<'_>, keys: impl Iterator<Item = i64>) -> Result<Vec<String>> {
    let name = |key| reader.query_row("SELECT name FROM directory_meeting WHERE key = ?1", [key], |row| row.get(0));
    Ok(keys.map(name).collect::<Result<_, _>>()?)
}

/// What is kept of a meeting, by its key; its zone only where it names one itself.
pub(super) fn content_of(reader: Reader<'_>, key: i64) -> Result<Content> {
    Ok(reader.query_row(&format!("SELECT {COLUMNS} FROM directory_meeting WHERE key = ?1"), [key], content)?)
}

/// Every meeting of every feed.
pub(super) fn all(reader: Reader<'_>) -> Result<Vec<(Held, Content)>> {
    let columns: Vec<String> = COLUMNS.split(',').map(|column| format!("m.{}", column.trim())).collect();
    let sql = format!(
        "SELECT {}, m.id AS meeting_id, m.digest, f.id AS feed_id, f.zone AS feed_zone,
           CASE WHEN m.gone IS NOT NULL THEN 3
                WHEN f.last_read = f.first_read THEN 0
                WHEN m.added = f.last_read THEN 1
                WHEN m.changed = f.last_read THEN 2 ELSE 0 END AS latest
         FROM directory_meeting m JOIN directory_feed f ON f.key = m.feed WHERE f.deleted = 0 ORDER BY m.key",
        columns.join(", "),
    );
    Ok(reader.query_all(&sql, (), |row| {
        let change = match row.get::<_, u8>("latest")? {
            1 => Some(DirectoryChange::New),
            2 => Some(DirectoryChange::Changed),
            3 => Some(DirectoryChange::Gone),
            _ => None,
        };
        let held = Held {
            id: Uuid::from_bytes(row.get("meeting_id")?),
            feed: Uuid::from_bytes(row.get("feed_id")?),
            change,
            digest: row.get("digest")?,
        };
        let mut content = content(row)?;
        if content.zone.is_none() {
            content.zone = row.get("feed_zone")?;
        }
        Ok((held, content))
    })?)
}

/// Adds a meeting.
pub(super) fn add(writer: Writer<'_>, feed: i64, id: Uuid, content: &Content, read_at: i64) -> Result<()> {
    let placeholders: String =
        COLUMNS.split(',').map(|column| format!(":{}", column.trim())).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "INSERT INTO directory_meeting (id, feed, digest, added, changed, {COLUMNS})
         VALUES (:id, :feed, :digest, :read, :read, {placeholders})"
    );
    put(
        writer,
        &sql,
        named_params! { ":id": id.into_bytes(), ":feed": feed, ":digest": content.digest(), ":read": read_at },
        content,
    )
}

/// Gives a known meeting new content.
pub(super) fn change(writer: Writer<'_>, key: i64, content: &Content, read_at: i64) -> Result<()> {
    let settings: String =
        COLUMNS.split(',').map(str::trim).map(|column| format!("{column} = :{column}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "UPDATE directory_meeting SET digest = :digest, changed = :read, gone = NULL, {settings} WHERE key = :key"
    );
    put(writer, &sql, named_params! { ":key": key, ":digest": content.digest(), ":read": read_at }, content)
}

fn put(writer: Writer<'_>, sql: &str, own: &[(&str, &dyn rusqlite::ToSql)], content: &Content) -> Result<()> {
    let times = match content.times {
        DirectoryTimes::Set => "set",
        DirectoryTimes::Appointment => "appointment",
        DirectoryTimes::Ask => "ask",
    };
    let (spoken, languages) = (lines(&content.spoken), content.languages.join(" "));
    let (kinds, codes) = (content.kinds.join(" "), lines(&content.codes));
    let (latitude, longitude) = (content.point.map(|point| point.latitude), content.point.map(|point| point.longitude));
    let shared = named_params! {
        ":source_id": content.source_id, ":name": content.name, ":organiser": content.organiser, ":times": times,
        ":weekdays": content.weekdays, ":starts": content.starts, ":minutes": content.minutes, ":first": content.first,
        ":rule": content.rule, ":series": content.series, ":spoken": spoken, ":zone": content.zone, ":venue": content.venue, ":address": content.address,
        ":region": content.region, ":latitude": latitude, ":longitude": longitude, ":approximate": content.approximate,
        ":setting": content.setting, ":suspended": content.suspended, ":joining": content.joining, ":room": content.room,
        ":room_words": content.room_words, ":phone": content.phone, ":web": content.web, ":email": content.email,
        ":languages": languages, ":kinds": kinds, ":codes": codes, ":notes": content.notes,
    };
    let all: Vec<(&str, &dyn rusqlite::ToSql)> = own.iter().chain(shared).copied().collect();
    writer.prepare_cached(sql)?.execute(all.as_slice())?;
    Ok(())
}

/// Marks a meeting as gone since a reading.
pub(super) fn mark_gone(writer: Writer<'_>, key: i64, read_at: i64) -> Result<()> {
    writer.prepare_cached("UPDATE directory_meeting SET gone = ?2 WHERE key = ?1")?.execute((key, read_at))?;
    Ok(())
}

/// Takes all meetings of a feed out.
pub(super) fn clear(writer: Writer<'_>, feed: i64) -> Result<()> {
    writer.execute("DELETE FROM directory_meeting WHERE feed = ?1", [feed])?;
    Ok(())
}

/// How many there are.
pub(super) fn count(reader: Reader<'_>) -> Result<usize> {
    let count: i64 = reader.query_row("SELECT count(*) FROM directory_meeting", (), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}
