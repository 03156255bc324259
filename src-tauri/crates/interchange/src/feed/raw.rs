//! From the fields of a row to a draft: the same for every format of rows.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime, Weekday};
use schedule::{rule::Rule, series::Schedule};

use super::{
    Asked, Attendance, Coordinates, Draft, Field, Limits, Link, Meaning, Problem, ProblemCode, Type, Wording,
    times::{minutes_between, monthly, once, weekly},
    wording,
    words::{attendance, language_tag, length},
    zone_name,
};
use crate::html;

/// The fields of one meeting as text, in the words of whoever wrote them. Empty where nothing is said.
#[derive(Debug, Clone, Default)]
pub(crate) struct Raw {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) group: String,
    /// `None` where what is written is no day.
    pub(crate) days: Option<Vec<Weekday>>,
    /// The weeks of the month the days are of, where that is said and can mean one thing only.
    pub(crate) rule: Option<Rule>,
    /// The one day it is on.
    pub(crate) date: Option<NaiveDate>,
    /// When it is has to be asked; why, was said already.
    pub(crate) asks: bool,
    pub(crate) time: String,
    pub(crate) end: String,
    /// `HH:MM`, or minutes.
    pub(crate) length: String,
    pub(crate) zone: String,
    /// Zones that words may mean which can mean others as well; to be asked about.
    pub(crate) zone_hints: Vec<String>,
    pub(crate) venue: String,
    pub(crate) address: String,
    pub(crate) region: String,
    pub(crate) latitude: String,
    pub(crate) longitude: String,
    pub(crate) approximate: bool,
    pub(crate) attendance: String,
    pub(crate) room: String,
    pub(crate) room_notes: String,
    pub(crate) phone: String,
    pub(crate) website: String,
    pub(crate) email: String,
    pub(crate) language: String,
    pub(crate) types: Vec<(Type, Option<Meaning>)>,
    pub(crate) notes: Vec<String>,
}

/// What becomes of rows: drafts and problems, within limits.
pub(crate) struct Shop<'a> {
    pub(crate) limits: &'a Limits,
    asked_zone: Option<String>,
    asked: &'a Asked,
    drafts: Vec<Draft>,
    problems: Vec<Problem>,
    /// Ids so far, with the place of the draft that has it.
    ids: HashMap<String, usize>,
    /// The last number behind an id that more than one has.
    marks: HashMap<String, u32>,
    /// Zones that were looked up.
    zones: HashMap<String, Option<String>>,
    /// The row at hand.
    at: u32,
}

impl<'a> Shop<'a> {
    pub(crate) fn new(asked: &'a Asked, limits: &'a Limits) -> Self {
        let asked_zone = asked.zone.as_deref().and_then(zone_name);
        Self {
            limits,
            asked_zone,
            asked,
            drafts: Vec::new(),
            problems: Vec::new(),
            ids: HashMap::new(),
            marks: HashMap::new(),
            zones: HashMap::new(),
            at: 0,
        }
    }

    /// The row that problems are about from now on.
    pub(crate) fn turn_to(&mut self, at: u32) {
        self.at = at;
    }

    pub(crate) fn repaired(&mut self, field: Field, code: ProblemCode) {
        self.say(Problem { at: self.at, field: Some(field), code, left_out: false });
    }

    pub(crate) fn left_out(&mut self, code: ProblemCode) {
        self.say(Problem { at: self.at, field: None, code, left_out: true });
    }

    pub(crate) fn say(&mut self, problem: Problem) {
        let last = Problem { at: problem.at, field: None, code: ProblemCode::More, left_out: false };
        match self.problems.len() {
            full if full >= self.limits.problems => {}
            one_left if one_left + 1 == self.limits.problems => self.problems.push(last),
            _ => self.problems.push(problem),
        }
    }

    /// Takes a finished draft in. Its id is made unique among those of the file; the same meeting again is left out.
    pub(crate) fn take(&mut self, mut draft: Draft) {
        if draft.source_id.is_empty() {
            draft.source_id = format!("{}|{}", draft.name, draft.at);
        }
        let first = self.ids.get(&draft.source_id).and_then(|place| self.drafts.get(*place));
        if let Some(first) = first {
            if (Draft { at: first.at, ..draft.clone() }) == *first {
                return self.left_out(ProblemCode::Repeated);
            }
            // Numbered on from the last, so that a file of one id costs no square of its rows.
            let mut taken = draft.source_id.clone();
            while self.ids.contains_key(&taken) {
                let mark = self.marks.entry(draft.source_id.clone()).and_modify(|mark| *mark += 1).or_insert(2_u32);
                taken = format!("{}~{mark}", draft.source_id);
            }
            draft.source_id = taken;
            self.repaired(Field::SourceId, ProblemCode::SameId);
        }
        self.ids.insert(draft.source_id.clone(), self.drafts.len());
        self.drafts.push(draft);
    }

    pub(crate) fn done(self) -> (Vec<Draft>, Vec<Problem>) {
        (self.drafts, self.problems)
    }

    /// A text in one line, without entities, cut at the limit.
    pub(crate) fn line(&mut self, text: &str, field: Field) -> String {
        let most = self.limits.line;
        if text.len() <= most && is_plain_line(text) {
            return text.to_owned();
        }
        // Entities take more room than what they stand for.
        let text = self.cut(text.to_owned(), most.saturating_mul(4), field);
        let line = html::to_line(&text.replace(|c: char| c.is_control() && !c.is_whitespace(), ""));
        self.cut(line, most, field)
    }

    pub(crate) fn notes(&mut self, parts: &[String]) -> String {
        let most = self.limits.notes;
        let mut whole: Vec<String> = Vec::new();
        for part in parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
            let part = self.cut(part.to_owned(), most.saturating_mul(4), Field::Notes);
            let part = html::to_markdown(&part.replace(|c: char| c.is_control() && c != '\n' && c != '\t', ""));
            if !whole.contains(&part) {
                whole.push(part);
            }
        }
        self.cut(whole.join("\n\n"), most, Field::Notes)
    }

    fn cut(&mut self, mut text: String, most: usize, field: Field) -> String {
        if let Some((end, _)) = text.char_indices().nth(most) {
            text.truncate(end);
            self.repaired(field, ProblemCode::Cut);
        }
        text
    }

    pub(crate) fn link(&mut self, text: &str, field: Field) -> Option<Link> {
        if text.trim().is_empty() {
            return None;
        }
        let link = Some(text).filter(|text| text.chars().count() <= self.limits.link).and_then(Link::parse);
        if link.is_none() {
            self.repaired(field, ProblemCode::LinkRefused);
        }
        link
    }

    /// Makes the draft of a row and takes it in.
    pub(crate) fn finish(&mut self, raw: &Raw) {
        self.finish_as(raw, None);
    }

    /// The same for prose: the words about weeks are known to be these, and not any that stand somewhere in the notes; and a meeting
    /// without a name is kept, because somebody looks at it before it is saved.
    pub(crate) fn finish_with(&mut self, raw: &Raw, spoken: Wording) {
        self.finish_as(raw, Some(spoken));
    }

    fn finish_as(&mut self, raw: &Raw, spoken: Option<Wording>) {
        let is_prose = spoken.is_some();
        let name = self.line(&raw.name, Field::Name);
        let group = self.line(&raw.group, Field::Group);
        let venue = self.line(&raw.venue, Field::Venue);
        // A text may name the house and not the group.
        let house = if is_prose { &name } else { &venue };
        let named = [&name, &group, house].into_iter().find(|text| !text.is_empty()).cloned();
        let name = match named {
            Some(name) => name,
            None if is_prose => String::new(),
            None => return self.left_out(ProblemCode::NameMissing),
        };
        if raw.name.trim().is_empty() {
            self.repaired(Field::Name, ProblemCode::NameMissing);
        }
        let zone = self.zone(&raw.zone);
        let times = self.times(raw, zone.as_deref());
        let notes = self.notes(&raw.notes);
        let wording = self.wording(&format!("{name}\n{notes}"), spoken, &times, raw);
        let room = self.link(&raw.room, Field::Room);
        let address = self.line(&raw.address, Field::Address);
        let mut draft = Draft {
            at: self.at,
            source_id: self.line(&raw.id, Field::SourceId),
            times,
            wording,
            zone_hints: if zone.is_none() { raw.zone_hints.clone() } else { Vec::new() },
            zone,
            venue,
            region: self.line(&raw.region, Field::Region),
            coordinates: self.coordinates(raw),
            attendance: None,
            room_notes: self.line(&raw.room_notes, Field::RoomNotes),
            phone: self.phone(&raw.phone),
            website: self.link(&raw.website, Field::Website),
            email: self.email(&raw.email),
            openness: None,
            languages: Vec::new(),
            types: Vec::new(),
            name,
            group,
            address,
            room,
            notes,
        };
        self.types(raw, &mut draft);
        draft.attendance =
            self.attendance(&raw.attendance).or(draft.attendance).or_else(|| guess_attendance(&draft, is_prose));
        self.take(draft);
    }

    fn zone(&mut self, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            return self.asked_zone.clone();
        }
        // A feed names the same few again and again.
        if self.zones.len() >= 1_000 {
            self.zones.clear();
        }
        let zone = self.zones.entry(text.to_owned()).or_insert_with(|| zone_name(text)).clone();
        if zone.is_none() {
            self.repaired(Field::Zone, ProblemCode::ZoneUnknown);
        }
        zone.or_else(|| self.asked_zone.clone())
    }

    fn times(&mut self, raw: &Raw, zone: Option<&str>) -> Schedule {
        if raw.asks {
            return Schedule::CallFirst;
        }
        let says_time = !raw.time.trim().is_empty();
        let time = super::clock(&raw.time);
        let days = raw.days.as_deref().unwrap_or_default();
        let fault = match (&raw.days, says_time, time) {
            (None, _, _) => Some((Field::Day, ProblemCode::DayUnreadable)),
            (Some(days), false, _) if days.is_empty() => return Schedule::ByAppointment,
            (Some(days), true, _) if days.is_empty() => Some((Field::Day, ProblemCode::DayMissing)),
            (Some(_), false, _) => Some((Field::Time, ProblemCode::TimeMissing)),
            (Some(_), true, None) => Some((Field::Time, ProblemCode::TimeUnreadable)),
            (Some(_), true, Some(_)) => None,
        };
        if let Some((field, code)) = fault {
            self.repaired(field, code);
            return Schedule::CallFirst;
        }
        let series = time.and_then(|time| {
            let (minutes, from) = (self.minutes(raw, time), self.asked.from);
            match (raw.date, &raw.rule) {
                (Some(date), _) => Some(once(date, time, minutes, zone)),
                (None, Some(rule)) => monthly(rule, time, minutes, zone, from),
                (None, None) => weekly(days, time, minutes, zone, from),
            }
        });
        series.map_or(Schedule::CallFirst, |series| Schedule::Series(Box::new(series)))
    }

    fn minutes(&mut self, raw: &Raw, start: NaiveTime) -> Option<u32> {
        if !raw.end.trim().is_empty() {
            let end = super::clock(&raw.end);
            if end.is_none() {
                self.repaired(Field::End, ProblemCode::EndUnreadable);
            }
            return end.and_then(|end| minutes_between(start, end));
        }
        let text = raw.length.trim();
        if text.is_empty() {
            return None;
        }
        let minutes = length(text);
        if minutes.is_none() {
            self.repaired(Field::Length, ProblemCode::EndUnreadable);
        }
        minutes.filter(|minutes| *minutes > 0)
    }

    fn wording(&mut self, text: &str, spoken: Option<Wording>, times: &Schedule, raw: &Raw) -> Vec<Rule> {
        let days = raw.days.as_deref().unwrap_or_default();
        if times.series().is_none() || days.is_empty() {
            return Vec::new();
        }
        let mut found = spoken.unwrap_or_else(|| wording(text, days));
        // Words that say once more what the times say.
        found.rules.retain(|rule| raw.rule.as_ref() != Some(rule));
        if found.rules.is_empty() {
            return Vec::new();
        }
        let code = if found.unclear { ProblemCode::RuleUnclear } else { ProblemCode::OtherRuleInWords };
        self.repaired(Field::Rule, code);
        found.rules
    }

    fn coordinates(&mut self, raw: &Raw) -> Option<Coordinates> {
        let [latitude, longitude] = [&raw.latitude, &raw.longitude].map(|text| text.trim());
        if latitude.is_empty() && longitude.is_empty() {
            return None;
        }
        let [north, east] = [latitude, longitude].map(|text| text.replace(',', ".").parse::<f64>().unwrap_or(f64::NAN));
        let found = Coordinates::new(north, east);
        // Programs write 0,0 where they know nothing: no mistake of this row.
        if found.is_none() && !(north == 0.0 && east == 0.0) {
            self.repaired(Field::Coordinates, ProblemCode::CoordinatesOutside);
        }
        found.map(|place| Coordinates { approximate: raw.approximate, ..place })
    }

    pub(crate) fn phone(&mut self, text: &str) -> String {
        let text = text.trim();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let dialled = text.chars().all(|c| c.is_ascii_alphanumeric() || " +-().,;/#*~:".contains(c));
        if text.is_empty() {
            return String::new();
        }
        if !(3..=60).contains(&digits) || text.len() > 120 || !dialled {
            self.repaired(Field::Phone, ProblemCode::PhoneUnreadable);
            return String::new();
        }
        text.to_owned()
    }

    fn email(&mut self, text: &str) -> String {
        let text = text.trim();
        let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._+-".contains(c));
        match text.split_once('@') {
            _ if text.is_empty() => String::new(),
            Some((name, host)) if plain(name) && plain(host) && host.contains('.') && text.len() <= 254 => {
                text.to_owned()
            }
            _ => {
                self.repaired(Field::Email, ProblemCode::WordUnknown);
                String::new()
            }
        }
    }

    fn types(&mut self, raw: &Raw, draft: &mut Draft) {
        if raw.types.len() > self.limits.list {
            self.repaired(Field::Types, ProblemCode::Cut);
        }
        for (kind, meaning) in raw.types.iter().take(self.limits.list) {
            match meaning {
                Some(Meaning::Openness(openness)) => draft.openness = Some(*openness),
                Some(Meaning::Language(language)) => add(&mut draft.languages, (*language).to_owned()),
                Some(Meaning::Attendance(attendance)) => draft.attendance = Some(*attendance),
                Some(Meaning::Kind(found)) => add(&mut draft.types, Type { kind: Some(*found), ..kind.clone() }),
                None => add(&mut draft.types, kind.clone()),
            }
        }
        for language in raw.language.split([',', ';', '/', ' ']).filter(|language| !language.is_empty()) {
            match language_tag(language) {
                Some(tag) => add(&mut draft.languages, tag),
                None => self.repaired(Field::Language, ProblemCode::WordUnknown),
            }
        }
    }

    fn attendance(&mut self, text: &str) -> Option<Attendance> {
        let found = attendance(text);
        if found.is_none() && text.chars().any(|c| c.is_ascii_alphanumeric()) {
            self.repaired(Field::Attendance, ProblemCode::WordUnknown);
        }
        found
    }
}

/// Where the feed does not say it, a room and no place is online, a room and a place both; a place alone is in person. In prose a number is one
/// to ask at, and a place may have been overlooked.
fn guess_attendance(draft: &Draft, prose: bool) -> Option<Attendance> {
    let room = draft.room.is_some() || (!prose && !draft.phone.is_empty());
    let place = !draft.address.is_empty() || !draft.venue.is_empty();
    match (place, room) {
        (true, true) => Some(Attendance::Hybrid),
        (true, false) => Some(Attendance::InPerson),
        (false, true) if prose => None,
        (false, true) => Some(Attendance::Online),
        (false, false) => None,
    }
}

/// Whether a text is a line as it stands: no tag, no entity, no control character, and no space that would go.
fn is_plain_line(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte) && !matches!(byte, b'<' | b'&'))
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
}

fn add<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}
