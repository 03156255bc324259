//! What stands in one line of prose.

use chrono::{NaiveTime, Timelike, Weekday};

use crate::feed::{Clock, Link, weekday, weekdays};

/// A time, perhaps with its end and with days of its own line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) start: Clock,
    pub(super) end: Option<NaiveTime>,
    /// The days that stand nearest before it in the line; `None` where none do.
    pub(super) days: Option<Vec<Weekday>>,
}

/// Everything found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) days: Vec<Weekday>,
    pub(super) times: Vec<Time>,
    /// As the zone database or the person's words name it; empty where nothing does.
    pub(super) zone: String,
    pub(super) links: Vec<String>,
    /// There is a link that is never opened.
    pub(super) dangerous: bool,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    /// It tells a password or the number of a room.
    pub(super) secret: bool,
}

/// Reads a line.
pub(super) fn line(text: &str) -> Found {
    let mut found = Found::default();
    let mut rest = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let bare = word
            .trim_matches(|c: char| "()<>[]{}\"'“”„‘’".contains(c))
            .trim_end_matches(|c: char| ".,;:!?".contains(c));
        if let Some(email) = email(bare) {
            found.email.get_or_insert(email);
        } else if is_dangerous(bare) {
            found.dangerous = true;
        } else if is_link(bare) {
            found.links.push(bare.to_owned());
        } else {
            rest.push_str(word);
            rest.push(' ');
        }
    }
    let lower = rest.to_lowercase();
    found.secret = ["meeting id", "passcode", "password", "passwort", "kenncode", "access code"]
        .iter()
        .any(|word| lower.contains(word));
    found.zone = zone(&rest);
    let tokens = tokens(&rest);
    times(&tokens, &mut found);
    if !found.secret {
        found.phone = phone(&rest, !found.times.is_empty());
    }
    found
}

fn email(word: &str) -> Option<String> {
    let word = word.strip_prefix("mailto:").unwrap_or(word);
    let (name, host) = word.split_once('@')?;
    let good = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "._+-".contains(c));
    (good(name) && good(host) && host.contains('.') && !host.ends_with('.')).then(|| word.to_owned())
}

fn is_dangerous(word: &str) -> bool {
    let scheme = word.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).unwrap_or_default();
    ["javascript", "vbscript", "data", "file"].contains(&scheme.as_str()) && word.len() > scheme.len() + 1
}

/// With a scheme or `www`, or a host with a path: "e.g." and "7.30" are none.
fn is_link(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let marked = lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.");
    marked
        || Link::parse(word).is_some_and(|link| {
            word.contains('/')
                || [".org", ".com", ".net", ".uk", ".de", ".info"].iter().any(|end| lower.ends_with(end))
                || link.is_room()
        })
}

/// Words, numbers and marks: `7–8:30pm` is `7`, `–`, `8:30`, `pm`.
fn tokens(text: &str) -> Vec<String> {
    #[derive(PartialEq, Clone, Copy)]
    enum Class {
        Digit,
        Letter,
        Mark,
    }
    let mut tokens: Vec<(Class, String)> = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    let mut glue = false;
    for (at, c) in characters.iter().enumerate() {
        let next_digit = characters.get(at + 1).is_some_and(char::is_ascii_digit);
        let class = if c.is_ascii_digit() {
            Class::Digit
        } else if c.is_alphabetic() {
            Class::Letter
        } else if matches!(c, ':' | '.')
            && next_digit
            && tokens.last().is_some_and(|(class, _)| *class == Class::Digit)
            && glue
        {
            Class::Digit
        } else if *c == '.' && tokens.last().is_some_and(|(class, _)| *class == Class::Letter) && glue {
            Class::Letter
        } else {
            Class::Mark
        };
        if c.is_whitespace() {
            glue = false;
            continue;
        }
        match tokens.last_mut() {
            Some((last, token)) if *last == class && class != Class::Mark && glue => token.push(*c),
            _ => tokens.push((class, c.to_string())),
        }
        glue = true;
    }
    tokens.into_iter().map(|(_, token)| token).collect()
}

fn times(tokens: &[String], found: &mut Found) {
    let mut days: Vec<Weekday> = Vec::new();
    let mut fresh = false;
    let mut at = 0;
    while at < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        if let Some((read, mut named)) = days_at(rest) {
            // After a time, days begin anew; before one, they add up: "Mondays and Thursdays at seven".
            if fresh {
                days.clear();
                fresh = false;
            }
            days.append(&mut named);
            days.sort_by_key(Weekday::num_days_from_monday);
            days.dedup();
            for day in &days {
                if !found.days.contains(day) {
                    found.days.push(*day);
                }
            }
            at += read;
        } else if let Some((read, start, end)) = time_at(rest) {
            let days = (!days.is_empty()).then(|| days.clone());
            found.times.push(Time { start, end, days });
            fresh = true;
            at += read;
        } else {
            at += 1;
        }
    }
}

/// `Monday`, `Mon – Fri`, `daily`. Short forms that are words as well count with a capital only.
fn days_at(tokens: &[String]) -> Option<(usize, Vec<Weekday>)> {
    let named = |token: &String| {
        let short = token.chars().count() <= 3;
        let capital = token.chars().next().is_some_and(char::is_uppercase);
        // "So", "Do" and "Mi" begin sentences in more than one language, "Sun" shines, "Sat" sits.
        let is_word =
            ["so", "do", "mi", "di", "mo", "sa", "fr", "mar", "ven", "dom", "sab", "mer", "sat", "sun", "mon", "wed"]
                .contains(&token.trim_end_matches('.').to_lowercase().as_str());
        if short && (!capital || (is_word && token.chars().count() < 3)) { None } else { weekday(token) }
    };
    let first = tokens.first()?;
    if let "daily" | "everyday" | "täglich" = first.to_lowercase().as_str() {
        return Some((1, weekdays("daily")?));
    }
    if first.eq_ignore_ascii_case("every") && tokens.get(1).is_some_and(|word| word.eq_ignore_ascii_case("day")) {
        return Some((2, weekdays("daily")?));
    }
    let day = named(first)?;
    let through = tokens.get(1).is_some_and(|mark| matches!(mark.as_str(), "-" | "–" | "—" | "to" | "through" | "bis"));
    match tokens.get(2).filter(|_| through).and_then(named) {
        Some(last) => Some((3, weekdays(&format!("{day}-{last}"))?)),
        None => Some((1, vec![day])),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
    /// Said to be of a clock with 24 hours.
    Whole,
}

/// A time and where it ends, with how many tokens they are.
fn time_at(tokens: &[String]) -> Option<(usize, Clock, Option<NaiveTime>)> {
    if let Some(first) = tokens.first().map(|token| token.to_lowercase()) {
        match first.as_str() {
            "noon" => return Some((1, Clock::At(NaiveTime::from_hms_opt(12, 0, 0)?), None)),
            "midnight" => return Some((1, Clock::At(NaiveTime::MIN), None)),
            _ => {}
        }
    }
    let (read, start, start_half) = number(tokens)?;
    let joined = tokens
        .get(read)
        .is_some_and(|mark| matches!(mark.to_lowercase().as_str(), "-" | "–" | "—" | "to" | "until" | "till" | "bis"));
    let end = joined.then(|| number(tokens.get(read + 1..)?)).flatten();
    let has_minutes = tokens.first().is_some_and(|token| token.contains([':', '.']));
    match end {
        Some((more, end, end_half)) => {
            let end_minutes = tokens.get(read + 1).is_some_and(|token| token.contains(':'));
            if start_half.is_none() && end_half.is_none() && !(has_minutes || end_minutes) {
                return None;
            }
            let (start, end) = range((start, start_half), (end, end_half));
            Some((read + 1 + more, start, end))
        }
        None if start_half.is_none() && !tokens.first()?.contains(':') => None,
        None => Some((read, place(start, start_half), None)),
    }
}

/// `7`, `7:30`, `19.30`, with a word for the half of the day behind it.
fn number(tokens: &[String]) -> Option<(usize, (u32, u32), Option<Half>)> {
    let first = tokens.first()?;
    let (hour, minute) = first.split_once([':', '.']).unwrap_or((first, "00"));
    if hour.is_empty()
        || hour.len() > 2
        || minute.len() != 2
        || !hour.bytes().chain(minute.bytes()).all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let time = (hour.parse().ok().filter(|hour| *hour < 24)?, minute.parse().ok().filter(|minute| *minute < 60)?);
    let word = tokens.get(1).map(|word| word.to_lowercase().replace('.', "")).unwrap_or_default();
    let half = match word.as_str() {
        "am" => Some(Half::Am),
        "pm" => Some(Half::Pm),
        "uhr" | "h" => Some(Half::Whole),
        "noon" if time == (12, 0) => Some(Half::Pm),
        _ => None,
    };
    if matches!(half, Some(Half::Am)) && time.0 > 12 {
        return None;
    }
    // A date, a price or a version, not a time.
    if half.is_none() && first.contains('.') && tokens.get(1).is_some_and(|next| next == "." || next == "€") {
        return None;
    }
    let zero = first.starts_with('0') || time.0 > 12;
    let half = half.or((zero && first.contains([':', '.'])).then_some(Half::Whole));
    Some((
        if word.is_empty() || half.is_none() || !matches!(word.as_str(), "am" | "pm" | "uhr" | "h" | "noon") {
            1
        } else {
            2
        },
        time,
        half,
    ))
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
        (None, Some(half)) => {
            let same = at(start.0, start.1, half);
            let before = same.filter(|same| known_end.is_some_and(|end| *same < end));
            let other = if half == Half::Pm { at(start.0, start.1, Half::Am) } else { same };
            (before.or(other).map_or(Clock::Unclear, Clock::At), known_end)
        }
        _ => (place(start, start_half), known_end),
    }
}

/// Names of zones in words. Short names count in capitals only, and only those that mean one zone.
const ZONES: [(&str, &str); 22] = [
    ("ET", "America/New_York"),
    ("EST", "America/New_York"),
    ("EDT", "America/New_York"),
    ("CT", "America/Chicago"),
    ("CDT", "America/Chicago"),
    ("MDT", "America/Denver"),
    ("PT", "America/Los_Angeles"),
    ("PST", "America/Los_Angeles"),
    ("PDT", "America/Los_Angeles"),
    ("UTC", "UTC"),
    ("BST", "Europe/London"),
    ("CEST", "Europe/Berlin"),
    ("CET", "Europe/Berlin"),
    ("MEZ", "Europe/Berlin"),
    ("MESZ", "Europe/Berlin"),
    ("Eastern Time", "America/New_York"),
    ("Central Time", "America/Chicago"),
    ("Mountain Time", "America/Denver"),
    ("Pacific Time", "America/Los_Angeles"),
    ("UK time", "Europe/London"),
    ("London time", "Europe/London"),
    ("GMT/BST", "Europe/London"),
];

fn zone(text: &str) -> String {
    let by_name = text
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | '+')))
        .filter(|word| word.contains('/') && word.chars().next().is_some_and(char::is_uppercase))
        .find_map(crate::feed::zone_name);
    if let Some(name) = by_name {
        return name;
    }
    let padded = format!(" {} ", text.replace(['(', ')', ',', '.', ';'], " "));
    // "at 7 pm CT" is a zone, "Hartford, CT" is a state: the short ones stand behind a time.
    let found = ZONES.iter().find(|(word, _)| {
        let at = padded.find(&format!(" {word} "));
        let short = word.len() == 2;
        at.is_some_and(|at| {
            let before = padded.get(..at).unwrap_or_default().trim_end().to_lowercase();
            !short || before.ends_with("am") || before.ends_with("pm") || before.ends_with(|c: char| c.is_ascii_digit())
        })
    });
    found.map(|(_, zone)| (*zone).to_owned()).unwrap_or_default()
}

/// A run of at least seven digits as people write numbers. A postal code and a year are shorter. Beside a time of day only what is
/// called a telephone, or is written as nothing else.
fn phone(text: &str, beside_times: bool) -> Option<String> {
    let mut best = String::new();
    let mut run = String::new();
    let mut before = String::new();
    for c in text.chars().chain(std::iter::once('x')) {
        if c.is_ascii_digit() || " +-()./".contains(c) {
            run.push(c);
            continue;
        }
        let digits = run.chars().filter(char::is_ascii_digit).count();
        let number = run.trim_matches(|c: char| " -./".contains(c));
        let sure = !beside_times || is_called(&before) || is_dialled(number, digits);
        if (7..=15).contains(&digits) && best.is_empty() && !is_date(&run) && sure {
            number.clone_into(&mut best);
        }
        before.push_str(&run);
        before.push(c);
        run.clear();
    }
    let balanced = best.matches('(').count() == best.matches(')').count();
    (!best.is_empty() && balanced).then_some(best)
}

/// The words before a number say that it is a telephone.
fn is_called(before: &str) -> bool {
    let word = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let names = ["phone", "tel", "telephone", "telefon", "fon", "call", "ring", "mobile", "handy", "text"];
    names.contains(&word.as_str())
}

/// `+44 1947 000 000`, `0113 496 0000`, `(0431) 000 000`: longer than two times of day beside each other, without their dots.
fn is_dialled(number: &str, digits: usize) -> bool {
    let trunk = number.starts_with('0') || number.starts_with("(0");
    number.starts_with('+') || (trunk && digits >= 9 && !number.contains(['.', '/']))
}

/// `12/05/2019`, `2019-05-12`.
fn is_date(run: &str) -> bool {
    let parts: Vec<&str> =
        run.trim_matches([' ', '.', '-', '(', ')', '/']).split(['/', '.', '-']).map(str::trim).collect();
    let year = |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let short = |part: &&str| (1..=2).contains(&part.len());
    matches!(parts.as_slice(), [a, b, c] if (year(a) && short(b) && short(c)) || (short(a) && short(b) && year(c)))
}

/// A number beside a word for a street.
pub(super) fn is_address(text: &str) -> bool {
    const STREETS: [&str; 18] = [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "lane",
        "ln",
        "drive",
        "dr",
        "boulevard",
        "blvd",
        "square",
        "place",
        "way",
        "court",
        "terrace",
        "quay",
    ];
    const ENDINGS: [&str; 6] = ["straße", "strasse", "str", "weg", "platz", "gasse"];
    if text.chars().count() > 160 {
        return false;
    }
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &String| word.chars().next().is_some_and(|c| c.is_ascii_digit()) && word.len() <= 5;
    let before = words
        .iter()
        .position(is_number)
        .is_some_and(|at| words.iter().skip(at + 2).take(4).any(|word| STREETS.contains(&word.as_str())));
    let after = words.windows(2).any(|pair| match pair {
        [street, number] => ENDINGS.iter().any(|end| street.ends_with(end)) && is_number(number),
        _ => false,
    });
    before || after
}
