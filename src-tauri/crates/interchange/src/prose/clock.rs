//! Times of day as people say them in a sentence.

use chrono::{NaiveTime, Timelike, Weekday};

use crate::feed::{Clock, weekday};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
    /// Said to be of a clock with 24 hours.
    Whole,
}

/// A time and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// How many tokens they are.
    pub(super) read: usize,
    pub(super) start: Clock,
    pub(super) end: Option<NaiveTime>,
    /// Nobody said morning or evening, and in words like these the evening is meant.
    pub(super) supposed: bool,
}

/// How much a number looks like a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `7`.
    Bare,
    /// `7.30`.
    Dotted,
    /// `7:30`.
    Colon,
    /// `half past seven`.
    Words,
}

#[derive(Debug, Clone, Copy)]
struct Number {
    read: usize,
    time: (u32, u32),
    half: Option<Half>,
    form: Form,
    /// The half is that of `Uhr`, which people say of an evening too: "7 Uhr abends".
    loose: bool,
}

/// The time that begins at a place of the tokens. `since`: where the one before it ended.
pub(super) fn time_at(tokens: &[String], at: usize, since: usize) -> Option<Said> {
    let rest = tokens.get(at..)?;
    if at == since && at > 0 && named(&lower(rest, 0)).is_some() {
        // "12 Uhr mittags" is one time.
        return None;
    }
    let first = number(rest)?;
    let joined = matches!(lower(rest, first.read).as_str(), "-" | "–" | "—" | "to" | "until" | "till" | "bis");
    let end = joined.then(|| number(rest.get(first.read + 1..)?)).flatten();
    let read = first.read + end.map_or(0, |end| end.read + 1);
    let part = part_behind(tokens, at + read).or_else(|| part_before(tokens, since, at));
    let told = first.half.is_some() || end.is_some_and(|end| end.half.is_some());
    let minutes = match end {
        Some(end) => first.form != Form::Bare || matches!(end.form, Form::Colon | Form::Words),
        None => matches!(first.form, Form::Colon | Form::Words),
    };
    let introduced = is_introduced(tokens, at) || (part.is_some() && (end.is_some() || first.form == Form::Dotted));
    let by_place = introduced && closes(tokens, at + read, first.form == Form::Bare && part.is_none());
    if !told && !minutes && !by_place {
        return None;
    }
    let (start, until, supposed) = resolve(first, end, part);
    Some(Said { read, start, end: until, supposed })
}

fn resolve(first: Number, end: Option<Number>, part: Option<Half>) -> (Clock, Option<NaiveTime>, bool) {
    let evening = |number: Number| match (number.half, part) {
        (Some(Half::Whole), Some(Half::Pm)) if number.loose && number.time.0 < 12 => Some(Half::Pm),
        (half, _) => half,
    };
    let (mut from, to) = (evening(first), end.and_then(evening));
    let mut supposed = false;
    if from.is_none() && to.is_none() {
        from = part.filter(|part| !(*part == Half::Am && first.time.0 > 12));
        // "Half past seven" is said of an evening, "half past ten" of either.
        supposed = from.is_none() && first.form == Form::Words && (5..=9).contains(&first.time.0);
        from = if supposed { Some(Half::Pm) } else { from };
    }
    match end {
        Some(end) => {
            let (start, until) = range((first.time, from), (end.time, to));
            (start, until, supposed)
        }
        None => (place(first.time, from), None, supposed),
    }
}

fn lower(tokens: &[String], at: usize) -> String {
    tokens.get(at).map(|token| token.to_lowercase()).unwrap_or_default()
}

/// A time that has a name.
fn named(word: &str) -> Option<((u32, u32), Half)> {
    match word.trim_end_matches('.') {
        "noon" | "midday" | "mittag" | "mittags" => Some(((12, 0), Half::Pm)),
        "midnight" | "mitternacht" => Some(((0, 0), Half::Whole)),
        _ => None,
    }
}

/// `7`, `7:30`, `19.30`, with a word for the half of the day behind it; `noon`; `half past seven`.
fn number(tokens: &[String]) -> Option<Number> {
    let first = tokens.first()?;
    if let Some((time, half)) = named(&first.to_lowercase()) {
        // "Mittags um 12": the time comes yet.
        let comes = tokens.iter().skip(1).take(3).any(|token| token.starts_with(|c: char| c.is_ascii_digit()));
        let german = first.to_lowercase().starts_with("mittag");
        return (!(german && comes)).then_some(Number {
            read: 1,
            time,
            half: Some(half),
            form: Form::Words,
            loose: false,
        });
    }
    let (read, time, form) = in_words(tokens).or_else(|| in_digits(first).map(|(time, form)| (1, time, form)))?;
    let word = lower(tokens, read).replace('.', "");
    let (half, more) = match word.as_str() {
        "am" if is_half(tokens, read) => (Some(Half::Am), 1),
        "pm" => (Some(Half::Pm), 1),
        "uhr" | "h" => (Some(Half::Whole), 1),
        "noon" | "midday" | "mittags" if time == (12, 0) => (Some(Half::Pm), 1),
        "midnight" if time == (12, 0) => (Some(Half::Am), 1),
        _ => (None, 0),
    };
    // A date, a price or a version, not a time.
    let other = half.is_none() && form == Form::Dotted && matches!(word.as_str(), "€" | "$" | "£" | "km" | "miles");
    let dated = half.is_none() && form == Form::Dotted && lower(tokens, read) == "." && tokens.len() > read + 1;
    if (half == Some(Half::Am) && time.0 > 12) || other || dated {
        return None;
    }
    let zero = first.starts_with('0') || time.0 > 12;
    let written = half.is_none() && zero && matches!(form, Form::Colon | Form::Dotted);
    Some(Number {
        read: read + more,
        time,
        half: half.or(written.then_some(Half::Whole)),
        form,
        loose: half == Some(Half::Whole) && !first.starts_with('0'),
    })
}

/// "7 am", and not "um 7 am Montag".
fn is_half(tokens: &[String], at: usize) -> bool {
    let next = lower(tokens, at + 1);
    let german = weekday(&next).is_some() && tokens.iter().take(at).all(|token| token != "am") && {
        matches!(
            next.trim_end_matches('s'),
            "montag" | "dienstag" | "mittwoch" | "donnerstag" | "freitag" | "samstag" | "sonntag"
        )
    };
    !german
}

fn in_digits(token: &str) -> Option<((u32, u32), Form)> {
    let (hour, minute) = token.split_once([':', '.']).unwrap_or((token, "00"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if hour.is_empty() || hour.len() > 2 || minute.len() != 2 || !digits(hour) || !digits(minute) {
        return None;
    }
    let form = match (token.contains(':'), token.contains('.')) {
        (true, _) => Form::Colon,
        (_, true) => Form::Dotted,
        _ => Form::Bare,
    };
    let time = (hour.parse().ok().filter(|hour| *hour < 24)?, minute.parse().ok().filter(|minute| *minute < 60)?);
    Some((time, form))
}

/// `half past seven`, `quarter to 8`, `seven o'clock`, `seven pm`, `halb acht`, `acht Uhr`.
fn in_words(tokens: &[String]) -> Option<(usize, (u32, u32), Form)> {
    const HOURS: [&[&str]; 12] = [
        &["one", "eins", "ein"],
        &["two", "zwei"],
        &["three", "drei"],
        &["four", "vier"],
        &["five", "fünf"],
        &["six", "sechs"],
        &["seven", "sieben"],
        &["eight", "acht"],
        &["nine", "neun"],
        &["ten", "zehn"],
        &["eleven", "elf"],
        &["twelve", "zwölf"],
    ];
    let words: Vec<String> = tokens.iter().take(4).map(|token| token.trim_end_matches('.').to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let spoken = |word: &str| (1..).zip(HOURS).find(|(_, names)| names.contains(&word)).map(|(hour, _)| hour);
    let hour = |word: &str| spoken(word).or_else(|| word.parse().ok().filter(|hour| (1..=12).contains(hour)));
    let before = |hour: u32| if hour == 1 { 12 } else { hour - 1 };
    let (read, time) = match *words.as_slice() {
        ["half", "past", word, ..] => (3, (hour(word)?, 30)),
        ["half", word, ..] => (2, (spoken(word)?, 30)),
        ["quarter", "past", word, ..] | ["viertel", "nach", word, ..] => (3, (hour(word)?, 15)),
        ["quarter", "to", word, ..] | ["viertel", "vor", word, ..] => (3, (before(hour(word)?), 45)),
        ["halb", word, ..] => (2, (before(hour(word)?), 30)),
        [word, "o", "'" | "’", "clock"] => (4, (hour(word)?, 0)),
        [word, "pm" | "am" | "p.m" | "a.m" | "uhr", ..] => (1, (spoken(word)?, 0)),
        _ => return None,
    };
    Some((read, time, Form::Words))
}

/// What a word says about the half of the day, with the word before it.
fn half_word(tokens: &[String], at: usize) -> Option<Half> {
    let word = lower(tokens, at);
    let word = word.trim_end_matches('.');
    if let Some((_, half)) = day_part(word) {
        return Some(half);
    }
    match word {
        "mornings" | "vormittags" | "morgens" => return Some(Half::Am),
        "evenings" | "afternoons" | "nights" | "nachmittags" | "abends" => return Some(Half::Pm),
        _ => {}
    }
    let before = at.checked_sub(1).map(|at| lower(tokens, at)).unwrap_or_default();
    let of_day = weekday(&before).is_some();
    match word {
        "morning" if of_day || matches!(before.as_str(), "the" | "every" | "each") => Some(Half::Am),
        "evening" | "afternoon" | "night" if of_day || matches!(before.as_str(), "the" | "every" | "each" | "at") => {
            Some(Half::Pm)
        }
        "vormittag" | "morgen" if of_day || matches!(before.as_str(), "am" | "jeden") => Some(Half::Am),
        "abend" | "nachmittag" if of_day || matches!(before.as_str(), "am" | "jeden") => Some(Half::Pm),
        _ => None,
    }
}

/// `Donnerstagabend`, `dienstagvormittags`: a day and a half of it in one word.
pub(super) fn day_part(word: &str) -> Option<(Weekday, Half)> {
    const ENDS: [(&str, Half); 4] =
        [("vormittag", Half::Am), ("nachmittag", Half::Pm), ("morgen", Half::Am), ("abend", Half::Pm)];
    let lower = word.to_lowercase();
    let lower = lower.strip_suffix('s').unwrap_or(&lower);
    ENDS.iter().find_map(|(end, half)| {
        let day = lower.strip_suffix(end).filter(|day| day.ends_with("tag") || *day == "mittwoch")?;
        Some((weekday(day)?, *half))
    })
}

/// "… at 7:30 on Thursday evenings", up to a mark or another number.
fn part_behind(tokens: &[String], from: usize) -> Option<Half> {
    let ends = |token: &String| {
        matches!(token.as_str(), "," | ";" | "." | "!" | "?" | "|" | "•" | "and" | "und")
            || token.starts_with(|c: char| c.is_ascii_digit())
    };
    let count = tokens.iter().skip(from).take(8).take_while(|token| !ends(token)).count();
    (from..from + count).find_map(|at| half_word(tokens, at))
}

/// "Thursday evenings, 7:30", back to the time before.
fn part_before(tokens: &[String], since: usize, at: usize) -> Option<Half> {
    (since.max(at.saturating_sub(10))..at).rev().find_map(|at| half_word(tokens, at))
}

/// A word that a time follows.
fn is_introduced(tokens: &[String], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| lower(tokens, at)).unwrap_or_default();
    let day = |word: &str| weekday(word).is_some() || day_part(word).is_some();
    matches!(before(1).as_str(), "at" | "um" | "from" | "ab" | "starts" | "begins")
        || day(&before(1))
        || (before(1) == "," && day(&before(2)))
}

/// What follows lets a number be a time: "at 7 on Mondays", and not "at 7 Church Lane".
fn closes(tokens: &[String], at: usize, strict: bool) -> bool {
    const SMALL: [&str; 16] = [
        "on", "in", "every", "each", "for", "and", "und", "im", "until", "till", "to", "jeden", "at", "with", "sharp",
        "-",
    ];
    let Some(next) = tokens.get(at) else { return true };
    let word = next.to_lowercase();
    if strict {
        // "At 12, Mill Lane" is a house.
        return matches!(word.as_str(), "." | ";" | ")") || matches!(word.as_str(), "on" | "every" | "each" | "sharp");
    }
    let mark = !next.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '€' | '$' | '£' | '%' | '/'));
    mark || SMALL.contains(&word.as_str()) || weekday(&word).is_some() || half_word(tokens, at).is_some()
}

fn at(hour: u32, minute: u32, half: Half) -> Option<NaiveTime> {
    let hour = match (half, hour) {
        (Half::Am, 12) => 0,
        (Half::Pm, 1..=11) => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Without a word for the half, an hour up to twelve is one of two.
fn place((hour, minute): (u32, u32), half: Option<Half>) -> Clock {
    half.and_then(|half| at(hour, minute, half)).map_or(Clock::Unclear, Clock::At)
}

type Spoken = ((u32, u32), Option<Half>);

/// A start and an end: what is said of one holds for the other, unless the start would then be later.
fn range((start, start_half): Spoken, (end, end_half): Spoken) -> (Clock, Option<NaiveTime>) {
    let known_end = end_half.and_then(|half| at(end.0, end.1, half));
    match (start_half, end_half) {
        (Some(half), None) => {
            let from = at(start.0, start.1, half);
            let same = at(end.0, end.1, half);
            let later = same.filter(|same| from.is_some_and(|from| from < *same));
            let other = same.and_then(|same| same.with_hour((same.hour() + 12) % 24));
            (from.map_or(Clock::Unclear, Clock::At), if half == Half::Whole { same } else { later.or(other) })
        }
        // "8 to midnight" is an evening.
        (None, Some(Half::Whole)) if end == (0, 0) => (place(start, Some(Half::Pm)), known_end),
        (None, Some(half)) => {
            let same = at(start.0, start.1, half);
            let before = same.filter(|same| known_end.is_some_and(|end| *same < end));
            let other = if half == Half::Pm { at(start.0, start.1, Half::Am) } else { same };
            (before.or(other).map_or(Clock::Unclear, Clock::At), known_end)
        }
        _ => (place(start, start_half), known_end),
    }
}
