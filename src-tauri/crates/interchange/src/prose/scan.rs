//! What stands in one line of prose.

use chrono::{NaiveDate, Weekday};

use super::clock::{self, Said};
use super::dated::{self, Dated};
use super::zones::{Zones, zones};
use crate::feed::{Link, ProblemCode, weekday, weekdays};

/// The days of a time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct When {
    pub(super) days: Vec<Weekday>,
    /// It takes place on these, and on no other days.
    pub(super) dates: Vec<NaiveDate>,
    /// There is a date that cannot be told.
    pub(super) problem: Option<ProblemCode>,
}

impl When {
    pub(super) fn is_empty(&self) -> bool {
        self.days.is_empty() && self.dates.is_empty() && self.problem.is_none()
    }

    fn add(&mut self, days: &[Weekday]) {
        self.days.extend(days);
        self.days.sort_by_key(Weekday::num_days_from_monday);
        self.days.dedup();
    }

    fn on(&mut self, dated: Dated) {
        match dated {
            Dated::On(date) if !self.dates.contains(&date) => self.dates.push(date),
            Dated::On(_) => {}
            Dated::NoYear => self.problem = Some(ProblemCode::YearMissing),
            Dated::Unclear => self.problem = Some(ProblemCode::DayUnreadable),
        }
    }
}

/// A time, perhaps with its end and with days of its own line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) said: Said,
    /// The days that stand nearest before it in the line; `None` where none do.
    pub(super) when: Option<When>,
}

/// Everything found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) when: When,
    pub(super) times: Vec<Time>,
    pub(super) zones: Zones,
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
    found.zones = zones(&rest);
    let tokens = tokens(&rest);
    times(&tokens, &mut found);
    if found.zones.several {
        // "7pm ET / 4pm PT" is one moment.
        found.times.truncate(1);
    }
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
pub(super) fn tokens(text: &str) -> Vec<String> {
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
    let mut when = When::default();
    let mut fresh = false;
    let (mut at, mut since) = (0, 0);
    let once = dated::is_once(tokens);
    while at < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        let dated = dated::date_at(rest);
        let days = if dated.is_none() { days_at(rest) } else { None };
        if fresh && (dated.is_some() || days.is_some()) {
            // After a time, days begin anew; before one, they add up: "Mondays and Thursdays at seven".
            when = When::default();
            fresh = false;
        }
        if let Some((read, date)) = dated {
            if once && !dated::is_bound(tokens.get(..at).unwrap_or_default()) {
                when.on(date);
                found.when.on(date);
            }
            at += read;
        } else if let Some((read, named)) = days {
            when.add(&named);
            found.when.add(&named);
            at += read;
        } else if let Some(said) = clock::time_at(tokens, at, since) {
            found.times.push(Time { said, when: (!when.is_empty()).then(|| when.clone()) });
            fresh = true;
            at += said.read;
            since = at;
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
    if let Some((day, _)) = clock::day_part(first) {
        return Some((1, vec![day]));
    }
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
