//! Meetings in what somebody copied from a page or a letter.
//!
//! Only what stands in the text is taken, and everything is an offer that a person looks at: a time that may be morning or evening is no
//! time, a number is a telephone only where nothing says it is something else, and of two readings of a rule both are offered. The text itself is kept
//! as notes.

mod named;
mod scan;

use chrono::{NaiveTime, Weekday};

use self::scan::{Found, Time, line};
use crate::feed::{
    Asked, Clock, Draft, Field, Limits, Link, Meaning, Problem, ProblemCode, Raw, Refused, Shop, Type, decode,
    say_how_decoded,
};
use crate::feed::{Kind, Openness, wording};

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
    let mut read = Read::default();
    for (number, content) in text.lines().enumerate() {
        let at = u32::try_from(number + 1).unwrap_or(u32::MAX);
        read.line(content.trim(), at, &mut shop);
    }
    read.finish(&text, &mut shop);
    Ok(shop.done())
}

/// A name stands in one of so many lines at the beginning, where nothing says that it is one.
const HEADINGS: usize = 3;

/// What was found so far.
#[derive(Default)]
struct Read {
    raw: Raw,
    /// Weekdays that a time which follows belongs to, with the text they stand in.
    days: Vec<Weekday>,
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
    days: Vec<Weekday>,
    time: Time,
    spoken: String,
}

/// Words before a colon, and what they introduce.
const LABELS: [(&str, &[&str]); 5] = [
    ("name", &["name", "group", "gruppe", "meeting"]),
    ("place", &["where", "location", "place", "address", "venue", "ort", "wo", "adresse", "treffpunkt"]),
    ("phone", &["phone", "tel", "telephone", "telefon", "call", "mobile"]),
    ("email", &["email", "e-mail", "mail"]),
    ("language", &["language", "languages", "sprache"]),
];

impl Read {
    fn line(&mut self, content: &str, at: u32, shop: &mut Shop<'_>) {
        shop.turn_to(at);
        if content.is_empty() {
            return;
        }
        let (label, value) = labelled(content);
        let found = line(content);
        self.links(&found, shop);
        self.contact(label, value, &found, shop);
        self.sentence(label, content, &found);
        match label {
            Some("name") if !self.named && found.times.is_empty() && Link::parse(value).is_none() => {
                value.clone_into(&mut self.raw.name);
                self.named = true;
            }
            Some("place") => self.place(value),
            Some("language") if self.raw.language.is_empty() => value.clone_into(&mut self.raw.language),
            // What stands alone further down is a greeting or a heading of a part.
            _ if self.raw.name.is_empty() && self.lines < HEADINGS && is_heading(content, &found) => {
                content.clone_into(&mut self.raw.name);
            }
            None if scan::is_address(content) && found.times.is_empty() => self.place(content),
            None => self.place_in(content),
            _ => {}
        }
        self.lines += 1;
        if !found.days.is_empty() {
            self.days.clone_from(&found.days);
            content.clone_into(&mut self.spoken);
        }
        for time in found.times {
            if self.slots.len() == MOST_TIMES {
                shop.repaired(Field::Time, ProblemCode::Cut);
                break;
            }
            let days = time.days.clone().unwrap_or_else(|| self.days.clone());
            self.slots.push(Slot { at, days, time, spoken: self.spoken.clone() });
        }
        if self.raw.zone.is_empty() {
            self.raw.zone = found.zone;
        }
    }

    /// "Harbour Circle meets every 2nd Tuesday": a line that says when may begin with who.
    fn sentence(&mut self, label: Option<&str>, content: &str, found: &Found) {
        let says_when = !found.days.is_empty() || !found.times.is_empty();
        if label.is_none()
            && says_when
            && self.raw.name.is_empty()
            && self.lines < HEADINGS
            && let Some(name) = named::name(content)
        {
            self.raw.name = name;
        }
    }

    fn place(&mut self, text: &str) {
        if self.raw.address.is_empty() && Link::parse(text).is_none() {
            text.clone_into(&mut self.raw.address);
        }
    }

    /// "…, at the old chapel, 12 Quay Street": what follows the word, to the end of the sentence, if it has a street.
    fn place_in(&mut self, content: &str) {
        let after =
            content.split(" at ").skip(1).map(|part| part.split(". ").next().unwrap_or(part).trim_end_matches('.'));
        let place = after.filter(|part| scan::is_address(part) && line(part).times.is_empty()).last();
        if let Some(place) = place {
            self.place(place);
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

    fn finish(mut self, text: &str, shop: &mut Shop<'_>) {
        self.raw.notes = vec![text.to_owned()];
        self.raw.types = words(text);
        if self.slots.is_empty() {
            shop.turn_to(1);
            shop.repaired(Field::Time, ProblemCode::NoTimes);
            self.raw.days = Some(Vec::new());
            return shop.finish_with(&self.raw, crate::feed::Wording::default());
        }
        for slot in std::mem::take(&mut self.slots) {
            shop.turn_to(slot.at);
            self.slot(&slot, shop);
        }
    }

    fn slot(&mut self, slot: &Slot, shop: &mut Shop<'_>) {
        let written = |time: NaiveTime| time.format("%H:%M").to_string();
        self.raw.time = match slot.time.start {
            Clock::At(time) => written(time),
            Clock::Unclear => {
                shop.repaired(Field::Time, ProblemCode::HalfOfDayUnclear);
                String::new()
            }
        };
        self.raw.end = slot.time.end.map(written).unwrap_or_default();
        self.raw.id = format!("{}|{:?}|{}", self.raw.name, slot.days, self.raw.time);
        self.raw.days = Some(slot.days.clone());
        // The words about weeks that stand with these days, and no others of the text.
        let spoken = wording(&slot.spoken, &slot.days);
        shop.finish_with(&self.raw, spoken);
    }
}

/// `Where: the hall` is a label and what it introduces; anything else is no label and itself.
fn labelled(content: &str) -> (Option<&'static str>, &str) {
    let Some((word, value)) = content.split_once(':') else { return (None, content) };
    let word = word.trim().to_lowercase();
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
        && !found.secret
        && !found.dangerous;
    let length = content.chars().count();
    plain
        && (3..=90).contains(&length)
        && !content.ends_with(['.', ':', '?', '!', ','])
        && content.chars().any(char::is_alphabetic)
        && labelled(content).0.is_none()
        && !scan::is_address(content)
}

/// Words that say what kind of meeting it is, where they can be taken literally.
fn words(text: &str) -> Vec<(Type, Option<Meaning>)> {
    let lower: String = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    let mut add = |phrase: &str, meaning: Meaning| {
        let negated =
            ["not ", "no ", "isn't ", "kein ", "nicht "].iter().any(|not| lower.contains(&format!("{not}{phrase}")));
        if lower.contains(phrase) && !negated {
            found.push((Type { code: phrase.to_owned(), word: String::new(), kind: None }, Some(meaning)));
        }
    };
    let (open, closed) = (lower.contains("open meeting"), lower.contains("closed meeting"));
    if open != closed {
        add("open meeting", Meaning::Openness(Openness::Open));
        add("closed meeting", Meaning::Openness(Openness::Closed));
    }
    add("wheelchair accessible", Meaning::Kind(Kind::Wheelchair));
    add("wheelchair access", Meaning::Kind(Kind::Wheelchair));
    add("rollstuhlgerecht", Meaning::Kind(Kind::Wheelchair));
    add("sign language", Meaning::Kind(Kind::SignLanguage));
    add("women only", Meaning::Kind(Kind::Women));
    add("men only", Meaning::Kind(Kind::Men));
    if lower.contains("women only") {
        // "Men only" stands in it.
        found.retain(|(kind, _)| kind.code != "men only");
    }
    found
}

#[cfg(test)]
mod tests;
