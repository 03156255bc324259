//! Meetings in what somebody copied from a page or a letter.
//!
//! Only what stands in the text is taken, and everything is an offer that a person looks at: a time that may be morning or evening is no
//! time, a number is a telephone only where nothing says it is something else, and of two readings of a rule both are offered. The text itself is kept
//! as notes.

mod clock;
mod dated;
mod letter;
mod named;
mod scan;
mod spots;
mod words;
mod zones;

use chrono::{Datelike as _, NaiveDate, NaiveTime};

use self::letter::Part;
use self::scan::{Found, Time, When, line};
use self::spots::Spot;
use crate::feed::{
    Asked, Attendance, Clock, Draft, Field, Limits, Link, Meaning, Problem, ProblemCode, Raw, Refused, Shop, Type,
    Wording, cell, decode, say_how_decoded, wording,
};

/// Characters of a text that are looked at; a page copied whole is longer.
const LONGEST: usize = 40_000;
/// Times of one text; more is a list and no description of a group.
const MOST_TIMES: usize = 20;

/// Reads a text. Each time it names is a draft; a text that names none is one draft without.
pub fn parse(bytes: &[u8], asked: &Asked, limits: &Limits) -> Result<(Vec<Draft>, Vec<Problem>), Refused> {
    let decoded = decode(bytes, limits)?;
    if decoded.text.contains('\0') {
        return Err(Refused::OtherFormat);
    }
    let mut shop = Shop::new(asked, limits);
    say_how_decoded(&decoded, &mut shop);
    let text: String = decoded.text.chars().take(LONGEST).collect();
    if text.len() < decoded.text.len() {
        shop.say(Problem { at: 1, field: Some(Field::Notes), code: ProblemCode::Cut, left_out: false });
    }
    // What a letter quotes stands behind marks.
    let lines: Vec<&str> = text.lines().map(|line| line.trim_start_matches(['>', ' ', '\t']).trim_end()).collect();
    let parts = letter::parts(&lines);
    let mut read = Read::default();
    for (number, (content, part)) in lines.iter().zip(&parts).enumerate() {
        let at = u32::try_from(number + 1).unwrap_or(u32::MAX);
        read.line(content, at, *part, &mut shop);
    }
    let body = |(line, part): (&&'_ str, &Part)| if *part == Part::Body { (*line).to_owned() } else { String::new() };
    let body: Vec<String> = lines.iter().zip(&parts).map(body).collect();
    read.finish(&text, &body, &mut shop);
    Ok(shop.done())
}

/// A name stands in one of so many lines at the beginning, where nothing says that it is one.
const HEADINGS: usize = 3;

/// What was found so far.
#[derive(Default)]
struct Read {
    raw: Raw,
    /// Days that a time which follows belongs to, with the text they stand in.
    when: When,
    /// The line the days stand in.
    spoken: String,
    slots: Vec<Slot>,
    named: bool,
    /// Lines so far that are not empty.
    lines: usize,
}

/// A time with its days.
struct Slot {
    at: u32,
    when: When,
    time: Time,
    spoken: String,
    /// The place its line names.
    spot: Option<Spot>,
}

/// Words before a colon, and what they introduce.
const LABELS: [(&str, &[&str]); 7] = [
    ("name", &["name", "group", "gruppe", "meeting"]),
    ("place", &["where", "location", "place", "address", "venue", "ort", "wo", "adresse", "treffpunkt"]),
    ("phone", &["phone", "tel", "telephone", "telefon", "call", "mobile"]),
    ("email", &["email", "e-mail", "mail"]),
    ("language", &["language", "languages", "sprache"]),
    (
        "when",
        &[
            "when",
            "wann",
            "time",
            "times",
            "day",
            "days",
            "date",
            "dates",
            "next meeting",
            "next meetings",
            "zeit",
            "zeiten",
            "uhrzeit",
            "tag",
            "termin",
            "termine",
            "datum",
            "nächstes treffen",
            "nächster termin",
            "nächste termine",
        ],
    ),
    (
        "other",
        &[
            "topic",
            "thema",
            "cost",
            "kosten",
            "contact",
            "kontakt",
            "format",
            "who",
            "wer",
            "info",
            "notes",
            "facilitator",
            "leitung",
            "ansprechpartnerin",
            "ansprechpartner",
            "zoom",
            "link",
            "website",
            "web",
            "webseite",
            "for whom",
            "für wen",
        ],
    ),
];

impl Read {
    fn line(&mut self, content: &str, at: u32, part: Part, shop: &mut Shop<'_>) {
        shop.turn_to(at);
        if content.is_empty() || part == Part::Around {
            return;
        }
        let (label, value) = labelled(content);
        let found = line(content);
        self.links(&found, shop);
        if part == Part::Signature {
            // Whoever wrote is not the group: only the page stays.
            return;
        }
        self.contact(label, value, &found, shop);
        let greets = found.times.is_empty() && letter::is_greeting(content);
        if !greets {
            self.sentence(label, content, &found);
        }
        let spot = self.about(label, value, content, &found, greets);
        self.lines += usize::from(!greets);
        if !found.when.is_empty() {
            self.when.clone_from(&found.when);
            content.clone_into(&mut self.spoken);
        }
        self.zone(&found, shop);
        for time in found.times {
            if self.slots.len() == MOST_TIMES {
                shop.repaired(Field::Time, ProblemCode::Cut);
                break;
            }
            let when = time.when.clone().unwrap_or_else(|| self.when.clone());
            self.slots.push(Slot { at, when, time, spoken: self.spoken.clone(), spot: spot.clone() });
        }
    }

    /// What the line says by its label, or by how it is written. The answer is the place it names.
    fn about(
        &mut self,
        label: Option<&'static str>,
        value: &str,
        content: &str,
        found: &Found,
        greets: bool,
    ) -> Option<Spot> {
        let is_name = !greets && self.raw.name.is_empty() && self.lines < HEADINGS && is_heading(content, found);
        let spot = match label {
            Some("name") if !self.named && found.times.is_empty() && Link::parse(value).is_none() => {
                value.clone_into(&mut self.raw.name);
                self.named = true;
                None
            }
            Some("place") if !words::is_only(value) && Link::parse(value).is_none() => {
                Some(spots::spot(&format!("at {value}"), false).unwrap_or_else(|| Spot::Address(value.to_owned())))
            }
            Some("language") if self.raw.language.is_empty() => {
                value.clone_into(&mut self.raw.language);
                None
            }
            // What stands alone further down is a greeting or a heading of a part.
            _ if is_name => {
                content.clone_into(&mut self.raw.name);
                None
            }
            None if scan::is_address(content) && found.times.is_empty() && spots::spot(content, false).is_none() => {
                Some(Spot::Address(content.trim_end_matches(['.', ',']).to_owned()))
            }
            None | Some("when") => spots::spot(content, says_when(found) || speaks_of_meeting(content))
                .or_else(|| spots::stands_alone(content).filter(|_| label.is_none() && found.times.is_empty())),
            _ => None,
        };
        if let Some(spot) = &spot {
            put(&mut self.raw, spot);
        }
        spot
    }

    fn zone(&mut self, found: &Found, shop: &mut Shop<'_>) {
        if self.raw.zone.is_empty() {
            self.raw.zone.clone_from(&found.zones.sure);
        }
        if self.raw.zone_hints.is_empty() {
            self.raw.zone_hints.clone_from(&found.zones.may);
        }
        if found.zones.unknown {
            shop.repaired(Field::Zone, ProblemCode::ZoneUnknown);
        }
    }

    /// "Harbour Circle meets every 2nd Tuesday": a line that says when may begin with who.
    fn sentence(&mut self, label: Option<&str>, content: &str, found: &Found) {
        if label.is_none()
            && says_when(found)
            && self.raw.name.is_empty()
            && self.lines < HEADINGS
            && let Some(name) = named::name(content)
        {
            self.raw.name = name;
        }
    }

    fn links(&mut self, found: &Found, shop: &mut Shop<'_>) {
        for text in &found.links {
            let Some(link) = shop.link(text, Field::Website) else { continue };
            let slot = if link.is_room() { &mut self.raw.room } else { &mut self.raw.website };
            if slot.is_empty() {
                link.as_str().clone_into(slot);
            }
        }
        if found.dangerous {
            shop.repaired(Field::Website, ProblemCode::LinkRefused);
        }
    }

    fn contact(&mut self, label: Option<&str>, value: &str, found: &Found, shop: &mut Shop<'_>) {
        if self.raw.email.is_empty()
            && let Some(email) = &found.email
        {
            self.raw.email.clone_from(email);
        }
        if self.raw.phone.is_empty() {
            match &found.phone {
                Some(phone) => self.raw.phone.clone_from(phone),
                None if label == Some("phone") && found.email.is_none() => self.raw.phone = shop.phone(value),
                None => {}
            }
        }
        if found.secret && self.raw.room_notes.is_empty() {
            value.clone_into(&mut self.raw.room_notes);
        }
    }

    fn finish(mut self, text: &str, lines: &[String], shop: &mut Shop<'_>) {
        self.raw.notes = vec![text.to_owned()];
        self.raw.types = words::kinds(text);
        let slots = std::mem::take(&mut self.slots);
        let said = Sayings::of(lines, &slots);
        if slots.is_empty() {
            shop.turn_to(1);
            shop.repaired(Field::Time, ProblemCode::NoTimes);
            // A day whose time nobody told is no appointment, and nor is a text about something else.
            self.raw.asks = !(words::by_appointment(text) && self.when.is_empty());
            self.raw.days = Some(Vec::new());
            said.say(&mut self.raw, None);
            return shop.finish_with(&self.raw, Wording::default());
        }
        for slot in &slots {
            shop.turn_to(slot.at);
            let mut raw = self.raw.clone();
            said.say(&mut raw, Some(slot));
            match slot.when.dates.as_slice() {
                [] => take(raw, slot, None, shop),
                dates => dates.iter().take(MOST_TIMES).for_each(|date| take(raw.clone(), slot, Some(*date), shop)),
            }
        }
    }
}

/// Makes the draft of a time, or of one date of it.
fn take(mut raw: Raw, slot: &Slot, date: Option<NaiveDate>, shop: &mut Shop<'_>) {
    let written = |time: NaiveTime| time.format("%H:%M").to_string();
    let said = slot.time.said;
    match said.start {
        Clock::At(time) => raw.time = written(time),
        Clock::Unclear => {
            shop.repaired(Field::Time, ProblemCode::HalfOfDayUnclear);
            raw.asks = true;
        }
    }
    if said.supposed {
        shop.repaired(Field::Time, ProblemCode::EveningSupposed);
    }
    raw.end = said.end.map(written).unwrap_or_default();
    let days = &slot.when.days;
    raw.days = Some(days.clone());
    raw.id = format!("{}|{days:?}|{}", raw.name, raw.time);
    if let Some(date) = date {
        raw.id = format!("{}|{date}|{}", raw.name, raw.time);
        // A day of the week that is not the one of the date is a mistake somebody has to ask about.
        let fits = days.is_empty() || days.contains(&date.weekday());
        raw.date = Some(date);
        raw.days = fits.then(|| vec![date.weekday()]);
        return shop.finish_with(&raw, Wording::default());
    }
    if let Some(problem) = slot.when.problem {
        shop.repaired(Field::Day, problem);
        raw.asks = true;
    }
    // The words about weeks that stand with these days, and no others of the text.
    let spoken = wording(&slot.spoken, days);
    shop.finish_with(&raw, spoken);
}

fn put(raw: &mut Raw, spot: &Spot) {
    let (field, text) = match spot {
        Spot::Address(address) => (&mut raw.address, address),
        Spot::House(house) => (&mut raw.venue, house),
    };
    if field.is_empty() {
        field.clone_from(text);
    }
}

/// Where and for whom, as the lines of the times say it and as the rest of the text does.
struct Sayings<'t> {
    lines: &'t [String],
    rest: String,
    several: bool,
}

impl<'t> Sayings<'t> {
    fn of(lines: &'t [String], slots: &[Slot]) -> Self {
        let of_slot = |at: usize| slots.iter().any(|slot| usize::try_from(slot.at).is_ok_and(|line| line == at + 1));
        let rest: Vec<&str> =
            lines.iter().enumerate().filter(|(at, _)| !of_slot(*at)).map(|(_, line)| line.as_str()).collect();
        Self { lines, rest: rest.join("\n"), several: slots.len() > 1 }
    }

    /// What a line says goes before what the rest of the text does.
    fn say(&self, raw: &mut Raw, slot: Option<&Slot>) {
        let at = slot.and_then(|slot| usize::try_from(slot.at).ok()?.checked_sub(1));
        let own = at.and_then(|at| self.lines.get(at)).map(String::as_str).unwrap_or_default();
        if let Some(openness) = words::openness(own).or_else(|| words::openness(&self.rest)) {
            raw.types.push((
                Type { code: String::new(), word: String::new(), kind: None },
                Some(Meaning::Openness(openness)),
            ));
        }
        let here = words::places(own);
        if let Some(spot) = slot.and_then(|slot| slot.spot.as_ref()).filter(|_| self.several) {
            (raw.venue, raw.address) = (String::new(), String::new());
            put(raw, spot);
        } else if self.several && here.online && !here.in_person {
            // The place is that of another time.
            (raw.venue, raw.address) = (String::new(), String::new());
        }
        let place = !raw.address.is_empty() || !raw.venue.is_empty();
        let (mut there, mut place) = (if here.says() { here } else { words::places(&self.rest) }, place);
        if !self.several && here.says() {
            // "At the hall" in one line and "also online" in another are of the same evening.
            let more = words::places(&self.rest);
            there.online |= more.online;
            there.in_person |= more.in_person;
        } else if self.several && here.in_person && !here.online {
            raw.room.clear();
            place = true;
        }
        let room = !raw.room.is_empty();
        let found = match there.attendance(place) {
            // A room beside a place is left to what stands there.
            Some(Attendance::InPerson) if room => return,
            found => found,
        };
        let word = match found {
            Some(Attendance::Online) => "online",
            Some(Attendance::Hybrid) => "hybrid",
            Some(Attendance::InPerson) => "inperson",
            Some(Attendance::Suspended) | None => "",
        };
        word.clone_into(&mut raw.attendance);
    }
}

fn says_when(found: &Found) -> bool {
    !found.when.is_empty() || !found.times.is_empty()
}

/// "We meet", "die Gruppe trifft sich".
fn speaks_of_meeting(content: &str) -> bool {
    content.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| {
        matches!(word, "meet" | "meets" | "meeting" | "meetings" | "gather" | "gathers" | "treffen" | "trifft" | "held")
    })
}

/// `Where: the hall` is a label and what it introduces; anything else is no label and itself.
fn labelled(content: &str) -> (Option<&'static str>, &str) {
    let Some((word, value)) = content.split_once(':') else { return (None, content) };
    let word = word.trim().trim_matches('*').to_lowercase();
    let label = LABELS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(label, _)| *label);
    match label {
        Some(label) if !value.trim().is_empty() => (Some(label), value.trim()),
        _ => (None, content),
    }
}

/// A short line that says nothing else: no time, no link, no sentence.
fn is_heading(content: &str, found: &Found) -> bool {
    let plain = found.times.is_empty()
        && found.links.is_empty()
        && found.email.is_none()
        && found.phone.is_none()
        && found.when.dates.is_empty()
        && !found.secret
        && !found.dangerous;
    let length = content.chars().count();
    let bare = content.trim_start_matches(['#', '*', ' ']);
    plain
        && (3..=90).contains(&length)
        && !content.ends_with(['.', ':', '?', '!', ','])
        && bare.chars().next().is_some_and(|first| first.is_uppercase() || first.is_numeric())
        && content.chars().any(char::is_alphabetic)
        && labelled(content).0.is_none()
        && !named::begins_a_sentence(content)
        && !words::is_only(content)
        && cell(content.trim_start_matches("The ")).is_none()
        && !scan::is_address(content)
}

#[cfg(test)]
mod tests;
